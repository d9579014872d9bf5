// SPDX-License-Identifier: EUPL-1.2
// Cuts text into numbered words. It agrees with Tokens on what a word is; whatever it does not know
// it says to be unsure.
#include "base/word_stream.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "base/ascii_letters.h"
#include "base/places.h"
#include "base/utf8.h"

namespace paraphe {
namespace {

enum class Class : unsigned char { sign, space, letter, digit, wide };

constexpr std::array<Class, 256> classes = [] {
  std::array<Class, 256> out{};
  for (std::size_t c = 0; c < 256; ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (c == ' ' || (c >= '\t' && c <= '\r')) out[c] = Class::space;
    if (letter) out[c] = Class::letter;
    if (c >= '0' && c <= '9') out[c] = Class::digit;
    if (c >= 0x80) out[c] = Class::wide;
  }
  return out;
}();

Class class_of(char c) { return classes[static_cast<unsigned char>(c)]; }

// Whether an accented letter of French takes the two bytes at `at`.
bool accented(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size()) return false;
  const auto lead = static_cast<unsigned char>(text[at]);
  const auto next = static_cast<unsigned char>(text[at + 1]);
  if (lead == 0xC5) return next == 0x92 || next == 0x93;  // œ
  // Not « æ », « ß » nor the signs among them.
  return lead == 0xC3 && next >= 0x80 && next != 0x9F && (next & 0x1FU) != 0x06 &&
         (next & 0x1FU) != 0x17;
}

// Whether the letter at `at`, of those that a word holds here, is a capital.
bool capital(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const char c = text[at];
  if (c >= 'A' && c <= 'Z') return true;
  if (at + 1 >= text.size()) return false;
  const auto next = static_cast<unsigned char>(text[at + 1]);
  return (c == '\xC3' && next < 0x9F) || (c == '\xC5' && next == 0x92);
}

// The size of a space of several bytes; 0 where there is none.
std::size_t wide_space(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at, 3);
  if (rest.starts_with("\u00A0")) return 2;
  return rest == "\u202F" || rest == "\u2009" ? 3 : 0;
}

bool ties(char c) { return c == '/' || c == '.' || c == '-'; }

bool may_go_on(char c) {
  const Class kind = class_of(c);
  return kind == Class::letter || kind == Class::digit || kind == Class::wide;
}

// Numbers below the first word are sets of what figures and signs say.
enum Sign : WordStream::Number {
  sign_unsure = 1,
  sign_figures = 2,
  sign_year = 4,
  sign_counts = 8,
  sign_ordered = 16,
  sign_percent = 32,
  sign_money = 64,
  sign_gap = 128,
};

std::uint16_t said_by(unsigned sign) {
  unsigned said = 0;
  if ((sign & sign_unsure) != 0) said |= WordStream::unsure;
  if ((sign & sign_figures) != 0) said |= Tokens::figures;
  if ((sign & sign_year) != 0) said |= Tokens::year;
  if ((sign & sign_counts) != 0) said |= WordStream::counts;
  if ((sign & sign_ordered) != 0) said |= WordStream::ordered;
  if ((sign & sign_percent) != 0) said |= WordStream::percent;
  if ((sign & sign_money) != 0) said |= Tokens::money;
  if ((sign & sign_gap) != 0) said |= Tokens::gap_left;
  return static_cast<std::uint16_t>(said);
}

bool in_a_word(char32_t value) {
  return is_letter(value) || is_digit(value) || value == 0xAD;  // a soft hyphen
}

constexpr std::size_t longest_word = 30;  // of bytes; no word of French is longer
constexpr std::size_t most_words = 60'000;
constexpr std::size_t most_looks = 64;  // for a word; a text of words made alike takes no longer

/// The first `size` bytes at `at` of `text`, of at most eight.
std::uint64_t bytes_of(std::string_view text, std::size_t at, std::size_t size) {
  std::uint64_t bytes = 0;
  if (text.size() - at < sizeof bytes || std::endian::native != std::endian::little) {
    std::memcpy(&bytes, text.data() + at, size);
    return bytes;
  }
  std::memcpy(&bytes, text.data() + at, sizeof bytes);
  return bytes & (~std::uint64_t{0} >> (64U - 8U * static_cast<unsigned>(size)));
}

/// Where the letters of ASCII end that begin at `at`.
std::size_t end_of_letters(std::string_view text, std::size_t at) {
  std::array<char, letter_block> small;  // NOLINT: nobody reads it
  while (text.size() - at >= letter_block) {
    const std::size_t letters = fold_letters(text.data() + at, small.data());
    at += letters;
    if (letters < letter_block) return at;
  }
  while (at < text.size() && class_of(text[at]) == Class::letter) ++at;
  return at;
}

}  // namespace

WordStream::WordStream() : said_(first_word), slots_(4096) {
  for (unsigned sign = 0; sign < first_word; ++sign) said_[sign] = said_by(sign);
}

void WordStream::put(Number sign) { numbers_.push_back(sign); }

std::size_t WordStream::slot_of(const Entry& entry) const {
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15U;
  std::uint64_t mixed = (entry.head ^ entry.rest * 31) * odd;
  mixed = (mixed ^ mixed >> 32U) * odd;
  return (mixed >> 32U) & (slots_.size() - 1);
}

WordStream::Number WordStream::number_of(std::string_view text, std::size_t at, std::size_t size) {
  Entry entry;
  entry.head = bytes_of(text, at, std::min<std::size_t>(size, 8));
  for (std::size_t from = 8; from < size; from += 8) {
    const std::uint64_t next = bytes_of(text, at + from, std::min<std::size_t>(size - from, 8));
    entry.rest = (entry.rest ^ entry.rest >> 29U) * 33 + next;
  }
  entry.size = static_cast<std::uint32_t>(size);
  std::size_t slot = slot_of(entry);
  for (std::size_t looks = 0; slots_[slot] != 0; slot = (slot + 1) & (slots_.size() - 1)) {
    const Entry& known = entries_[slots_[slot] - first_word];
    const bool same = known.head == entry.head && known.rest == entry.rest && known.size == size;
    if (same && (size <= 16 || word(slots_[slot]) == text.substr(at, size))) return slots_[slot];
    if (++looks == most_looks) return sign_unsure;
  }
  if (entries_.size() >= most_words) return sign_unsure;
  entry.begin = static_cast<std::uint32_t>(written_.size());
  const Number number = slots_[slot] = add(entry, text.substr(at, size));
  if (2 * entries_.size() > slots_.size()) make_room();
  return number;
}

WordStream::Number WordStream::add(const Entry& entry, std::string_view word) {
  const auto number = static_cast<Number>(said_.size());
  entries_.push_back(entry);
  written_ += word;
  unsigned said = word_traits(fold(word));
  if (capital(word, 0) && capital(word, class_of(word[0]) == Class::wide ? 2 : 1)) said |= capitals;
  said_.push_back(static_cast<std::uint16_t>(said));
  return number;
}

void WordStream::make_room() {
  slots_.assign(4 * slots_.size(), 0);
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    std::size_t slot = slot_of(entries_[i]);
    while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = static_cast<Number>(first_word + i);
  }
}

std::size_t WordStream::word(std::string_view text, std::size_t at) {
  const std::size_t begin = at;
  for (;;) {
    at = end_of_letters(text, at);
    if (at == text.size() || class_of(text[at]) != Class::wide || !accented(text, at)) break;
    at += 2;
  }
  if (at - begin > longest_word) {
    put(sign_unsure);
    return at;
  }
  numbers_.push_back(number_of(text, begin, at - begin));
  return at;
}

std::size_t WordStream::figures(std::string_view text, std::size_t at) {
  const std::size_t begin = at;
  while (at < text.size() && class_of(text[at]) == Class::digit) ++at;
  unsigned said = sign_figures;
  if (at - begin == 4) said |= sign_year;
  if (at < text.size() && ties(text[at]) &&
      (at + 1 == text.size() || class_of(text[at + 1]) == Class::digit)) {
    said |= sign_ordered;
  }
  std::size_t next = at;
  while (next < text.size()) {
    const std::size_t wide = wide_space(text, next);
    if (wide == 0 && class_of(text[next]) != Class::space) break;
    next += std::max<std::size_t>(wide, 1);
  }
  if (next == text.size() || text[next] == '(' || may_go_on(text[next])) said |= sign_counts;
  put(static_cast<Number>(said));
  return at;
}

// A sign of ASCII.
std::size_t WordStream::sign(std::string_view text, std::size_t at) {
  const char c = text[at];
  const bool dot = c == '.';
  if (c == '[' || c == '{' || c == '?' || c == '_' || (dot && dot_)) put(sign_gap);
  if (c == '%') put(sign_percent);
  dot_ = dot;
  return at + 1;
}

std::size_t WordStream::wide_sign(std::string_view text, std::size_t at) {
  if (const std::size_t space = wide_space(text, at); space != 0) return at + space;
  dot_ = false;
  if (text[at] == '\xC2' && at + 1 < text.size()) {  // signs of Latin-1
    const auto next = static_cast<unsigned char>(text[at + 1]);
    if (next == 0xB0) put(sign_gap);                    // °
    if (next < 0xA1 || next == 0xAD) put(sign_unsure);  // a control, a soft hyphen
    return at + 2;
  }
  const std::string_view three = text.substr(at, 3);
  if (three == "€") put(sign_money);
  if (three == "…") put(sign_gap);
  const bool known = three == "€" || three == "…" || three == "’" || three == "–" || three == "—" ||
                     three == "\u2011" || three == "“" || three == "”" || three == "•" ||
                     three == "−";
  if (!known) put(sign_unsure);
  return at + (known ? 3 : 1);
}

void WordStream::seam() {
  if (open_ || touched_) put(sign_unsure);
  open_ = touched_ = ends_in_figures_ = false;
}

void WordStream::piece(std::string_view text) {
  if (text.empty()) return;
  const bool date_goes_on = ends_in_figures_ && ties(text[0]);
  const bool touching = open_ || touched_;
  if (date_goes_on || (touching && in_a_word(decode(text, 0).value))) put(sign_unsure);
  touched_ = false;
  for (std::size_t at = 0; at < text.size();) {
    switch (class_of(text[at])) {
      case Class::space:
        ++at;
        break;
      case Class::letter:
        dot_ = false;
        at = word(text, at);
        break;
      case Class::digit:
        dot_ = false;
        at = figures(text, at);
        break;
      case Class::sign:
        at = sign(text, at);
        break;
      case Class::wide:
        dot_ = dot_ && !accented(text, at);
        at = accented(text, at) ? word(text, at) : wide_sign(text, at);
    }
  }
  open_ = in_a_word(decode_before(text, text.size()).value);
  ends_in_figures_ = class_of(text.back()) == Class::digit;
}

std::vector<WordStream::Number> WordStream::words_with(std::string_view letters) const {
  std::vector<Number> words;
  for (const std::size_t place : places_of(written_, letters)) {
    const auto after =
        std::upper_bound(entries_.begin(), entries_.end(), place,
                         [](std::size_t at, const Entry& entry) { return at < entry.begin; });
    const Entry& entry = *std::prev(after);
    const auto number =
        static_cast<Number>(first_word + static_cast<std::size_t>(&entry - entries_.data()));
    const bool inside = place + letters.size() <= entry.begin + entry.size;
    if (inside && (words.empty() || words.back() != number)) words.push_back(number);
  }
  return words;
}

unsigned WordStream::says(std::span<const Number> numbers) const {
  unsigned said = 0;
  for (const Number number : numbers) said |= said_[number];
  return said;
}

}  // namespace paraphe
