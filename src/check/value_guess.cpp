// SPDX-License-Identifier: EUPL-1.2
#include "check/value_guess.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/calendar.h"
#include "base/prose.h"

namespace paraphe {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Without spaces of any kind and without separators of thousands.
std::string compact(std::string_view typed) {
  std::string result;
  for (std::size_t i = 0; i < typed.size();) {
    const auto skip = [&](std::string_view mark) {
      return typed.substr(i, mark.size()) == mark ? mark.size() : 0;
    };
    const std::size_t skipped = skip(" ") + skip("\t") + skip("\u00A0") + skip("\u202F");
    if (skipped == 0) result += typed[i];
    i += skipped == 0 ? 1 : skipped;
  }
  return result;
}

// « 31/12/2028 », « 31.12.2028 », « 31-12-2028 ».
std::string french_date(std::string_view typed) {
  std::array<std::string, 3> parts;
  std::size_t part = 0;
  for (const char c : typed) {
    if (is_digit(c)) {
      parts[part] += c;
    } else if ((c == '/' || c == '.' || c == '-') && part < 2) {
      ++part;
    } else {
      return {};
    }
  }
  if (parts[2].size() != 4 || parts[0].empty() || parts[0].size() > 2 || parts[1].empty() ||
      parts[1].size() > 2) {
    return {};
  }
  const auto two = [](const std::string& digits) {
    return digits.size() == 1 ? "0" + digits : digits;
  };
  return parts[2] + "-" + two(parts[1]) + "-" + two(parts[0]);
}

// « 10 décembre 2026 », « le 1er mars 2027 », alone in the value.
std::string written_date(std::string_view typed) {
  const auto found = find_dates(typed);
  return found.size() == 1 && found[0].value.date ? to_string(*found[0].value.date) : std::string();
}

// « 2026-12-1 »: what its months and days lack of two figures.
std::string padded_date(std::string_view typed) {
  std::string padded(typed);
  for (const std::size_t at : {std::size_t{5}, std::size_t{8}}) {
    const std::size_t end = std::min(padded.find('-', at), padded.size());
    if (padded.size() > at && padded[at - 1] == '-' && end == at + 1) padded.insert(at, 1, '0');
  }
  return padded;
}

// « 4 ans », « 18 mois », « 30 jours », « P4A ».
std::string french_duration(const std::string& compacted) {
  if (compacted.size() > 2 && compacted.front() == 'P' && compacted.back() == 'A') {
    return compacted.substr(0, compacted.size() - 1) + 'Y';
  }
  std::size_t digits = 0;
  while (digits < compacted.size() && is_digit(compacted[digits])) ++digits;
  const std::string unit = compacted.substr(digits);
  const std::string count = compacted.substr(0, digits);
  if (digits == 0) return {};
  if (unit == "an" || unit == "ans" || unit == "année" || unit == "années")
    return "P" + count + "Y";
  if (unit == "mois") return "P" + count + "M";
  if (unit == "jour" || unit == "jours") return "P" + count + "D";
  return {};
}

}  // namespace

std::string certain_date(std::string_view typed) {
  const std::string guess = french_date(compact(typed));
  const auto date = parse_date(guess);
  if (!date) return {};
  const std::string month = guess.substr(5, 2), day = guess.substr(8, 2);
  return day > "12" || day == month ? guess : std::string();
}

std::vector<std::string> guesses(std::string_view typed) {
  std::vector<std::string> found;
  const std::string compacted = compact(typed);
  for (std::string guess : {french_date(compacted), written_date(typed), padded_date(compacted),
                            french_duration(compacted), compacted}) {
    if (!guess.empty() && guess != typed) found.push_back(std::move(guess));
  }
  std::string point = compacted.substr(0, compacted.find("€"));
  if (point.size() != compacted.size()) found.push_back(point);
  if (const std::size_t comma = point.find(','); comma != std::string::npos) {
    point[comma] = '.';
    found.push_back(std::move(point));
  }
  return found;
}

}  // namespace paraphe
