// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "base/prose_equations.h"

namespace paraphe {

/// What the finders of equations share.
inline constexpr std::int64_t cents_in_euro = 100;

/// An amount and its tokens.
struct SumTerm {
  WrittenAmount amount;
  std::size_t first;
  std::size_t next;

  std::int64_t value() const { return amount.value(); }
};

/// A text, its amounts and its percentages, each read once.
struct SumText {
  explicit SumText(const Tokens& tokens);

  const Tokens& tokens;
  std::vector<SumTerm> terms;
  std::vector<Found<WrittenPercentage>> shares;
};

/// A factor and the token after it; of 0 where there is none.
struct Factor {
  std::int64_t value = 0;
  std::size_t next = 0;
};

inline constexpr std::int64_t most_factor = 1'000;

/// « douze mensualités de », « deux versements égaux de » just before token `first`, in the
/// sentence that begins at `sentence`: the number, and as `next` the token that it begins at.
Factor read_count(const Tokens& tokens, std::size_t first, std::size_t sentence);

/// Whether one of `words` stands from token `first` up to `last`.
bool any_of(const Tokens& tokens, std::size_t first, std::size_t last, std::string_view words);

/// Whether two amounts may be added up.
bool same_tax(Tax a, Tax b);

/// Whether a scale stands in an amount, « 0,33 M€ »: what it rounds is not known to the euro.
bool is_scaled(const Tokens& tokens, const SumTerm& term);

/// Whether a number stands at `i` that may multiply an amount: no year, not « un », « premier ».
bool is_quantity(const Tokens& tokens, std::size_t i);

/// Whether what follows makes something else of an amount: « par mois », « chacun », « de plus ».
bool is_qualified(const Tokens& tokens, std::size_t next);

/// Whether the words between two amounts only add the second to the first.
bool adds(const Tokens& tokens, const SumTerm& a, const SumTerm& b);

/// The token that begins the sentence of token `i`, or one far before it.
std::size_t sentence_of(const Tokens& tokens, std::size_t i);

/// « 40 % de 200 000 €, soit 80 000 € », « 80 000 €, soit 40 % de 200 000 € »: `end`, the token
/// after what `result` is said to be what it comes to.
std::optional<Found<WrittenEquation>> read_share(const SumText& read, const SumTerm& term,
                                                 std::size_t end, const SumTerm& result);

/// « 100 000 € : 60 000 € à la signature et 40 000 € au solde », « 100 000 €, dont … »: what term
/// `i` is said to be made of.
std::optional<Found<WrittenEquation>> read_parts(const SumText& read, std::size_t i);

}  // namespace paraphe
