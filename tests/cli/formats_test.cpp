// SPDX-License-Identifier: EUPL-1.2
// The forms that programs read, held to judges that others wrote.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <regex>
#include <sstream>

#include "composed_text.h"
#include "places.h"
#include "run_program.h"

namespace paraphe::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string source = source_dir;
/// Clean, failing, refused by the schema, not well-formed, missing: all that a report may hold.
constexpr const char* every_kind =
    "samples/cnrs-normandie-2021.xml samples/convention-a-corriger.xml "
    "tests/drafts/habilitations.xml tests/drafts/finances-et-renvois.xml "
    "schemas/regles/modele.xml";

Outcome check(const std::string& arguments, const Folder& folder, const std::string& format) {
  return run_program("cd \"$SOURCE\" && paraphe check " + arguments + " --as-of 2026-12-01 -f " +
                         format + " -o \"$OUT/report\"",
                     folder.path(), {"SOURCE=" + source, "OUT=" + folder.path()});
}

class FormatTest : public ::testing::TestWithParam<const char*> {};
class FormatOfManyTest : public ::testing::TestWithParam<const char*> {};

TEST_P(FormatOfManyTest, IsTheSameTwice) {
  const Folder first, second;
  check(every_kind, first, GetParam());
  check(std::string(every_kind) + " --jobs 1", second, GetParam());
  EXPECT_FALSE(first.read("report").empty());
  EXPECT_EQ(first.read("report"), second.read("report"));
}

TEST(EveryFormat, TellsWhatWasCheckedByWhatAndWhen) {
  const Folder folder;
  const std::string digest = run_program("sha256sum <\"$SOURCE/tests/drafts/vote.xml\"",
                                         folder.path(), {"SOURCE=" + source})
                                 .text.substr(0, 64);
  const std::string version = run_program("paraphe --version", folder.path()).text;
  for (const char* format : {"terminal", "line", "json", "svrl", "sarif", "csv", "junit", "html"}) {
    SCOPED_TRACE(format);
    check("tests/drafts/vote.xml --lang en", folder, format);
    const std::string report = folder.read("report");
    EXPECT_THAT(report, AllOf(HasSubstr(digest), HasSubstr("2026-12-01"),
                              HasSubstr(version.substr(8, version.size() - 9))));
  }
}

TEST(EveryFormat, IsTheOneThatTheFileIsNamedAfter) {
  const Folder folder;
  const auto report = [&](const std::string& name, const std::string& form) {
    run_program(
        "cd \"$SOURCE\" && paraphe check tests/drafts/vote.xml -o \"$OUT/" + name + "\"" + form,
        folder.path(), {"SOURCE=" + source, "OUT=" + folder.path()});
    return folder.read(name);
  };
  EXPECT_THAT(report("rapport.html", ""), HasSubstr("<!DOCTYPE html>"));
  EXPECT_THAT(report("rapport.sarif", ""), HasSubstr("\"version\": \"2.1.0\""));
  EXPECT_THAT(report("rapport.txt", ""), HasSubstr("= que faire\u00A0:"));
  EXPECT_THAT(report("autre.html", " -f json"), HasSubstr("\"verdict\":"));
}

TEST_P(FormatOfManyTest, ReadsAsTheGolden) {
  const Folder folder;
  check("tests/drafts/vote.xml", folder, GetParam());
  std::string report = folder.read("report");
  // The rules that found nothing change with each that is added, as does the digest of them all.
  report = std::regex_replace(report, std::regex("    <testcase [^>]*>\n    </testcase>\n"), "");
  report = std::regex_replace(report, std::regex(" tests=\"\\d+\""), " tests=\"…\"");
  for (std::size_t at = report.find("\"digest\""); at != std::string::npos;
       at = report.find("\"digest\"", at + 1)) {
    const std::size_t begin = report.find("sha256:", at) + 7;
    report.replace(begin, 64, "…");
  }
  expect_golden("vote." + std::string(GetParam()), report);
}

TEST_P(FormatTest, RedactedTellsNothingOfTheDraft) {
  const Folder folder;
  check("samples/convention-a-corriger.xml --redact", folder, GetParam());
  const std::string report = folder.read("report");
  EXPECT_NE(report.find("•••"), std::string::npos);
  for (const char* value : {"Dominique", "Exemple,", "200053743", "200053742", "2028-12-31",
                            "31/12/2028", "50\u00A0000", "vice-présidente déléguée",
                            "commission permanente", "recherche et innovation", "cinq axes"}) {
    EXPECT_EQ(report.find(value), std::string::npos) << value;
  }
}

std::string name_of(const ::testing::TestParamInfo<const char*>& info) { return info.param; }

INSTANTIATE_TEST_SUITE_P(All, FormatTest,
                         ::testing::Values("json", "svrl", "sarif", "csv", "junit"), name_of);
INSTANTIATE_TEST_SUITE_P(All, FormatOfManyTest, ::testing::Values("json", "sarif", "csv", "junit"),
                         name_of);

TEST(SvrlReport, TellsTheFindingsOfTheVerdict) {
  const Folder folder;
  const Outcome outcome = check("samples/convention-a-corriger.xml", folder, "svrl");
  EXPECT_EQ(outcome.code, 1) << outcome.text;
  const std::string report = folder.read("report");
  for (const char* id : {"PAR-02", "SIG-12", "DUR-02", "STR-08", "LNG-08", "FIN-08"}) {
    EXPECT_NE(report.find(id), std::string::npos) << id;
  }
}

TEST(SvrlReport, IsNotWrittenWhenTheRulesHaveNotRun) {
  const Folder folder;
  const Outcome outcome = check("schemas/regles/regles.sch", folder, "svrl");
  EXPECT_EQ(outcome.code, 1);
  EXPECT_NE(outcome.text.find("règles n’ont pas"), std::string::npos) << outcome.text;
  EXPECT_FALSE(folder.has("report"));
}

TEST(SvrlReport, HoldsOneDraft) {
  const Folder folder;
  EXPECT_EQ(check("samples tests/drafts", folder, "svrl").code, 2);
  EXPECT_FALSE(folder.has("report"));
}

/// Without the line breaks, which depend on the length of the words before.
std::string on_one_line(const std::string& text) {
  std::istringstream words(text);
  std::string out;
  for (std::string word; words >> word;) out += word + " ";
  return out;
}

TEST(Explanations, TellTheValuesThenTheTestInBothLanguages) {
  const auto said = [](const std::string& options) {
    const Folder folder;
    const std::string command = "cd \"$SOURCE\" && paraphe check --as-of 2026-12-01 " + options +
                                " samples/convention-a-corriger.xml";
    return on_one_line(run_program(command, folder.path(), {"SOURCE=" + source}).text);
  };
  EXPECT_THAT(said("--explain --lang fr"),
              HasSubstr("= valeurs\u00A0: la prise d’effet\u00A0: 1er\u00A0janvier 2026\u202F; "
                        "le dernier jour écrit\u00A0: 31\u00A0décembre 2028\u202F; "
                        "le dernier jour compté à la veille\u00A0: 31\u00A0décembre 2029\u202F; "));
  EXPECT_THAT(said("--explain --lang en"),
              AllOf(HasSubstr("= values: the day it takes effect: 1\u00A0January 2026; "
                              "the last day as written: 31\u00A0December 2028; "
                              "the last day, counted to the eve: 31\u00A0December 2029; "),
                    HasSubstr("= test: not($effet) or v:memeJour(@fin, $veille) or "
                              "v:memeJour(@fin, $quantieme) ")));
  EXPECT_THAT(said("--lang en"), Not(HasSubstr("= values")));
}

TEST(HtmlReport, IsRefusedRedacted) {
  const Folder folder;
  const Outcome outcome = check("samples --redact", folder, "html");
  EXPECT_EQ(outcome.code, 2) << outcome.text;
  EXPECT_FALSE(folder.has("report"));
}

TEST(JsonReport, IsValidAgainstItsSchema) {
  const Folder folder;
  PARAPHE_NEEDS_PROGRAM("jsonschema");
  check(std::string(every_kind) + " --explain", folder, "json");
  const Outcome judged = run_program("jsonschema -i report \"$SOURCE/schemas/rapport.schema.json\"",
                                     folder.path(), {"SOURCE=" + source});
  EXPECT_EQ(judged.text, "");
}

TEST(SarifReport, PassesMicrosoftsMultitool) {
  const char* judges = std::getenv("PARAPHE_NPM_JUDGES");
  const std::string multitool =
      (judges == nullptr ? "" : std::string(judges) + "/") + "sarif-multitool";
  PARAPHE_NEEDS_PROGRAM(multitool);
  const Folder folder;
  check(every_kind, folder, "sarif");
  std::ofstream(folder.path() + "/report.sarif") << folder.read("report");
  const Outcome judged = run_program(
      "\"$JUDGE\" validate report.sarif --output said.sarif >&2 && "
      "grep -c ruleIndex said.sarif",
      folder.path(), {"JUDGE=" + multitool, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1"});
  EXPECT_EQ(judged.text.substr(0, 2), "0\n") << folder.read("said.sarif");
}

}  // namespace
}  // namespace paraphe::testing
