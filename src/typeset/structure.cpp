// SPDX-License-Identifier: EUPL-1.2
#include "typeset/structure.h"

#include <algorithm>

namespace paraphe::setting {
namespace {

// ISO 32000-1, 14.8.4. A grouping block without a role of its own is a Div: a P may not hold a P.
std::string_view type_of(const Block& block) {
  static constexpr std::string_view headings[] = {"H1", "H2", "H3", "H4", "H5", "H6"};
  const bool group = block.kind != Block::Kind::paragraph;
  switch (block.role) {
    case Role::document:
      return "Sect";  // node 0 is the only Document
    case Role::part:
      return "Part";
    case Role::section:
      return "Sect";
    case Role::division:
      return "Div";
    case Role::heading:
      return headings[std::clamp(block.level, 1, 6) - 1];
    case Role::paragraph:
      return group ? "Div" : "P";
    case Role::list:
      return "L";
    case Role::list_item:
      return "LI";
    case Role::table:
      return "Table";
    case Role::row:
      return "TR";
    case Role::header_cell:
      return "TH";
    case Role::cell:
      return "TD";
    case Role::table_of_contents:
      return "TOC";
    case Role::toc_entry:
      return "TOCI";
    case Role::note:
      return "Note";
    case Role::figure:
      return "Figure";
    case Role::caption:
      return "Caption";
    case Role::block_quote:
      return "BlockQuote";
    case Role::index:
      return "Index";
  }
  return "P";
}

}  // namespace

int Structure::add(std::string_view type, int parent, Source source, std::string language) {
  const int node = static_cast<int>(nodes_.size());
  StructureNode& added = nodes_.emplace_back();
  added.type = type;
  added.source = source;
  added.language = std::move(language);
  add_child(nodes_, parent, node);
  return node;
}

int Structure::add(const Block& block, int parent) {
  if (block.role == Role::note) return add_note(parent, block.source);
  const int node = add(type_of(block), parent, block.source, block.language);
  at(node).column_span = block.column_span;
  at(node).row_span = block.row_span;
  return node;
}

int Structure::add_note(int parent, Source source) {
  const int node = add("Note", parent, source);
  at(node).id = "note-" + std::to_string(++notes_);
  return node;
}

std::string list_numbering(const std::string& label) {
  const char first = label.empty() ? ' '
                     : label.find_first_not_of('(') == std::string::npos
                         ? ' '
                         : label[label.find_first_not_of('(')];
  if (first >= '0' && first <= '9') return "Decimal";
  if (first == 'i') return "LowerRoman";
  if (first == 'I') return "UpperRoman";
  if (first >= 'a' && first <= 'z') return "LowerAlpha";
  if (first >= 'A' && first <= 'Z') return "UpperAlpha";
  return "Disc";
}

}  // namespace paraphe::setting
