// SPDX-License-Identifier: EUPL-1.2
#include "base/content_map.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <utility>

namespace paraphe {
namespace {

constexpr std::string_view cdata_open = "<![CDATA[";

// One character of content: how many bytes of source it takes and how many of content.
struct Step {
  std::size_t source;
  std::size_t content;
};

std::size_t utf8_length(unsigned code) {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

// « &amp; » is one byte of content; « &#233; » two.
Step reference(std::string_view rest) {
  const std::size_t end = rest.find(';') + 1;
  if (rest.size() < 2 || rest[1] != '#') return {end, 1};
  const bool hexadecimal = rest[2] == 'x';
  const char* digits = rest.data() + (hexadecimal ? 3 : 2);
  unsigned code = 0;
  std::from_chars(digits, rest.data() + end - 1, code, hexadecimal ? 16 : 10);
  return {end, utf8_length(code)};
}

Step step(std::string_view rest, SourceWriting writing) {
  if (rest.size() > 1 && rest[0] == '\r' && rest[1] == '\n') return {2, 1};
  if (rest[0] == '&' && writing != SourceWriting::cdata) return reference(rest);
  return {1, 1};
}

// How many bytes mean themselves: what a long paragraph has before a place is passed in one go.
std::size_t plain(std::string_view text) {
  for (const char mark : {'&', '\r'}) {
    const void* const found = std::memchr(text.data(), mark, text.size());
    if (found == nullptr) continue;
    text = text.substr(0, static_cast<std::size_t>(static_cast<const char*>(found) - text.data()));
  }
  return text.size();
}

}  // namespace

ContentReader::ContentReader(std::string_view bytes, std::size_t at, bool outside)
    : bytes_(bytes), at_(at), outside_(outside) {
  if (outside && bytes.compare(at, 5, "<?xml") == 0 && at + 5 < bytes.size() &&
      std::string_view(" \t\r\n").find(bytes[at + 5]) != std::string_view::npos) {
    at_ = bytes.find("?>", at) + 2;
  }
}

std::vector<Span> ContentReader::next() {
  if (outside_) at_ = std::min(bytes_.find('<', at_), bytes_.size());
  const auto until = [&](std::string_view mark) {
    const std::size_t end = std::min(bytes_.find(mark, at_), bytes_.size() - mark.size());
    return Span{std::exchange(at_, end + mark.size()), end + mark.size()};
  };
  const std::string_view rest = bytes_.substr(at_);
  if (rest.compare(0, 4, "<!--") == 0) return {until("-->")};
  if (rest.compare(0, 2, "<?") == 0) return {until("?>")};
  if (rest.compare(0, cdata_open.size(), cdata_open) != 0) {
    const std::size_t end = std::min(bytes_.find('<', at_), bytes_.size());
    return {Span{std::exchange(at_, end), end}};
  }
  std::vector<Span> sections;
  while (bytes_.compare(at_, cdata_open.size(), cdata_open) == 0) sections.push_back(until("]]>"));
  return sections;
}

Span source_of(std::string_view bytes, const std::vector<Span>& parts, SourceWriting writing,
               Span wanted, ContentPlace& from) {
  Span found{parts.back().end, parts.back().end};
  bool started = false;
  std::size_t content = from.content;
  const std::size_t first = from.part;
  for (std::size_t i = first; i < parts.size(); ++i) {
    const Span& part = parts[i];
    std::size_t at = part.begin + (i == first ? from.at : 0);
    while (at < part.end) {
      if (content < wanted.begin) {
        const std::size_t most = std::min(part.end - at, wanted.begin - content);
        const std::size_t passed = plain(bytes.substr(at, most));
        at += passed;
        content += passed;
        if (passed == most) continue;
      }
      const Step one = step(bytes.substr(at, part.end - at), writing);
      if (!started && content + one.content > wanted.begin) {
        started = true;
        found.begin = at;
        from = {i, at - part.begin, content};
        if (wanted.end <= wanted.begin) return {at, at};
      }
      at += one.source;
      content += one.content;
      if (started && content >= wanted.end) return {found.begin, at};
    }
  }
  return found;
}

}  // namespace paraphe
