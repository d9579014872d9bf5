// SPDX-License-Identifier: EUPL-1.2
// What the 2025 edition of ISO/IEC 19757-3 adds, and the constructs that span several files.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rule_fixture.h"

namespace paraphe {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using Lines = std::vector<std::string>;
using Files = std::vector<std::pair<std::string, std::string>>;

struct Case {
  const char* name;
  std::string rules;
  std::string document;
  Lines findings;
  std::string phase = "";
  Files files = {};
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

const std::string sch = " xmlns:sch='http://purl.oclc.org/dsdl/schematron'";

/// A pattern `name` that finds itself on every `a`.
std::string pattern(const std::string& name) {
  return "<sch:pattern id='" + name + "'><sch:rule context='a'><sch:assert id='" + name +
         "' test='false()'>" + name + "</sch:assert></sch:rule></sch:pattern>";
}

const std::string two_phases = schema(
    "<sch:let name='genre' value='/a/@genre'/>"
    "<sch:phase id='never' when='false()'><sch:active pattern='p'/></sch:phase>"
    "<sch:phase id='court' when=\"$genre = 'court'\"><sch:active pattern='q'/></sch:phase>"
    "<sch:phase id='aussi' when='true()'><sch:active pattern='p'/></sch:phase>" +
    pattern("p") + pattern("q"));

const std::string two_guarded_phases = schema(
    "<sch:phase id='court' when=\"/a/@genre = 'court'\"><sch:active pattern='q'/>"
    "</sch:phase>" +
        pattern("p") + pattern("q"),
    "defaultPhase='#ANY'");

const Case cases[] = {
    {"AnyTakesTheFirstPhaseWhoseWhenHolds",
     two_phases,
     "<a genre='court'/>",
     {"1:2 error q q"},
     "#ANY"},
    {"AnyGoesOnToTheNextPhase", two_phases, "<a/>", {"1:2 error p p"}, "#ANY"},
    {"APhaseAskedForRunsWhateverItsWhen", two_phases, "<a/>", {"1:2 error p p"}, "never"},
    {"AnyMayBeTheDefault", two_guarded_phases, "<a genre='court'/>", {"1:2 error q q"}},
    {"AnyWithoutAPhaseForTheDocumentIsEveryPattern",
     two_guarded_phases,
     "<a/>",
     {"1:2 error p p", "1:2 error q q"}},
    {"PhaseFromLooksBelowItsNodesOnly",
     schema("<sch:phase id='bas' from='b'><sch:active pattern='p'/></sch:phase><sch:pattern "
            "id='p'><sch:rule context='c'><sch:assert id='1' test='/a/@x'>1</sch:assert>"
            "</sch:rule></sch:pattern>"),
     "<a>\n<c/>\n<b><c/></b></a>",
     {"3:5 error 1 1"},
     "bas"},
    {"RulesOfRulesServeEveryPattern",
     schema("<sch:rules id='communes'><sch:title>t</sch:title><sch:rule abstract='true' id='r'>"
            "<sch:let name='n' value='@n'/><sch:assert id='N' test='$n = 1'>« <sch:value-of "
            "select='$n'/> »</sch:assert></sch:rule></sch:rules><sch:pattern id='p'><sch:rule "
            "context='a'><sch:extends rule='r'/></sch:rule></sch:pattern><sch:pattern id='q'>"
            "<sch:rule context='b'><sch:extends rule='r'/></sch:rule></sch:pattern>"),
     "<a n='2'>\n<b n='3'/></a>",
     {"1:2 error N « 2 »", "2:2 error N « 3 »"}},
    {"ARuleOfThePatternHidesTheCommonOne",
     schema("<sch:rules><sch:rule abstract='true' id='r'><sch:assert id='G' test='false()'>g"
            "</sch:assert></sch:rule></sch:rules><sch:pattern id='p'><sch:rule abstract='true' "
            "id='r'><sch:assert id='L' test='false()'>l</sch:assert></sch:rule><sch:rule "
            "context='a'><sch:extends rule='r'/></sch:rule></sch:pattern>"),
     "<a/>",
     {"1:2 error L l"}},
    {"ALibraryLendsWhatItDeclares",
     schema("<sch:extends href='fonds.sch'/><sch:pattern id='i' is-a='il-faut'><sch:param "
            "name='quoi' value='b'/></sch:pattern><sch:pattern id='p'><sch:rule context='a'>"
            "<sch:extends rule='r'/></sch:rule></sch:pattern>"),
     "<a/>",
     {"1:2 error F b manque", "1:2 error R r", "note a note"},
     "",
     {{"fonds.sch",
       "<sch:library" + sch +
           " id='fonds'><sch:title>t</sch:title><sch:p>p</sch:p><sch:rules><sch:rule "
           "abstract='true' id='r'><sch:assert id='R' test='false()' diagnostics='d n'>r"
           "</sch:assert></sch:rule></sch:rules><sch:pattern abstract='true' id='il-faut'>"
           "<sch:rule context='a'><sch:assert id='F' test='$quoi'><sch:value-of "
           "select=\"'$quoi'\"/> manque</sch:assert></sch:rule></sch:pattern><sch:diagnostics>"
           "<sch:diagnostic id='d' xml:lang='en'>r in English</sch:diagnostic><sch:diagnostic "
           "id='n' xml:lang='en'>a note</sch:diagnostic></sch:diagnostics></sch:library>"}}},
    {"InAGroupEveryRuleThatMatchesSpeaksOnce",
     schema("<sch:group id='g'><sch:rule context='b | a/b'><sch:assert id='1' test='false()'>1"
            "</sch:assert></sch:rule><sch:rule context='*'><sch:assert id='2' test='self::a'>2"
            "</sch:assert></sch:rule></sch:group>"),
     "<a>\n<b/></a>",
     {"2:2 error 1 1", "2:2 error 2 2"}},
    {"SeverityOutweighsRoleAndIsInherited",
     schema("<sch:pattern id='p'><sch:rule context='a' severity='warning'><sch:assert id='1' "
            "test='false()'>1</sch:assert><sch:assert id='2' severity='info' role='fatal' "
            "test='false()'>2</sch:assert></sch:rule></sch:pattern>"),
     "<a/>",
     {"1:2 warning 1 1", "1:2 info 2 2"}},
    {"VisitEachMakesEachNodeTheContext",
     schema("<sch:pattern id='p'><sch:rule context='a' visit-each='.//b[@x]'><sch:let name='a' "
            "value='.'/><sch:assert id='1' test='@x = $a/@x'><sch:name/> <sch:value-of "
            "select='@x'/></sch:assert></sch:rule></sch:pattern>"),
     "<a x='1'>\n<b x='1'/>\n<c><b x='2'/></c>\n<b/></a>",
     {"3:5 error 1 b 2"}},
    {"DocumentsOfAPatternAreReadBesideTheRules",
     schema("<sch:pattern id='p' documents='/a/voir/@ou'><sch:rule context='b'><sch:assert id='1' "
            "test='@x'>sans x</sch:assert></sch:rule></sch:pattern>"),
     "<a><voir ou='un.xml'/><voir ou='deux.xml'/><b/></a>",
     {"1:2 error 1 sans x"},
     "",
     {{"un.xml", "<b x=''/>"}, {"deux.xml", "<b/>"}}},
    {"DefaultsOfParametersYieldToTheInstance",
     schema("<sch:pattern abstract='true' id='t'><sch:param name='min' value='2'/><sch:rule "
            "context='a'><sch:assert id='1' test='count(b) &gt;= $min' diagnostics='d'><sch:name/>"
            "</sch:assert></sch:rule></sch:pattern><sch:pattern id='i' is-a='t'/><sch:pattern "
            "id='j' is-a='t'><sch:param name='min' value='1'/></sch:pattern><sch:diagnostics>"
            "<sch:diagnostic id='d' xml:lang='fr'>il en faut <sch:value-of select='$min'/>"
            "</sch:diagnostic></sch:diagnostics>"),
     "<a><b/></a>",
     {"1:2 error 1 a", "note il en faut 2"}},
};

class TheEditionOf2025 : public testing::TestWithParam<Case> {};

TEST_P(TheEditionOf2025, FindsWhatIsWrongWhereItIsWrong) {
  EvaluationOptions options;
  options.phase = GetParam().phase;
  const Evaluated result =
      evaluate(GetParam().rules, GetParam().document, options, GetParam().files);
  EXPECT_THAT(lines(result.faults), IsEmpty());
  EXPECT_EQ(lines(result.findings), GetParam().findings);
}

INSTANTIATE_TEST_SUITE_P(Schematron, TheEditionOf2025, testing::ValuesIn(cases),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(TheEditionOf2025, RefusesWhatItWouldNotHonour) {
  const auto faults = [](const std::string& rules) {
    return lines(evaluate(rules, "<a/>").faults);
  };
  EXPECT_THAT(faults(schema("\n<sch:param name='x' value='1'/>")),
              ElementsAre("2:2 fatal RUL-02 élément « param » inattendu dans « schema »"));
  EXPECT_THAT(faults(schema("<sch:rules>\n<sch:rule context='a'/></sch:rules>")),
              ElementsAre("2:2 fatal RUL-11 règle abstraite attendue dans « rules »"));
  EXPECT_THAT(faults(schema("<sch:phase id='p' when='\n@x ='/>")),
              ElementsAre("2:5 fatal RUL-05 expression XPath 1.0 mal formée : nom ou « * » "
                          "attendu"));
  EXPECT_THAT(faults(schema("\n<sch:pattern r:requis='parfois'/>")),
              ElementsAre("2:24 fatal RUL-11 valeur « parfois » inconnue ; attendu : oui non"));
  EXPECT_THAT(faults(schema("\n<sch:phase id='p' r:requis='oui'/>")),
              ElementsAre("2:19 fatal RUL-03 attribut inconnu : « requis »"));
  EXPECT_THAT(faults("<sch:library" + sch + "/>"),
              ElementsAre("1:2 fatal RUL-02 élément « schema » attendu"));
}

}  // namespace
}  // namespace paraphe
