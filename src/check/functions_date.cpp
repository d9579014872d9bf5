// SPDX-License-Identifier: EUPL-1.2
// Dates and durations. The names of EXSLT (exslt.org/date) with strict operands: EXSLT answers an
// empty string to anything it cannot read, which then fails every rule that depends on it.
#include <cmath>

#include "check/function_values.h"
#include "check/functions.h"

namespace paraphe {
namespace {

/// Two dates in the order of the arguments; the second is on top of the stack.
struct Pair {
  std::optional<Date> first, second;
};

Pair pop_dates(xmlXPathParserContext* context) {
  Pair pair;
  pair.second = pop_date(context);
  pair.first = pop_date(context);
  return pair;
}

template <class Test>
void compare(xmlXPathParserContext* context, Test test) {
  const Pair pair = pop_dates(context);
  push(context, pair.first && pair.second && test(*pair.first, *pair.second));
}

template <class Part>
void part(xmlXPathParserContext* context, Part part) {
  const std::optional<Date> date = pop_date(context);
  push(context, date ? static_cast<double>(part(*date)) : std::nan(""));
}

std::string text_of(const std::optional<Date>& date) { return date ? to_string(*date) : ""; }

}  // namespace

void xpath_date_add(xmlXPathParserContext* context, int) {
  const std::optional<Duration> duration = pop_duration(context);
  const std::optional<Date> date = pop_date(context);
  push(context, date && duration ? text_of(add(*date, *duration)) : std::string());
}

void xpath_date_add_duration(xmlXPathParserContext* context, int) {
  const std::optional<Duration> second = pop_duration(context);
  const std::optional<Duration> first = pop_duration(context);
  if (!first || !second) return push(context, std::string());
  const int sign1 = first->negative ? -1 : 1;
  const int sign2 = second->negative ? -1 : 1;
  const int months = sign1 * first->total_months() + sign2 * second->total_months();
  const int days = sign1 * first->total_days() + sign2 * second->total_days();
  if ((months < 0 && days > 0) || (months > 0 && days < 0)) {
    // A month less a day is no number of days: no duration says it.
    invalid(context, {to_string(*first) + " + " + to_string(*second), nullptr, false},
            {"n’est pas une somme de durées", "is no sum of durations"});
    return push(context, std::string());
  }
  Duration sum;
  sum.negative = months < 0 || days < 0;
  sum.years = std::abs(months) / 12;
  sum.months = std::abs(months) % 12;
  sum.days = std::abs(days);
  push(context, to_string(sum));
}

void xpath_date_difference(xmlXPathParserContext* context, int) {
  const Pair pair = pop_dates(context);
  if (!pair.first || !pair.second) return push(context, std::string());
  const int days = days_between(*pair.first, *pair.second);
  Duration difference;
  difference.days = std::abs(days);
  difference.negative = days < 0;
  push(context, to_string(difference));
}

void xpath_date_year(xmlXPathParserContext* context, int) {
  part(context, [](Date date) { return date.year(); });
}

void xpath_date_month(xmlXPathParserContext* context, int) {
  part(context, [](Date date) { return date.month(); });
}

void xpath_date_day(xmlXPathParserContext* context, int) {
  part(context, [](Date date) { return date.day(); });
}

void xpath_date_weekday(xmlXPathParserContext* context, int) {
  part(context, [](Date date) { return (date.weekday() + 1) % 7 + 1; });  // 1 is Sunday
}

void xpath_date_leap_year(xmlXPathParserContext* context, int) {
  const std::optional<Date> date = pop_date(context);
  push(context, date && std::chrono::year(date->year()).is_leap());
}

void xpath_before(xmlXPathParserContext* context, int) {
  compare(context, [](Date a, Date b) { return a < b; });
}

void xpath_after(xmlXPathParserContext* context, int) {
  compare(context, [](Date a, Date b) { return a > b; });
}

void xpath_not_after(xmlXPathParserContext* context, int) {
  compare(context, [](Date a, Date b) { return a <= b; });
}

void xpath_not_before(xmlXPathParserContext* context, int) {
  compare(context, [](Date a, Date b) { return a >= b; });
}

void xpath_same_day(xmlXPathParserContext* context, int) {
  compare(context, [](Date a, Date b) { return a == b; });
}

void xpath_days(xmlXPathParserContext* context, int) {
  const Pair pair = pop_dates(context);
  push(context, pair.first && pair.second
                    ? static_cast<double>(days_between(*pair.first, *pair.second))
                    : std::nan(""));
}

void xpath_is_date(xmlXPathParserContext* context, int) {
  push(context, parse_date(pop_operand(context).text).has_value());
}

void xpath_is_duration(xmlXPathParserContext* context, int) {
  push(context, parse_duration(pop_operand(context).text).has_value());
}

void xpath_last_day(xmlXPathParserContext* context, int arguments) {
  Counting counting = Counting::veille;
  if (arguments == 3) {
    const Operand operand = pop_operand(context);
    if (operand.text == "quantieme") {
      counting = Counting::quantieme;
    } else if (!operand.text.empty() && operand.text != "veille") {
      invalid(context, operand,
              {"n’est ni « veille » ni « quantieme »", "is neither 'veille' nor 'quantieme'"});
    }
  }
  const std::optional<Duration> duration = pop_duration(context);
  const std::optional<Date> date = pop_date(context);
  push(context, date && duration ? text_of(last_day(*date, *duration, counting)) : std::string());
}

void xpath_months(xmlXPathParserContext* context, int) {
  constexpr double days_in_a_month = 365.2425 / 12;
  const std::optional<Duration> duration = pop_duration(context);
  push(context, duration ? (duration->negative ? -1 : 1) *
                               (duration->total_months() + duration->total_days() / days_in_a_month)
                         : std::nan(""));
}

void xpath_same_length(xmlXPathParserContext* context, int) {
  const std::optional<Duration> second = pop_duration(context);
  const std::optional<Duration> first = pop_duration(context);
  push(context, first && second && same_length(*first, *second));
}

void xpath_reference(xmlXPathParserContext* context, int) {
  push(context, text_of(evaluation_of(context).options().reference));
}

void xpath_asked(xmlXPathParserContext* context, int) {
  push(context, text_of(evaluation_of(context).options().asked));
}

}  // namespace paraphe
