// SPDX-License-Identifier: EUPL-1.2
#include "base/written_numbers.h"

#include <array>

namespace paraphe {
namespace {

constexpr std::size_t most_digits = 15;

std::int64_t value_of(std::string_view digits) {
  std::int64_t value = 0;
  for (const char digit : digits) value = 10 * value + (digit - '0');
  return value;
}

// Three digits that go on a number by thousands: after one space of any sort, or after a dot.
bool continues(const Tokens& tokens, std::size_t i, bool dots) {
  if (dots && tokens.is(i, ".") && tokens.touches(i) && tokens.touches(i + 1)) ++i;
  if (!tokens.digits(i) || tokens.written(i).size() != 3) return false;
  if (tokens.touches(i)) return tokens.is(i - 1, ".");
  const std::size_t gap = tokens[i].begin - tokens[i - 1].end;
  const std::string_view space = tokens.text().substr(tokens[i - 1].end, gap);
  return space == " " || space == "\u00A0" || space == "\u202F" || space == "\u2009";
}

// Figures that a letter, a hyphen or a bar ties to what follows are part of a name or a ratio.
bool goes_on(const Tokens& tokens, std::size_t next) {
  if (!tokens.touches(next)) return false;
  if (tokens.word(next) || tokens.digits(next)) return true;
  const std::string_view sign = tokens.folded(next);
  const bool ties = sign == "-" || sign == "/" || sign == "." || sign == ":" || sign == "_";
  return ties && tokens.touches(next + 1) && (tokens.word(next + 1) || tokens.digits(next + 1));
}

}  // namespace

std::optional<NumberInFigures> read_figures(const Tokens& tokens, std::size_t i, bool dots) {
  if (!tokens.digits(i) || !tokens.starts(i)) return std::nullopt;
  NumberInFigures found;
  std::string digits(tokens.written(i));
  found.next = i + 1;
  while (digits.size() <= most_digits && (found.grouped || digits.size() <= 3) &&
         continues(tokens, found.next, dots)) {
    if (tokens.is(found.next, ".")) ++found.next;
    digits += tokens.written(found.next++);
    found.grouped = true;
  }
  if (digits.size() > most_digits) return std::nullopt;
  found.whole = value_of(digits);
  found.digits = digits.size();
  const std::size_t comma = found.next;
  const bool decimal = tokens.is(comma, ",") && tokens.touches(comma) && tokens.digits(comma + 1) &&
                       tokens.touches(comma + 1);
  if (decimal && tokens.written(comma + 1).size() <= 9) {
    found.decimals = static_cast<int>(tokens.written(comma + 1).size());
    found.fraction = value_of(tokens.written(comma + 1));
    found.next += 2;
  }
  found.joined = goes_on(tokens, found.next);
  return found;
}

std::optional<ReadNumber> read_number(const Tokens& tokens, std::size_t i) {
  if (!tokens.numeral(i)) return std::nullopt;
  ReadNumber found;
  if (const auto letters = read_letters(tokens, i)) {
    found = {{letters->value, std::nullopt}, letters->next, letters->is_one, 0, false};
  } else {
    const auto figures = read_figures(tokens, i);
    if (!figures || figures->decimals > 0 || figures->joined) return std::nullopt;
    found = {
        {std::nullopt, figures->whole}, figures->next, false, figures->digits, figures->grouped};
  }
  const std::size_t open = found.next;
  if (!tokens.is(open, "(")) return found;
  std::size_t close = 0;
  if (found.number.letters) {
    const auto figures = read_figures(tokens, open + 1);
    if (!figures || figures->decimals > 0) return found;
    close = figures->next;
    if (tokens.is(close, ")")) found.number.figures = figures->whole;
  } else {
    const auto letters = read_letters(tokens, open + 1);
    if (!letters) return found;
    close = letters->next;
    if (tokens.is(close, ")")) found.number.letters = letters->value;
  }
  if (tokens.is(close, ")")) {
    found.next = close + 1;
    found.is_one = false;
  }
  return found;
}

Span span_of(const Tokens& tokens, std::size_t first, std::size_t next) {
  return {tokens[first].begin, tokens[next - 1].end};
}

unsigned month_of(std::string_view folded) {
  constexpr std::size_t longest = 9;
  static constexpr std::array<std::string_view, 12> names = {
      " janvier janv ", " fevrier fevr fev ", " mars ", " avril avr ",      " mai ",
      " juin ",         " juillet juil ",     " aout ", " septembre sept ", " octobre oct ",
      " novembre nov ", " decembre dec ",
  };
  if (folded.size() < 3 || folded.size() > longest) return 0;
  for (unsigned i = 0; i < names.size(); ++i) {
    if (one_of(folded, names.at(i))) return i + 1;
  }
  return 0;
}

bool one_of(std::string_view word, std::string_view words) {
  if (word.empty()) return false;
  for (auto at = words.find(word); at != std::string_view::npos; at = words.find(word, at + 1)) {
    if (words[at - 1] == ' ' && words[at + word.size()] == ' ') return true;
  }
  return false;
}

bool is_time_unit(std::string_view folded) {
  return one_of(folded, " an ans annee annees mois semaine semaines jour jours ");
}

bool ends_sentence(const Tokens& tokens, std::size_t i) {
  return tokens.is(i, ".") || tokens.is(i, ";") || tokens.is(i, "!") || tokens.is(i, "?");
}

}  // namespace paraphe
