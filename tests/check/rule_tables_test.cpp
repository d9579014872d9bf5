// SPDX-License-Identifier: EUPL-1.2
// One checker for many drafts: the tables that rules read are read once, and said of each draft.
#include "check/rule_tables.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rule_fixture.h"

namespace paraphe {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string finder = schema(
    "<sch:let name='mots' value=\"document('mots.xml')/*/mot\"/><sch:pattern id='p'><sch:rule "
    "context='/a' visit-each='v:tournures(p, $mots | d/@terme)'><sch:assert id='T' "
    "test='false()'><sch:value-of select=\"concat(@texte, '|', @rang, '|', @phrase)\"/>"
    "</sch:assert></sch:rule></sch:pattern>");

class OneChecker : public testing::Test {
 protected:
  void SetUp() override { folder_.write("regles.sch", finder); }

  Evaluated evaluate(const std::string& document) {
    Diagnostics found;
    if (!set_) set_ = RuleSet::load(folder_.path(), found);
    const auto draft = read_draft("draft.xml", document, Limits{}, found);
    EXPECT_TRUE(set_ && draft);
    return Evaluation(set_->model(), compiled_, *draft, {}, nullptr).run();
  }

  TemporaryFolder folder_;
  std::optional<RuleSet> set_;
  CompiledRules compiled_;
};

TEST_F(OneChecker, FindsPhrasesOfATableAndTermsOfEachDraft) {
  folder_.write("mots.xml", "<m><mot rang='1'>loi belge</mot><mot rang='2'>axe #</mot></m>");
  EXPECT_THAT(lines(evaluate("<a><d terme='Comité'/><p>Les comités, axe 3, la loi belge.</p></a>")
                        .findings),
              ElementsAre("1:30 error T comités||Comité", "1:39 error T axe 3|2|",
                          "1:49 error T loi belge|1|"));
}

TEST_F(OneChecker, ReadsATableOnce) {
  folder_.write("mots.xml", "<m><mot>loi</mot></m>");
  EXPECT_THAT(lines(evaluate("<a><p>la loi</p></a>").findings),
              ElementsAre("1:10 error T loi||"));
  folder_.write("mots.xml", "<m><mot>droit</mot></m>");
  EXPECT_THAT(lines(evaluate("<a><p>le droit, la loi</p></a>").findings),
              ElementsAre("1:20 error T loi||"));
}

TEST_F(OneChecker, TellsEachDraftOfAPhraseThatCannotBeSought) {
  folder_.write("mots.xml", "<m><mot>loi</mot><mot>{pays}</mot></m>");
  for (int draft = 0; draft < 2; ++draft) {
    EXPECT_THAT(lines(evaluate("<a><p>la loi</p></a>").findings),
                ElementsAre(HasSubstr("{pays} » n’est pas une tournure"),
                            "1:10 error T loi||"));
  }
}

TEST_F(OneChecker, TellsEachDraftOfATableThatCannotBeUsed) {
  for (int draft = 0; draft < 2; ++draft) {
    EXPECT_THAT(lines(evaluate("<a><p>la loi</p></a>").faults),
                testing::Contains(HasSubstr("document illisible ou hors du dossier permis")));
  }
}

TEST_F(OneChecker, TellsEachDraftOfATableThatDepartsFromItsSchema) {
  folder_.write("mots.xml", "<m><mot>loi</mot></m>");
  folder_.write("mots.xsd",
                "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='n'/>"
                "</xs:schema>");
  for (int draft = 0; draft < 2; ++draft)
    EXPECT_THAT(lines(evaluate("<a><p>rien</p></a>").faults), testing::Not(IsEmpty()));
}

}  // namespace
}  // namespace paraphe
