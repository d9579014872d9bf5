// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "check/rule_model.h"

namespace paraphe {

/// An element of a rule file.
struct RuleElement {
  const xmlNode* node = nullptr;
  RuleFile* file = nullptr;
};

/// The files of a rule set, each read once. Only files under one folder are opened.
class RuleFiles {
 public:
  RuleFiles(RuleModel& model, Prose prose, Diagnostics& diagnostics)
      : model_(model), prose_(prose), out_(diagnostics) {}

  /// The main file. Nothing when it was refused: the faults are reported.
  RuleFile* open_main(const std::string& path);

  /// What `href` (a path from the file that says it, perhaps with `#id`) names: a root element, or
  /// the element with that `id` or `xml:id`.
  /// Errors: nothing, after RUL-01 (cannot be read), RUL-09 (no such id) or RUL-15 (outside).
  RuleElement resolve(const RuleElement& from);

 private:
  RuleFile* open(const std::string& path, const Place& place);
  void bind(RuleFile& file);

  RuleModel& model_;
  Prose prose_;
  Diagnostics& out_;
};

/// The path of the file that `href` names from `base`, a folder under `folder`: `folder` as it is
/// written, then the way down to the file, without dots or links. Empty when it leaves `folder`, be
/// it by a link, or is no relative path.
std::string confined(const std::string& folder, const std::string& base, std::string_view href);

}  // namespace paraphe
