// SPDX-License-Identifier: EUPL-1.2
#include "base/english.h"

#include <vector>

namespace paraphe {

std::string english_date(Date date) {
  constexpr const char* months[] = {"January",   "February", "March",    "April",
                                    "May",       "June",     "July",     "August",
                                    "September", "October",  "November", "December"};
  return std::to_string(date.day()) + "\u00A0" + months[date.month() - 1] + " " +
         std::to_string(date.year());
}

std::string english_duration(const Duration& duration) {
  std::vector<std::string> parts;
  const auto add = [&parts](int count, const char* unit) {
    if (count != 0) {
      parts.push_back(std::to_string(count) + "\u00A0" + unit + (count == 1 ? "" : "s"));
    }
  };
  add(duration.years, "year");
  add(duration.months, "month");
  add(duration.weeks, "week");
  add(duration.days, "day");
  if (parts.empty()) return "0\u00A0days";
  std::string text = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i) {
    text += (i + 1 == parts.size() ? " and " : ", ") + parts[i];
  }
  return text;
}

}  // namespace paraphe
