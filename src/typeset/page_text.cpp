// SPDX-License-Identifier: EUPL-1.2
#include "typeset/page_text.h"

#include <variant>

#include "base/utf8.h"

namespace paraphe {
namespace {

// Signs that show another thing than one byte.
constexpr char longer = '\x01', silent = '\x02';

constexpr std::string_view word_joiner = "\u2060";  // of a cluster, once its text is shown

/// What stands within a line of its parent. Source: ISO 32000-1, 14.8.4.4.
bool is_inline(std::string_view type) {
  return type == "Span" || type == "Link" || type == "Reference";
}

bool all_space(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (!is_space(next_code_point(text, at))) return false;
  }
  return true;
}

char letter_of(const std::string& text) {
  if (text == soft_hyphen || text == word_joiner) return silent;
  if (all_space(text)) return ' ';
  return text.size() == 1 && text.front() > silent ? text.front() : longer;
}

}  // namespace

PageTexts::PageTexts(const Pages& pages) : pages_(pages) {
  blocks_.reserve(pages.nodes.size());
  for (std::size_t i = 0; i < pages.nodes.size(); ++i) {  // parents come first
    const StructureNode& node = pages.nodes[i];
    const bool inside = node.parent >= 0 && is_inline(node.type);
    blocks_.push_back(inside ? blocks_[static_cast<std::size_t>(node.parent)]
                             : static_cast<int>(i));
  }
}

const std::string& PageTexts::of(const Page& page) {
  for (std::size_t i = letters_.size(); i < pages_.signs.size(); ++i)
    letters_.push_back(letter_of(pages_.signs[i].text));
  std::string& text = text_;
  text.clear();
  int block = Mark::artifact;
  for (const Item& item : page.items) {
    const auto* words = std::get_if<TextItem>(&item);
    if (words == nullptr || words->mark.node == Mark::artifact) continue;
    const int own = blocks_[static_cast<std::size_t>(words->mark.node)];
    if (own != block) {
      if (text.ends_with(' ')) text.pop_back();
      // A number or dash stands on the line of what it marks.
      if (!text.empty() && text.back() != '\n') text += is_label(block) ? ' ' : '\n';
    }
    block = own;
    append(*words, text);
  }
  while (text.ends_with(' ') || text.ends_with('\n')) text.pop_back();
  return text;
}

bool PageTexts::is_label(int block) const {
  return block >= 0 && pages_.nodes[static_cast<std::size_t>(block)].type == "Lbl";
}

void PageTexts::append(const TextItem& item, std::string& text) const {
  for (const Glyph& glyph : item.glyphs) {
    const char letter = letters_[glyph.sign];
    if (letter > ' ') {
      text += letter;
    } else if (letter == longer) {
      text += pages_.signs[glyph.sign].text;
    } else if (letter == ' ' && !text.empty() && text.back() != ' ' && text.back() != '\n') {
      text += ' ';
    }
  }
}

}  // namespace paraphe
