// SPDX-License-Identifier: EUPL-1.2
#include "base/calendar.h"

namespace paraphe {
namespace {

namespace chrono = std::chrono;

constexpr int first_year = 1900;
constexpr int last_year = 2199;
constexpr std::size_t most_digits = 5;

// The white space of XML, which xs:date and xs:duration collapse.
std::string_view trim(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

// Digits only: from_chars alone would take a sign.
std::optional<int> whole_number(std::string_view digits) {
  int value = 0;
  if (digits.empty() || digits.size() > most_digits) return std::nullopt;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return std::nullopt;
    value = 10 * value + (digit - '0');
  }
  return value;
}

std::string padded(unsigned value, std::size_t width) {
  std::string digits = std::to_string(value);
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

// Moves by months; the day may then be one that its month does not have.
chrono::year_month_day move_months(Date date, int months) {
  const chrono::year_month_day from{date.days()};
  const chrono::year_month month =
      chrono::year_month{from.year(), from.month()} + chrono::months{months};
  return month / from.day();
}

chrono::year_month_day last_of_month(chrono::year_month_day date) {
  return chrono::year_month_day_last{date.year(), chrono::month_day_last{date.month()}};
}

}  // namespace

std::optional<Date> Date::of(int year, unsigned month, unsigned day) {
  if (year < first_year || year > last_year || month > 12 || day > 31) return std::nullopt;
  const chrono::year_month_day date{chrono::year{year}, chrono::month{month}, chrono::day{day}};
  if (!date.ok()) return std::nullopt;
  return Date(date);
}

std::optional<Date> Date::of(chrono::sys_days days) {
  static constexpr chrono::sys_days first = chrono::year{first_year} / 1 / 1;
  static constexpr chrono::sys_days last = chrono::year{last_year} / 12 / 31;
  if (days < first || days > last) return std::nullopt;
  return Date(chrono::year_month_day{days});
}

int Date::weekday() const { return static_cast<int>(chrono::weekday{days()}.iso_encoding()) - 1; }

std::optional<Date> parse_date(std::string_view text) {
  text = trim(text);
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = whole_number(text.substr(0, 4));
  const auto month = whole_number(text.substr(5, 2));
  const auto day = whole_number(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return Date::of(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

std::optional<Duration> parse_duration(std::string_view text) {
  text = trim(text);
  Duration duration;
  if (text.starts_with('-')) {
    duration.negative = true;
    text.remove_prefix(1);
  }
  if (!text.starts_with('P') || text.size() < 2) return std::nullopt;
  text.remove_prefix(1);
  std::string_view allowed = "YMDW";
  while (!text.empty()) {
    const auto digits = text.find_first_not_of("0123456789");
    if (digits == std::string_view::npos) return std::nullopt;
    const auto value = whole_number(text.substr(0, digits));
    const auto unit = allowed.find(text[digits]);
    if (!value || unit == std::string_view::npos) return std::nullopt;
    switch (text[digits]) {
      case 'Y':
        duration.years = *value;
        break;
      case 'M':
        duration.months = *value;
        break;
      case 'D':
        duration.days = *value;
        break;
      default:
        duration.weeks = *value;
        break;
    }
    // Parts in order, each once; weeks stand alone.
    allowed = text[digits] == 'W'   ? ""
              : text[digits] == 'Y' ? "MD"
              : text[digits] == 'M' ? "D"
                                    : "";
    text.remove_prefix(digits + 1);
  }
  return duration;
}

std::string to_string(Date date) {
  return padded(static_cast<unsigned>(date.year()), 4) + '-' + padded(date.month(), 2) + '-' +
         padded(date.day(), 2);
}

std::string to_string(const Duration& duration) {
  std::string text = duration.negative ? "-P" : "P";
  if (duration.weeks != 0 && duration.total_months() == 0 && duration.days == 0) {
    return text + std::to_string(duration.weeks) + 'W';
  }
  if (duration.years != 0) text += std::to_string(duration.years) + 'Y';
  if (duration.months != 0) text += std::to_string(duration.months) + 'M';
  if (duration.total_days() != 0) text += std::to_string(duration.total_days()) + 'D';
  return duration.empty() ? text + "0D" : text;
}

std::optional<Date> add(Date date, const Duration& duration) {
  const int sign = duration.negative ? -1 : 1;
  chrono::year_month_day moved = move_months(date, sign * duration.total_months());
  if (!moved.ok()) moved = last_of_month(moved);
  return Date::of(chrono::sys_days{moved} + chrono::days{sign * duration.total_days()});
}

int days_between(Date from, Date to) { return static_cast<int>((to.days() - from.days()).count()); }

std::optional<Date> last_day(Date effect, const Duration& duration, Counting counting) {
  if (duration.negative || duration.empty()) return std::nullopt;
  if (counting == Counting::quantieme) return add(effect, duration);
  // The first day after the term, before its days are added: the anniversary, or the first of the
  // next month where the anniversary's month is too short (the term then fills that month).
  const chrono::year_month_day anniversary = move_months(effect, duration.total_months());
  const chrono::sys_days after =
      anniversary.ok() ? chrono::sys_days{anniversary}
                       : chrono::sys_days{last_of_month(anniversary)} + chrono::days{1};
  return Date::of(after + chrono::days{duration.total_days() - 1});
}

bool same_length(const Duration& a, const Duration& b) {
  const bool same_sign = a.negative == b.negative || (a.empty() && b.empty());
  return same_sign && a.total_months() == b.total_months() && a.total_days() == b.total_days();
}

}  // namespace paraphe
