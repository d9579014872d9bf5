// SPDX-License-Identifier: EUPL-1.2
// Our dates against libexslt's, which we did not write. Where EXSLT is laxer (years that begin with
// zeros, times, an unreadable operand that gives an empty string) we are stricter on purpose: only
// operands that both read are compared.
#include <gtest/gtest.h>
#include <libexslt/exslt.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include <memory>
#include <random>
#include <string>

#include "base/calendar.h"

namespace paraphe {
namespace {

constexpr int cases = 200'000;

/// One function of EXSLT dates, called from an expression.
class Exslt {
 public:
  explicit Exslt(const std::string& call) : context_(xmlXPathNewContext(nullptr)) {
    exsltDateXpathCtxtRegister(context_.get(), letters("date"));
    call_.reset(xmlXPathCtxtCompile(context_.get(), letters("string(date:" + call + ")")));
  }

  std::string operator()(const Date& a, const std::string& b = "") {
    xmlXPathRegisterVariable(context_.get(), letters("a"),
                             xmlXPathNewString(letters(to_string(a))));
    xmlXPathRegisterVariable(context_.get(), letters("b"), xmlXPathNewString(letters(b)));
    xmlXPathObject* value = xmlXPathCompiledEval(call_.get(), context_.get());
    if (value == nullptr) return "no value";
    std::string out(reinterpret_cast<const char*>(value->stringval));
    xmlXPathFreeObject(value);
    return out;
  }

 private:
  static const xmlChar* letters(const std::string& text) {
    return reinterpret_cast<const xmlChar*>(text.c_str());
  }
  struct Free {
    void operator()(xmlXPathContext* it) const { xmlXPathFreeContext(it); }
    void operator()(xmlXPathCompExpr* it) const { xmlXPathFreeCompExpr(it); }
  };
  std::unique_ptr<xmlXPathContext, Free> context_;
  std::unique_ptr<xmlXPathCompExpr, Free> call_;
};

using Random = std::mt19937;  // the same numbers on every machine

int between(Random& random, int least, int most) {
  return least + static_cast<int>(random() % static_cast<unsigned>(most - least + 1));
}

/// Any day, but often one near the end of a month or of February, where months differ.
Date any_date(Random& random) {
  for (;;) {
    const int year = between(random, 1950, 2150);
    const int month = random() % 4 == 0 ? 2 : between(random, 1, 12);
    const int day = random() % 3 == 0 ? between(random, 27, 31) : between(random, 1, 31);
    if (const auto date =
            Date::of(year, static_cast<unsigned>(month), static_cast<unsigned>(day))) {
      return *date;
    }
  }
}

Duration any_duration(Random& random) {
  Duration out;
  if (random() % 2 == 0) out.years = between(random, 0, 40);
  if (random() % 2 == 0) out.months = between(random, 0, 30);
  if (random() % 2 == 0) out.days = between(random, 0, 800);
  out.negative = random() % 4 == 0 && !out.empty();
  return out;
}

TEST(Dates, AddAsLibexsltDoes) {
  Random random(2026);
  Exslt exslt("add($a, $b)");
  int wrong = 0;
  for (int i = 0; i < cases && wrong < 5; ++i) {
    const Date date = any_date(random);
    const std::string duration = to_string(any_duration(random));
    const auto ours = add(date, parse_duration(duration).value());
    ASSERT_TRUE(ours) << to_string(date) << " + " << duration;
    const std::string theirs = exslt(date, duration);
    if (to_string(*ours) == theirs) continue;
    ++wrong;
    ADD_FAILURE() << to_string(date) << " + " << duration << " = " << to_string(*ours) << ", not "
                  << theirs;
  }
}

TEST(Dates, ReckonDaysLeapYearsAndWeekdaysAsLibexsltDoes) {
  Random random(641);
  Exslt difference("difference($a, $b)"), weekday("day-in-week($a)"), leap("leap-year($a)");
  int wrong = 0;
  for (int i = 0; i < cases / 4 && wrong < 5; ++i) {
    const Date from = any_date(random);
    const Date to = any_date(random);
    Duration days;
    days.days = std::abs(days_between(from, to));
    days.negative = days_between(from, to) < 0;
    const bool same = difference(from, to_string(to)) == to_string(days) &&
                      weekday(from) == std::to_string((from.weekday() + 1) % 7 + 1) &&
                      (leap(from) == "true") == std::chrono::year(from.year()).is_leap();
    if (same) continue;
    ++wrong;
    ADD_FAILURE() << to_string(from) << " to " << to_string(to) << ": "
                  << difference(from, to_string(to)) << ", not " << to_string(days) << "; weekday "
                  << weekday(from) << ", leap " << leap(from);
  }
}

}  // namespace
}  // namespace paraphe
