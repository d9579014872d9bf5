// SPDX-License-Identifier: EUPL-1.2
#include "base/calendar.h"

#include <gtest/gtest.h>

namespace paraphe {
namespace {

std::string shown(std::optional<Date> date) { return date ? to_string(*date) : "nothing"; }

TEST(ParsingADate, TakesOnlyDaysThatExist) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"2021-09-21", "2021-09-21"},
      {" \n2021-09-21\t", "2021-09-21"},
      {"2024-02-29", "2024-02-29"},
      {"2100-02-29", "nothing"},
      {"2021-02-29", "nothing"},
      {"2021-09-31", "nothing"},
      {"2021-13-01", "nothing"},
      {"2021-00-10", "nothing"},
      {"1899-12-31", "nothing"},
      {"1900-01-01", "1900-01-01"},
      {"2199-12-31", "2199-12-31"},
      {"2200-01-01", "nothing"},
      {"2021-9-21", "nothing"},
      {"2021-09-21Z", "nothing"},
      {"2021-09-21+02:00", "nothing"},
      {"-2021-09-21", "nothing"},
      {"21/09/2021", "nothing"},
      {"+021-09-21", "nothing"},
      {"", "nothing"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(shown(parse_date(text)), expected) << text;
}

TEST(ParsingADuration, TakesWholeYearsMonthsDaysOrWeeks) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"P4Y", "P4Y"},       {" P2Y6M10D ", "P2Y6M10D"}, {"P48M", "P48M"},
      {"P3W", "P3W"},       {"-P1M", "-P1M"},           {"P0D", "P0D"},
      {"P1Y0M", "P1Y"},     {"P", "nothing"},           {"", "nothing"},
      {"P1.5Y", "nothing"}, {"P1DT2H", "nothing"},      {"PT1H", "nothing"},
      {"P1M1Y", "nothing"}, {"P1Y1Y", "nothing"},       {"P1Y2W", "nothing"},
      {"P1W2D", "nothing"}, {"P-1Y", "nothing"},        {"P123456D", "nothing"},
      {"4 ans", "nothing"}, {"P4", "nothing"},
  };
  for (const auto& [text, expected] : cases) {
    const auto duration = parse_duration(text);
    EXPECT_EQ(duration ? to_string(*duration) : "nothing", expected) << text;
  }
}

TEST(AddingADuration, ClampsToTheEndOfTheMonthAsSchemaAppendixE) {
  const struct {
    const char* date;
    const char* duration;
    const char* expected;
  } cases[] = {
      {"2021-09-21", "P4Y", "2025-09-21"},   {"2020-02-29", "P1Y", "2021-02-28"},
      {"2021-01-31", "P1M", "2021-02-28"},   {"2024-01-31", "P1M", "2024-02-29"},
      {"2021-01-31", "P1M1D", "2021-03-01"}, {"2021-03-31", "-P1M", "2021-02-28"},
      {"2021-03-01", "-P1D", "2021-02-28"},  {"2020-03-30", "-P1M30D", "2020-01-30"},
      {"2021-01-15", "P2W", "2021-01-29"},   {"2021-01-15", "-P13M", "2019-12-15"},
      {"2021-09-21", "P0D", "2021-09-21"},   {"2021-09-21", "P99999Y", "nothing"},
      {"1900-01-01", "-P1D", "nothing"},
  };
  for (const auto& [date, duration, expected] : cases) {
    EXPECT_EQ(shown(add(*parse_date(date), *parse_duration(duration))), expected)
        << date << " " << duration;
  }
}

TEST(TheLastDay, IsCountedAsAContractOrAsATimeLimit) {
  const struct {
    const char* effect;
    const char* duration;
    const char* veille;
    const char* quantieme;
  } cases[] = {
      {"2021-09-21", "P4Y", "2025-09-20", "2025-09-21"},
      {"2020-04-01", "P3Y", "2023-03-31", "2023-04-01"},
      {"2020-01-01", "P5Y", "2024-12-31", "2025-01-01"},
      {"2024-02-29", "P1Y", "2025-02-28", "2025-02-28"},
      {"2024-02-29", "P4Y", "2028-02-28", "2028-02-29"},
      {"2021-08-31", "P6M", "2022-02-28", "2022-02-28"},
      {"2023-08-31", "P6M", "2024-02-29", "2024-02-29"},
      {"2021-01-31", "P1M", "2021-02-28", "2021-02-28"},
      {"2021-01-30", "P1M", "2021-02-28", "2021-02-28"},
      {"2021-01-28", "P1M", "2021-02-27", "2021-02-28"},
      {"2021-03-31", "P1M10D", "2021-05-10", "2021-05-10"},
      {"2021-01-01", "P30D", "2021-01-30", "2021-01-31"},
      {"2021-01-01", "P1D", "2021-01-01", "2021-01-02"},
      {"2021-01-01", "P2W", "2021-01-14", "2021-01-15"},
      {"2021-01-01", "P0D", "nothing", "nothing"},
      {"2021-01-01", "-P1Y", "nothing", "nothing"},
      {"2199-06-01", "P1Y", "nothing", "nothing"},
  };
  for (const auto& [effect, duration, veille, quantieme] : cases) {
    const Date start = *parse_date(effect);
    const Duration length = *parse_duration(duration);
    EXPECT_EQ(shown(last_day(start, length, Counting::veille)), veille) << effect << duration;
    EXPECT_EQ(shown(last_day(start, length, Counting::quantieme)), quantieme) << effect << duration;
  }
}

TEST(TheLastDay, IsTheDayBeforeTheAnniversaryWhereverThatExists) {
  for (auto day = parse_date("1999-01-01")->days(); day < parse_date("2009-01-01")->days();
       day += std::chrono::days{1}) {
    const Date start = *Date::of(day);
    for (const int months : {1, 6, 12, 18, 48}) {
      const Duration length{0, months, 0, 0, false};
      const Date anniversary = *add(start, length);
      const Date end = *last_day(start, length, Counting::veille);
      const int short_of = anniversary.day() == start.day() ? 1 : 0;
      ASSERT_EQ(days_between(end, anniversary), short_of) << to_string(start) << " " << months;
    }
  }
}

TEST(ADay, KnowsItsWeekdayAndItsDistance) {
  EXPECT_EQ(parse_date("2021-09-21")->weekday(), 1);  // mardi
  EXPECT_EQ(parse_date("2024-02-29")->weekday(), 3);  // jeudi
  EXPECT_EQ(parse_date("2026-02-01")->weekday(), 6);  // dimanche
  EXPECT_EQ(days_between(*parse_date("2020-01-01"), *parse_date("2021-01-01")), 366);
  EXPECT_EQ(days_between(*parse_date("2021-01-01"), *parse_date("2020-12-31")), -1);
  EXPECT_LT(*parse_date("2021-09-21"), *parse_date("2021-09-22"));
}

TEST(TwoDurations, AreTheSameWhenTheyAreForEveryStart) {
  const auto same = [](const char* a, const char* b) {
    return same_length(*parse_duration(a), *parse_duration(b));
  };
  EXPECT_TRUE(same("P4Y", "P48M"));
  EXPECT_TRUE(same("P2W", "P14D"));
  EXPECT_TRUE(same("-P0D", "P0Y"));
  EXPECT_FALSE(same("P1M", "P30D"));
  EXPECT_FALSE(same("P1Y", "-P1Y"));
}

}  // namespace
}  // namespace paraphe
