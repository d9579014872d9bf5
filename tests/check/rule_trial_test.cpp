// SPDX-License-Identifier: EUPL-1.2
// Rules tried on their own examples: what is said when an example and its rule disagree.
#include "check/rule_trial.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "places.h"
#include "rule_fixture.h"

namespace paraphe {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::string schemas = source_dir + std::string("/schemas");

const Schema& grammar() {
  static const Schema it = [] {
    Diagnostics faults;
    return std::move(*Schema::load(schemas + "/convention.xsd", faults));
  }();
  return it;
}

const Draft& model() {
  static const Draft it = [] {
    Diagnostics faults;
    const std::string path = schemas + "/regles/modele.xml";
    return std::move(*read_draft(path, read_bytes(path), {}, faults));
  }();
  return it;
}

/// Two rules: T-01 wants an article on the duration, T-02 a preamble or an object of its own.
std::string rules_with(const std::string& examples) {
  return "<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron' "
         "xmlns:r='urn:paraphe:regle:1' xmlns:c='urn:paraphe:convention:1' queryBinding='xslt' "
         "defaultPhase='signature'>"
         "<sch:ns prefix='c' uri='urn:paraphe:convention:1'/>"
         "<sch:phase id='signature'><sch:active pattern='un'/><sch:active pattern='deux'/>"
         "</sch:phase>"
         "<sch:pattern id='un'><r:fiche regle='T-01' derogeable='non'>" +
         examples +
         "</r:fiche><sch:rule context='c:duree'>"
         "<sch:assert id='T-01.valeur' test='@valeur'>sans durée</sch:assert>"
         "<sch:assert id='T-01.muette' test='true()'>jamais</sch:assert>"
         "</sch:rule></sch:pattern>"
         "<sch:pattern id='deux'><sch:rule context='c:duree'>"
         "<sch:assert id='T-02' test=\"not(@decompte = 'quantieme')\">quantième</sch:assert>"
         "</sch:rule></sch:pattern></sch:schema>";
}

struct Tried {
  RuleTrial trial;
  std::vector<std::string> silent;
};

Tried try_examples(const std::string& examples) {
  const TemporaryFolder folder;
  folder.write("regles.sch", rules_with(examples));
  Diagnostics faults;
  const auto rules = RuleSet::load(folder.path(), faults);
  if (!rules) throw std::runtime_error(lines(faults.items()).front());
  Checker checker(*rules, schemas + "/profils", {});
  ExampleTrials bench(*rules, model(), grammar(), checker);
  Tried out{bench.try_rule("T-01"), {}};
  for (const Diagnostic& d : never_failed(*rules, {out.trial})) {
    out.silent.push_back(d.id + " " + d.rule + " " + std::to_string(d.place.start.line));
  }
  return out;
}

const std::string passing =
    "<r:exemple attendu='succes'><r:valeur chemin='//c:duree/@valeur'>P4Y"
    "</r:valeur></r:exemple>";
const std::string failing =
    "<r:exemple attendu='echec'><r:retire chemin='//c:duree/@valeur'/>"
    "</r:exemple>";

TEST(Trials, SayNothingWhenAllGoesAsSaid) {
  const Tried tried = try_examples(failing + passing);
  EXPECT_THAT(lines(tried.trial.faults), IsEmpty());
  EXPECT_EQ(tried.trial.failing, 1U);
  EXPECT_EQ(tried.trial.passing, 1U);
}

TEST(Trials, NameTheAssertionsThatNoExampleShows) {
  EXPECT_THAT(try_examples(failing + passing).silent, ElementsAre("RUL-37 un/T-01.muette 1"));
  EXPECT_THAT(try_examples(passing).silent,
              ElementsAre("RUL-37 un/T-01.muette 1", "RUL-37 un/T-01.valeur 1"));
}

struct Wrong {
  const char* name;
  std::string examples;
  const char* id;
  const char* told;
};
void PrintTo(const Wrong& wrong, std::ostream* out) { *out << wrong.name; }
class WrongExample : public ::testing::TestWithParam<Wrong> {};

TEST_P(WrongExample, IsTold) {
  const Tried tried = try_examples(GetParam().examples);
  ASSERT_EQ(tried.trial.faults.size(), 1U) << ::testing::PrintToString(lines(tried.trial.faults));
  const Diagnostic& fault = tried.trial.faults.front();
  EXPECT_EQ(fault.id, GetParam().id);
  EXPECT_THAT(fault.message.fr, HasSubstr(GetParam().told));
  EXPECT_THAT(fault.place.file, HasSubstr("regles.sch"));
  EXPECT_NE(fault.place.start.line, 0U);
  EXPECT_FALSE(fault.message.en.empty());
}

INSTANTIATE_TEST_SUITE_P(
    All, WrongExample,
    ::testing::Values(
        Wrong{"no_failing", passing, "RUL-34", "T-01 n’a pas d’exemple fautif"},
        Wrong{"no_passing", failing, "RUL-35", "T-01 n’a pas d’exemple admis"},
        Wrong{"fails_unduly",
              failing + "<r:exemple attendu='succes'><r:retire chemin='//c:duree/@valeur'/>"
                        "</r:exemple>",
              "RUL-32", "T-01 le refuse\u202F; T-01\u00A0: sans durée"},
        Wrong{"passes_unduly",
              passing + "<r:exemple attendu='echec'><r:valeur chemin='//c:duree/@valeur'>P3Y"
                        "</r:valeur></r:exemple>",
              "RUL-31", "T-01 l’accepte"},
        Wrong{"another_rule_too",
              failing + passing +
                  "<r:exemple attendu='succes'><r:valeur chemin='//c:duree/@decompte'>quantieme"
                  "</r:valeur></r:exemple>",
              "RUL-33", "une autre règle\u202F; T-02\u00A0: quantième"},
        Wrong{"against_the_schema",
              failing + passing +
                  "<r:exemple attendu='succes'><r:valeur chemin='//c:duree/@dure'>P4Y"
                  "</r:valeur></r:exemple>",
              "RUL-30", "l’attribut «\u00A0dure\u00A0» n’est pas prévu"},
        Wrong{"selects_nothing",
              failing + passing +
                  "<r:exemple attendu='succes'><r:retire chemin='//c:dure'/></r:exemple>",
              "RUL-17", "ne désigne rien"},
        Wrong{"of_no_model", failing + passing + "<r:exemple attendu='succes' modele='absent'/>",
              "RUL-37", "le modèle «\u00A0absent\u00A0» ne peut pas être lu"}),
    [](const auto& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace paraphe
