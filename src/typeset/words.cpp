// SPDX-License-Identifier: EUPL-1.2
#include "typeset/words.h"

#include <algorithm>

#include "base/utf8.h"
#include "typeset/hyphenation.h"

namespace paraphe::setting {
namespace {

// Optical margins: what hangs is small enough not to be read as outside. Source: R. Schlicht,
// microtype, defaults.
constexpr float point_hang = 0.6F, hyphen_hang = 0.5F;

Division division_at(const Word& word, std::size_t byte, bool real) {
  Division division;
  division.real = real;
  float last = 0;
  while (division.glyph < word.glyphs.size() && word.glyphs[division.glyph].begin < byte) {
    last = word.glyphs[division.glyph].natural;
    division.width += word.glyphs[division.glyph++].advance;
  }
  if (real) division.hang = hyphen_hang * last;
  return division;
}

}  // namespace

Word& Words::get(int face, bool small_caps, std::string_view text, std::size_t before,
                 std::size_t after) {
  const Key key{text, face * 2 + (small_caps ? 1 : 0)};
  const auto found = index_.find(key);
  return found != index_.end() ? *found->second : shape(key, before, after);
}

Word& Words::shape(const Key& key, std::size_t before, std::size_t after) {
  const std::string& whole = texts_.emplace_back(key.text);
  Word& word = words_.emplace_back();
  word.text = whole.substr(before, whole.size() - before - after);
  metrics_.shape(key.face / 2, key.face % 2 != 0, whole, buffer_);
  const std::size_t end = whole.size() - after;
  for (ShapedGlyph glyph : buffer_) {
    if (glyph.begin < before) word.lead += glyph.advance - glyph.natural;
    if (glyph.begin < before || glyph.begin >= end) continue;
    std::size_t at = glyph.begin;
    if (glyph.id == 0 && word.missing == 0) word.missing = next_code_point(whole, at);
    glyph.begin = static_cast<std::uint16_t>(glyph.begin - before);
    word.width += glyph.advance;
    word.glyphs.push_back(glyph);
  }
  if (!word.text.empty() && !word.glyphs.empty()) {
    const char last = word.text.back();
    if (last == '.' || last == ',') word.hang = point_hang * word.glyphs.back().natural;
  }
  index_.emplace(Key{whole, key.face}, &word);
  return word;
}

void Words::find_divisions(Word& word) const {
  if (word.has_divisions) return;
  word.has_divisions = true;
  for (const std::size_t byte : real_hyphens(word.text))
    word.real.push_back(division_at(word, byte, true));
  word.soft = word.real;
  for (const std::size_t byte : french_divisions(patterns_, word.text))
    word.soft.push_back(division_at(word, byte, false));
  std::sort(word.soft.begin(), word.soft.end(),
            [](const Division& a, const Division& b) { return a.glyph < b.glyph; });
}

}  // namespace paraphe::setting
