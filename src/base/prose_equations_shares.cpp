// SPDX-License-Identifier: EUPL-1.2
// Shares of an amount, in percentages, and what a sentence says they come to.
#include <algorithm>
#include <cstdlib>

#include "base/prose_equations_terms.h"
#include "base/written_numbers.h"

namespace paraphe {
namespace {

/// The percentage that is the only one of its sentence and ends `tokens` before token `first` but
/// for words that name what it is of.
std::optional<Found<WrittenPercentage>> share_before(const SumText& read, std::size_t sentence,
                                                     std::size_t first) {
  const Tokens& tokens = read.tokens;
  constexpr std::size_t most_words = 8;
  constexpr std::string_view between =
      " de d ' du des la le l ( cout total totale montant prix budget assiette somme depense "
      "depenses eligible eligibles subventionnable subventionnables ";
  std::optional<Found<WrittenPercentage>> share;
  const std::size_t begin = tokens[sentence].begin;
  auto at =
      std::lower_bound(read.shares.begin(), read.shares.end(), begin,
                       [](const auto& one, std::size_t byte) { return one.span.begin < byte; });
  for (; at != read.shares.end(); ++at) {
    if (sentence_of(tokens, tokens.first_from(at->span.begin)) != sentence) break;
    if (share) return std::nullopt;
    share = *at;
  }
  if (!share || !share->value.agrees()) return std::nullopt;
  const std::size_t next = tokens.first_from(share->span.end);
  if (next > first || first - next > most_words) return std::nullopt;
  for (std::size_t i = next; i < first; ++i) {
    if (!one_of(tokens.folded(i), between)) return std::nullopt;
  }
  return share;
}

/// A share of `whole`, stated as `part`. Half of the last place of a percentage may be rounded.
WrittenEquation share_equation(const WrittenPercentage& share, const SumTerm& whole,
                               const SumTerm& part) {
  constexpr std::int64_t all = 10'000;
  const std::int64_t percent = share.value();
  const std::int64_t place = percent % 100 == 0 ? 100 : percent % 10 == 0 ? 10 : 1;
  WrittenEquation equation{WrittenEquation::Kind::share,
                           whole.value() / all * percent + whole.value() % all * percent / all,
                           part.value()};
  // « 33 % de 100 000 €, soit 33 333 € »; whole percentages of round parts are exact.
  const bool exact = percent % 500 == 0;
  const std::int64_t tolerance =
      exact ? cents_in_euro : whole.value() / all * place / 2 + cents_in_euro;
  equation.holds = std::abs(equation.reckoned - equation.stated) <= tolerance;
  return equation;
}

}  // namespace

std::optional<Found<WrittenEquation>> read_share(const SumText& read, const SumTerm& term,
                                                 std::size_t end, const SumTerm& result) {
  if (read.shares.empty()) return std::nullopt;
  const Tokens& tokens = read.tokens;
  const std::size_t sentence = sentence_of(tokens, result.first);
  const bool closed = tokens.is(term.next, ")") && end == term.next + 1;
  if (end == term.next || closed) {
    const auto share = share_before(read, sentence, term.first);
    if (!share) return std::nullopt;
    return Found<WrittenEquation>{{share->span.begin, tokens[result.next - 1].end},
                                  share_equation(share->value, term, result)};
  }
  const std::size_t soit = tokens.is(term.next, ",") ? term.next + 1 : term.next;
  if (!tokens.is(soit, "soit")) return std::nullopt;
  const auto share = share_before(read, sentence, result.first);
  if (!share || tokens.first_from(share->span.begin) != soit + 1) return std::nullopt;
  return Found<WrittenEquation>{span_of(tokens, term.first, result.next),
                                share_equation(share->value, result, term)};
}

}  // namespace paraphe
