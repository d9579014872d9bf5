// SPDX-License-Identifier: EUPL-1.2
// Says of most paragraphs that they hold no date, no count…, at a fraction of the cost of reading
// them. It agrees with Tokens on what a word is; whatever it does not know makes it unsure.
#include "base/prose_kinds.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/words.h"

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

// The bare letters of U+00E0..U+00FF; `?` where it is none, or two.
constexpr std::string_view bare = "aaaaaa?ceeeeiiiidnooooo?ouuuuypy";

/// A letter of two bytes at `at`, folded: 0 where there is none such; `2` for œ.
char accented(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size()) return 0;
  const auto lead = static_cast<unsigned char>(text[at]);
  const auto next = static_cast<unsigned char>(text[at + 1]);
  if (lead == 0xC5 && (next == 0x92 || next == 0x93)) return '2';
  if (lead != 0xC3 || next == 0x9F) return 0;  // not ß
  const char letter = bare[next & 0x1FU];
  return letter == '?' ? '\0' : letter;
}

/// Whether the letter at `at`, of those that `accented` knows or of ASCII, is a capital.
bool capital(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c >= 'A' && c <= 'Z') return true;
  if (at + 1 >= text.size()) return false;
  const auto next = static_cast<unsigned char>(text[at + 1]);
  return (c == '\xC3' && next < 0x9F) || (c == '\xC5' && next == 0x92);
}

/// The size of a space of several bytes; 0 where there is none.
std::size_t wide_space(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at, 3);
  if (rest.starts_with("\u00A0")) return 2;
  return rest == "\u202F" || rest == "\u2009" ? 3 : 0;
}

bool is_wordlike(char c) {
  const Class kind = class_of(c);
  return kind == Class::letter || kind == Class::digit || kind == Class::wide;
}

bool ties(char c) { return c == '/' || c == '.' || c == '-'; }

}  // namespace

std::size_t ProseScan::word(std::string_view text, std::size_t at) {
  std::array<char, 32> folded;  // NOLINT: written before it is read
  std::size_t size = 0;
  const std::size_t second = at + (class_of(text[at]) == Class::wide ? 2 : 1);
  capitals_ = capitals_ || (capital(text, at) && second < text.size() && capital(text, second));
  while (size + 2 <= folded.size() && at < text.size()) {
    const char c = text[at];
    if (class_of(c) == Class::letter) {
      folded[size++] = static_cast<char>(c | 0x20);
      ++at;
      continue;
    }
    const char letter = class_of(c) == Class::wide ? accented(text, at) : '\0';
    if (letter == 0) break;
    if (letter == '2') folded[size++] = 'o';
    folded[size++] = letter == '2' ? 'e' : letter;
    at += 2;
  }
  unsure_ = unsure_ || size + 2 > folded.size();
  traits_ |= word_traits({folded.data(), size});
  return at;
}

std::size_t ProseScan::figures(std::string_view text, std::size_t at) {
  const std::size_t begin = at;
  while (at < text.size() && class_of(text[at]) == Class::digit) ++at;
  traits_ |= Tokens::figures;
  if (at - begin == 4) traits_ |= Tokens::year;
  if (at < text.size() && ties(text[at])) {
    ordered_ = ordered_ || at + 1 == text.size() || class_of(text[at + 1]) == Class::digit;
  }
  std::size_t next = at;
  while (next < text.size()) {
    const std::size_t wide = wide_space(text, next);
    if (wide == 0 && class_of(text[next]) != Class::space) break;
    next += std::max<std::size_t>(wide, 1);
  }
  counts_ = counts_ || next == text.size() || text[next] == '(' || is_wordlike(text[next]);
  return at;
}

// One that is no letter or digit of ASCII; a word may begin with it all the same.
std::size_t ProseScan::sign(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) {
    const char c = text[at];
    const bool dot = c == '.';
    if (c == '[' || c == '{' || c == '?' || c == '_' || (dot && dot_)) traits_ |= Tokens::gap_left;
    dot_ = dot;
    percent_ = percent_ || c == '%';
    return at + 1;
  }
  if (const std::size_t space = wide_space(text, at); space != 0) return at + space;
  dot_ = false;
  if (accented(text, at) != 0) return word(text, at);
  if (lead == 0xC2 && at + 1 < text.size()) {  // signs of Latin-1
    const auto next = static_cast<unsigned char>(text[at + 1]);
    if (next == 0xB0) traits_ |= Tokens::gap_left;    // °
    if (next < 0xA1 || next == 0xAD) unsure_ = true;  // a control, a soft hyphen
    return at + 2;
  }
  const std::string_view three = text.substr(at, 3);
  if (three == "€") traits_ |= Tokens::money;
  if (three == "…") traits_ |= Tokens::gap_left;
  const bool known = three == "€" || three == "…" || three == "’" || three == "–" || three == "—" ||
                     three == "\u2011" || three == "“" || three == "”" || three == "•" ||
                     three == "−";
  if (!known) unsure_ = true;
  return at + (known ? 3 : 1);
}

// A word or a date that a tag cuts in two would not be seen.
void ProseScan::join(std::string_view text) {
  const bool cut = is_wordlike(last_) && (is_wordlike(text[0]) || ties(text[0]));
  unsure_ = unsure_ || cut;
}

void ProseScan::piece(std::string_view text) {
  if (text.empty()) return;
  join(text);
  for (std::size_t at = 0; at < text.size() && !unsure_;) {
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
      default:
        at = sign(text, at);
    }
  }
  last_ = text.back();
}

unsigned ProseScan::kinds() const {
  if (unsure_) return every_prose_kind;
  const auto says = [this](unsigned traits) { return (traits_ & traits) != 0; };
  const bool letters = says(Tokens::number | Tokens::one);
  const bool number = letters || says(Tokens::figures);
  unsigned out = 0;
  if ((says(Tokens::month) && number) || ordered_) out |= prose_dates;
  if ((says(Tokens::time_unit) && (letters || counts_)) || says(Tokens::yearly)) {
    out |= prose_durations;
  }
  if (counts_ || says(Tokens::number)) out |= prose_counts;
  if (says(Tokens::money) && number) out |= prose_amounts;
  if (says(Tokens::article)) out |= prose_references;
  if (says(Tokens::year)) out |= prose_vague_dates;
  if (says(Tokens::gap_left)) out |= prose_placeholders;
  // « 45 % », « 45 pour cent »
  if (says(Tokens::figures) && (percent_ || says(Tokens::number))) {
    out |= prose_ratios | prose_percentages;
  }
  if ((out & prose_dates) != 0 && says(Tokens::year)) out |= prose_periods;
  if (says(Tokens::figures) && says(Tokens::act)) out |= prose_citations;
  if (capitals_) out |= prose_acronyms;
  return out;
}

unsigned prose_kinds(std::string_view utf8) {
  ProseScan scan;
  scan.piece(utf8);
  return scan.kinds();
}

}  // namespace paraphe
