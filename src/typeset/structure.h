// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "typeset/page.h"

namespace paraphe::setting {

/// The structure tree while pages are made; node 0 is Document.
class Structure {
 public:
  Structure() { nodes_.emplace_back().type = "Document"; }

  /// A new last child of `parent`; `type` is of static storage.
  int add(std::string_view type, int parent, Source source = {}, std::string language = {});
  /// The node of a container, table, row or cell, by its role.
  int add(const Block& block, int parent);
  /// A Note; its id is unique.
  int add_note(int parent, Source source);

  StructureNode& at(int node) { return nodes_[static_cast<std::size_t>(node)]; }
  std::vector<StructureNode> take() { return std::move(nodes_); }

 private:
  std::vector<StructureNode> nodes_;
  int notes_ = 0;
};

/// `ListNumbering` of a list whose first label reads `label`. Source: ISO 32000-1, table 347.
std::string list_numbering(const std::string& label);

}  // namespace paraphe::setting
