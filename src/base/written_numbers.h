// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "base/prose.h"
#include "base/words.h"

namespace paraphe {

/// A number in figures among tokens: « 5 », « 10 000 », « 1,5 ».
struct NumberInFigures {
  std::int64_t whole = 0;
  std::int64_t fraction = 0;  ///< its digits after the comma, as a number of `decimals` digits
  int decimals = 0;
  std::size_t next = 0;  ///< the token after it
  bool grouped = false;  ///< written by thousands
  bool joined = false;  ///< goes on without a space: « 18Tesla », « 1er », « 10-265 », « 88/200 »
  std::size_t digits = 0;
};

/// From token `i` on; thousands parted by a space, and by a dot where `dots` (« 100.000 € »).
std::optional<NumberInFigures> read_figures(const Tokens& tokens, std::size_t i, bool dots = false);

/// A whole number in letters, figures, or both one way or the other (« deux (2) », « 2 (deux) »).
struct ReadNumber {
  WrittenNumber number;
  std::size_t next = 0;
  bool is_one = false;  ///< « un » or « une » in letters alone
  std::size_t digits = 0;
  bool grouped = false;
};
std::optional<ReadNumber> read_number(const Tokens& tokens, std::size_t i);

/// The bytes from the start of token `first` to the end of token `next - 1`.
Span span_of(const Tokens& tokens, std::size_t first, std::size_t next);

/// 1..12 for the folded name of a month or its abbreviation, else 0.
unsigned month_of(std::string_view folded);

/// Whether that is one of `words`, parted by spaces and with one at each end: « " an ans " ».
bool one_of(std::string_view word, std::string_view words);

/// Whether token `i` ends a sentence, or an item of a list.
bool ends_sentence(const Tokens& tokens, std::size_t i);

/// Whether a folded word measures time: `an`, `mois`…
bool is_time_unit(std::string_view folded);

}  // namespace paraphe
