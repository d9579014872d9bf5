// SPDX-License-Identifier: EUPL-1.2
#include "base/english.h"

#include <array>
#include <string_view>
#include <vector>

namespace paraphe {
namespace {

constexpr std::array<std::string_view, 11> small = {
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"};

bool in_words(std::int64_t number) {
  return number >= 0 && number < static_cast<std::int64_t>(small.size());
}

std::string grouped(std::int64_t number) {
  std::string out = std::to_string(number);
  for (std::size_t at = out.size(); at > 3; out.insert(at, ",")) at -= 3;
  return out;
}

}  // namespace

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
      const char* gap = in_words(count) ? " " : "\u00A0";
      parts.push_back(english_number(count) + gap + unit + (count == 1 ? "" : "s"));
    }
  };
  add(duration.years, "year");
  add(duration.months, "month");
  add(duration.weeks, "week");
  add(duration.days, "day");
  if (parts.empty()) return "zero days";
  std::string text = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i) {
    text += (i + 1 == parts.size() ? " and " : ", ") + parts[i];
  }
  return text;
}

std::string english_number(std::int64_t number) {
  if (!in_words(number)) return grouped(number);
  return std::string(small[static_cast<std::size_t>(number)]);
}

std::string english_figures(std::int64_t number) { return grouped(number); }

std::string english_amount(std::int64_t cents) {
  std::string out = "€" + grouped(cents / 100);
  const std::string rest = std::to_string(cents % 100);
  if (cents % 100 != 0) out += (rest.size() == 1 ? ".0" : ".") + rest;
  return out;
}

}  // namespace paraphe
