// SPDX-License-Identifier: EUPL-1.2
// The forms that programs read, held to judges that others wrote.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "composed_text.h"
#include "run_program.h"

namespace paraphe::testing {
namespace {

const std::string source = PARAPHE_SOURCE_DIR;
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

TEST_P(FormatTest, IsTheSameTwice) {
  const Folder first, second;
  check(every_kind, first, GetParam());
  check(std::string(every_kind) + " --jobs 1", second, GetParam());
  EXPECT_FALSE(first.read("report").empty());
  EXPECT_EQ(first.read("report"), second.read("report"));
}

TEST_P(FormatTest, TellsWhatItLookedAt) {
  const Folder folder;
  check("tests/drafts/vote.xml", folder, GetParam());
  const std::string digest = run_program("sha256sum <\"$SOURCE/tests/drafts/vote.xml\"",
                                         folder.path(), {"SOURCE=" + source})
                                 .text.substr(0, 64);
  const std::string report = folder.read("report");
  EXPECT_NE(report.find(digest), std::string::npos);
  EXPECT_NE(report.find("2026-12-01"), std::string::npos);
  const std::string version = run_program("paraphe --version", folder.path()).text;
  EXPECT_NE(report.find(version.substr(8, version.size() - 9)), std::string::npos);
}

TEST_P(FormatTest, ReadsAsTheGolden) {
  const Folder folder;
  check("tests/drafts/vote.xml", folder, GetParam());
  std::string report = folder.read("report");
  // The digest of the rules changes with each of them.
  for (std::size_t at = report.find("\"digest\""); at != std::string::npos;
       at = report.find("\"digest\"", at + 1)) {
    const std::size_t begin = report.find("sha256:", at) + 7;
    report.replace(begin, 64, "…");
  }
  expect_golden("vote." + std::string(GetParam()), report);
}

INSTANTIATE_TEST_SUITE_P(All, FormatTest, ::testing::Values("json", "sarif", "csv", "junit"),
                         [](const auto& one) { return std::string(one.param); });

TEST(JsonReport, IsValidAgainstItsSchema) {
  const Folder folder;
  PARAPHE_NEEDS_PROGRAM("jsonschema");
  check(every_kind, folder, "json");
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
