// SPDX-License-Identifier: EUPL-1.2
// An amount, and the parts that a sentence says it is made of.
#include <cstdlib>

#include "base/prose_equations_terms.h"
#include "base/written_numbers.h"

namespace paraphe {
namespace {

/// How the words between an amount and the next lead to its parts.
enum class Lead {
  none,
  all,   ///< « : », « ( », « , soit », « se décompose en »
  some,  ///< « , dont », « comprend : »
};

Lead read_lead(const Tokens& tokens, std::size_t first, std::size_t next) {
  constexpr std::size_t most_words = 16;
  constexpr std::string_view other =
      " par chaque chacun chacune environ plafond plafonne maximum minimum limite moins plus ou "
      "jusqu passe porte % ";
  constexpr std::string_view times =
      " fois versement versements tranches echeances parts annuites ";
  if (next - first > most_words || any_of(tokens, first, next, other)) return Lead::none;
  for (std::size_t i = first; i < next; ++i) {
    if (ends_sentence(tokens, i)) return Lead::none;
    if (is_quantity(tokens, i) && !one_of(tokens.folded(i + 1), times)) return Lead::none;
  }
  const std::size_t word = tokens.is(first, ",") ? first + 1 : first;
  const bool some = tokens.is(word, "dont") || any_of(tokens, first, next, " comprend comprenant ");
  if (some) return Lead::some;
  constexpr std::string_view split =
      " : decompose decomposent repartit repartissent reparti repartie repartis reparties ventile "
      "ventilee ";
  const bool all = one_of(tokens.folded(word), " soit ( ") || any_of(tokens, first, next, split);
  return all ? Lead::all : Lead::none;
}

/// Whether the sentence leaves a part of the amount unsaid: « le solde à la remise du rapport »,
/// « et des frais » after the last part, which ends before token `last`.
bool leaves_rest(const Tokens& tokens, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < tokens.size() && !ends_sentence(tokens, i); ++i) {
    if (one_of(tokens.folded(i), " reste restant reliquat surplus complement notamment "))
      return true;
    if (tokens.is(i, "solde") && i > 0 && tokens.is(i - 1, "le")) return true;
    if (i >= last && one_of(tokens.folded(i), " et ainsi outre plus ")) return true;
  }
  return false;
}

}  // namespace

std::optional<Found<WrittenEquation>> read_parts(const SumText& read, std::size_t i) {
  constexpr std::string_view shared = " chaque chacun chacune respectivement environ ";
  const Tokens& tokens = read.tokens;
  const auto& terms = read.terms;
  const SumTerm& whole = terms[i];
  const std::size_t sentence = sentence_of(tokens, whole.first);
  // A term before may be a part too, or another whole.
  if (i > 0 && terms[i - 1].next > sentence) return std::nullopt;
  const Lead lead = read_lead(tokens, whole.next, terms[i + 1].first);
  if (lead == Lead::none || is_qualified(tokens, whole.next) ||
      any_of(tokens, sentence, whole.first, shared) ||
      !same_tax(whole.amount.tax, terms[i + 1].amount.tax)) {
    return std::nullopt;
  }
  WrittenEquation equation{WrittenEquation::Kind::sum, 0, whole.value()};
  std::size_t last = i;
  for (std::size_t part = i + 1; part < terms.size(); ++part) {
    if (sentence_of(tokens, terms[part].first) != sentence) break;
    const bool added = part == i + 1 || adds(tokens, terms[part - 1], terms[part]);
    if (!added || is_qualified(tokens, terms[part].next) || is_scaled(tokens, terms[part]) ||
        terms[part].value() > whole.value()) {
      return std::nullopt;
    }
    equation.reckoned += terms[part].value();
    last = part;
  }
  const std::size_t count = last - i;
  if (count < 2 || is_scaled(tokens, whole)) return std::nullopt;
  const auto tolerance = static_cast<std::int64_t>(count) * cents_in_euro;
  const bool less = equation.reckoned < equation.stated;
  equation.holds =
      std::abs(equation.reckoned - equation.stated) <= tolerance ||
      (less && (lead == Lead::some || leaves_rest(tokens, whole.next, terms[last].next)));
  return Found<WrittenEquation>{span_of(tokens, whole.first, terms[last].next), equation};
}

}  // namespace paraphe
