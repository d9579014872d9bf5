// SPDX-License-Identifier: EUPL-1.2
#include "base/glyphs.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"
#include "base/words.h"

namespace paraphe {
namespace {

Gap gap_of(char32_t space) {
  if (space == 0xA0) return Gap::no_break;
  return space == 0x202F || space == 0x2009 ? Gap::narrow : Gap::space;
}

// Several spaces are as strong as the strongest.
Gap join(Gap a, Gap b) { return std::max(a, b); }

bool alphanumeric(char32_t sign) { return is_letter(sign) || is_digit(sign); }

}  // namespace

void write_gap(Gap gap, TypographicStyle style, std::string& out) {
  const bool plain = style == TypographicStyle::journal_officiel;
  if (gap == Gap::space) out.push_back(' ');
  if (gap == Gap::no_break || (gap == Gap::narrow && plain)) {
    out += "\u00A0";
  } else if (gap == Gap::narrow) {
    out += "\u202F";
  }
}

Glyphs::Glyphs(const std::vector<std::string>& segments, char32_t before) {
  Gap gap = Gap::none;
  std::size_t gap_segment = 0;
  bool addresses = false;  // perhaps
  // A space before the text takes up a space at its start, which would print twice.
  const bool after_space = is_space(before);
  if (before != 0 && !after_space) {
    glyphs_.push_back({before, Gap::none, 0, 0, false, {}});
    context_ = 1;
  }
  // Room for all at once: made a run at a time, all before it would be copied each time.
  std::size_t most = context_;
  for (const std::string& text : segments) most += text.size();
  glyphs_.reserve(most);
  for (std::size_t segment = 0; segment < segments.size(); ++segment) {
    const std::string& text = segments[segment];
    for (std::size_t at = 0; at < text.size();) {
      const auto byte = static_cast<unsigned char>(text[at]);
      const CodePoint point = byte < 0x80 ? CodePoint{byte, 1} : decode(text, at);
      if (byte < 0x80) held_[byte] = true;
      at += point.size;
      if (is_space(point.value)) {
        if (gap == Gap::none) gap_segment = segment;
        gap = after_space && glyphs_.empty() ? Gap::none : join(gap, gap_of(point.value));
        continue;
      }
      if (gap == Gap::none) gap_segment = segment;
      const bool www = point.value == '.' && !glyphs_.empty() && glyphs_.back().sign == 'w';
      addresses = addresses || www;
      glyphs_.push_back({point.value, gap, segment, gap_segment, false, {at - point.size, at}});
      gap = Gap::none;
    }
  }
  trailing_ = gap;
  trailing_segment_ = gap_segment;
  if (addresses || held('@') || held('/')) keep_addresses();
}

// Addresses run from white space or quotation marks to the next, less the punctuation at both ends.
void Glyphs::keep_addresses() {
  const auto closes = [](char32_t sign) {
    return std::u32string_view(U".,;:!?)]}’'…").find(sign) != std::u32string_view::npos;
  };
  const auto opens = [](char32_t sign) {
    return std::u32string_view(U"([{<'’").find(sign) != std::u32string_view::npos;
  };
  const auto quotes = [](char32_t sign) {
    return std::u32string_view(U"«»“”\"").find(sign) != std::u32string_view::npos;
  };
  for (std::size_t begin = 0; begin < size();) {
    std::size_t end = begin + 1;
    while (end < size() && glyphs_[end].gap == Gap::none && !quotes(sign(end))) ++end;
    if (quotes(sign(begin))) ++begin;
    const std::size_t next = end;
    while (begin < end && opens(sign(begin))) ++begin;
    while (end > begin && closes(sign(end - 1))) --end;
    bool address = false;
    for (std::size_t i = begin; i < end && !address; ++i) {
      const bool inside = i > begin && i + 1 < end;
      const bool mail = sign(i) == '@' && inside && alphanumeric(sign(i - 1));
      const bool scheme = sign(i) == ':' && inside && sign(i + 1) == '/' && sign(i + 2) == '/';
      const bool www =
          sign(i) == 'w' && sign(i + 1) == 'w' && sign(i + 2) == 'w' && sign(i + 3) == '.';
      address = mail || scheme || (www && i == begin);
    }
    for (std::size_t i = begin; address && i < end; ++i) glyphs_[i].kept = true;
    begin = next;
  }
}

void Glyphs::remove(std::size_t begin, std::size_t end) {
  const auto at = [this](std::size_t i) {
    return std::next(glyphs_.begin(), static_cast<std::ptrdiff_t>(i));
  };
  glyphs_.erase(at(begin), at(end));
}

std::string Glyphs::run_before(std::size_t i) const {
  constexpr std::size_t longest = 16;
  std::size_t begin = i;
  while (begin > 0 && alphanumeric(sign(begin - 1))) {
    if (i - begin == longest) return {};
    --begin;
    if (glyphs_[begin].gap != Gap::none) break;
  }
  return begin < i ? run_at(begin) : std::string();
}

std::string Glyphs::run_at(std::size_t i) const {
  constexpr std::size_t longest = 16;
  std::string word;
  std::size_t end = i;
  for (; end < size() && alphanumeric(sign(end)); ++end) {
    if (end > i && glyphs_[end].gap != Gap::none) break;
    if (end - i == longest) return {};
    encode(sign(end), word);
  }
  return fold(word);
}

std::vector<std::string> Glyphs::write(std::size_t segments, TypographicStyle style) const {
  std::vector<std::string> out(segments);
  if (segments == 1) out.front().reserve(size() + size() / 4);
  for (std::size_t i = context_; i < size(); ++i) {
    const SpacedGlyph& glyph = glyphs_[i];
    if (glyph.gap != Gap::none) write_gap(glyph.gap, style, out[glyph.gap_segment]);
    encode(glyph.sign, out[glyph.segment]);
  }
  if (segments > 0) write_gap(trailing_, style, out[std::min(trailing_segment_, segments - 1)]);
  return out;
}

}  // namespace paraphe
