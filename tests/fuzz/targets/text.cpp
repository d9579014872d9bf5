// SPDX-License-Identifier: EUPL-1.2
#include "base/calendar.h"
#include "base/english.h"
#include "base/numerals.h"
#include "base/prose.h"
#include "base/typography_faults.h"
#include "base/utf8.h"
#include "base/wordings.h"
#include "fuzz.h"
#include "typeset/hyphenation.h"

namespace paraphe::fuzz {
namespace {

template <class T>
void inside(const std::vector<Found<T>>& found, std::size_t size) {
  std::size_t last = 0;
  for (const Found<T>& each : found) {
    require(each.span.begin <= each.span.end && each.span.end <= size,
            "words stand inside their text");
    require(each.span.begin >= last, "words are found in the order of the text");
    last = each.span.begin;
  }
}

void find_in(std::string_view words) {
  const Tokens tokens(words);
  const std::size_t size = words.size();
  inside(find_counts(tokens, true), size);
  inside(find_durations(tokens), size);
  inside(find_dates(tokens), size);
  inside(find_vague_dates(tokens), size);
  inside(find_amounts(tokens), size);
  inside(find_references(tokens), size);
  inside(find_ranks(tokens), size);
  inside(find_acronyms(tokens), size);
  inside(find_ratios(tokens), size);
  inside(find_percentages(tokens), size);
  inside(find_periods(tokens), size);
  inside(find_citations(tokens), size);
  inside(find_placeholders(tokens), size);
  inside(find_typographic_faults(words), size);
  Wordings phrases;
  phrases.add("s’engager/s’obliger à? _ #");
  phrases.add(words.substr(0, 60));
  phrases.add_term(words.substr(0, 40));
  phrases.find(tokens);
}

void read_as_values(std::string_view words) {
  if (const auto duration = parse_duration(words)) {
    require(parse_duration(to_string(*duration)) == duration,
            "a duration is read as it is written");
    duration_words(*duration, Writing::both);
    if (const auto start = parse_date("2024-02-29")) last_day(*start, *duration, Counting::veille);
  }
  if (const auto date = parse_date(words))
    require(parse_date(to_string(*date)) == date, "a date is read as it is written");
  if (const auto number = read_number_words(words, 0)) {
    require(number->end <= words.size(), "a number ends inside its text");
    if (number->value >= 0 && number->value <= largest_number) number_words(number->value);
  }
  parse_roman(words);
  luhn(words);
}

}  // namespace

void text(std::string_view bytes) {
  const std::string words(bytes);
  if (!is_utf8(words)) return;  // the loader lets nothing else in
  find_in(words);
  read_as_values(words);
  fold(words);
  singular(words);
  similar(bytes.substr(0, bytes.size() / 2), bytes.substr(bytes.size() / 2));
  const std::string spaced = typeset_spaces(words);
  require(is_utf8(spaced), "text that is typeset is UTF-8");
  raised_ordinals(words);
  std::size_t last = 0;
  for (const std::size_t at : setting::french_divisions(setting::french_patterns(), words)) {
    require(at > last && at < words.size(), "a word is divided inside itself, in order");
    last = at;
  }
}

}  // namespace paraphe::fuzz
