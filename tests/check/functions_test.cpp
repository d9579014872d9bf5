// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rule_fixture.h"

namespace paraphe {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Value {
  const char* name;
  std::string expression;
  std::string expected;
};

void PrintTo(const Value& v, std::ostream* out) { *out << v.name; }

const Value values[] = {
    {"Add", "date:add('2021-09-21', 'P4Y')", "2025-09-21"},
    {"AddToLeapDay", "date:add('2020-02-29', 'P1Y')", "2021-02-28"},
    {"AddSpaces", "date:add(' 2021-01-31 ', ' P1M ')", "2021-02-28"},
    {"Veille", "v:dernier-jour('2021-09-21', 'P4Y')", "2025-09-20"},
    {"Quantieme", "v:dernier-jour('2021-09-21', 'P4Y', 'quantieme')", "2025-09-21"},
    {"AddDuration", "date:add-duration('P1Y', 'P6M')", "P1Y6M"},
    {"Difference", "date:difference('2021-09-21', '2021-09-11')", "-P10D"},
    {"Weekday", "date:day-in-week('2021-09-21')", "3"},
    {"Leap", "date:leap-year('2100-01-01')", "false"},
    {"Parts",
     "concat(date:year('2021-09-21'), date:month-in-year('2021-09-21'), "
     "date:day-in-month('2021-09-21'))",
     "2021921"},
    {"Before", "v:avant('2021-09-21', '2021-09-22')", "true"},
    {"NotBefore", "v:avant('2021-09-21', '2021-09-21')", "false"},
    {"NotAfter", "v:auPlusTard('2021-09-21', '2021-09-21')", "true"},
    {"AbsentIsFalse", "v:avant(@no, '2021-09-21')", "false"},
    {"AbsentIsEmpty", "date:add(@no, 'P1Y')", ""},
    {"Days", "v:jours('2021-09-21', '2021-10-01')", "10"},
    {"IsDate", "v:date-valide('2021-02-29')", "false"},
    {"Months", "v:mois('P4Y6M')", "54"},
    {"SameLength", "v:memeDuree('P4Y', 'P48M')", "true"},
    {"Format", "v:format('2021-09-21')", "21/09/2021"},
    {"Letters", "v:lettres(4)", "quatre"},
    {"DurationLetters", "v:duree-lettres('P4Y')", "quatre ans"},
    {"Luhn", "v:luhn('180089013')", "true"},
    {"NotLuhn", "v:luhn('180089014')", "false"},
    {"Fold", "v:plier('  Égalité  Œuvre')", "egalite oeuvre"},
    {"Reference", "v:reference()", "2022-01-01"},
    {"Tokens", "count(v:jetons(' a b '))", "2"},
    {"Datum", "v:donnee(., 'x')", "1"},
};

class Calling : public testing::TestWithParam<Value> {};

TEST_P(Calling, GivesItsValue) {
  EvaluationOptions options;
  options.reference = Date::of(2022, 1, 1);
  const Evaluated result =
      evaluate(schema("<sch:pattern id='p'><sch:rule context='a'><sch:report id='1' test='true()'>"
                      "<sch:value-of select=\"" +
                      GetParam().expression + "\"/></sch:report></sch:rule></sch:pattern>"),
               "<a x='1'/>", options);
  EXPECT_THAT(lines(result.faults), IsEmpty());
  ASSERT_EQ(result.findings.size(), 1U);
  EXPECT_EQ(result.findings[0].message.fr, GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(Functions, Calling, testing::ValuesIn(values),
                         [](const auto& row) { return std::string(row.param.name); });

/// Rules A-1 and B-1 need the dates of an element `d`, B-1 by way of a variable.
const std::string needy = schema(
    "<sch:pattern id='p'><sch:rule context='d'><sch:let name='fin' value='@fin'/><sch:assert "
    "id='A-1' severity='warning' test='not(@le) or v:avant(@le, @fin)'>a</sch:assert><sch:assert "
    "id='B-1' test=\"v:auPlusTot($fin, '2020-01-01')\">b</sch:assert></sch:rule></sch:pattern>");

TEST(Operands, ThatAreNoDateMakeOneIndeterminateFinding) {
  EXPECT_THAT(lines(evaluate(needy, "<a>\n<d le='2021-01-01' fin='21/09/2021'/></a>").findings),
              ElementsAre("2:20 indeterminate A-1 « 21/09/2021 » n’est pas une date (AAAA-MM-JJ) : "
                          "règle impossible à appliquer",
                          "note empêche aussi d’appliquer B-1"));
}

TEST(Operands, DeclaredAsToComeAreUnknown) {
  EXPECT_THAT(lines(evaluate(needy, "<a>\n<d le='2021-01-01' aVenir='fin autre'/></a>").findings),
              ElementsAre("2:20 warning unknown A-1 donnée encore à écrire ; la règle s’appliquera "
                          "quand elle sera connue",
                          "note B-1 attend aussi cette donnée"));
}

TEST(Operands, ThatAreAbsentLeaveTheRuleToDecide) {
  EXPECT_THAT(lines(evaluate(needy, "<a>\n<d/></a>").findings), ElementsAre("2:2 error B-1 b"));
}

TEST(Operands, ThatHoldABlankAreUnknown) {
  const std::string rules = schema(
      "<sch:pattern id='p'><sch:rule context='d'><sch:assert id='A-1' test=\"v:avant(le, "
      "'2020-01-01')\">a</sch:assert></sch:rule></sch:pattern>");
  EXPECT_THAT(lines(evaluate(rules, "<d><le><blanc/></le></d>").findings),
              ElementsAre("1:5 error unknown A-1 donnée encore à écrire ; la règle s’appliquera "
                          "quand elle sera connue"));
}

TEST(Operands, ThatChooseWhatIsLookedAtAreTold) {
  const std::string rest =
      "><sch:assert id='A-1' test='false()'>a</sch:assert></sch:rule></sch:pattern>";
  const std::string early = "d[v:avant(@le, &quot;2020-01-01&quot;)]";
  for (const std::string& rule :
       {"context='/a' visit-each='" + early + "'", "context='" + early + "'"}) {
    const Evaluated result =
        evaluate(schema("<sch:pattern id='p'><sch:rule " + rule + rest),
                 "<a><d le='21/09/2021'/>\n<d le='2019-01-01'/>\n<d le='2021-01-01'/></a>");
    EXPECT_THAT(
        lines(result.findings),
        ElementsAre("1:7 indeterminate A-1 « 21/09/2021 » n’est pas une date (AAAA-MM-JJ) : "
                    "règle impossible à appliquer",
                    "2:2 error A-1 a"))
        << rule;
  }
}

TEST(Prose, IsReportedAtItsWords) {
  const std::string rules = schema(
      "<sch:pattern id='p'><sch:rule context='p' visit-each='v:dates(.)'><sch:assert id='D-1' "
      "test=\"@existe = 'oui'\">« <sch:value-of select='@texte'/> » n’existe pas</sch:assert>"
      "<sch:report id='D-2' test=\"v:avant(@valeur, '2000-01-01')\">trop tôt</sch:report>"
      "</sch:rule></sch:pattern>");
  const Evaluated result = evaluate(
      rules, "<a><p>le 31 septembre 2021,\nle <em>12</em> mai 1999 &amp; le 1er mai 2021</p></a>");
  EXPECT_THAT(lines(result.faults), IsEmpty());
  EXPECT_THAT(
      lines(result.findings),
      ElementsAre("1:10 error D-1 « 31 septembre 2021 » n’existe pas", "2:8 error D-2 trop tôt"));
}

// Rules that say of each phrase found these three attributes.
std::string seeking(const std::string& one, const std::string& two, const std::string& three) {
  return schema(
      "<sch:pattern id='p'><sch:rule context='/a' visit-each='v:tournures(p, tournure)'>"
      "<sch:assert id='T' test='false()'><sch:value-of select=\"concat(@" +
      one + ", '|', @" + two + ", '|', @" + three + ")\"/></sch:assert></sch:rule></sch:pattern>");
}

const std::string sought = seeking("avant", "mot", "apres");

TEST(Wordings, CallChoicesByTheirNames) {
  const Evaluated result = evaluate(
      sought,
      "<a><choix nom='pays'>belge/suisse</choix><choix nom='texte'>droit/loi</choix>"
      "<tournure>{texte}/usage {pays}/grec est/{pays}</tournure>\n"
      "<p>Un droit belge est, la Loi suisse est un usage grec est né, le droit est.</p></a>");
  EXPECT_THAT(lines(result.faults), IsEmpty());
  EXPECT_THAT(lines(result.findings), ElementsAre("2:7 error T un|droit|", "2:27 error T la|Loi|un",
                                                  "2:45 error T un|usage|ne"));
}

TEST(Wordings, ThatCallNoChoiceAreNotSought) {
  for (const std::string phrase : {"loi {pays}", "loi {autre", "loi {}", "{x}", "loi {a b}"}) {
    const Evaluated result = evaluate(
        sought,
        "<a><choix nom='autre'>b</choix><choix>c</choix><tournure>un</tournure>\n<tournure>" +
            phrase + "</tournure><p>loi un</p></a>");
    EXPECT_THAT(lines(result.findings),
                ElementsAre("2:2 indeterminate T « " + phrase +
                                " » n’est pas une tournure que l’on puisse chercher : règle "
                                "impossible à appliquer",
                            testing::EndsWith(" error T loi|un|")));
  }
}

TEST(Wordings, TellTheirDigitsAndTheBeginningOfTheirSentence) {
  const Evaluated result = evaluate(
      seeking("texte", "chiffres", "amorce"),
      "<a><tournure>axe #</tournure><tournure>fin le # mai #?</tournure>\n"
      "<p>Axe 3. La présente convention-cadre prend fin le 12 mai 2027 ; un, deux, trois, quatre, "
      "cinq, fin le 1 mai</p></a>");
  EXPECT_THAT(lines(result.findings),
              ElementsAre("2:4 error T Axe 3|3|",
                          "2:46 error T fin le 12 mai 2027|12 2027|la presente convention cadre "
                          "prend",
                          "2:98 error T fin le 1 mai|1|…"));
}

TEST(Prose, ToldTwiceIsReportedAtItsSecondPlace) {
  const std::string rules = schema(
      "<sch:pattern id='p'><sch:rule context='/a' visit-each='v:redites(p, 20)'><sch:assert id='R' "
      "test='false()'><sch:value-of select=\"concat(@rang, ' ', @texte)\"/></sch:assert></sch:rule>"
      "</sch:pattern><sch:pattern id='q'><sch:rule context='/a' visit-each=\"v:doublons(p, 'de "
      "la')\">"
      "<sch:assert id='D' test='false()'><sch:value-of select='@texte'/></sch:assert></sch:rule>"
      "</sch:pattern>");
  const std::string eight = "un deux trois quatre cinq six sept <i n='1'/>huit";
  const Evaluated result =
      evaluate(rules, "<a><p>" + eight +
                          "</p>\n<p>De de <b>de</b></p>\n<p>un, de, de la\nla</p>\n<p>" + eight +
                          " </p>\n<p>un deux trois quatre cinq six sept <i n='2'/>huit</p>"
                          "<p>un, deux</p><p>un, deux</p></a>");
  EXPECT_THAT(lines(result.faults), IsEmpty());
  EXPECT_THAT(lines(result.findings),
              ElementsAre("5:4 error R 1 un deux trois quatre cinq six sept \uFFFChuit",
                          "2:4 error D De de", "2:7 error D de de", "3:15 error D la la"));
}

}  // namespace
}  // namespace paraphe
