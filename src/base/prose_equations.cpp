// SPDX-License-Identifier: EUPL-1.2
// Amounts that a sentence multiplies, adds up or taxes, and what it says they come to.
#include <algorithm>
#include <cstdlib>

#include "base/prose_equations_terms.h"
#include "base/written_numbers.h"

namespace paraphe {
namespace {

constexpr std::int64_t most_cents = 1'000'000'000'000'000'000;

/// The token after the terms of which `result` is said to be what they come to: before « , soit »,
/// « , soit un montant total de », « , pour un total de ». 0 where nothing says so.
std::size_t end_of_terms(const Tokens& tokens, const SumTerm& result) {
  constexpr std::size_t most_words = 7;
  constexpr std::string_view between =
      " un une le la l ' d de du au en total totale totaux montant somme cout budget maximum "
      "maximal maximale global globale ensemble cumule cumulee aide subvention contribution "
      "participation financement enveloppe dotation depense engagement ";
  bool total = false;
  std::size_t at = result.first;
  for (std::size_t steps = 0; at > 0 && steps < most_words; ++steps) {
    --at;
    const bool says = tokens.is(at, "soit") || (total && tokens.is(at, "pour"));
    if (says) return at > 0 && one_of(tokens.folded(at - 1), " , ( ") ? at - 1 : at;
    if (!one_of(tokens.folded(at), between)) return 0;
    total = total || one_of(tokens.folded(at), " total totale totaux ");
  }
  return 0;
}

/// How many months a folded unit of time lasts, 0 for another word.
std::int64_t months_in(std::string_view unit) {
  if (one_of(unit, " an ans annee annees exercice exercices ")) return 12;
  if (one_of(unit, " semestre semestres ")) return 6;
  if (one_of(unit, " trimestre trimestres ")) return 3;
  return unit == "mois" ? 1 : 0;
}

/// « par an », « chaque année », « annuels », « / an »: the months of that period.
Factor read_period(const Tokens& tokens, std::size_t i) {
  const std::string_view word = tokens.folded(i);
  if (one_of(word, " par chaque / ")) return {months_in(tokens.folded(i + 1)), i + 2};
  if (one_of(word, " annuel annuels annuelle annuelles annuellement ")) return {12, i + 1};
  if (one_of(word, " mensuel mensuels mensuelle mensuelles mensuellement ")) return {1, i + 1};
  return {};
}

/// « pendant trois ans », « sur une durée de trente-six mois », in months.
Factor read_length(const Tokens& tokens, std::size_t i) {
  if (!one_of(tokens.folded(i), " pendant durant sur pour ")) return {};
  ++i;
  if (one_of(tokens.folded(i), " une la ") && one_of(tokens.folded(i + 1), " duree periode ") &&
      tokens.is(i + 2, "de")) {
    i += 3;
  }
  if (tokens.is(i, "les")) ++i;
  const auto number = read_number(tokens, i);
  if (!number || !number->number.agrees() || number->number.value() > most_factor) return {};
  const std::int64_t months = months_in(tokens.folded(number->next));
  std::size_t next = number->next + 1;
  if (one_of(tokens.folded(next), " consecutifs consecutives universitaires scolaires civils ")) {
    ++next;
  }
  return {number->number.value() * months, next};
}

/// What « par an pendant trois ans » multiplies the amount before token `i` by, where that ends at
/// token `end`.
Factor read_times(const Tokens& tokens, std::size_t i, std::size_t end) {
  const Factor period = read_period(tokens, i);
  if (period.value == 0) return {};
  std::size_t at = period.next;
  if (tokens.is(at, ",")) ++at;
  const Factor length = read_length(tokens, at);
  if (length.value == 0 || length.next != end || length.value % period.value != 0) return {};
  return {length.value / period.value, length.next};
}

/// Whether a whole number of the sentence before token `first` would make up for the difference:
/// « pour cinq thèses, deux versements de … ».
bool made_up(const Tokens& tokens, std::size_t sentence, std::size_t first, std::int64_t reckoned,
             std::int64_t stated) {
  for (std::size_t i = sentence; i < first; ++i) {
    const auto number = tokens.starts(i) ? read_number(tokens, i) : std::nullopt;
    const std::int64_t factor = number ? number->number.value() : 0;
    if (factor > 0 && factor <= most_factor && stated % factor == 0 &&
        stated / factor == reckoned) {
      return true;
    }
  }
  return false;
}

constexpr std::string_view shared_out = " chaque chacun chacune dont respectivement environ ";

std::optional<Found<WrittenEquation>> read_product(const Tokens& tokens, const SumTerm& term,
                                                   std::size_t end, const SumTerm& result) {
  const std::size_t sentence = sentence_of(tokens, term.first);
  const Factor count = read_count(tokens, term.first, sentence);
  std::size_t after = term.next;
  if (count.value > 0 && one_of(tokens.folded(after), " chacun chacune ")) ++after;
  const Factor times = read_times(tokens, after, end);
  if (times.value == 0 && (count.value == 0 || after != end)) return std::nullopt;
  const std::size_t first = count.value > 0 ? count.next : term.first;
  if (any_of(tokens, sentence, first, shared_out)) return std::nullopt;
  const std::int64_t by = std::max<std::int64_t>(count.value, 1);
  const std::int64_t times_by = by * std::max<std::int64_t>(times.value, 1);
  if (term.value() > most_cents / times_by) return std::nullopt;
  WrittenEquation equation{WrittenEquation::Kind::product, term.value() * times_by, result.value()};
  const std::int64_t tolerance =
      is_scaled(tokens, term) ? equation.reckoned / 100 : (times_by - 1) * cents_in_euro;
  // « trois contrats de 30 000 € par an pendant deux ans, soit 60 000 € » may speak of one.
  equation.holds = std::abs(equation.reckoned - equation.stated) <= tolerance ||
                   (times.value > 0 && equation.reckoned / by == equation.stated) ||
                   (times.value > 0 && equation.reckoned / times.value == equation.stated) ||
                   made_up(tokens, sentence, first, equation.reckoned, equation.stated);
  return Found<WrittenEquation>{span_of(tokens, first, result.next), equation};
}

std::optional<Found<WrittenEquation>> read_sum(const Tokens& tokens, std::span<const SumTerm> terms,
                                               std::size_t end, const SumTerm& result) {
  constexpr std::size_t most_words = 8;
  constexpr std::size_t most_terms = 40;
  constexpr std::string_view other =
      " entre difference ecart ramene ramenee porte portee passe soit majore majoree ";
  constexpr std::string_view after = " par chaque chacun chacune dont pendant sur environ ou % ";
  const SumTerm& last = terms.back();
  if (end - last.next > most_words || any_of(tokens, last.next, end, after)) return std::nullopt;
  for (std::size_t i = last.next; i < end; ++i) {
    if (is_quantity(tokens, i)) return std::nullopt;
  }
  std::size_t first = terms.size() - 1;
  while (first > 0 && terms.size() - first < most_terms &&
         adds(tokens, terms[first - 1], terms[first]))
    --first;
  const std::size_t count = terms.size() - first;
  const std::size_t sentence = sentence_of(tokens, last.first);
  // A term before, which those would have to be told from, or a number that multiplies one.
  if (count < 2 || (first > 0 && terms[first - 1].next > sentence)) return std::nullopt;
  if (!any_of(tokens, terms[terms.size() - 2].next, last.first, " et plus puis + ")) {
    return std::nullopt;
  }
  const std::size_t begin = terms[first].first;
  if (any_of(tokens, sentence, begin, other) || any_of(tokens, sentence, begin, shared_out) ||
      read_count(tokens, begin, sentence).value > 0) {
    return std::nullopt;
  }
  WrittenEquation equation{WrittenEquation::Kind::sum, 0, result.value()};
  bool one_of_them = false;
  for (const SumTerm& term : terms.subspan(first)) {
    equation.reckoned += term.value();
    one_of_them = one_of_them || term.value() == equation.stated;
  }
  const auto tolerance = static_cast<std::int64_t>(count - 1) * cents_in_euro;
  equation.holds = one_of_them || std::abs(equation.reckoned - equation.stated) <= tolerance ||
                   is_scaled(tokens, last);
  return Found<WrittenEquation>{span_of(tokens, begin, result.next), equation};
}

/// « 100 000 € HT, soit 120 000 € TTC », « 100 000 € HT (120 000 € TTC) », or the other way round.
std::optional<Found<WrittenEquation>> read_tax(const Tokens& tokens, const SumTerm& term,
                                               std::size_t end, const SumTerm& result) {
  const bool before = term.amount.tax == Tax::without && result.amount.tax == Tax::with;
  const bool with = term.amount.tax == Tax::with && result.amount.tax == Tax::without;
  const bool beside =
      end == term.next || (tokens.is(term.next, "(") && result.first == term.next + 1);
  if ((!before && !with) || !beside) return std::nullopt;
  // « trois versements de 10 000 € HT, soit 36 000 € TTC »
  const Factor count = read_count(tokens, term.first, sentence_of(tokens, term.first));
  const std::size_t first = count.value > 0 ? count.next : term.first;
  const bool closed = tokens.is(term.next, "(") && tokens.is(result.next, ")");
  WrittenEquation equation{WrittenEquation::Kind::tax,
                           term.value() * std::max<std::int64_t>(count.value, 1), result.value()};
  if (with) std::swap(equation.reckoned, equation.stated);
  return Found<WrittenEquation>{span_of(tokens, first, result.next + (closed ? 1 : 0)), equation};
}

/// « 60 000 €, en quatre versements de 15 000 € ».
std::optional<Found<WrittenEquation>> read_split(const SumText& read, std::size_t i) {
  constexpr std::string_view paid =
      " , payable payables verse verses versee versees reparti repartis repartie reparties regle ";
  const Tokens& tokens = read.tokens;
  const SumTerm& whole = read.terms[i - 1];
  const SumTerm& part = read.terms[i];
  const std::size_t sentence = sentence_of(tokens, part.first);
  const bool more =
      i + 1 < read.terms.size() && sentence_of(tokens, read.terms[i + 1].first) == sentence;
  const Factor count = read_count(tokens, part.first, sentence);
  if (more || count.value == 0 || whole.first < sentence ||
      !same_tax(whole.amount.tax, part.amount.tax) || part.value() > most_cents / count.value) {
    return std::nullopt;
  }
  std::size_t at = count.next;
  if (at == 0 || !one_of(tokens.folded(at - 1), " en par ")) return std::nullopt;
  --at;
  while (at > whole.next && one_of(tokens.folded(at - 1), paid)) --at;
  if (at != whole.next) return std::nullopt;
  for (std::size_t next = part.next; next < tokens.size() && !ends_sentence(tokens, next); ++next) {
    if (one_of(tokens.folded(next), " et puis plus par solde reste dernier derniere % ")) {
      return std::nullopt;
    }
  }
  WrittenEquation equation{WrittenEquation::Kind::product, part.value() * count.value,
                           whole.value()};
  equation.holds = is_scaled(tokens, whole) || std::abs(equation.reckoned - equation.stated) <=
                                                   (count.value - 1) * cents_in_euro;
  return Found<WrittenEquation>{span_of(tokens, whole.first, part.next), equation};
}

/// What amount `i` is said to be what those before it come to.
std::optional<Found<WrittenEquation>> equation_at(const SumText& read, std::size_t i) {
  const Tokens& tokens = read.tokens;
  const SumTerm& result = read.terms[i];
  const SumTerm& term = read.terms[i - 1];
  if (auto split = read_split(read, i)) return split;
  const std::size_t end = end_of_terms(tokens, result);
  if (auto tax = read_tax(tokens, term, end, result)) return tax;
  const std::size_t sentence = sentence_of(tokens, result.first);
  if (term.first < sentence || !same_tax(term.amount.tax, result.amount.tax)) return std::nullopt;
  if (auto share = read_share(read, term, end, result)) return share;
  if (end < term.next || is_qualified(tokens, result.next)) return std::nullopt;
  const bool alone = i == 1 || read.terms[i - 2].first < sentence;
  if (alone) return read_product(tokens, term, end, result);
  return read_sum(tokens, std::span(read.terms).first(i), end, result);
}

}  // namespace

std::vector<Found<WrittenEquation>> find_equations(const Tokens& tokens) {
  std::vector<Found<WrittenEquation>> found;
  const SumText read(tokens);
  for (std::size_t i = 1; i < read.terms.size(); ++i) {
    if (auto parts = read_parts(read, i - 1)) found.push_back(*parts);
    if (auto equation = equation_at(read, i)) found.push_back(*equation);
  }
  return found;
}

}  // namespace paraphe
