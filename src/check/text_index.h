// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <libxml/tree.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace paraphe {

/// The rank of an element in its document, from 1, as xmlXPathOrderDocElems left it; 0 for one that
/// it has not seen.
inline std::size_t rank_of(const xmlNode* element) {
  return static_cast<std::size_t>(-reinterpret_cast<std::intptr_t>(element->content));
}

/// The text of a whole document in one piece, of which the string value of each element is a part,
/// and which kinds of prose each may hold. The document must stay as it is.
class TextIndex {
 public:
  explicit TextIndex(const xmlDoc* document);

  /// Whether `element` is one of the document's.
  bool knows(const xmlNode* element) const {
    return element->type == XML_ELEMENT_NODE && element->doc == document_;
  }
  /// The string value of an element that it knows (XPath 1.0, section 5.2).
  std::string_view value(const xmlNode* element) const {
    const Stretch stretch = stretches_[rank_of(element)];
    return std::string_view(text_).substr(stretch.begin, stretch.end - stretch.begin);
  }
  /// The kinds of prose that any node may hold, as ProseKind.
  unsigned kinds(const xmlNode* node);
  /// From now on `node` holds none of these kinds: it was read for them. False, and nothing is
  /// kept, for a node that is none of its elements.
  bool rule_out(const xmlNode* node, unsigned kinds) {
    if (!knows(node)) return false;
    kinds_[rank_of(node)] &= static_cast<std::uint16_t>(~kinds);
    return kinds != 0;
  }
  /// Where `wanted`, not empty, stands in the whole text.
  std::vector<std::size_t> places_of(std::string_view wanted) const;
  /// Whether one of `places` is a place of something of `size` bytes inside an element.
  bool holds(const xmlNode* element, const std::vector<std::size_t>& places,
             std::size_t size) const;

 private:
  struct Stretch {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  void gather(const xmlNode* element);

  const xmlDoc* document_;
  std::string text_;
  std::vector<Stretch> stretches_;    ///< by rank
  std::vector<std::uint16_t> kinds_;  ///< by rank; the highest bit: known
};

}  // namespace paraphe
