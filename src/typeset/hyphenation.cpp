// SPDX-License-Identifier: EUPL-1.2
#include "typeset/hyphenation.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"

namespace paraphe::setting {
namespace {

constexpr std::size_t shortest_word = 5, letters_before = 2, letters_after = 3;

enum class Letter { none, lower, upper, apostrophe };

Letter kind_of(char32_t c) {
  if ((c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0xFF && c != 0xF7) || c == 0x153)
    return Letter::lower;
  if (c == '\'' || c == 0x2019) return Letter::apostrophe;
  if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) || c == 0x152)
    return Letter::upper;
  if (c >= 0x100 && c < 0x250) return (c & 1U) != 0 ? Letter::lower : Letter::upper;
  return Letter::none;
}

const PatternNode* step(const Patterns& patterns, const PatternNode* node, std::uint8_t byte) {
  const PatternEdge* end = patterns.edges + node[1].first_edge;
  for (const PatternEdge* edge = patterns.edges + node->first_edge; edge != end; ++edge)
    if (edge->byte == byte) return patterns.nodes + edge->node;
  return nullptr;
}

// The greatest digit of any pattern in each gap of `dotted`, counted in code points from its start.
std::vector<std::uint8_t> gap_values(const Patterns& patterns, std::string_view dotted) {
  std::vector<std::uint8_t> values(dotted.size() + 1, 0);
  std::size_t start_point = 0;
  for (std::size_t start = 0; start < dotted.size(); ++start_point) {
    const PatternNode* node = patterns.nodes;
    for (std::size_t at = start; at < dotted.size(); ++at) {
      node = step(patterns, node, static_cast<std::uint8_t>(dotted[at]));
      if (node == nullptr) break;
      if (node->value == 0) continue;
      const std::uint8_t* value = patterns.values + node->value - 1;
      for (std::size_t i = 0; i < value[1]; ++i) {
        std::uint8_t& gap = values[start_point + value[0] + i];
        gap = std::max(gap, value[2 + i]);
      }
    }
    next_code_point(dotted, start);
  }
  return values;
}

// The letters of a token without the punctuation around them; empty when it holds anything that
// forbids division.
struct Core {
  std::size_t begin = 0, end = 0;
};

Core core_of(std::string_view token) {
  Core core;
  bool ended = false;
  for (std::size_t at = 0; at < token.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(token, at);
    const Letter letter = kind_of(c);
    if ((c >= '0' && c <= '9') || letter == Letter::upper) return {};
    const bool counts = letter == Letter::lower || (letter == Letter::apostrophe && core.end > 0);
    if (counts && ended) return {};
    if (counts && core.end == 0) core.begin = begin;
    if (counts) core.end = at;
    if (!counts && core.end > 0) ended = true;
  }
  return core;
}

// The points of an exception, or nothing where the word is none.
bool find_exception(std::string_view exceptions, std::string_view word,
                    std::vector<std::size_t>& points) {
  for (std::size_t line = 1; line < exceptions.size();) {
    const std::size_t end = exceptions.find('\n', line);
    const std::string_view entry = exceptions.substr(line, end - line);
    line = end + 1;
    std::size_t matched = 0;
    std::vector<std::size_t> found;
    for (const char c : entry) {
      if (c == '-') {
        found.push_back(matched);
      } else if (matched < word.size() && word[matched] == c) {
        ++matched;
      } else {
        matched = word.size() + 1;
        break;
      }
    }
    if (matched != word.size()) continue;
    points = std::move(found);
    return true;
  }
  return false;
}

}  // namespace

std::vector<std::size_t> divide(const Patterns& patterns, std::string_view word, std::size_t left,
                                std::size_t right) {
  std::string dotted = ".";
  std::vector<std::size_t> offsets;  // where each code point of `word` begins
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t begin = at;
    offsets.push_back(begin);
    if (next_code_point(word, at) == 0x2019)
      dotted += '\'';
    else
      dotted += word.substr(begin, at - begin);
  }
  dotted += '.';
  const std::vector<std::uint8_t> values = gap_values(patterns, dotted);
  std::vector<std::size_t> points;
  for (std::size_t i = std::max<std::size_t>(left, 1); i + right <= offsets.size(); ++i)
    if (i < offsets.size() && (values[i + 1] & 1U) != 0) points.push_back(offsets[i]);
  return points;
}

std::vector<std::size_t> french_divisions(const Patterns& patterns, std::string_view token) {
  const Core core = core_of(token);
  const std::string_view whole = token.substr(core.begin, core.end - core.begin);
  if (whole.size() < shortest_word) return {};
  std::vector<std::size_t> points;
  std::size_t base = core.begin;
  if (!find_exception(patterns.exceptions, whole, points)) {
    std::size_t after = 0;
    for (std::size_t at = 0; at < whole.size();)
      if (kind_of(next_code_point(whole, at)) == Letter::apostrophe) after = at;
    const std::string_view word = whole.substr(after);
    std::size_t letters = 0;
    for (std::size_t at = 0; at < word.size(); ++letters) next_code_point(word, at);
    if (letters < shortest_word) return {};
    points = divide(patterns, word, letters_before, letters_after);
    base += after;
  }
  for (std::size_t& point : points) point += base;
  return points;
}

std::vector<std::size_t> real_hyphens(std::string_view token) {
  std::vector<std::size_t> points;
  bool letter_before = false, hyphen_before = false;
  for (std::size_t at = 0; at < token.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(token, at);
    const Letter kind = kind_of(c);
    const bool letter = kind == Letter::lower || kind == Letter::upper;
    if (letter && hyphen_before) points.push_back(begin);
    hyphen_before = letter_before && (c == '-' || c == 0x2010);
    letter_before = letter;
  }
  return points;
}

}  // namespace paraphe::setting
