// SPDX-License-Identifier: EUPL-1.2
#include "output/report/values.h"

#include "base/calendar.h"
#include "base/english.h"
#include "base/numerals.h"

namespace paraphe {
namespace {

Text one_value(const std::string& value) {
  if (value.empty()) return {"rien", "nothing"};
  if (value == "true") return {"oui", "yes"};
  if (value == "false") return {"non", "no"};
  if (const auto date = parse_date(value)) return {date_words(*date), english_date(*date)};
  if (const auto duration = parse_duration(value)) {
    return {duration_words(*duration), english_duration(*duration)};
  }
  return {value, value};
}

}  // namespace

Text value_words(const std::string& value) {
  const std::size_t bar = value.find(" | ");
  if (bar == std::string::npos) return one_value(value);
  const Text first = one_value(value.substr(0, bar));
  const Text others = value_words(value.substr(bar + 3));
  return {first.fr + " | " + others.fr, first.en + " | " + others.en};
}

}  // namespace paraphe
