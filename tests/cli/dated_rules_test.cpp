// SPDX-License-Identifier: EUPL-1.2
// Rules of 2021 applied in 2026: a signed draft is held to the rules in force on the day of its
// signature, whatever today is, and a report can be made again to the byte.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "places.h"
#include "run_program.h"

namespace paraphe::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* in_2021 = "SOURCE_DATE_EPOCH=1632268800";  // 22 September 2021
constexpr const char* in_2026 = "SOURCE_DATE_EPOCH=1796083200";  // 1 December 2026

/// An agreement signed on 21 September 2021, whose authorisation came six days later.
std::string signed_in_2021() {
  std::string text = read_file(source_dir + std::string("/samples/cnrs-normandie-2021.xml"));
  const std::string date = "date=\"2021-09-13\" publication=\"2021-09-16\"";
  const std::size_t at = text.find(date);
  EXPECT_NE(at, text.npos);
  return text.replace(at, date.size(), "date=\"2021-09-27\" publication=\"2021-09-28\"");
}

class DatedRules : public ::testing::Test {
 protected:
  DatedRules() {
    const std::string source = source_dir;
    folder_.write("projet.xml", signed_in_2021());
    EXPECT_EQ(run_program(
                  "mkdir donnees && cp -rL " + source + "/schemas " + source + "/templates donnees",
                  folder_.path())
                  .code,
              0);
  }

  /// Gives the fiche of a rule its first and last day.
  void date(const std::string& rule, const std::string& days) const {
    const std::string name = "donnees/schemas/regles/dates.sch";
    std::string text = folder_.read(name);
    const std::string fiche = "<r:fiche regle=\"" + rule + "\"";
    const std::size_t at = text.find(fiche);
    ASSERT_NE(at, text.npos);
    folder_.write(name, text.insert(at + fiche.size(), " " + days));
  }

  Outcome check(const std::string& options, const char* clock) const {
    return run_program("paraphe check projet.xml --lang fr " + options, folder_.path(),
                       {"PARAPHE_DATA=donnees", clock});
  }

  const Folder folder_;
};

struct Validity {
  const char* name;
  const char* days;     // of the fiche
  const char* options;  // of check
  bool heard;
};

class DatedRule : public DatedRules, public ::testing::WithParamInterface<Validity> {};

TEST_P(DatedRule, SpeaksOfTheDayOfTheSignature) {
  date("DAT-03", GetParam().days);
  for (const char* clock : {in_2021, in_2026}) {
    const Outcome outcome = check(std::string(GetParam().options) + " --format line", clock);
    EXPECT_EQ(outcome.text.find("[DAT-03]") != outcome.text.npos, GetParam().heard) << clock << "\n"
                                                                                    << outcome.text;
  }
}

INSTANTIATE_TEST_SUITE_P(
    All, DatedRule,
    ::testing::Values(
        Validity{"in_force_then", "depuis=\"2015-01-01\" jusqua=\"2022-12-31\"", "", true},
        Validity{"its_first_day", "depuis=\"2021-09-21\"", "", true},
        Validity{"its_last_day", "jusqua=\"2021-09-21\"", "", true},
        Validity{"the_day_before", "jusqua=\"2021-09-20\"", "", false},
        Validity{"made_since", "depuis=\"2021-09-22\"", "", false},
        Validity{"asked_of_today", "jusqua=\"2022-12-31\"", "--as-of 2026-12-01", false},
        Validity{"made_since_and_asked", "depuis=\"2025-01-01\"", "--as-of 2026-12-01", true}),
    [](const auto& of) { return of.param.name; });

TEST_F(DatedRules, GiveTheSameReportFiveYearsLater) {
  for (const std::string options : {"", "--as-of 2021-09-21"}) {
    for (const std::string format : {"json", "svrl", "html", "terminal"}) {
      SCOPED_TRACE(options + format);
      const Outcome then = check(options + " --format " + format, in_2021);
      const Outcome now = check(options + " --format " + format, in_2026);
      EXPECT_EQ(then.code, 1) << then.text;
      EXPECT_EQ(now.code, then.code);
      EXPECT_EQ(now.text, then.text);
    }
  }
}

TEST_F(DatedRules, WithADateThatIsNoneAreRefused) {
  date("DAT-03", "jusqua=\"2021-02-30\"");
  const Outcome outcome = check("", in_2026);
  EXPECT_EQ(outcome.code, 4);
  EXPECT_THAT(outcome.text, HasSubstr("dates.sch:"));
  EXPECT_THAT(outcome.text, HasSubstr("date invalide [RUL-11]"));
}

// A pack that was saved before some file was added to it, and before its rules were changed.
TEST_F(DatedRules, OfAnOlderPackServeWithoutWhatCameSince) {
  const Outcome before = check("--format line", in_2026);
  const std::string name = "donnees/schemas/regles/regles.sch", version = "schemaVersion=\"1.0\"";
  std::string rules = folder_.read(name);
  const std::size_t at = rules.find(version);
  ASSERT_NE(at, rules.npos);
  folder_.write(name, rules.replace(at, version.size(), "schemaVersion=\"0.3\""));
  ASSERT_EQ(run_program("rm donnees/schemas/regles/lexique.xsd", folder_.path()).code, 0);
  const Outcome outcome = check("--format line", in_2026);
  EXPECT_EQ(outcome.code, before.code);
  EXPECT_THAT(outcome.text, HasSubstr("version 0.3"));
  EXPECT_THAT(outcome.text, Not(HasSubstr("version 1.0")));
  EXPECT_THAT(outcome.text, HasSubstr("[DAT-03]"));
}

}  // namespace
}  // namespace paraphe::testing
