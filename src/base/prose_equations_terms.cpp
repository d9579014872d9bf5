// SPDX-License-Identifier: EUPL-1.2
#include "base/prose_equations_terms.h"

#include "base/written_numbers.h"

namespace paraphe {

SumText::SumText(const Tokens& text) : tokens(text) {
  for (const Found<WrittenAmount>& found : find_amounts(tokens)) {
    terms.push_back(
        {found.value, tokens.first_from(found.span.begin), tokens.first_from(found.span.end)});
  }
  if (terms.size() > 1) shares = find_percentages(tokens);
}

std::size_t sentence_of(const Tokens& tokens, std::size_t i) {
  constexpr std::size_t furthest = 200;
  const std::size_t stop = i > furthest ? i - furthest : 0;
  while (i > stop && !ends_sentence(tokens, i - 1)) --i;
  return i;
}

bool any_of(const Tokens& tokens, std::size_t first, std::size_t last, std::string_view words) {
  for (std::size_t i = first; i < last; ++i) {
    if (one_of(tokens.folded(i), words)) return true;
  }
  return false;
}

bool same_tax(Tax a, Tax b) { return a == b || a == Tax::unstated || b == Tax::unstated; }

bool is_scaled(const Tokens& tokens, const SumTerm& term) {
  return any_of(tokens, term.first, term.next, " million millions milliard milliards k m md mds ");
}

bool is_quantity(const Tokens& tokens, std::size_t i) {
  return tokens.says(i, Tokens::figures | Tokens::number) && !tokens.says(i, Tokens::year) &&
         !one_of(tokens.folded(i), " premier premiere second seconde ");
}

bool is_qualified(const Tokens& tokens, std::size_t next) {
  if (tokens.is(next, "de")) ++next;
  const std::string_view word = tokens.folded(next);
  return word.starts_with("annuel") || word.starts_with("mensuel") ||
         word.starts_with("supplementaire") || word.starts_with("trimestriel") ||
         one_of(word, " par chacun chacune chaque plus moins environ pres ecart economie % / ");
}

bool adds(const Tokens& tokens, const SumTerm& a, const SumTerm& b) {
  constexpr std::size_t most_words = 10;
  constexpr std::string_view other =
      " par chaque chacun chacune dont ou entre contre lieu moins deduction sur reste plafond soit "
      "plafonne minimum maximum limite mais jusqu pendant passe porte environ respectivement % ";
  if (b.first - a.next > most_words || any_of(tokens, a.next, b.first, other)) return false;
  for (std::size_t i = a.next; i < b.first; ++i) {
    if (is_quantity(tokens, i) || ends_sentence(tokens, i)) return false;
  }
  return any_of(tokens, a.next, b.first, " et , plus puis + ") &&
         same_tax(a.amount.tax, b.amount.tax);
}

Factor read_count(const Tokens& tokens, std::size_t first, std::size_t sentence) {
  constexpr std::size_t most_words = 4;
  constexpr std::string_view ties =
      " par pendant sur dont et ou a les la le l des en pour cent an ans annee annees mois ";
  std::size_t of = first > 0 ? first - 1 : 0;
  if (tokens.is(of, "'") && of > 0) --of;
  if (!one_of(tokens.folded(of), " de d ")) return {};
  for (std::size_t at = of; at-- > sentence && of - at <= most_words + 3;) {
    if (!tokens.numeral(at) || !tokens.starts(at)) {
      if (one_of(tokens.folded(at), ties)) return {};
      continue;
    }
    if (at > sentence && tokens.numeral(at - 1)) continue;  // « quatre-vingt », « 1 000 »
    const auto number = read_number(tokens, at);
    if (!number || number->is_one || !number->number.agrees()) return {};
    const std::int64_t value = number->number.value();
    const bool words = number->next < of && of - number->next <= most_words;
    if (!words || value < 2 || value > most_factor) return {};
    for (std::size_t i = number->next; i < of; ++i) {
      if (!tokens.word(i)) return {};
    }
    return {value, at};
  }
  return {};
}

}  // namespace paraphe
