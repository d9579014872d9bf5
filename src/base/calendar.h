// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace paraphe {

/// A day of the Gregorian calendar that exists, from 1900-01-01 to 2199-12-31.
///
/// Of the three states a rule meets, `Date` is only ever the known one. Unknown (nothing was
/// written, or a declared blank) is for the caller to see before it parses; invalid is a non-empty
/// text from which `parse_date` returns nothing.
class Date {
 public:
  /// Nothing when there is no such day or the year is outside 1900..2199.
  static std::optional<Date> of(int year, unsigned month, unsigned day);
  static std::optional<Date> of(std::chrono::sys_days days);

  int year() const { return static_cast<int>(date_.year()); }
  unsigned month() const { return static_cast<unsigned>(date_.month()); }  ///< 1..12
  unsigned day() const { return static_cast<unsigned>(date_.day()); }      ///< 1..31
  int weekday() const;  ///< 0 lundi .. 6 dimanche
  std::chrono::sys_days days() const { return date_; }

  friend bool operator==(const Date&, const Date&) = default;
  friend std::strong_ordering operator<=>(const Date&, const Date&) = default;

 private:
  explicit Date(std::chrono::year_month_day date) : date_(date) {}
  std::chrono::year_month_day date_;
};

/// A length of time as people agree on it: months are not a number of days. All parts are at least
/// 0.
struct Duration {
  int years = 0;
  int months = 0;
  int weeks = 0;
  int days = 0;
  bool negative = false;

  int total_months() const { return 12 * years + months; }  ///< without the sign
  int total_days() const { return 7 * weeks + days; }       ///< without the sign
  bool empty() const { return total_months() == 0 && total_days() == 0; }

  friend bool operator==(const Duration&, const Duration&) = default;
};

/// How the last day is counted. `veille`: the term of a contract, which ends the day before the
/// anniversary. `quantieme`: a time limit, from day to the same day, the day of the event not
/// counted (CPC art. 641, 642).
enum class Counting { veille, quantieme };

/// A date `YYYY-MM-DD`, white space around it ignored. No zone, no sign.
/// Returns nothing when it is written otherwise, does not exist, or is outside 1900..2199.
/// Source: XSD 1.0 Part 2, 3.2.9.
std::optional<Date> parse_date(std::string_view text);

/// A duration `PnYnMnD` (each part optional, at least one there) or `PnW`, with an optional leading
/// `-`; white space around it ignored. Returns nothing for anything else: times, fractions, a part
/// of more than five digits. Source: XSD 1.0 Part 2, 3.2.6; weeks: ISO 8601-1, 5.5.2.
std::optional<Duration> parse_duration(std::string_view text);

/// `2021-09-21`.
std::string to_string(Date date);
/// `P4Y`, `-P1M10D`, `P0D` when empty; weeks come out as days unless they stand alone (`P2W`).
std::string to_string(const Duration& duration);

/// `date` moved by `duration`: years and months first, the day then brought back to the last of the
/// month where it is missing, then weeks and days. Returns nothing when the result is outside
/// 1900..2199. Source: XSD 1.0 Part 2, appendix E.
std::optional<Date> add(Date date, const Duration& duration);

/// The number of days from `from` to `to`; negative when `to` is earlier.
int days_between(Date from, Date to);

/// The last day of what starts on `effect` and lasts `duration`; it ends at 24 h.
/// `veille`: the day before the anniversary; where the anniversary's day is missing from its month,
/// the last day of that month (29 Feb 2024 + 1 year: 28 Feb 2025). `quantieme`: `add`. Neither
/// moves a term that falls on a Sunday or a public holiday. Returns nothing for an empty or
/// negative duration, and outside 1900..2199.
std::optional<Date> last_day(Date effect, const Duration& duration, Counting counting);

/// Whether both are the same length for every start: four years and forty-eight months are.
bool same_length(const Duration& a, const Duration& b);

}  // namespace paraphe
