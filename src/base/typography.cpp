// SPDX-License-Identifier: EUPL-1.2
#include "base/typography.h"

#include <algorithm>
#include <utility>

#include "base/glyphs.h"
#include "base/numerals.h"
#include "base/utf8.h"
#include "base/words.h"

namespace paraphe {
namespace {

// ’ for ', but not after a figure (5'), where it is a minute or a foot.
void set_apostrophes(Glyphs& glyphs) {
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    const bool figure = i > 0 && is_digit(glyphs.sign(i - 1)) && glyphs.gap(i) == Gap::none;
    if (glyphs.sign(i) == '\'' && !glyphs.kept(i) && !figure) glyphs[i].sign = U'’';
  }
}

// … for exactly three dots; longer runs are blanks that a check reports.
void set_ellipses(Glyphs& glyphs) {
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    if (glyphs.sign(i) != '.' || glyphs.kept(i)) continue;
    std::size_t end = i + 1;
    while (glyphs.sign(end) == '.' && glyphs.gap(end) == Gap::none) ++end;
    if (end - i == 3 && !glyphs.kept(end - 1)) {
      glyphs[i].sign = U'…';
      glyphs.remove(i + 1, i + 3);
    } else {
      i = end - 1;
    }
  }
}

// « » for pairs of ", and for “ ” outside « »; “ ” for pairs of " inside « ». A sign without its
// pair stays.
class Quotes {
 public:
  explicit Quotes(Glyphs& glyphs) : glyphs_(glyphs) {}

  void set() {
    if (none_opens()) return;
    for (std::size_t i = 0; i < glyphs_.size(); ++i) {
      if (glyphs_.kept(i)) continue;
      switch (glyphs_.sign(i)) {
        case U'«':
          ++depth_;
          break;
        case U'»':
          depth_ -= depth_ > 0 ? 1 : 0;
          break;
        case U'“':
          pair(i, U'”');
          break;
        case '"':
          pair(i, '"');
          break;
        default:
          break;
      }
    }
  }

 private:
  bool none_opens() const {
    for (std::size_t i = 0; i < glyphs_.size(); ++i)
      if (glyphs_[i].sign == '"' || glyphs_[i].sign == U'“') return false;
    return true;
  }

  void pair(std::size_t open, char32_t closing) {
    const bool inches = closing == '"' && open > 0 && is_digit(glyphs_.sign(open - 1)) &&
                        glyphs_.gap(open) == Gap::none;
    if (inches) return;
    std::size_t close = open + 1;
    while (close < glyphs_.size() && glyphs_.sign(close) != closing) {
      // The pair must close where it opens: not across the guillemets around it.
      const char32_t sign = glyphs_.sign(close);
      if (sign == U'»' || sign == U'«') return;
      ++close;
    }
    if (close == glyphs_.size() || glyphs_.kept(close)) return;
    glyphs_[open].sign = depth_ > 0 ? U'“' : U'«';
    glyphs_[close].sign = depth_ > 0 ? U'”' : U'»';
    if (depth_ == 0) ++depth_;
  }

  Glyphs& glyphs_;
  int depth_ = 0;
};

// Of most words: a to z, or accented.
bool is_small_letter(char32_t sign) {
  return sign - 'a' <= 'z' - 'a' || (sign - U'à' <= U'ÿ' - U'à' && sign != U'÷');
}

// Of most pairs: only « 1er janvier » is more than it seems.
bool keeps_gap(const SpacedGlyph& before, const SpacedGlyph& glyph) {
  return is_small_letter(glyph.sign) && is_small_letter(before.sign) &&
         (before.sign != 'r' || glyph.gap == Gap::none);
}

// A gap that was not there goes with « or the sign before it, or else with the sign after it.
void set_gaps(Glyphs& glyphs) {
  for (std::size_t i = 1; i < glyphs.size(); ++i) {
    if (keeps_gap(glyphs[i - 1], glyphs[i])) continue;
    const Gap gap = right_gap(glyphs, i);
    if (glyphs[i].gap == Gap::none) {
      const bool with_before = glyphs.sign(i - 1) == U'«' && glyphs.sign(i) != U'»';
      glyphs[i].gap_segment = glyphs[with_before ? i - 1 : i].segment;
    }
    glyphs[i].gap = gap;
  }
}

std::vector<std::string> typeset(const std::vector<std::string>& segments, TypographicStyle style,
                                 char32_t before) {
  Glyphs glyphs(segments, before);
  set_for_print(glyphs);
  return glyphs.write(segments.size(), style);
}

// What to raise after a Roman or Arabic number of that value.
bool ordinal_suffix(std::string_view suffix, std::int64_t number) {
  constexpr std::string_view first = " er ers re res ";
  constexpr std::string_view second = " nd nds nde ndes e es ";
  constexpr std::string_view other = " e es ";
  const std::string_view allowed = number == 1 ? first : number == 2 ? second : other;
  return !suffix.empty() && allowed.find(' ' + std::string(suffix) + ' ') != std::string_view::npos;
}

// « XXIe »: only I, V and X, or « Ce » and « Des » would be ordinals.
std::size_t roman_length(std::string_view word) {
  const std::size_t length = std::min(word.find_first_not_of("IVX"), word.size());
  return parse_roman(word.substr(0, length)) ? length : 0;
}

// « nos 1, 2 » and « no 3 » with an abbreviated numéro, not « nos 3 laboratoires ».
bool abbreviated_number(const Tokens& tokens, std::size_t i) {
  if (!tokens.digits(i + 1) || tokens.touches(i + 1)) return false;
  if (tokens.written(i) == "no") return true;
  const std::string_view next = tokens.folded(i + 2);
  return tokens.written(i) == "nos" &&
         (next == "," || next == "et" || next == "a" || next == "ou" || next == "-");
}

}  // namespace

void set_for_print(Glyphs& glyphs) {
  if (glyphs.held('\'')) set_apostrophes(glyphs);
  if (glyphs.held('.')) set_ellipses(glyphs);
  Quotes(glyphs).set();
  set_gaps(glyphs);
}

std::string typeset_spaces(std::string_view text, TypographicStyle style, char32_t before) {
  return std::move(typeset({std::string(text)}, style, before).front());
}

void set_spaces(std::vector<std::string>& segments, TypographicStyle style) {
  segments = typeset(segments, style, 0);
}

std::vector<Span> raised_ordinals(std::string_view text) {
  std::vector<Span> spans;
  // « 1er », « XXe », « nos 1 »: without a figure and a Roman one there is nothing to raise.
  const auto counts = [](char c) {
    return (c >= '0' && c <= '9') || c == 'I' || c == 'V' || c == 'X';
  };
  if (std::none_of(text.begin(), text.end(), counts)) return spans;
  const Tokens tokens(text);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!tokens.word(i)) continue;
    const Tokens::Token& token = tokens[i];
    const std::string_view word = tokens.written(i);
    if (tokens.touches(i) && tokens.digits(i - 1)) {
      const std::string_view digits = tokens.written(i - 1);
      const std::int64_t number = digits == "1" ? 1 : digits == "2" ? 2 : 3;
      if (ordinal_suffix(word, number)) spans.push_back({token.begin, token.end});
    } else if (!tokens.touches(i) || !tokens.digits(i - 1)) {
      const std::size_t length = roman_length(word);
      const std::int64_t number = length == 0 ? 0 : *parse_roman(word.substr(0, length));
      if (number > 0 && ordinal_suffix(word.substr(length), number)) {
        spans.push_back({token.begin + length, token.end});
      } else if (abbreviated_number(tokens, i)) {
        spans.push_back({token.begin + 1, token.end});
      }
    }
    // A code of letters and figures continues: « A1e5 ».
    if (!spans.empty() && spans.back().end == token.end && tokens.digits(i + 1) &&
        tokens.touches(i + 1)) {
      spans.pop_back();
    }
  }
  return spans;
}

}  // namespace paraphe
