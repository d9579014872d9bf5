// SPDX-License-Identifier: EUPL-1.2
#include "output/report/snippet.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"

namespace paraphe {
namespace {

/// One code point a piece; bytes that are not UTF-8 (a draft refused for its encoding) become
/// U+FFFD, tabs and stray controls, those of Latin-1 too, a space.
/// Those from `first` to before `last`: a line may be the whole file.
std::vector<std::string> code_points(std::string_view text, std::size_t first, std::size_t last) {
  std::vector<std::string> points;
  std::size_t number = 0;
  for (std::size_t i = 0; i < text.size() && number < last;) {
    const char32_t value = next_code_point(text, i);
    if (number++ < first) continue;
    std::string point;
    encode(is_control(value) ? U' ' : value, point);
    points.push_back(std::move(point));
  }
  return points;
}

}  // namespace

Ink ink(bool color) {
  if (!color) return {};
  return {"\033[1;31m", "\033[1;33m", "\033[1;36m", "\033[1m", "\033[2m", "\033[0m"};
}

std::string snippet(std::string_view line, const Place& place, const Ink& ink) {
  if (place.start.line == 0 || line.empty()) return "";
  const std::size_t length = count_code_points(line);
  const std::size_t caret = std::min(place.start.column - 1, length);
  const bool one_line = place.end.line == place.start.line;
  const std::size_t stop = one_line ? std::min(place.end.column - 1, length) : length;
  constexpr std::size_t room = 100;
  std::size_t first = 0;
  if (length > room && caret > room / 2) first = caret - room / 2;
  const std::size_t last = std::min(length, first + room);

  const std::string number = std::to_string(place.start.line);
  const std::string margin(std::max<std::size_t>(number.size(), 4), ' ');
  std::string source = margin.substr(number.size()) + number + " | ";
  std::string marks = margin + " | ";
  if (first > 0) source += "…", marks += " ";
  for (const std::string& point : code_points(line, first, last)) source += point;
  if (last < length) source += "…";
  marks += std::string(caret - first, ' ');
  marks +=
      ink.strong +
      std::string(std::max<std::size_t>(std::min(stop, last) - std::min(caret, last), 1), '^') +
      ink.off;
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
