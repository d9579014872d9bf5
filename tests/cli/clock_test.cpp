// SPDX-License-Identifier: EUPL-1.2
// The clock of the machine is wrong: what depends on it says the day it took, and what is printed
// does not depend on it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "ceremony.h"
#include "composed_text.h"
#include "measure.h"

namespace paraphe::testing {
namespace {

using ::testing::HasSubstr;

struct Day {
  const char* clock;
  const char* told;
};

class WrongClock : public ::testing::TestWithParam<Day> {
 protected:
  void SetUp() override {
    PARAPHE_NEEDS_PROGRAM("faketime");
    folder_.write("projet.xml", read_file(convention("minimale")));
  }
  Outcome run(const std::string& command) const {
    return run_program(
        "faketime \"" + std::string(GetParam().clock) + "\" paraphe " + command + " --lang fr",
        folder_.path());
  }
  const Folder folder_;
};

TEST_P(WrongClock, IsNamedWhereItDecides) {
  const Outcome checked = run("check projet.xml --format line");
  EXPECT_LE(checked.code, 1) << checked.text;
  EXPECT_THAT(plain(checked.text), HasSubstr(GetParam().told + std::string(" (date du jour)")));
  const Outcome due = run("calendar projet.xml");
  EXPECT_EQ(due.code, 0) << due.text;
  EXPECT_THAT(plain(due.text), HasSubstr(GetParam().told + std::string(" (date du jour)")));
}

TEST_P(WrongClock, ChangesNothingOfWhatIsPrinted) {
  ASSERT_EQ(run_program("paraphe render projet.xml -o juste.pdf", folder_.path()).code, 0);
  ASSERT_EQ(run("render projet.xml -o faux.pdf").code, 0);
  EXPECT_EQ(folder_.read("faux.pdf"), folder_.read("juste.pdf"));
  ASSERT_EQ(ceremony(folder_, "projet.xml").code, 0);
  const std::string list = folder_.read("dossier/empreintes.sha256");
  std::filesystem::remove_all(folder_.path() + "/dossier");
  ASSERT_EQ(run("ceremony projet.xml" + std::string(usual)).code, 0);
  EXPECT_EQ(folder_.read("dossier/empreintes.sha256"), list);
  EXPECT_EQ(run("verify faux.pdf").code, 0);
}

INSTANTIATE_TEST_SUITE_P(Clock, WrongClock,
                         ::testing::Values(Day{"1970-01-01 12:00:00", "au 1er janvier 1970"},
                                           Day{"2038-01-20 12:00:00", "au 20 janvier 2038"},
                                           Day{"2100-06-01 12:00:00", "au 1er juin 2100"}));

// What has not taken place cannot be recorded; a clock that is late says which day it takes.
TEST(ALateClock, RefusesToRecordWhatItTakesForTheFuture) {
  PARAPHE_NEEDS_PROGRAM("faketime");
  const Folder folder;
  folder.write("projet.xml", read_file(convention("minimale")));
  const Outcome outcome = run_program(
      "faketime \"1970-01-01 12:00:00\" paraphe ceremony record projet.xml --date 2026-11-20 "
      "--place Exempleville --lang fr",
      folder.path());
  EXPECT_NE(outcome.code, 0);
  EXPECT_THAT(outcome.text, HasSubstr("2026-11-20 est à venir"));
  EXPECT_EQ(folder.listing(), "projet.xml\n");
}

}  // namespace
}  // namespace paraphe::testing
