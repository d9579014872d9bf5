// SPDX-License-Identifier: EUPL-1.2
// Says of most paragraphs that they hold no date, no count…, at a fraction of the cost of reading
// them.
#include "base/prose_kinds.h"

#include "base/word_stream.h"

namespace paraphe {

unsigned prose_kinds_of(unsigned said) {
  if ((said & WordStream::unsure) != 0) return every_prose_kind;
  const auto says = [said](unsigned wanted) { return (said & wanted) != 0; };
  const bool letters = says(Tokens::number | Tokens::one);
  const bool number = letters || says(Tokens::figures);
  const bool counts = says(WordStream::counts);
  unsigned out = 0;
  if ((says(Tokens::month) && number) || says(WordStream::ordered)) out |= prose_dates;
  if ((says(Tokens::time_unit) && (letters || counts)) || says(Tokens::yearly)) {
    out |= prose_durations;
  }
  if (counts || says(Tokens::number)) out |= prose_counts;
  if (says(Tokens::money) && number) out |= prose_amounts;
  if (says(Tokens::article)) out |= prose_references;
  if (says(Tokens::year)) out |= prose_vague_dates;
  if (says(Tokens::gap_left)) out |= prose_placeholders;
  // « 45 % », « 45 pour cent »
  if (says(Tokens::figures) && (says(WordStream::percent) || says(Tokens::number))) {
    out |= prose_ratios | prose_percentages;
  }
  if ((out & prose_dates) != 0 && says(Tokens::year)) out |= prose_periods;
  if (says(Tokens::figures) && says(Tokens::act)) out |= prose_citations;
  if (says(WordStream::capitals)) out |= prose_acronyms;
  return out;
}

unsigned prose_kinds(std::string_view utf8) {
  WordStream stream;
  stream.piece(utf8);
  return prose_kinds_of(stream.says(stream.numbers(0, stream.size())));
}

}  // namespace paraphe
