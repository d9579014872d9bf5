// SPDX-License-Identifier: EUPL-1.2
// A period from one day to another, and the length stated for it.
#include <algorithm>

#include "base/prose.h"
#include "base/written_numbers.h"

namespace paraphe {
namespace {

bool two_years(const Tokens& tokens) {
  int years = 0;
  for (std::size_t i = 0; i < tokens.size() && years < 2; ++i)
    years += tokens.says(i, Tokens::year);
  return years == 2;
}

/// The folded words of tokens `from` to `to`, parted by spaces.
std::string joined(const Tokens& tokens, std::size_t from, std::size_t to) {
  std::string words;
  for (std::size_t i = from; i < to; ++i) {
    if (!words.empty()) words += ' ';
    words += tokens.folded(i);
  }
  return words;
}

bool among(std::string_view words, std::initializer_list<std::string_view> known) {
  return std::find(known.begin(), known.end(), words) != known.end();
}

struct Day {
  std::size_t first;  ///< tokens
  std::size_t next;
  Date date;
};

// « du 1er mars », « à compter du 1er mars », « entre le 1er mars »: where it begins, else `day`.
std::size_t read_opening(const Tokens& tokens, std::size_t day) {
  if (day == 0) return day;
  if (day > 1 && tokens.is(day - 2, "entre") && tokens.is(day - 1, "le")) return day - 2;
  if (!tokens.is(day - 1, "du")) return day;
  const bool counted =
      day > 2 && one_of(tokens.folded(day - 2), " compter partir ") && tokens.is(day - 3, "a");
  return counted ? day - 3 : day - 1;
}

bool tied(const Tokens& tokens, std::size_t first, const Day& from, const Day& to) {
  if (to.first - from.next > 5) return false;
  const std::string words = joined(tokens, from.next, to.first);
  if (tokens.is(first, "entre")) return words == "et le";
  return among(words, {"au", "jusqu ' au", "et jusqu ' au", ", jusqu ' au", "inclus au"});
}

// What may stand between the days and the length: « , soit », « (», « pour une durée de ».
bool states_length(std::string_view words) {
  return among(words, {"(", "( soit", ", soit", "soit", "inclus , soit", "( inclus ) , soit",
                       ", soit une duree de", ", soit pour une duree de", ", pour une duree de",
                       "pour une duree de", ", soit une duree totale de", ", soit au total"});
}

std::optional<Duration> length_beside(const Tokens& tokens, std::size_t first, std::size_t next,
                                      const std::vector<Found<WrittenDuration>>& durations) {
  constexpr std::size_t furthest = 7;
  for (const Found<WrittenDuration>& duration : durations) {
    if (duration.value.adjective || !duration.value.agrees()) continue;
    const std::size_t begin = tokens.first_from(duration.span.begin);
    const std::size_t end = tokens.first_from(duration.span.end);
    if (begin >= next && begin - next <= furthest && states_length(joined(tokens, next, begin))) {
      return duration.value.value();
    }
    if (end <= first && first - end <= 1 && among(joined(tokens, end, first), {"", ",", "("})) {
      return duration.value.value();
    }
  }
  return std::nullopt;
}

}  // namespace

std::vector<Found<WrittenPeriod>> find_periods(const Tokens& tokens) {
  std::vector<Found<WrittenPeriod>> found;
  if (!two_years(tokens)) return found;
  std::vector<Day> days;
  for (const Found<WrittenDate>& date : find_dates(tokens)) {
    if (!date.value.date) continue;
    days.push_back(
        {tokens.first_from(date.span.begin), tokens.first_from(date.span.end), *date.value.date});
  }
  std::optional<std::vector<Found<WrittenDuration>>> durations;
  for (std::size_t i = 1; i < days.size(); ++i) {
    const std::size_t first = read_opening(tokens, days[i - 1].first);
    if (first == days[i - 1].first || !tied(tokens, first, days[i - 1], days[i])) continue;
    if (!durations) durations = find_durations(tokens);
    found.push_back(
        {span_of(tokens, first, days[i].next),
         {days[i - 1].date, days[i].date, length_beside(tokens, first, days[i].next, *durations)}});
  }
  return found;
}

}  // namespace paraphe
