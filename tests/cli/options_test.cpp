// SPDX-License-Identifier: EUPL-1.2
// Where a setting comes from, what help lists, and what a batch, standard input and each form of
// report answer.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "places.h"
#include "run_program.h"

namespace paraphe::testing {
namespace {

using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
using Json = nlohmann::json;

const std::string samples = source_dir + std::string("/samples/");
const std::string draft = samples + "cnrs-hauts-de-france.xml";

Outcome check(const std::string& options, const Folder& folder,
              const std::vector<std::string>& variables = {}) {
  return run_program("paraphe check --format json " + options + " " + draft, folder.path(),
                     variables);
}

std::string reference(const Outcome& outcome) {
  return Json::parse(outcome.text).at("reports").at(0).at("referenceDate").at("date");
}

// Each source outweighs those after it: command line, environment, the nearest configuration file
// upward, the user's.
TEST(Settings, ComeFromTheNearestSource) {
  const Folder folder;
  run_program("mkdir -p a/b a/user/paraphe", folder.path());
  folder.write("a/user/paraphe/paraphe.conf", "as-of = 2026-04-04\ngate = draft\n");
  const std::string at = " -o ../../report.json";
  const auto date = [&](const std::string& options, const std::string& variable) {
    std::vector<std::string> variables{"XDG_CONFIG_HOME=" + folder.path() + "/a/user"};
    if (!variable.empty()) variables.push_back(variable);
    run_program("paraphe check -f json " + options + " " + draft + at, folder.path() + "/a/b",
                variables);
    return reference({folder.read("report.json")});
  };
  EXPECT_EQ(date("", ""), "2026-04-04");
  folder.write(".paraphe.conf", "as-of = 2026-03-03\n");
  EXPECT_EQ(date("", ""), "2026-03-03");
  folder.write("a/.paraphe.conf", "# the nearest one\nas-of = 2026-02-02\n");
  EXPECT_EQ(date("", ""), "2026-02-02");
  EXPECT_EQ(date("", "PARAPHE_AS_OF=2026-01-01"), "2026-01-01");
  EXPECT_EQ(date("--as-of 2026-05-05", "PARAPHE_AS_OF=2026-01-01"), "2026-05-05");
  EXPECT_EQ(Json::parse(folder.read("report.json")).at("reports").at(0).at("gate"), "draft");
}

TEST(Settings, OfAFileAreNamedWithTheirLineWhenUnknown) {
  const Folder folder;
  folder.write(".paraphe.conf", "gate = draft\n\nportail = draft\n");
  const Outcome outcome = run_program("paraphe check " + draft, folder.path());
  EXPECT_EQ(outcome.code, 4);
  EXPECT_THAT(outcome.text, AllOf(HasSubstr("/.paraphe.conf:3"),
                                  HasSubstr("«\u00A0portail\u00A0» n’est pas un réglage")));
}

struct Bad {
  const char* line;
  const char* told;
};
class BadSetting : public ::testing::TestWithParam<Bad> {};

TEST_P(BadSetting, StopsWithItsLine) {
  const Folder folder;
  folder.write(".paraphe.conf", GetParam().line);
  const Outcome outcome = run_program("paraphe check " + draft, folder.path());
  EXPECT_EQ(outcome.code, 4);
  EXPECT_THAT(outcome.text, AllOf(HasSubstr("/.paraphe.conf:1"), HasSubstr(GetParam().told)));
}
INSTANTIATE_TEST_SUITE_P(
    All, BadSetting,
    ::testing::Values(Bad{"gate = demain\n",
                          "«\u00A0demain\u00A0» n’est pas une valeur de «\u00A0gate\u00A0»"},
                      Bad{"gate draft\n", "nom = valeur"}));

// A file serves every command: what belongs to another one is passed over.
TEST(Settings, OfAnotherCommandArePassedOver) {
  const Folder folder;
  folder.write(".paraphe.conf", "embed = none\ntemplate = sobre\n");
  EXPECT_EQ(check("--as-of 2026-12-01", folder).code, 0);
}

TEST(Settings, OfAnotherCommandArePassedOverByTheirValue) {
  const Folder folder;
  folder.write(".paraphe.conf", "format = html\n");
  EXPECT_EQ(run_program("paraphe rules list DUR-02", folder.path()).code, 0);
  EXPECT_EQ(run_program("paraphe rules list DUR-02", folder.path(), {"PARAPHE_FORMAT=sarif"}).code,
            0);
  EXPECT_EQ(run_program("paraphe rules list DUR-02 --format html", folder.path()).code, 2);
  folder.write(".paraphe.conf", "format = htlm\n");
  const Outcome misspelt = run_program("paraphe rules list DUR-02", folder.path());
  EXPECT_EQ(misspelt.code, 4);
  EXPECT_THAT(misspelt.text, HasSubstr("«\u00A0htlm\u00A0» n’est pas une valeur"));
}

TEST(Help, ListsInBothLanguagesOnlyWhatWorks) {
  const Folder folder;
  for (const std::string language : {"fr", "en"}) {
    const Outcome help = run_program("paraphe --help --lang " + language, folder.path());
    EXPECT_EQ(help.code, 0);
    expect_golden("aide." + language + ".txt", help.text);
    const std::regex command("\n  ([a-z]+) \\(([a-z]+)\\)");
    int commands = 0;
    for (std::sregex_iterator it(help.text.begin(), help.text.end(), command), end; it != end;
         ++it, ++commands) {
      for (const std::string& name : {(*it)[1].str(), (*it)[2].str()}) {
        const Outcome own =
            run_program("paraphe " + name + " --help --lang " + language, folder.path());
        EXPECT_EQ(own.code, 0) << name;
        EXPECT_THAT(own.text, Not(HasSubstr("paraphe\u00A0:"))) << name;
        if (name == (*it)[1]) expect_golden("aide-" + name + "." + language + ".txt", own.text);
      }
    }
    EXPECT_GE(commands, 3);
  }
}

TEST(Help, OffersOnlyValuesThatAreTaken) {
  const Folder folder;
  const Outcome help = run_program("paraphe check --help", folder.path());
  const std::regex choice("--(gate|format|lang) ([a-z|]+)");
  int values = 0;
  for (std::sregex_iterator it(help.text.begin(), help.text.end(), choice), end; it != end; ++it) {
    std::istringstream words((*it)[2].str());
    for (std::string value; std::getline(words, value, '|'); ++values) {
      const Outcome outcome = run_program(
          "paraphe check --" + (*it)[1].str() + " " + value + " " + draft, folder.path());
      EXPECT_LE(outcome.code, 1) << value;
    }
  }
  EXPECT_GE(values, 8);
}

TEST(Version, IsThatOfTheBuild) {
  const Folder folder;
  EXPECT_THAT(run_program("paraphe --version", folder.path()).text,
              ::testing::MatchesRegex("paraphe [0-9]+\\.[0-9]+\\.[0-9]+\n"));
}

TEST(Batch, AnswersTheLargestOfItsCodesForEveryDraft) {
  const Folder folder;
  folder.write("a-conforme.xml", read_file(draft));
  folder.write("b-non-conforme.xml", read_file(samples + "convention-a-corriger.xml"));
  const Outcome two =
      run_program("paraphe check . --format json --as-of 2026-12-01", folder.path());
  EXPECT_EQ(two.code, 1);
  folder.write("c-illisible.xml", "<convention>");
  folder.write("note.txt", "not a draft");
  for (const std::string jobs : {"1", "4"}) {
    const Outcome three =
        run_program("paraphe verifier . -f json --as-of 2026-12-01 -j " + jobs, folder.path());
    EXPECT_EQ(three.code, 3);
    const Json reports = Json::parse(three.text).at("reports");
    ASSERT_EQ(reports.size(), 3U);
    const std::vector<std::pair<std::string, int>> expected{
        {"./a-conforme.xml", 0}, {"./b-non-conforme.xml", 1}, {"./c-illisible.xml", 3}};
    for (std::size_t i = 0; i < 3; ++i) {
      EXPECT_EQ(reports[i].at("file"), expected[i].first);
      EXPECT_EQ(reports[i].at("exitCode"), expected[i].second);
    }
  }
}

// A blank waits for the day of signature; a date asked for stands in its place, and the rules that
// were waiting run: the delegation of the sample ends on 31 March 2028.
TEST(AskedDate, StandsForTheBlankOfTheSignature) {
  const Folder folder;
  const auto line = [&](const std::string& options) {
    return run_program("paraphe check --format line " + options + " " + draft, folder.path(),
                       {"SOURCE_DATE_EPOCH=1800000000"});
  };
  EXPECT_THAT(line("").text,
              HasSubstr(":329:6: info: la date de signature n’est pas encore connue"));
  EXPECT_EQ(line("").code, 0);
  EXPECT_THAT(line("--as-of 2026-12-03").text, Not(HasSubstr(":329:")));
  EXPECT_EQ(line("--as-of 2026-12-03").code, 0);
  EXPECT_THAT(
      line("--as-of 2028-05-03").text,
      HasSubstr(":43:21: error: la délégation donnée à Valérie Six a pris fin le 31/03/2028"));
  EXPECT_EQ(line("--as-of 2028-05-03").code, 1);
}

TEST(StandardInput, IsADraftOfItsOwnName) {
  const Folder folder;
  const Outcome outcome = run_program(
      "paraphe check - --format line < " + samples + "convention-a-corriger.xml", folder.path());
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.text, StartsWith("-:"));
}

// `file:line:column: severity: message [ID]`, as problem matchers of editors read it; its words are
// never translated.
TEST(LineFormat, IsWhatEditorsRead) {
  const Folder folder;
  for (const std::string language : {"fr", "en"}) {
    const Outcome outcome = run_program("paraphe check -f line --as-of 2026-12-01 --lang " +
                                            language + " " + samples + "convention-a-corriger.xml",
                                        folder.path());
    EXPECT_EQ(outcome.code, 1);
    const std::regex shape(
        "^.+\\.xml:[1-9][0-9]*:[1-9][0-9]*: (error|warning|info): .+ \\[[A-Z]+-[0-9]+\\]$");
    std::istringstream lines(outcome.text);
    int errors = 0;
    for (std::string line; std::getline(lines, line);) {
      EXPECT_TRUE(std::regex_match(line, shape)) << line;
      errors += line.find(": error: ") != std::string::npos ? 1 : 0;
    }
    EXPECT_EQ(errors, 8);  // the eight faults that the sample lists at its end
  }
}

TEST(Json, SaysAllInBothLanguagesWhateverTheLanguage) {
  const Folder folder;
  const std::string command =
      "paraphe check -f json --as-of 2026-12-01 " + samples + "convention-a-corriger.xml";
  const Outcome french = run_program(command, folder.path());
  EXPECT_EQ(french.text, run_program(command + " --lang en", folder.path()).text);
  const Json report = Json::parse(french.text).at("reports").at(0);
  EXPECT_EQ(report.at("verdict"), "not-conform");
  EXPECT_EQ(report.at("exitCode"), 1);
  EXPECT_EQ(report.at("referenceDate").at("origin"), "asked");
  ASSERT_FALSE(report.at("findings").empty());
  for (const Json& finding : report.at("findings")) {
    EXPECT_FALSE(finding.at("message").at("fr").get<std::string>().empty());
    EXPECT_FALSE(finding.at("message").at("en").get<std::string>().empty());
    EXPECT_GE(finding.at("place").at("start").at("line"), 1);
    EXPECT_GE(finding.at("place").at("end").at("byte"), finding.at("place").at("start").at("byte"));
  }
}

// A pipe and NO_COLOR get none; `script` gives the program a terminal, which does.
TEST(Color, IsForATerminalThatWantsIt) {
  const Folder folder;
  const std::string command = "paraphe check --as-of 2026-12-01 " + draft;
  EXPECT_THAT(run_program(command, folder.path()).text, Not(HasSubstr("\033[")));
  if (run_program("script -qec true /dev/null", folder.path()).code != 0)
    GTEST_SKIP() << "script (bsdutils) is missing, or no terminal can be made here";
  const std::string terminal = "script -qec \"" + command + "\" /dev/null";
  EXPECT_THAT(run_program(terminal, folder.path(), {"TERM=xterm"}).text, HasSubstr("\033["));
  EXPECT_THAT(run_program(terminal, folder.path(), {"TERM=xterm", "NO_COLOR=1"}).text,
              Not(HasSubstr("\033[")));
}

struct Spoken {
  const char* variable;
  const char* option;
  const char* told;
};
class LanguageTest : public ::testing::TestWithParam<Spoken> {};

TEST_P(LanguageTest, IsChosenByOptionThenEnvironmentThenLocale) {
  const Folder folder;
  const Outcome outcome = run_program(std::string("paraphe check absent.xml ") + GetParam().option,
                                      folder.path(), {GetParam().variable});
  EXPECT_EQ(outcome.code, 3);
  EXPECT_THAT(outcome.text, HasSubstr(GetParam().told));
}
INSTANTIATE_TEST_SUITE_P(
    All, LanguageTest,
    ::testing::Values(Spoken{"LANG=C", "", "n’existe pas"},
                      Spoken{"LANG=en_GB.UTF-8", "", "does not exist"},
                      Spoken{"LANG=fr_FR.UTF-8", "--lang en", "does not exist"},
                      Spoken{"LC_ALL=en_US.UTF-8", "--lang fr", "n’existe pas"},
                      Spoken{"PARAPHE_LANG=en", "", "does not exist"}));

TEST(Settings, OfALanguageInAFileServeTheMessages) {
  const Folder folder;
  folder.write(".paraphe.conf", "lang = en\n");
  EXPECT_THAT(run_program("paraphe check absent.xml", folder.path()).text,
              HasSubstr("does not exist"));
}

}  // namespace
}  // namespace paraphe::testing
