// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <libxml/tree.h>

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/draft.h"
#include "base/wordings.h"

namespace paraphe {

/// What rules read beside them: tables of words, and the set phrases that these list. Each is read
/// when it is first asked for, and kept for the drafts that follow: all of them are held to one
/// state of it. It belongs to one thread, as the trees it keeps do.
class RuleTables {
 public:
  struct Table {
    std::optional<Draft> draft;      ///< nothing: it could not be read
    std::vector<Diagnostic> faults;  ///< RUL-01, or SCH-… where it departs from its schema
  };

  /// The file `href` of `folder`, which bounds it.
  const Table& get(const std::string& folder, std::string_view href);

  /// Whether a node is of one of these files.
  bool hold(const xmlNode* node) const;
  /// Where the phrases that these nodes of theirs list are kept, once read.
  std::shared_ptr<const Wordings>& phrases(std::span<xmlNode* const> nodes);

 private:
  std::map<std::pair<std::string, std::string>, Table> tables_;
  std::map<std::vector<const xmlNode*>, std::shared_ptr<const Wordings>> phrases_;
};

}  // namespace paraphe
