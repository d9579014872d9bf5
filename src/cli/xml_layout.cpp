// SPDX-License-Identifier: EUPL-1.2
#include "cli/xml_layout.h"

#include <algorithm>

namespace paraphe {
namespace {

constexpr std::size_t comment_width = 116;

/// The words of `text` in lines of at most `comment_width` bytes, each after `indent` spaces but
/// the first. No more than comfort hangs on the width: bytes do for columns.
std::string wrapped(const std::string& text, std::size_t indent) {
  std::string out;
  std::size_t column = indent;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (column > indent && column + end - at >= comment_width) {
      out += "\n" + std::string(indent, ' ');
      column = indent;
    } else if (column > indent) {
      out += ' ';
      ++column;
    }
    out.append(text, at, end - at);
    column += end - at;
    at = end + 1;
  }
  return out;
}

}  // namespace

std::size_t indent_at(const std::string& bytes, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && bytes[begin - 1] == ' ') --begin;
  return at - begin;
}

std::string indented(std::string_view text, std::size_t from, std::size_t to) {
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    std::string_view line = text.substr(at, end - at);
    if (at != 0 && line != "\n") {
      const std::size_t spaces = std::min(line.find_first_not_of(' '), line.size());
      line.remove_prefix(std::min(from, spaces));
      out.append(to, ' ');
    }
    out += line;
    at = end;
  }
  return out;
}

std::string xml_comment(const std::vector<std::string>& paragraphs, std::size_t indent) {
  std::string out = "<!-- ";
  for (const std::string& paragraph : paragraphs) {
    if (&paragraph != &paragraphs.front()) out += "\n" + std::string(indent + 5, ' ');
    out += wrapped(paragraph, indent + 5);
  }
  for (std::size_t at = out.find("--", 4); at != out.npos; at = out.find("--", at)) {
    out.replace(at, 2, "- ");  // XML 1.0, 2.5
  }
  return out + " -->";
}

}  // namespace paraphe
