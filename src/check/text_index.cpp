// SPDX-License-Identifier: EUPL-1.2
#include "check/text_index.h"

#include "base/places.h"
#include "base/prose_kinds.h"

namespace paraphe {
namespace {

std::string_view content(const xmlNode* node) {
  return node->content == nullptr ? std::string_view()
                                  : reinterpret_cast<const char*>(node->content);
}

bool is_text(const xmlNode* node) {
  return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

void scan(const xmlNode* node, WordStream& out) {
  if (is_text(node)) return out.piece(content(node));
  if (node->type != XML_ELEMENT_NODE && node->type != XML_ATTRIBUTE_NODE) return;
  if (node->children == nullptr) return out.part();
  for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
    scan(child, out);
  }
}

}  // namespace

TextIndex::TextIndex(const xmlDoc* document, std::size_t bytes) : document_(document) {
  text_.reserve(bytes);  // what is not written to takes no memory
  stretches_.reserve(bytes / 64);
  stretches_.resize(1);
  kinds_.reserve(bytes / 64);
  kinds_.resize(1);
  if (const xmlNode* root = xmlDocGetRootElement(document)) gather(root);
  numbers_ = stream_.size();
}

void TextIndex::gather(const xmlNode* element) {
  const std::size_t rank = rank_of(element);
  if (stretches_.size() <= rank) {
    stretches_.resize(rank + 1);
    kinds_.resize(rank + 1);
  }
  const xmlNode* const only = element->children;
  if (only != nullptr && only->next == nullptr && is_text(only)) kinds_[rank] = in_one_piece;
  stretches_[rank].bytes.first = static_cast<std::uint32_t>(text_.size());
  stretches_[rank].numbers.first = static_cast<std::uint32_t>(stream_.size());
  if (only == nullptr) stream_.part();
  bool after_element = false;
  for (const xmlNode* child = element->children; child != nullptr; child = child->next) {
    if (is_text(child)) {
      text_ += content(child);
      stream_.piece(content(child));
      after_element = false;
    } else if (child->type == XML_ELEMENT_NODE) {
      if (after_element) stream_.seam();
      gather(child);
      after_element = true;
    }
  }
  stretches_[rank].bytes.last = static_cast<std::uint32_t>(text_.size());
  stretches_[rank].numbers.last = static_cast<std::uint32_t>(stream_.size());
}

std::span<const WordStream::Number> TextIndex::numbers(const xmlNode* node, std::uint32_t rank) {
  if (rank != 0) {
    const auto [first, last] = numbers_at(rank);
    return stream_.numbers(first, last);
  }
  stream_.cut(numbers_);
  scan(node, stream_);
  return stream_.numbers(numbers_, stream_.size());
}

unsigned TextIndex::kinds(const xmlNode* node, std::uint32_t rank) {
  if (rank != 0 && (kinds_[rank] & known) != 0) return kinds_[rank] & every_prose_kind;
  const unsigned kinds = prose_kinds_of(stream_.says(numbers(node, rank)));
  if (rank != 0) kinds_[rank] |= static_cast<std::uint16_t>(kinds | known);
  return kinds;
}

WordPlaces::Places TextIndex::places_of(std::string_view wanted) const {
  const std::vector<std::size_t> places = paraphe::places_of(text_, wanted);
  return {places.begin(), places.end()};
}

std::optional<WordPlaces::Places> TextIndex::word_places(std::string_view wanted) {
  if (!word_places_) word_places_.emplace(stream_, numbers_);
  return word_places_->of(wanted);
}

}  // namespace paraphe
