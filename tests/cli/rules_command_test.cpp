// SPDX-License-Identifier: EUPL-1.2
// `paraphe rules …`: what the author of rules is shown.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "places.h"
#include "run_program.h"

namespace paraphe::testing {
namespace {

using ::testing::HasSubstr;
using Json = nlohmann::json;

TEST(RulesCommand, ListsRulesWithTheirReasons) {
  const Folder folder;
  for (const std::string language : {"fr", "en"}) {
    const Outcome list =
        run_program("paraphe rules list DUR-02 STR-08 --lang " + language, folder.path());
    EXPECT_EQ(list.code, 0);
    expect_golden("regles-lister." + language + ".txt", list.text);
  }
}

TEST(RulesCommand, ListsEveryRuleAndProfileForPrograms) {
  const Folder folder;
  const Json list =
      Json::parse(run_program("paraphe rules list --format json", folder.path()).text);
  EXPECT_GE(list.at("rules").size(), 120U);
  EXPECT_GE(list.at("profiles").size(), 15U);
  for (const Json& rule : list.at("rules")) {
    EXPECT_FALSE(rule.at("why").at("en").get<std::string>().empty()) << rule.at("id");
    EXPECT_FALSE(rule.at("assertions").empty()) << rule.at("id");
  }
  const std::string csv = run_program("paraphe rules list --format csv", folder.path()).text;
  EXPECT_THAT(csv, HasSubstr("règle;DUR-02;"));
  EXPECT_THAT(csv, HasSubstr("profil;cnrs-region;"));
}

TEST(RulesCommand, ExplainsAsExplainDoes) {
  const Folder folder;
  EXPECT_EQ(run_program("paraphe rules explain DUR-02", folder.path()).text,
            run_program("paraphe explain dur-02", folder.path()).text);
}

// Ids that a report prints, or that the catalogue numbers, and that are of no rule.
TEST(RulesCommand, GivesEveryReasonWhyARuleNeedNotLook) {
  const Folder folder;
  const std::string said = run_program("paraphe explain STR-18 --lang en", folder.path()).text;
  EXPECT_NE(said.find("the date of the act it amends"), said.npos) << said;
  EXPECT_NE(said.find("an earlier amendment is dated"), said.npos) << said;
}

TEST(RulesCommand, ExplainsWhatIsNoRule) {
  const Folder folder;
  const std::string text =
      run_program("paraphe explain ref-01 cnt-06 dur-14 der-03 xml-07", folder.path()).text;
  for (const char* told :
       {"Garanti par le schéma\n  les articles sont numérotés", "Garanti par le programme",
        "Garanti par la règle REF-04", "DER-03\n  - une dérogation a expiré",
        "XML-07\n  - le fichier n’est pas"}) {
    EXPECT_THAT(text, HasSubstr(told));
  }
  EXPECT_EQ(run_program("paraphe explain REF-01 VER-77", folder.path()).code, 2);
  EXPECT_THAT(run_program("paraphe rules list REF-01 --format json", folder.path()).text,
              HasSubstr("\"by\": \"schema\""));
}

// A body keeps rules of its own in a folder.
TEST(RulesCommand, TestsTheRulesOfAFolder) {
  const Folder folder;
  std::filesystem::copy(std::string(source_dir) + "/schemas/regles", folder.path() + "/nos-regles");
  const std::string name = "nos-regles/duree.sch";
  const Outcome sound = run_program("paraphe rules test nos-regles DUR-01 DUR-02", folder.path());
  EXPECT_EQ(sound.code, 0) << sound.text;
  std::string bytes = folder.read(name);
  const std::string before =
      "<r:valeur chemin=\"//c:duree/@fin\">2031-01-01</r:valeur><r:valeur "
      "chemin=\"//c:duree/@decompte\">";
  ASSERT_NE(bytes.find(before), bytes.npos);
  bytes.replace(bytes.find(before) + 34, 10, "2031-01-02");
  std::filesystem::permissions(folder.path() + "/" + name, std::filesystem::perms::owner_all);
  folder.write(name, bytes);
  const Outcome wrong = run_program("paraphe rules test nos-regles DUR-01 DUR-02", folder.path());
  EXPECT_EQ(wrong.code, 1);
  expect_golden("regles-essayer.txt", wrong.text);
}

// Rules that load and run, and do not do what their author meant.
TEST(RulesCommand, LintsTheRulesOfAFolder) {
  const Folder folder;
  std::filesystem::copy(std::string(source_dir) + "/tests/cli/regles-fautives",
                        folder.path() + "/nos-regles");
  for (const std::string language : {"fr", "en"}) {
    const Outcome lint =
        run_program("paraphe rules lint nos-regles --lang " + language, folder.path());
    EXPECT_EQ(lint.code, 1);
    expect_golden("regles-relire." + language + ".txt", lint.text);
  }
  const Outcome lines = run_program("paraphe regles relire nos-regles -f line", folder.path());
  EXPECT_EQ(lines.code, 1);
  expect_golden("regles-relire-lignes.txt", lines.text);
}

TEST(RulesCommand, LintFindsNothingInTheShippedRules) {
  const Folder folder;
  const Outcome lint = run_program("paraphe rules lint --lang en", folder.path());
  EXPECT_EQ(lint.code, 0);
  EXPECT_THAT(lint.text, HasSubstr(" rules read: no fault"));
}

TEST(RulesCommand, CountsOneRuleAsOne) {
  const Folder folder;
  for (const std::string command : {"rules list SIG-07", "rules test SIG-07"}) {
    EXPECT_THAT(run_program("paraphe " + command, folder.path()).text, HasSubstr("\n1 règle, "));
    EXPECT_THAT(run_program("paraphe " + command + " --lang en", folder.path()).text,
                HasSubstr("\n1 rule, "));
  }
}

TEST(RulesCommand, StopsAtWhatItDoesNotKnow) {
  const Folder folder;
  struct Case {
    const char* command;
    int code;
    const char* told;
  };
  for (const Case& one : {Case{"paraphe rules test absent/", 2, "n’est pas un dossier"},
                          Case{"paraphe rules test DUR-0", 2, "vouliez-vous dire"},
                          Case{"paraphe rules lint DUR-02", 2, "toutes ensemble"},
                          Case{"paraphe rules lint absent/", 2, "n’est pas un dossier"},
                          Case{"paraphe rules lint .", 4, "les règles ne peuvent pas servir"},
                          Case{"paraphe rules list .", 4, "les règles ne peuvent pas servir"},
                          Case{"paraphe rules lister", 0, "Profils"},
                          Case{"paraphe regles tets", 2,
                               "«\u00A0tets\u00A0» n’est pas une commande de «\u00A0paraphe "
                               "regles\u00A0»\u202F; vouliez-vous dire"}}) {
    const Outcome outcome = run_program(one.command, folder.path());
    EXPECT_EQ(outcome.code, one.code) << one.command;
    EXPECT_THAT(outcome.text, HasSubstr(one.told)) << one.command;
  }
}

}  // namespace
}  // namespace paraphe::testing
