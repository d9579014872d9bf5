// SPDX-License-Identifier: EUPL-1.2
// Amounts of money.
#include <algorithm>
#include <array>

#include "base/prose.h"
#include "base/written_numbers.h"

namespace paraphe {
namespace {

constexpr std::int64_t most_euros = 1'000'000'000'000;

struct Scale {
  std::int64_t factor = 1;
  std::size_t next = 0;
};

// « million(s) », « milliard(s) », « k », « M », « Md » before the currency.
Scale read_scale(const Tokens& tokens, std::size_t i) {
  const std::string_view word = tokens.folded(i);
  if (one_of(word, " million millions ")) return {1'000'000, i + 1};
  if (one_of(word, " milliard milliards ")) return {1'000'000'000, i + 1};
  const bool symbol = tokens.written(i + 1) == "€";
  if (symbol && word == "k") return {1'000, i + 1};
  if (symbol && tokens.written(i) == "M") return {1'000'000, i + 1};
  if (symbol && one_of(word, " md mds ")) return {1'000'000'000, i + 1};
  return {1, i};
}

// The token after « € », « euros », « d’euros »; 0 where there is no currency.
std::size_t read_currency(const Tokens& tokens, std::size_t i) {
  if (tokens.is(i, "d") && tokens.is(i + 1, "'")) i += 2;
  if (tokens.is(i, "de")) ++i;
  return tokens.written(i) == "€" || one_of(tokens.folded(i), " euro euros eur ") ? i + 1 : 0;
}

// In cents; nothing where it is too large.
std::optional<std::int64_t> cents(const NumberInFigures& number, std::int64_t factor) {
  if (number.whole > most_euros / factor) return std::nullopt;
  std::int64_t unit = factor * 100;
  std::int64_t part = number.fraction;
  for (int i = 0; i < number.decimals; ++i) {
    // Digits below the cent cannot be paid.
    if (unit % 10 == 0) {
      unit /= 10;
    } else {
      part /= 10;
    }
  }
  return number.whole * factor * 100 + part * unit;
}

struct Money {
  std::optional<std::int64_t> letters;
  std::optional<std::int64_t> figures;
  std::size_t next = 0;
};

// « 50 000 € », « 1,5 million d’euros », « 100.000 € ».
Money read_in_figures(const Tokens& tokens, std::size_t i) {
  const auto number = read_figures(tokens, i, true);
  if (!number) return {};
  std::size_t at = number->next;
  // « 100 000 (cent mille) euros ».
  std::optional<std::int64_t> letters;
  if (tokens.is(at, "(")) {
    const auto words = read_letters(tokens, at + 1);
    if (words && tokens.is(words->next, ")")) {
      letters = words->value;
      at = words->next + 1;
    }
  }
  const Scale scale = read_scale(tokens, at);
  const std::size_t next = read_currency(tokens, scale.next);
  const auto value = cents(*number, scale.factor);
  if (next == 0 || !value) return {};
  if (letters && *letters > most_euros / scale.factor) return {};
  if (letters) letters = *letters * scale.factor * 100;
  return {letters, value, next};
}

// « cent mille euros », « cent mille (100 000) euros », « deux euros et dix centimes ».
Money read_in_letters(const Tokens& tokens, std::size_t i) {
  const auto number = read_letters(tokens, i);
  if (!number) return {};
  std::size_t at = number->next;
  std::optional<NumberInFigures> figures;
  if (tokens.is(at, "(")) {
    figures = read_figures(tokens, at + 1, true);
    if (!figures || !tokens.is(figures->next, ")")) return {};
    at = figures->next + 1;
  }
  const Scale scale = read_scale(tokens, at);
  std::size_t next = read_currency(tokens, scale.next);
  if (next == 0 || number->value > most_euros / scale.factor) return {};
  Money money{number->value * scale.factor * 100, std::nullopt, next};
  if (figures) money.figures = cents(*figures, scale.factor);
  const std::size_t rest = tokens.is(next, "et") ? next + 1 : next;
  const auto part = read_letters(tokens, rest);
  if (part && part->value < 100 && one_of(tokens.folded(part->next), " centime centimes ")) {
    *money.letters += part->value;
    money.next = part->next + 1;
  }
  return money;
}

Money read_money(const Tokens& tokens, std::size_t i) {
  return tokens.digits(i) ? read_in_figures(tokens, i) : read_in_letters(tokens, i);
}

struct TaxMention {
  std::string_view words;  // folded tokens
  Tax tax;
};

constexpr std::array<TaxMention, 19> tax_mentions = {{
    {"ht", Tax::without},
    {"h . t .", Tax::without},
    {"h . t", Tax::without},
    {"hors taxes", Tax::without},
    {"hors taxe", Tax::without},
    {"hors tva", Tax::without},
    {"ttc", Tax::with},
    {"t . t . c .", Tax::with},
    {"t . t . c", Tax::with},
    {"toutes taxes comprises", Tax::with},
    {"tva comprise", Tax::with},
    {"net de taxes", Tax::exempt},
    {"net de taxe", Tax::exempt},
    {"nets de taxes", Tax::exempt},
    {"nets de taxe", Tax::exempt},
    {"net de tva", Tax::exempt},
    {"nets de tva", Tax::exempt},
    {"exoneres de tva", Tax::exempt},
    {"exonere de tva", Tax::exempt},
}};

// The token after a mention of tax at `i`, in parentheses or not; `i` where there is none.
std::size_t read_tax(const Tokens& tokens, std::size_t i, Tax& tax) {
  const bool parenthesis = tokens.is(i, "(");
  for (const TaxMention& mention : tax_mentions) {
    std::size_t at = parenthesis ? i + 1 : i;
    std::string_view words = mention.words;
    while (!words.empty()) {
      const std::size_t end = std::min(words.find(' '), words.size());
      if (!tokens.is(at, words.substr(0, end))) break;
      words.remove_prefix(std::min(end + 1, words.size()));
      ++at;
    }
    if (!words.empty() || (parenthesis && !tokens.is(at, ")"))) continue;
    if (tax == Tax::unstated) tax = mention.tax;
    return parenthesis ? at + 1 : at;
  }
  return i;
}

// The same amount the other way, in parentheses.
std::size_t read_restated(const Tokens& tokens, std::size_t i, WrittenAmount& amount) {
  if (!tokens.is(i, "(") || (amount.letters && amount.figures)) return i;
  const Money other = read_money(tokens, i + 1);
  const bool adds = (!amount.letters && other.letters) || (!amount.figures && other.figures);
  if (other.next == 0 || !adds) return i;
  Tax tax = amount.tax;
  const std::size_t close = read_tax(tokens, other.next, tax);
  if (!tokens.is(close, ")")) return i;
  amount.tax = tax;
  if (!amount.letters) amount.letters = other.letters;
  if (!amount.figures) amount.figures = other.figures;
  return close + 1;
}

}  // namespace

std::vector<Found<WrittenAmount>> find_amounts(const Tokens& tokens) {
  std::vector<Found<WrittenAmount>> found;
  if (!tokens.says(Tokens::money)) return found;
  for (std::size_t i = 0; i < tokens.size();) {
    if (!tokens.numeral(i)) {
      ++i;
      continue;
    }
    const Money money = read_money(tokens, i);
    if (money.next == 0) {
      // Not again from the second word or group of the same number.
      const auto letters = read_letters(tokens, i);
      const auto figures = read_figures(tokens, i);
      i = letters ? letters->next : figures ? figures->next : i + 1;
      continue;
    }
    WrittenAmount amount{money.letters, money.figures, Tax::unstated};
    std::size_t next = read_tax(tokens, money.next, amount.tax);
    next = read_restated(tokens, next, amount);
    next = read_tax(tokens, next, amount.tax);
    found.push_back({span_of(tokens, i, next), amount});
    i = next;
  }
  return found;
}

}  // namespace paraphe
