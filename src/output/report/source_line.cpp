// SPDX-License-Identifier: EUPL-1.2
#include "output/report/source_line.h"

#include <algorithm>

#include "base/utf8.h"

namespace paraphe {
namespace {

/// `source`: a Draft or a SourceText. A line may be the whole file: it is not read.
template <class Source>
SourceLine line_of(const Source& source, const Place& place) {
  const std::string_view text = source.line(place.start.line);
  if (text.empty()) return {};
  const auto offset = static_cast<std::size_t>(text.data() - source.bytes().data());
  const auto inside = [&](std::size_t byte) {
    return std::clamp(byte, offset, offset + text.size()) - offset;
  };
  const std::size_t begin = inside(place.start.byte);
  const bool one_line = place.end.line == place.start.line;
  return {text, {begin, one_line ? std::max(begin, inside(place.end.byte)) : text.size()}};
}

}  // namespace

SourceLine source_line(const Report& report, const Place& place) {
  if (place.start.line == 0) return {};
  if (report.draft && place.file == report.draft->name()) return line_of(*report.draft, place);
  for (const auto& text : {report.refused, report.waivers}) {
    if (text && place.file == text->name()) return line_of(*text, place);
  }
  return {};
}

std::size_t advance(std::string_view text, std::size_t at, std::size_t points) {
  while (points-- > 0 && at < text.size()) at += decode(text, at).size;
  return at;
}

std::size_t retreat(std::string_view text, std::size_t at, std::size_t points) {
  while (points-- > 0 && at > 0) at -= decode_before(text, at).size;
  return at;
}

}  // namespace paraphe
