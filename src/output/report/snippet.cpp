// SPDX-License-Identifier: EUPL-1.2
#include "output/report/snippet.h"

#include <algorithm>

#include "base/utf8.h"

namespace paraphe {
namespace {

/// As a terminal may show it: bytes that are not UTF-8 (a draft refused for its encoding) become
/// U+FFFD, tabs and stray controls, those of Latin-1 too, a space.
std::string shown(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t value = next_code_point(text, at);
    encode(is_control(value) ? U' ' : value, out);
  }
  return out;
}

}  // namespace

Ink ink(bool color) {
  if (!color) return {};
  return {"\033[1;31m", "\033[1;33m", "\033[1;36m", "\033[1m", "\033[2m", "\033[0m"};
}

std::string snippet(const SourceLine& line, std::size_t number, const Ink& ink) {
  const auto [text, words] = line;
  if (text.empty()) return "";
  constexpr std::size_t room = 100;
  const bool fits = advance(text, 0, room) == text.size();
  const std::size_t first = fits ? 0 : retreat(text, words.begin, room / 2);
  const std::size_t last = advance(text, first, room);
  const std::size_t stop = std::min(words.end, last);

  const std::string digits = std::to_string(number);
  const std::string margin(std::max<std::size_t>(digits.size(), 4), ' ');
  std::string source = margin.substr(digits.size()) + digits + " | ";
  std::string marks = margin + " | ";
  if (first > 0) source += "…", marks += " ";
  source += shown(text.substr(first, last - first));
  if (last < text.size()) source += "…";
  marks += std::string(count_code_points(text.substr(first, words.begin - first)), ' ');
  const std::size_t carets = count_code_points(text.substr(words.begin, stop - words.begin));
  marks += ink.strong + std::string(std::max<std::size_t>(carets, 1), '^') + ink.off;
  return ink.faint + source + ink.off + "\n" + marks + "\n";
}

std::string wrapped(std::string_view text, std::size_t indent, std::size_t width) {
  std::string lines;
  std::size_t column = indent;
  for (std::size_t i = 0; i <= text.size();) {
    const std::size_t end = std::min(text.find(' ', i), text.size());
    const std::string_view word = text.substr(i, end - i);
    const std::size_t length = count_code_points(word);
    if (column > indent && column + 1 + length > width) {
      lines += "\n" + std::string(indent, ' ');
      column = indent;
    } else if (column > indent) {
      lines += " ";
      ++column;
    }
    lines += word;
    column += length;
    i = end + 1;
  }
  return lines;
}

}  // namespace paraphe
