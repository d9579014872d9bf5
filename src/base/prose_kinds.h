// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

namespace paraphe {

/// Kinds of what `find_…` of prose.h finds. Bits: several make a set.
enum ProseKind : unsigned {
  prose_dates = 1,
  prose_durations = 2,
  prose_counts = 4,
  prose_amounts = 8,
  prose_references = 16,
  prose_vague_dates = 32,
  prose_placeholders = 64,
  prose_ratios = 128,
  prose_citations = 256,
  prose_acronyms = 512,
  prose_percentages = 1024,
  prose_periods = 2048,
};
inline constexpr unsigned every_prose_kind = 4095;

/// Which kinds a text may hold that says `said`, as WordStream tells: what is ruled out is not
/// there, what is not is for `find_…` to say.
unsigned prose_kinds_of(unsigned said);

/// The same of a text in one piece.
unsigned prose_kinds(std::string_view utf8);

}  // namespace paraphe
