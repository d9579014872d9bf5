// SPDX-License-Identifier: EUPL-1.2
#include "check/text_index.h"

#include <algorithm>
#include <cstring>

#include "base/prose_kinds.h"

namespace paraphe {
namespace {

constexpr std::uint16_t known = 0x8000;

std::string_view content(const xmlNode* node) {
  return node->content == nullptr ? std::string_view()
                                  : reinterpret_cast<const char*>(node->content);
}

bool is_text(const xmlNode* node) {
  return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

void scan(const xmlNode* node, ProseScan& out) {
  if (is_text(node)) return out.piece(content(node));
  if (node->type != XML_ELEMENT_NODE && node->type != XML_ATTRIBUTE_NODE) return;
  if (node->children == nullptr) return out.part();
  for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
    scan(child, out);
  }
}

/// How common a byte is in French: 0 for one that is rare.
std::size_t commonness(char byte) {
  constexpr std::string_view rising = "yxjhbgf\x80\xE2qvpmcdolurnti\xA9\xC3sae ";
  const std::size_t at = rising.find(byte);
  return at == rising.npos ? 0 : at + 1;
}

}  // namespace

TextIndex::TextIndex(const xmlDoc* document) : document_(document) {
  stretches_.resize(1);
  if (const xmlNode* root = xmlDocGetRootElement(document)) gather(root);
  kinds_.resize(stretches_.size());
}

void TextIndex::gather(const xmlNode* element) {
  const std::size_t rank = rank_of(element);
  if (stretches_.size() <= rank) stretches_.resize(rank + 1);
  stretches_[rank].begin = static_cast<std::uint32_t>(text_.size());
  for (const xmlNode* child = element->children; child != nullptr; child = child->next) {
    if (is_text(child)) {
      text_ += content(child);
    } else if (child->type == XML_ELEMENT_NODE) {
      gather(child);
    }
  }
  stretches_[rank].end = static_cast<std::uint32_t>(text_.size());
}

unsigned TextIndex::kinds(const xmlNode* node) {
  if (!knows(node)) {
    ProseScan found;
    scan(node, found);
    return found.kinds();
  }
  std::uint16_t& kept = kinds_[rank_of(node)];
  if ((kept & known) == 0) {
    ProseScan found;
    scan(node, found);
    kept = static_cast<std::uint16_t>(found.kinds() | known);
  }
  return kept & every_prose_kind;
}

// By the rarest byte of what is wanted: most of the text is passed over at the speed of memory.
std::vector<std::size_t> TextIndex::places_of(std::string_view wanted) const {
  const auto rarest = std::min_element(
      wanted.begin(), wanted.end(), [](char a, char b) { return commonness(a) < commonness(b); });
  const auto offset = static_cast<std::size_t>(rarest - wanted.begin());
  std::vector<std::size_t> places;
  for (std::size_t at = offset; at < text_.size(); ++at) {
    const void* hit = std::memchr(text_.data() + at, *rarest, text_.size() - at);
    if (hit == nullptr) break;
    at = static_cast<std::size_t>(static_cast<const char*>(hit) - text_.data());
    if (text_.compare(at - offset, wanted.size(), wanted) == 0) places.push_back(at - offset);
  }
  return places;
}

bool TextIndex::holds(const xmlNode* element, const std::vector<std::size_t>& places,
                      std::size_t size) const {
  if (places.empty()) return false;
  const Stretch stretch = stretches_[rank_of(element)];
  const auto first = std::lower_bound(places.begin(), places.end(), stretch.begin);
  return first != places.end() && *first + size <= stretch.end;
}

}  // namespace paraphe
