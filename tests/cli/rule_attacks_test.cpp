// SPDX-License-Identifier: EUPL-1.2
// Rules that somebody sent: read and tried by « rules lint » and « rules test », they neither leave
// their folder nor take the machine with them.
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "attack.h"

namespace paraphe::testing {
namespace {

struct RuleAttack {
  const char* name;
  std::string rules;  // inside sch:schema
  int code;           // of lint
  const char* said;   // a part of it
};

std::string test(const std::string& expression, const std::string& before = "") {
  return before +
         "<sch:pattern id=\"p\"><sch:rule context=\"/c:*\"><sch:assert id=\"A-01\" test=\"" +
         expression + "\">x</sch:assert></sch:rule></sch:pattern>";
}

std::string doubled_texts() {
  std::string lets = "<sch:let name=\"a0\" value=\"'xxxxxxxxxxxxxxxx'\"/>";
  for (int i = 1; i < 60; ++i) {
    const std::string before = "$a" + std::to_string(i - 1);
    lets += "<sch:let name=\"a" + std::to_string(i) + "\" value=\"concat(" + before + "," + before +
            ")\"/>";
  }
  return test("string-length($a59) &gt; 3", lets);
}

std::string doubled_rules() {
  std::string rules =
      "<sch:rule abstract=\"true\" id=\"r0\"><sch:assert id=\"A-01\" test=\"1\">x</sch:assert>"
      "</sch:rule>";
  for (int i = 1; i < 30; ++i) {
    const std::string before = "<sch:extends rule=\"r" + std::to_string(i - 1) + "\"/>";
    rules += "<sch:rule abstract=\"true\" id=\"r" + std::to_string(i) + "\">" + before + before +
             "</sch:rule>";
  }
  return "<sch:pattern id=\"p\">" + rules +
         "<sch:rule context=\"/c:*\"><sch:extends rule=\"r29\"/></sch:rule></sch:pattern>";
}

const RuleAttack attacks[] = {
    {"itself", "<sch:include href=\"regles.sch\"/>", 4, "inclusion circulaire"},
    {"above", "<sch:include href=\"../../../../etc/passwd\"/>", 4, "sort du dossier des règles"},
    {"the_system", "<sch:include href=\"/etc/passwd\"/>", 4, "sort du dossier des règles"},
    {"far", "<sch:include href=\"http://example.invalid/r.sch\"/>", 4,
     "sort du dossier des règles"},
    {"parentheses", test(times(20'000, "(") + "1" + times(20'000, ")")), 4,
     "expression trop imbriquée"},
    {"predicates", test(times(5'000, "a[") + "1" + times(5'000, "]")), 4,
     "expression trop imbriquée"},
    {"operators", test(times(12'000, "1 or ") + "1"), 4, "trop d’opérateurs (2 000 au plus)"},
    {"signs", test(times(60'000, "-") + "1"), 1, "A-01"},
    {"doubled_texts", doubled_texts(), 1, "A-01"},
    {"doubled_rules", doubled_rules(), 4, "trop d’extensions de règles (10 000 au plus)"},
};

class RuleAttackTest : public ::testing::TestWithParam<RuleAttack> {};

TEST_P(RuleAttackTest, IsRefusedWithinItsBudget) {
  const RuleAttack& attack = GetParam();
  const Folder folder;
  const std::string begin =
      "<sch:schema xmlns:sch=\"http://purl.oclc.org/dsdl/schematron\" queryBinding=\"xslt\">"
      "<sch:ns prefix=\"c\" uri=\"urn:paraphe:convention:1\"/>";
  std::filesystem::create_directory(folder.path() + "/regles");
  const std::string sound = begin + test("true()") + "</sch:schema>";
  const std::string file = begin + attack.rules + "</sch:schema>";
  for (const std::string command : {"lint", "test"}) {
    // What rules lint reproaches, rules test may only try.
    const bool told = attack.code != 1 || command == "lint";
    SCOPED_TRACE(command);
    folder.write("regles/regles.sch", sound);
    const std::string line = "paraphe rules " + command + " ./regles --lang fr";
    expect_refused({attack.name, is(file), attack.code, told ? attack.said : ""},
                   {line, "regles/regles.sch", sound, run_program(line, folder.path()).code},
                   folder);
  }
}

std::ostream& operator<<(std::ostream& out, const RuleAttack& attack) { return out << attack.name; }

std::string name_of(const ::testing::TestParamInfo<RuleAttack>& info) { return info.param.name; }

INSTANTIATE_TEST_SUITE_P(Rules, RuleAttackTest, ::testing::ValuesIn(attacks), name_of);

}  // namespace
}  // namespace paraphe::testing
