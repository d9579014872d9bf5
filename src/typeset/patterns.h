// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace paraphe::setting {

/// One step of the pattern trie: the edges [first_edge, first_edge of the next node) lead on,
/// `value` is 1 + the offset of the pattern's digits in `Patterns::values`, 0 where no pattern
/// ends.
struct PatternNode {
  std::uint16_t first_edge;
  std::uint16_t value;
};

struct PatternEdge {
  std::uint8_t byte;
  std::uint16_t node;
};

/// Liang's patterns as a trie of UTF-8 bytes, in tables that need no loading. The digits of a
/// pattern are stored as (position of the first digit, number of digits, digits…), in code points
/// from the start of the pattern. `exceptions`: words in lower case with U+2019, divided at « - »,
/// one after each line feed, sorted.
struct Patterns {
  const PatternNode* nodes;
  const PatternEdge* edges;
  const std::uint8_t* values;
  std::string_view exceptions;
};

/// The patterns of hyph_fr.dic, compiled at build time.
const Patterns& french_patterns();

}  // namespace paraphe::setting
