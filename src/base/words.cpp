// SPDX-License-Identifier: EUPL-1.2
#include "base/words.h"

#include <algorithm>
#include <array>

#include "base/ascii_letters.h"
#include "base/utf8.h"

namespace paraphe {
namespace {

// The bare letters of U+00E0..U+00FF and of U+0100..U+017F, once in lower case.
constexpr std::string_view latin_1 = "aaaaaa?ceeeeiiiidnooooo?ouuuuypy";
constexpr std::string_view latin_extended_a =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooo??rrrrrrsss"
    "sssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(latin_1.size() == 32 && latin_extended_a.size() == 128);

void fold_into(char32_t value, std::string& out) {
  value = lower(value);
  if (value < 0x80) {
    out += static_cast<char>(value);
  } else if (value == U'œ') {
    out += "oe";
  } else if (value == U'æ') {
    out += "ae";
  } else if (value == U'ß') {
    out += "ss";
  } else if (value >= 0xE0 && value <= 0xFF && value != 0xF7) {
    out += latin_1[value - 0xE0];
  } else if (value >= 0x100 && value <= 0x17F) {
    out += latin_extended_a[value - 0x100];
  } else if (value == 0x2018 || value == 0x2019 || value == 0x2BC || value == 0x2032) {
    out += '\'';
  } else if ((value >= 0x2010 && value <= 0x2015) || value == 0x2212) {
    out += '-';
  } else if (!(value >= 0x300 && value < 0x370) &&
             value != 0xAD) {  // combining accent, soft hyphen
    encode(value, out);
  }
}

// The bare letter of a letter of Latin-1 in two bytes at `at`; 0 where there is none, or two.
char bare_letter(std::string_view text, std::size_t at) {
  if (text[at] != '\xC3' || at + 1 >= text.size()) return '\0';
  const auto next = static_cast<unsigned char>(text[at + 1]);
  if ((next & 0xC0U) != 0x80U || next == 0x9F) return '\0';  // ß
  const char letter = latin_1[next & 0x1FU];
  return letter == '?' ? '\0' : letter;
}

enum class Sort : unsigned char { sign, space, small, capital, digit, wide };

constexpr std::array<Sort, 256> sorts = [] {
  std::array<Sort, 256> out{};
  for (std::size_t c = '\t'; c <= '\r'; ++c) out[c] = Sort::space;
  out[' '] = Sort::space;
  for (std::size_t c = 'a'; c <= 'z'; ++c) out[c] = Sort::small;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) out[c] = Sort::capital;
  for (std::size_t c = '0'; c <= '9'; ++c) out[c] = Sort::digit;
  for (std::size_t c = 0x80; c < 0x100; ++c) out[c] = Sort::wide;
  return out;
}();

Sort sort_of(char c) { return sorts[static_cast<unsigned char>(c)]; }

/// Folds a text from left to right. Nothing folded is longer than it was written but bytes that are
/// no UTF-8, so that there is nearly always room.
class Folding {
 public:
  Folding(std::string_view text, std::size_t from, std::size_t most, std::string& out)
      : text_(text), out_(out) {
    const std::size_t rest = text.size() - std::min(from, text.size());
    out_.resize(std::min(rest, most));
  }
  ~Folding() { out_.resize(size_); }
  Folding(const Folding&) = delete;
  Folding& operator=(const Folding&) = delete;

  std::size_t size() const { return size_; }
  std::string_view since(std::size_t begin) const { return {out_.data() + begin, size_ - begin}; }

  void put(char c) {
    if (size_ == out_.size()) out_.resize(2 * size_ + 16);
    out_[size_++] = c;
  }
  void put(char32_t value);
  /// On while there are letters; returns where they end.
  std::size_t letters(std::size_t at);
  /// The same for figures; a soft hyphen among them goes.
  std::size_t figures(std::size_t at);

 private:
  /// On while there are letters of French, of which most texts have no others.
  std::size_t french_letters(std::size_t at);

  std::string_view text_;
  std::string& out_;
  std::size_t size_ = 0;
  std::string rare_;
};

void Folding::put(char32_t value) {
  if (value < 0x80) return put(static_cast<char>(value));
  rare_.clear();
  fold_into(value, rare_);
  for (const char c : rare_) put(c);
}

std::size_t Folding::french_letters(std::size_t at) {
  const std::size_t end = at + std::min(text_.size() - at, out_.size() - size_);
  const char* const in = text_.data();
  char* out = out_.data() + size_;
  while (at < end) {
    const Sort sort = sort_of(in[at]);
    if (sort != Sort::wide && end - at >= letter_block) {
      const std::size_t letters = fold_letters(in + at, out);
      at += letters;
      out += letters;
      if (letters < letter_block && sort_of(in[at]) != Sort::wide) break;
      continue;
    }
    if (sort == Sort::small || sort == Sort::capital) {
      *out++ = static_cast<char>(in[at++] | 0x20);
      continue;
    }
    const char letter = sort == Sort::wide ? bare_letter(text_, at) : '\0';
    if (letter == '\0') break;
    *out++ = letter;
    at += 2;
  }
  size_ = static_cast<std::size_t>(out - out_.data());
  return at;
}

std::size_t Folding::letters(std::size_t at) {
  for (;;) {
    if (size_ == out_.size()) out_.resize(2 * size_ + 64);
    at = french_letters(at);
    if (at == text_.size()) return at;
    const Sort sort = sort_of(text_[at]);
    if (sort == Sort::small || sort == Sort::capital) continue;  // there was no more room
    if (sort != Sort::wide) return at;
    const CodePoint next = decode(text_, at);
    if (!is_letter(next.value) && next.value != 0xAD) return at;
    put(next.value);
    at += next.size;
  }
}

std::size_t Folding::figures(std::size_t at) {
  for (CodePoint next{}; at < text_.size(); at += next.size) {
    next = decode(text_, at);
    if (!is_digit(next.value) && next.value != 0xAD) break;
    put(next.value);
  }
  return at;
}

bool leaves_gap(char32_t sign) {
  return sign == '[' || sign == '{' || sign == '?' || sign == '_' || sign == U'…' || sign == U'°';
}

}  // namespace

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    at += point.size;
    if (!is_space(point.value)) {
      fold_into(point.value, out);
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

// What a sign says; two dots running are needed for « .. ».
unsigned Tokens::traits_of_sign(char32_t sign) const {
  if (sign == U'€') return money;
  const bool dots = sign == '.' && written(size() - 1) == ".";
  return dots || leaves_gap(sign) ? unsigned{gap_left} : 0U;
}

Tokens::Tokens(std::string_view text, std::size_t from, std::size_t most) : text_(text) {
  const std::size_t rest = text.size() - std::min(from, text.size());
  tokens_.reserve(std::min(rest / 5 + 4, most));
  Folding folding(text, from, most < 4096 ? 16 * most : rest, folded_);
  const auto here = [](std::size_t offset) { return static_cast<std::uint32_t>(offset); };
  bool gap = true;
  for (std::size_t at = from; at < text.size();) {
    const Sort sort = sort_of(text[at]);
    const CodePoint first =
        sort == Sort::wide ? decode(text, at) : CodePoint{static_cast<unsigned char>(text[at]), 1};
    if (sort == Sort::space || (sort == Sort::wide && is_space(first.value))) {
      gap = true;
      at += first.size;
      continue;
    }
    if (tokens_.size() == most) return;
    Token token{Kind::sign, gap, 0, here(at), here(at + first.size), here(folding.size()), 0};
    gap = false;
    unsigned traits = 0;
    if (sort == Sort::small || sort == Sort::capital ||
        (sort == Sort::wide && is_letter(first.value))) {
      token.kind = Kind::word;
      token.end = here(folding.letters(at));
      traits = word_traits(folding.since(token.folded_begin));
    } else if (sort == Sort::digit) {
      token.kind = Kind::digits;
      token.end = here(folding.figures(at));
      traits = figures | (token.end - token.begin == 4 ? unsigned{year} : 0U);
    } else {
      folding.put(first.value);
      traits = traits_of_sign(first.value);
    }
    token.folded_end = here(folding.size());
    at = token.end;
    token.traits = static_cast<std::uint16_t>(traits);
    traits_ |= traits;
    tokens_.push_back(token);
  }
}

std::size_t Tokens::first_from(std::size_t offset) const {
  const auto first = std::partition_point(tokens_.begin(), tokens_.end(),
                                          [&](const Token& token) { return token.begin < offset; });
  return static_cast<std::size_t>(first - tokens_.begin());
}

bool Tokens::hyphen(std::size_t i) const {
  const std::string_view sign = written(i);
  return (sign == "-" || sign == "\u2010" || sign == "\u2011") && i > 0 && word(i - 1) &&
         touches(i) && word(i + 1) && touches(i + 1);
}

bool Tokens::starts(std::size_t i) const {
  if (!touches(i)) return true;
  if (word(i - 1) || digits(i - 1)) return false;
  const std::string_view sign = folded(i - 1);
  const bool joins = sign == "-" || sign == "/" || sign == "." || sign == "," || sign == "_" ||
                     sign == ":" || sign == "@";
  return !(joins && touches(i - 1) && (word(i - 2) || digits(i - 2)));
}

}  // namespace paraphe
