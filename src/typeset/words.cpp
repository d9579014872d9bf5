// SPDX-License-Identifier: EUPL-1.2
#include "typeset/words.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "typeset/hyphenation.h"

namespace paraphe::setting {
namespace {

// Optical margins: what hangs is small enough not to be read as outside. Source: R. Schlicht,
// microtype, defaults.
constexpr float point_hang = 0.6F, hyphen_hang = 0.5F;

/// The divisions before `bytes`, which ascend: one walk, for a word may be a thousand hyphens.
std::vector<Division> divisions_at(const Word& word, const std::vector<std::size_t>& bytes,
                                   bool real) {
  std::vector<Division> divisions;
  Division at;
  at.real = real;
  float last = 0;
  for (const std::size_t byte : bytes) {
    while (at.glyph < word.glyphs.size() && word.glyphs[at.glyph].begin < byte) {
      last = word.glyphs[at.glyph].natural;
      at.width += word.glyphs[at.glyph++].advance;
    }
    at.hang = real ? hyphen_hang * last : 0;
    divisions.push_back(at);
  }
  return divisions;
}

constexpr std::size_t most_kept = 256U << 10U;  // bytes, a thread

/// Null for the first document of a process, since most processes print one.
KeptDivisions* divisions_kept_for_next_document() {
  static std::atomic<bool> first = true;
  static thread_local KeptDivisions kept(most_kept);
  return first.exchange(false) ? nullptr : &kept;
}

constexpr std::string_view word_joiner = "\u2060";  // shows nothing, breaks nothing

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

/// The part of the text of a cluster that belongs to its glyph `index` of `count`.
std::string_view share(std::string_view text, std::size_t index, std::size_t count) {
  std::size_t begin = text.size();
  std::size_t character = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!begins_character(text[i])) continue;
    if (character == index) begin = i;
    if (character == index + 1 && index + 1 < count) return text.substr(begin, i - begin);
    ++character;
  }
  return begin == text.size() ? word_joiner : text.substr(begin);
}

}  // namespace

std::vector<std::string_view> shown_texts(std::string_view text,
                                          std::span<const ShapedGlyph> glyphs) {
  std::vector<std::string_view> shown;
  shown.reserve(glyphs.size());
  for (std::size_t first = 0; first < glyphs.size();) {
    std::size_t end = first + 1;
    while (end < glyphs.size() && glyphs[end].length == 0) ++end;
    const std::string_view cluster = text.substr(glyphs[first].begin, glyphs[first].length);
    for (std::size_t i = first; i < end; ++i)
      shown.push_back(share(cluster, i - first, end - first));
    first = end;
  }
  return shown;
}

Word& Words::get(int face, bool small_caps, std::string_view text, std::size_t before,
                 std::size_t after) {
  const Key key{text, face * 2 + (small_caps ? 1 : 0)};
  const auto hash = static_cast<std::uint32_t>(std::hash<std::string_view>()(text) +
                                               static_cast<std::size_t>(key.face) * 0x9E3779B9U);
  if (Word* const known = place_of(key, hash).word) return *known;
  if (2 * words_.size() >= places_.size()) grow();
  Word& word = shape(key, before, after);
  place_of(key, hash) = {hash, key.face, &word};
  return word;
}

/// The place of a word, or the free one where it belongs: the first after those that are taken.
Words::Place& Words::place_of(const Key& key, std::uint32_t hash) {
  const auto is_other = [&](const Place& place) {
    return place.hash != hash || place.face != key.face || place.word->shaped != key.text;
  };
  const std::size_t mask = places_.size() - 1;
  std::size_t at = hash & mask;
  while (places_[at].word != nullptr && is_other(places_[at])) at = (at + 1) & mask;
  return places_[at];
}

void Words::grow() {
  std::vector<Place> fewer(2 * places_.size());
  fewer.swap(places_);
  for (const Place& place : fewer)
    if (place.word != nullptr) place_of({place.word->shaped, place.face}, place.hash) = place;
}

template <class T>
std::span<T> Words::keep(std::span<const T> values) {
  if (values.empty()) return {};
  T* const kept = static_cast<T*>(room_.allocate(values.size_bytes(), alignof(T)));
  std::uninitialized_copy(values.begin(), values.end(), kept);
  return {kept, values.size()};
}

Word& Words::shape(const Key& key, std::size_t before, std::size_t after) {
  const std::span<char> text = keep<char>(key.text);
  const std::string_view whole{text.data(), text.size()};
  Word& word = words_.emplace_back();
  word.shaped = whole;
  word.text = whole.substr(before, whole.size() - before - after);
  metrics_.shape(key.face / 2, key.face % 2 != 0, whole, buffer_);
  const std::size_t end = whole.size() - after;
  std::size_t count = 0;  // glyphs of the word, moved to the front
  for (ShapedGlyph glyph : buffer_) {
    if (glyph.begin < before) word.lead += glyph.advance - glyph.natural;
    if (glyph.begin < before || glyph.begin >= end) continue;
    std::size_t at = glyph.begin;
    if (glyph.id == 0 && word.missing == 0) word.missing = next_code_point(whole, at);
    glyph.begin = static_cast<std::uint16_t>(glyph.begin - before);
    word.width += glyph.advance;
    buffer_[count++] = glyph;
  }
  word.glyphs = keep<ShapedGlyph>({buffer_.data(), count});
  word.signs = add_signs(key.face / 2, word);
  if (!word.text.empty() && !word.glyphs.empty()) {
    const char last = word.text.back();
    if (last == '.' || last == ',') word.hang = point_hang * word.glyphs.back().natural;
  }
  return word;
}

/// A cluster of one glyph, as most are, shows all its text.
std::span<const std::uint32_t> Words::add_signs(int face, const Word& word) {
  const std::span<const ShapedGlyph> glyphs = word.glyphs;
  const auto alone = [](const ShapedGlyph& glyph) { return glyph.length != 0; };
  buffered_signs_.clear();
  if (std::all_of(glyphs.begin(), glyphs.end(), alone)) {
    for (const ShapedGlyph& glyph : glyphs)
      buffered_signs_.push_back(
          signs_.index(face, glyph.id, word.text.substr(glyph.begin, glyph.length)));
  } else {
    for (const std::string_view shown : shown_texts(word.text, glyphs))
      buffered_signs_.push_back(signs_.index(face, glyphs[buffered_signs_.size()].id, shown));
  }
  return keep<std::uint32_t>(buffered_signs_);
}

Word& Words::hyphen(int face, bool small_caps) {
  Word& word = get(face, small_caps, "\u00AD");
  if (word.text == "-") return word;
  // Drawn as the hyphen is: a face may have nothing to show for U+00AD.
  const Word& plain = get(face, small_caps, "-");
  const std::string_view shaped = word.shaped;
  word = plain;
  word.shaped = shaped;
  const std::span<std::uint32_t> signs = keep(plain.signs);
  for (std::size_t i = 0; i < signs.size(); ++i)
    signs[i] = signs_.index(face, word.glyphs[i].id, "\u00AD");
  word.signs = signs;
  return word;
}

Words::Words(Metrics& metrics, const Patterns& patterns, std::vector<Sign>& signs)
    : metrics_(metrics), patterns_(patterns), signs_(signs) {
  if (&patterns == &french_patterns()) kept_divisions_ = divisions_kept_for_next_document();
}

std::vector<std::size_t> Words::soft_divisions(std::string_view text) {
  if (kept_divisions_ == nullptr) return french_divisions(patterns_, text);
  std::string key(text);
  if (const auto* known = kept_divisions_->find(key)) return *known;
  std::vector<std::size_t> bytes = french_divisions(patterns_, text);
  kept_divisions_->keep(std::move(key), bytes, bytes.size() * sizeof(std::size_t));
  return bytes;
}

void Words::find_divisions(Word& word) {
  if (word.has_divisions) return;
  word.has_divisions = true;
  const std::vector<Division> real = divisions_at(word, real_hyphens(word.text), true);
  std::vector<Division> soft = divisions_at(word, soft_divisions(word.text), false);
  soft.insert(soft.begin(), real.begin(), real.end());
  if (!real.empty())
    std::sort(soft.begin(), soft.end(),
              [](const Division& a, const Division& b) { return a.glyph < b.glyph; });
  word.real = keep<Division>(real);
  word.soft = keep<Division>(soft);
}

}  // namespace paraphe::setting
