// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <libxml/tree.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/word_places.h"

namespace paraphe {

/// The rank of an element in its document, from 1, as xmlXPathOrderDocElems left it; 0 for one that
/// it has not seen.
inline std::size_t rank_of(const xmlNode* element) {
  return static_cast<std::size_t>(-reinterpret_cast<std::intptr_t>(element->content));
}

/// The text of a whole document in one piece, of which the string value of each element is a part,
/// its words as numbers, and which kinds of prose each element may hold. The document must stay as
/// it is.
class TextIndex {
 public:
  /// `bytes`: the size of the file, which bounds what is kept.
  TextIndex(const xmlDoc* document, std::size_t bytes);

  /// Whether `element` is one of the document's.
  bool knows(const xmlNode* element) const {
    return element->type == XML_ELEMENT_NODE && element->doc == document_;
  }
  /// The rank of an element that it knows; 0 for any other node.
  std::uint32_t rank(const xmlNode* node) const {
    return knows(node) ? static_cast<std::uint32_t>(rank_of(node)) : 0;
  }
  /// The string value of the element of a rank (XPath 1.0, section 5.2).
  std::string_view value(std::uint32_t rank) const {
    const auto [first, last] = stretches_[rank].bytes;
    return std::string_view(text_).substr(first, last - first);
  }
  /// The same of an element that holds text in one piece and nothing else, which most paragraphs
  /// do; nothing for any other. No node is looked at: they lie far apart.
  std::optional<std::string_view> whole(std::uint32_t rank) const {
    if (rank == 0 || (kinds_[rank] & in_one_piece) == 0) return std::nullopt;
    return value(rank);
  }
  /// The kinds of prose that a node may hold, as ProseKind; `rank` is its own.
  unsigned kinds(const xmlNode* node, std::uint32_t rank);
  /// From now on the element of a rank holds none of these kinds: it was read for them. False, and
  /// nothing is kept, when the rank is none.
  bool rule_out(std::uint32_t rank, unsigned kinds) {
    if (rank == 0) return false;
    kinds_[rank] &= static_cast<std::uint16_t>(~kinds);
    return kinds != 0;
  }
  /// The words of a node as numbers of `stream()`, an empty element parting them; `rank` is its
  /// own. Valid until this is asked again.
  std::span<const WordStream::Number> numbers(const xmlNode* node, std::uint32_t rank);
  const WordStream& stream() const { return stream_; }
  /// From `first` on, before `last`.
  struct Range {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
  };
  /// Where `wanted`, not empty, stands in the whole text; and where the element of a rank does.
  WordPlaces::Places places_of(std::string_view wanted) const;
  Range bytes_at(std::uint32_t rank) const { return stretches_[rank].bytes; }
  /// The same, counted in numbers of words, where WordPlaces tells that it may stand.
  std::optional<WordPlaces::Places> word_places(std::string_view wanted);
  Range numbers_at(std::uint32_t rank) const { return stretches_[rank].numbers; }

 private:
  struct Stretch {
    Range bytes;    ///< of `text_`
    Range numbers;  ///< of `stream_`
  };
  static constexpr std::uint16_t known = 0x8000;
  static constexpr std::uint16_t in_one_piece = 0x4000;

  void gather(const xmlNode* element);

  const xmlDoc* document_;
  std::string text_;
  WordStream stream_;
  std::optional<WordPlaces> word_places_;  ///< once they are asked for
  std::size_t numbers_ = 0;                ///< those of the document
  std::vector<Stretch> stretches_;         ///< by rank
  std::vector<std::uint16_t> kinds_;       ///< by rank; the highest bits: known, in one piece
};

}  // namespace paraphe
