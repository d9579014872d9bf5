// SPDX-License-Identifier: EUPL-1.2
#include "check/flat_text.h"

#include <algorithm>

namespace paraphe {

FlatText::FlatText(const xmlNode* node, const std::vector<std::string_view>& hidden) : host_(node) {
  if (node->type != XML_ATTRIBUTE_NODE) {
    gather(node, hidden);
    return;
  }
  xmlChar* value = xmlNodeGetContent(node);
  text_ = reinterpret_cast<const char*>(value);
  xmlFree(value);
  pieces_.push_back({node, 0});
}

void FlatText::gather(const xmlNode* node, const std::vector<std::string_view>& hidden) {
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
    pieces_.push_back({node, text_.size()});
    text_ += reinterpret_cast<const char*>(node->content);
    return;
  }
  if (node->type != XML_ELEMENT_NODE && node->type != XML_DOCUMENT_NODE) return;
  const bool out_of_sight = !hidden.empty() && node->type == XML_ELEMENT_NODE &&
                            std::find(hidden.begin(), hidden.end(),
                                      reinterpret_cast<const char*>(node->name)) != hidden.end();
  if (node->children == nullptr || out_of_sight) {
    pieces_.push_back({nullptr, text_.size()});
    elements_.push_back(node);
    text_ += "\xEF\xBF\xBC";
    return;
  }
  for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
    gather(child, hidden);
  }
}

const FlatText::Piece* FlatText::piece(std::size_t at) const {
  const auto after = std::upper_bound(pieces_.begin(), pieces_.end(), at,
                                      [](std::size_t n, const Piece& p) { return n < p.begin; });
  return after == pieces_.begin() ? nullptr : &*std::prev(after);
}

TextMark FlatText::mark(Span span) const {
  const Piece* first = piece(span.begin);
  const Piece* last = piece(span.end > span.begin ? span.end - 1 : span.end);
  if (first == nullptr || first->node == nullptr || last == nullptr || last->node == nullptr) {
    return {};
  }
  return {first->node, span.begin - first->begin, last->node, span.end - last->begin, host_};
}

}  // namespace paraphe
