// SPDX-License-Identifier: EUPL-1.2
#include "check/verdict.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rule_fixture.h"

namespace paraphe {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// A rule set with one gate and profiles, and a way to check documents with it.
class Checking : public testing::Test {
 protected:
  Checking() {
    folder_.write(
        "regles.sch",
        schema(
            "<sch:ns prefix='p' uri='urn:paraphe:profil:1'/><sch:let name='dateSignature' "
            "value='/a/@signe'/><sch:phase id='signature'><sch:active pattern='p'/></sch:phase>"
            "<sch:pattern id='p'><sch:rule context='/a'><sch:assert id='A-1' test='not(@x)'>x de "
            "trop"
            "</sch:assert><sch:assert id='A-2' role='warning' test='@y'>sans y</sch:assert>"
            "<sch:report id='A-3' flag='juriste' test='@z'>voir z</sch:report><sch:assert id='A-4' "
            "test='not(@w) or v:profils()//p:axe[@code = current()/@w]'>axe inconnu</sch:assert>"
            "<sch:report id='A-5' role='info' test='@titres'><sch:value-of "
            "select='count(v:profils())'/> <sch:value-of select='v:profils()[1]/@code'/>"
            "</sch:report></sch:rule></sch:pattern>",
            "schemaVersion='1.2'"));
    profile("base", "", "<axe code='u'/>");
    profile("gauche", "etend='base'", "<titre>À gauche</titre>");
    profile("droite", "etend='base'", "");
    profile("rond", "etend='carre'", "");
    profile("carre", "etend='rond'", "");
    rules_ = RuleSet::load(folder_.path(), faults_);
  }

  void profile(const std::string& name, const std::string& attributes, const std::string& body) {
    folder_.write("profils/" + name + ".xml", "<profil xmlns='urn:paraphe:profil:1' code='" + name +
                                                  "' " + attributes + ">" + body + "</profil>");
  }

  Verdict check(const std::string& document, const CheckOptions& options = {},
                Diagnostics schema_findings = {}) {
    Checker checker(*rules_, folder_.path() + "/profils");
    const auto draft = read_draft("draft.xml", document, Limits{}, faults_);
    return checker.check(*draft, options, std::move(schema_findings));
  }

  TemporaryFolder folder_;
  Diagnostics faults_;
  std::optional<RuleSet> rules_;
};

TEST_F(Checking, ConformsWithWarnings) {
  const Verdict verdict = check("<a/>");
  EXPECT_EQ(verdict.kind, Verdict::Kind::conforming);
  EXPECT_EQ(verdict.exit_code(), 0);
  EXPECT_THAT(lines(verdict.findings.items()), ElementsAre("1:2 warning A-2 sans y"));
  EXPECT_EQ(verdict.rules, 5U);
  EXPECT_EQ(verdict.fired, 5U);
  EXPECT_EQ(verdict.rules_version, "1.2");
}

TEST_F(Checking, ErrorsBlockUntilTheyAreWaived) {
  Verdict verdict = check("<a x='' y=''/>");
  EXPECT_EQ(verdict.exit_code(), 1);
  verdict.findings.items().at(0).state = State::waived;
  decide(verdict);
  EXPECT_EQ(verdict.kind, Verdict::Kind::conforming_with_waivers);
}

TEST_F(Checking, WhatIsForTheLawyerIsNoFinding) {
  const Verdict verdict = check("<a y='' z=''/>");
  EXPECT_EQ(verdict.kind, Verdict::Kind::conforming);
  EXPECT_THAT(lines(verdict.for_lawyer), ElementsAre("1:2 error A-3 voir z"));
}

TEST_F(Checking, SaysThatRulesDidNotRunOnWhatTheSchemaRefuses) {
  Diagnostics refused;
  Diagnostic error;
  error.id = "SCH-01";
  error.message.fr = "refusé";
  error.place.file = "draft.xml";
  refused.add(error);
  const Verdict verdict = check("<a x=''/>", {}, std::move(refused));
  EXPECT_EQ(verdict.kind, Verdict::Kind::not_conforming);
  EXPECT_FALSE(verdict.rules_ran);
  EXPECT_THAT(
      lines(verdict.findings.items()),
      ElementsAre(
          "0:0 error SCH-01 refusé",
          "0:0 info VER-01 les règles n’ont pas été appliquées : le schéma refuse le document"));
}

TEST_F(Checking, TellsWhatEachRuleDid) {
  const Verdict verdict = check("<a x='' titres=''/>");
  std::vector<std::string> told;
  for (const RuleOutcome& rule : verdict.outcomes) {
    told.push_back(rule.id + " " + std::to_string(rule.fired) + " " +
                   std::to_string(rule.findings));
  }
  EXPECT_THAT(told, ElementsAre("A-1 1 1", "A-2 1 1", "A-3 1 0", "A-4 1 0", "A-5 1 1"));
}

TEST_F(Checking, APlaceThatSeveralAssertionsOfARuleLookAtIsOne) {
  folder_.write("regles.sch",
                schema("<sch:pattern id='p'><sch:rule context='b'><sch:assert id='B.1' "
                       "test='@x'>1</sch:assert><sch:assert id='B.2' test='@y'>2</sch:assert>"
                       "</sch:rule></sch:pattern><sch:pattern id='q'><sch:rule context='c'>"
                       "<sch:assert id='B.3' test='@x'>3</sch:assert></sch:rule></sch:pattern>"
                       "<sch:pattern id='r'><sch:rule context='d'><sch:assert id='D' test='@x'>4"
                       "</sch:assert></sch:rule></sch:pattern><sch:phase id='signature'>"
                       "<sch:active pattern='#ALL'/></sch:phase>"));
  rules_ = RuleSet::load(folder_.path(), faults_);
  const Verdict verdict = check("<a><b/><b y=''/><c/></a>");
  ASSERT_EQ(verdict.outcomes.size(), 2U);
  EXPECT_EQ(verdict.outcomes[0].id, "B");
  EXPECT_EQ(verdict.outcomes[0].fired, 3U);
  EXPECT_EQ(verdict.outcomes[0].findings, 4U);
  EXPECT_EQ(verdict.outcomes[1].fired, 0U);
}

TEST_F(Checking, WithoutWhatARequiredPatternIsForTheCheckIsIncomplete) {
  folder_.write("regles.sch",
                schema("<sch:phase id='signature'><sch:active pattern='#ALL'/></sch:phase>"
                       "<sch:phase id='draft'><sch:active pattern='q'/></sch:phase>\n"
                       "<sch:pattern id='p' r:requis='oui'><sch:title>Parties</sch:title><sch:rule "
                       "context='b'><sch:assert id='B' test='true()'>b</sch:assert></sch:rule>"
                       "</sch:pattern><sch:pattern id='q' r:requis='non'><sch:rule context='a'>"
                       "<sch:assert id='A' test='true()'>a</sch:assert></sch:rule></sch:pattern>"));
  rules_ = RuleSet::load(folder_.path(), faults_);
  ASSERT_TRUE(rules_);
  EXPECT_EQ(check("<a><b/></a>").kind, Verdict::Kind::conforming);
  const Verdict verdict = check("<a/>");
  EXPECT_EQ(verdict.kind, Verdict::Kind::incomplete);
  EXPECT_THAT(lines(verdict.findings.items()),
              ElementsAre("1:2 fatal VER-03 rien à vérifier pour « Parties », que tout document "
                          "doit avoir",
                          "note le motif"));
  EXPECT_EQ(verdict.findings.items()[0].notes[0].place->start.line, 2U);
  CheckOptions draft;
  draft.gate = "draft";
  EXPECT_EQ(check("<a/>", draft).kind, Verdict::Kind::conforming);
}

TEST_F(Checking, SilenceIsNotSuccess) {
  const Verdict verdict = check("<autre/>");
  EXPECT_EQ(verdict.exit_code(), 4);
  EXPECT_THAT(lines(verdict.findings.items()),
              ElementsAre("1:2 fatal VER-02 aucune règle ne s’applique à ce document"));
}

TEST_F(Checking, AGateWithoutRulesIsIncomplete) {
  folder_.write("regles.sch",
                schema("<sch:pattern id='p'><sch:rule context='a'><sch:assert id='A' test='@x'>1"
                       "</sch:assert></sch:rule></sch:pattern><sch:phase id='signature'/>"));
  rules_ = RuleSet::load(folder_.path(), faults_);
  const Verdict verdict = check("<a/>");
  EXPECT_EQ(verdict.exit_code(), 4);
  EXPECT_THAT(lines(verdict.findings.items()),
              ElementsAre("0:0 fatal VER-02 aucune règle n’est active au portail «\u00A0signature"
                          "\u00A0»"));
}

TEST_F(Checking, AnUnknownGateIsIncomplete) {
  CheckOptions options;
  options.gate = "minuit";
  const Verdict verdict = check("<a/>", options);
  EXPECT_EQ(verdict.kind, Verdict::Kind::incomplete);
}

TEST_F(Checking, ReferenceDateIsAskedElseSignatureElseGiven) {
  CheckOptions options;
  options.otherwise = Date::of(2026, 1, 1);
  EXPECT_EQ(check("<a/>", options).origin, ReferenceOrigin::today);
  const Verdict signature = check("<a signe='2021-09-21'/>", options);
  EXPECT_EQ(signature.origin, ReferenceOrigin::signature);
  EXPECT_EQ(signature.reference, Date::of(2021, 9, 21));
  options.asked = Date::of(2020, 1, 1);
  EXPECT_EQ(check("<a signe='2021-09-21'/>", options).origin, ReferenceOrigin::asked);
  EXPECT_EQ(check("<a/>").origin, ReferenceOrigin::none);
}

TEST_F(Checking, ProfilesInheritEachOnceBeforeWhatTheyExtend) {
  const Verdict verdict = check("<a y='' w='u' titres='' profil='gauche droite'/>");
  EXPECT_THAT(verdict.profiles, ElementsAre("À gauche", "droite", "base"));
  EXPECT_THAT(lines(verdict.findings.items()), ElementsAre("1:2 info A-5 3 gauche"));
}

TEST_F(Checking, AnUnknownProfileIsAnErrorAtItsName) {
  const Verdict verdict = check("<a y='' profil='base\n gauhce'/>");
  EXPECT_EQ(verdict.kind, Verdict::Kind::not_conforming);
  ASSERT_EQ(verdict.findings.items().size(), 1U);
  EXPECT_THAT(lines(verdict.findings.items()),
              ElementsAre("2:2 error PRO-01 profil inconnu : « gauhce »"));
  EXPECT_EQ(verdict.findings.items()[0].remedy.fr, "vouliez-vous dire « gauche » ?");
}

TEST_F(Checking, ACircleOfProfilesIsIncomplete) {
  const Verdict verdict = check("<a y='' profil='rond'/>");
  EXPECT_EQ(verdict.kind, Verdict::Kind::incomplete);
  EXPECT_THAT(lines(verdict.findings.items()),
              ElementsAre("1:58 fatal PRO-02 le profil « rond » s’étend lui-même"));
}

TEST_F(Checking, ListsWhatIsMadeUpForAnExample) {
  const Verdict verdict = check("<a y=''>\n<b illustratif='oui'/></a>");
  ASSERT_EQ(verdict.illustrative.size(), 1U);
  EXPECT_EQ(verdict.illustrative[0].start.line, 2U);
  EXPECT_EQ(verdict.illustrative[0].start.column, 4U);
}

}  // namespace
}  // namespace paraphe
