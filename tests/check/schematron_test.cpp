// SPDX-License-Identifier: EUPL-1.2
#include "check/schematron.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rule_fixture.h"

namespace paraphe {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using Lines = std::vector<std::string>;

struct Case {
  const char* name;
  std::string rules;
  std::string document;
  Lines findings;
  std::string phase = "";
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

const Case cases[] = {
    {"AssertFailsAtTheContext",
     schema("<sch:pattern id='p'><sch:rule context='b'><sch:assert id='A-01' test='@x'>sans x"
            "</sch:assert></sch:rule></sch:pattern>"),
     "<a>\n <b x=''/>\n <b/>\n</a>",
     {"3:3 error A-01 sans x"}},
    {"ReportAndValuesAndName",
     schema("<sch:pattern id='p'><sch:rule context='b'><sch:report id='A-02.b' role='warning' "
            "test='@x &gt; 1'>« <sch:value-of select='@x'/> » dans\n <sch:name/> et <sch:name "
            "path='..'/></sch:report></sch:rule></sch:pattern>"),
     "<a>z<b x='2'/></a>",
     {"1:6 warning A-02 « 2 » dans b et z"}},
    {"FirstRuleThatMatchesTakesTheNode",
     schema("<sch:pattern id='p'><sch:rule context='b[@x]'><sch:assert id='X' test='true()'/>"
            "</sch:rule><sch:rule context='b|c'><sch:assert id='Y' test='false()'>y</sch:assert>"
            "</sch:rule><sch:rule context='*'><sch:assert id='Z' test='not(self::a)'>z</sch:assert>"
            "</sch:rule></sch:pattern>"),
     "<a>\n<b x=''/>\n<b/>\n<c/></a>",
     {"3:2 error Y y", "4:2 error Y y", "1:2 error Z z"}},
    {"EachPatternStartsAnew",
     schema("<sch:pattern id='p'><sch:rule context='b'><sch:assert id='X' test='false()'>x"
            "</sch:assert></sch:rule></sch:pattern><sch:pattern id='q'><sch:rule context='b'>"
            "<sch:assert id='Y' severity='fatal' test='false()'>y</sch:assert></sch:rule>"
            "</sch:pattern>"),
     "<a><b/></a>",
     {"1:5 error X x", "1:5 fatal Y y"}},
    {"PathsOfNamesAndPredicatesAndPrefixes",
     schema("<sch:pattern id='p'><sch:rule context='c:a/c:b'><sch:report id='1' test='true()'>1"
            "</sch:report></sch:rule><sch:rule context='c:a//c:b'><sch:report id='2' "
            "test='true()'>2</sch:report></sch:rule><sch:rule context='c:b[2]'><sch:report id='3' "
            "test='true()'>3</sch:report></sch:rule><sch:rule context='/c:r/c:b'><sch:report "
            "id='4' test='true()'>4</sch:report></sch:rule></sch:pattern>"),
     "<r xmlns='urn:c'>\n<b/>\n<b/>\n<a><b/></a>\n<a><z><b/></z></a><b xmlns=''/></r>",
     {"4:5 error 1 1", "5:8 error 2 2", "3:2 error 3 3", "2:2 error 4 4"}},
    {"AttributeAndTextContexts",
     schema("<sch:pattern id='p'><sch:rule context='b/@x'><sch:report id='1' test='. = 1'>1"
            "</sch:report></sch:rule><sch:rule context='b/text()'><sch:report id='2' "
            "test='true()'>2</sch:report></sch:rule></sch:pattern>"),
     "<a>\n<b y='' x='1'>abc</b></a>",
     {"2:9 error 1 1", "2:15 error 2 2"}},
    {"SubjectMovesThePlace",
     schema("<sch:pattern id='p'><sch:rule context='a'><sch:assert id='1' test='false()' "
            "subject='b/@x'>1</sch:assert></sch:rule></sch:pattern>"),
     "<a>\n<b x='1'/></a>",
     {"2:4 error 1 1"}},
    {"VariablesOfEveryLevel",
     schema("<sch:let name='s' value='/a/@n'/><sch:pattern id='p'><sch:let name='t' "
            "value='$s + 1'/><sch:rule context='b[@n = $t]'><sch:let name='u' value='@n * 2'/>"
            "<sch:report id='1' test='$u = 4'><sch:value-of select='concat($s, $t, $u)'/>"
            "</sch:report></sch:rule></sch:pattern>"),
     "<a n='1'><b n='1'/><b n='2'/></a>",
     {"1:21 error 1 124"}},
    {"AbstractPatternsTakeParameters",
     schema("<sch:pattern abstract='true' id='t'><sch:param name='min' value='1'/><sch:rule "
            "context='$what'><sch:assert id='1' test='count($child) &gt;= $min'>il faut "
            "<sch:value-of select='$min'/> $child</sch:assert></sch:rule></sch:pattern>"
            "<sch:pattern id='i' is-a='t'><sch:param name='what' value='a'/><sch:param "
            "name='child' value='b'/></sch:pattern><sch:pattern id='j' is-a='t'><sch:param "
            "name='what' value='a'/><sch:param name='child' value='c'/><sch:param name='min' "
            "value='2'/></sch:pattern>"),
     "<a><c/></a>",
     {"1:2 error 1 il faut 1 $child", "1:2 error 1 il faut 2 $child"}},
    {"AbstractRulesAreExtended",
     schema("<sch:pattern id='p'><sch:rule abstract='true' id='r'><sch:assert id='1' "
            "test='@x'>1</sch:assert></sch:rule><sch:rule context='a'><sch:extends rule='r'/>"
            "</sch:rule></sch:pattern>"),
     "<a/>",
     {"1:2 error 1 1"}},
    {"KeysAndCurrent",
     schema("<xsl:key name='by' match='b' use='@id'/><sch:pattern id='p'><sch:rule "
            "context='c'><sch:assert id='1' test=\"key('by', @ref)\">mort</sch:assert><sch:assert "
            "id='2' test='//b[@id = current()/@ref]'>mort aussi</sch:assert></sch:rule>"
            "</sch:pattern>"),
     "<a><b id='u'/><c ref='u'/><c ref='w'/></a>",
     {"1:28 error 1 mort", "1:28 error 2 mort aussi"}},
    {"VisitEachPointsAtWords",
     schema("<sch:pattern id='p'><sch:rule context='b' visit-each='v:jetons(@of)'><sch:let "
            "name='b' value='.'/><sch:assert id='1' test='. = $b/d/@id'>« <sch:value-of "
            "select='.'/> » inconnu</sch:assert></sch:rule></sch:pattern>"),
     "<a><b of='x yy  z'><d id='x'/></b></a>",
     {"1:13 error 1 « yy » inconnu", "1:17 error 1 « z » inconnu"}},
    {"PhaseChoosesPatterns",
     schema("<sch:phase id='draft'><sch:active pattern='q'/></sch:phase><sch:pattern id='p'>"
            "<sch:rule context='a'><sch:assert id='1' test='false()'>1</sch:assert></sch:rule>"
            "</sch:pattern><sch:pattern id='q'><sch:rule context='a'><sch:assert id='2' "
            "test='false()'>2</sch:assert></sch:rule></sch:pattern>"),
     "<a/>",
     {"1:2 error 2 2"},
     "draft"},
};

class ApplyingRules : public testing::TestWithParam<Case> {};

TEST_P(ApplyingRules, FindsWhatIsWrongWhereItIsWrong) {
  EvaluationOptions options;
  options.phase = GetParam().phase;
  const Evaluated result = evaluate(GetParam().rules, GetParam().document, options);
  EXPECT_THAT(lines(result.faults), IsEmpty());
  EXPECT_EQ(lines(result.findings), GetParam().findings);
}

INSTANTIATE_TEST_SUITE_P(Schematron, ApplyingRules, testing::ValuesIn(cases),
                         [](const auto& row) { return std::string(row.param.name); });

/// A rule `context='b'` with one test.
std::string one(const std::string& test) {
  return schema("<sch:pattern id='p'>\n<sch:rule context='b'>\n<sch:assert id='1' test=\"" + test +
                "\"/></sch:rule></sch:pattern>");
}

const Case faulty[] = {
    {"Syntax",
     one("@x = "),
     "<a/>",
     {"3:31 fatal RUL-05 expression XPath 1.0 mal formée : nom ou « * » attendu"}},
    {"SyntaxInAContextThatNeverMatches",
     schema("\n<sch:pattern><sch:rule context='z['/></sch:pattern>"),
     "<a/>",
     {"2:35 fatal RUL-05 expression XPath 1.0 mal formée : nom ou « * » attendu"}},
    {"Function",
     one("matches(@x, 'a')"),
     "<a/>",
     {"3:26 fatal RUL-06 fonction inconnue : « matches() »"}},
    {"Arguments",
     one("v:avant(@x)"),
     "<a/>",
     {"3:26 fatal RUL-06 « v:avant() » attend 2 arguments, pas 1"}},
    {"Prefix", one("count(k:b) = 1"), "<a/>", {"3:32 fatal RUL-07 préfixe inconnu : « k »"}},
    {"Variable", one("@x = $y"), "<a/>", {"3:31 fatal RUL-08 variable inconnue ici : « $y »"}},
    {"Element",
     schema("\n<sch:patern/>"),
     "<a/>",
     {"2:2 fatal RUL-02 élément « patern » inattendu dans « schema »"}},
    {"Attribute",
     schema("\n<sch:pattern idd='p'/>"),
     "<a/>",
     {"2:14 fatal RUL-03 attribut inconnu : « idd »"}},
    {"MissingAttribute",
     schema("<sch:pattern>\n<sch:rule context='a'><sch:assert/></sch:rule></sch:pattern>"),
     "<a/>",
     {"2:24 fatal RUL-04 attribut manquant : « test »"}},
    {"Xslt",
     schema("\n<xsl:function name='f'/>"),
     "<a/>",
     {"2:2 fatal RUL-12 « xsl:function » n’est pas pris en charge ici ; les règles se limitent à "
      "XPath 1.0"}},
    {"Severity",
     schema("<sch:pattern><sch:rule context='a'>\n<sch:assert test='1' severity='grave'/>"
            "</sch:rule></sch:pattern>"),
     "<a/>",
     {"2:32 fatal RUL-11 valeur « grave » inconnue ; attendu : fatal error warning info"}},
    {"Pattern",
     schema("<sch:phase id='f'>\n<sch:active pattern='q'/></sch:phase>"),
     "<a/>",
     {"2:22 fatal RUL-09 motif inconnu : « q »"}},
    {"Diagnostic",
     schema("<sch:pattern><sch:rule context='a'>\n<sch:assert test='1' diagnostics='d e'/>"
            "</sch:rule></sch:pattern><sch:diagnostics><sch:diagnostic id='d'/>"
            "</sch:diagnostics>"),
     "<a/>",
     {"2:37 fatal RUL-09 « e » n’est défini nulle part"}},
    {"Outside",
     schema("\n<sch:include href='../x.sch'/>"),
     "<a/>",
     {"2:20 fatal RUL-15 « ../x.sch » sort du dossier des règles"}},
    {"Network",
     schema("\n<sch:include href='http://example.org/x.sch'/>"),
     "<a/>",
     {"2:20 fatal RUL-15 « http://example.org/x.sch » sort du dossier des règles"}},
    {"Circle",
     schema("\n<sch:include href='regles.sch'/>"),
     "<a/>",
     {"2:20 fatal RUL-16 inclusion circulaire"}},
    {"Type",
     one("count('x') = 1"),
     "<a><b/></a>",
     {"3:26 fatal RUL-13 expression impossible à évaluer : « count('x') = 1 »",
      "note nœud examiné"}},
    {"Phase", schema("<sch:pattern/>"), "<a/>", {"1:2 fatal RUL-09 phase inconnue : « z »"}, "z"},
};

class ReadingRules : public testing::TestWithParam<Case> {};

TEST_P(ReadingRules, RefusesWhatItWouldNotHonour) {
  EvaluationOptions options;
  options.phase = GetParam().phase;
  EXPECT_EQ(lines(evaluate(GetParam().rules, GetParam().document, options).faults),
            GetParam().findings);
}

INSTANTIATE_TEST_SUITE_P(Schematron, ReadingRules, testing::ValuesIn(faulty),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(Schematron, GivesUpARuleThatCostsTooMuch) {
  EvaluationOptions options;
  options.operations = 2000;
  std::string document = "<a>";
  for (int i = 0; i < 100; ++i) document += "<b/>";
  const Evaluated result =
      evaluate(one("count(//b[count(//b) &lt; 0]) = 0"), document + "</a>", options);
  EXPECT_THAT(
      lines(result.faults),
      ElementsAre(
          "3:26 fatal RUL-14 règle trop coûteuse, abandonnée : « count(//b[count(//b) < 0]) = 0 »",
          "note nœud examiné"));
}

TEST(Schematron, StopsWhereADraftCostsTooMuch) {
  EvaluationOptions options;
  std::string document = "<a>";
  for (int i = 0; i < 100; ++i) document += "<b/>";
  document += "</a>";
  const std::string rules = schema(
      "<sch:pattern id='p'><sch:rule context='b'><sch:assert id='1' test='count(//b) &lt; "
      "9'>trop</sch:assert></sch:rule></sch:pattern>");
  EXPECT_EQ(evaluate(rules, document, options).findings.size(), 100U);
  options.all_operations = 2000;
  const Evaluated result = evaluate(rules, document, options);
  EXPECT_EQ(result.cut, Cut::operations);
  EXPECT_GT(result.findings.size(), 0U);
  EXPECT_LT(result.findings.size(), 100U);
}

TEST(Schematron, IncludesWholeRuleFilesWithTheirOwnPrefixes) {
  const std::string other =
      "<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron'><sch:ns prefix='c' "
      "uri='urn:other'/><sch:pattern id='q'><sch:rule context='c:b'><sch:report id='2' "
      "test='true()'>autre</sch:report></sch:rule></sch:pattern></sch:schema>";
  const Evaluated result =
      evaluate(schema("<sch:include href='d/autre.sch'/>"),
               "<a><b xmlns='urn:c'/><b xmlns='urn:other'/></a>", {}, {{"d/autre.sch", other}});
  EXPECT_THAT(lines(result.faults), IsEmpty());
  EXPECT_THAT(lines(result.findings), ElementsAre("1:23 error 2 autre"));
}

TEST(Schematron, TellsWhatARuleSaysOfItself) {
  const TemporaryFolder folder;
  folder.write(
      "regles.sch",
      schema(
          "<sch:phase id='signature'><sch:active pattern='p'/></sch:phase><sch:pattern id='p'>"
          "<r:fiche regle='D-1' derogeable='oui' depuis='2020-01-01'><r:pourquoi "
          "xml:lang='fr'>parce "
          "que</r:pourquoi><r:pourquoi xml:lang='en'>because</r:pourquoi><r:fondement "
          "xml:lang='fr' "
          "nature='loi' lien='https://x'>loi</r:fondement><r:fondement xml:lang='en' nature='loi' "
          "lien='https://x'>law</r:fondement><r:remede xml:lang='fr'>corriger</r:remede><r:exemple "
          "attendu='echec'><r:valeur chemin='/a/@n'>2</r:valeur><r:ajoute chemin='/a' "
          "position='debut'><b/></r:ajoute><r:retire chemin='/a/c'/></r:exemple></r:fiche>"
          "<sch:rule context='a'><sch:assert id='D-1' severity='warning' diagnostics='D-1.en' "
          "test='@n = 1'>n vaut <sch:value-of select='@n'/></sch:assert></sch:rule></sch:pattern>"
          "<sch:diagnostics><sch:diagnostic id='D-1.en' xml:lang='en'>n is <sch:value-of "
          "select='@n'/></sch:diagnostic></sch:diagnostics>"));
  Diagnostics found;
  const auto rules = RuleSet::load(folder.path(), found);
  ASSERT_TRUE(rules) << lines(found.items())[0];
  const auto told = rules->explain("D-1");
  ASSERT_TRUE(told);
  EXPECT_TRUE(told->fiche.waivable);
  EXPECT_EQ(told->fiche.why.en, "because");
  EXPECT_EQ(told->fiche.basis().fr, "loi (https://x)");
  EXPECT_EQ(told->fiche.basis().en, "law (https://x)");
  ASSERT_EQ(told->tests.size(), 1U);
  EXPECT_EQ(told->tests[0].text.fr, "n vaut …");
  EXPECT_EQ(told->tests[0].text.en, "n is …");
  EXPECT_THAT(told->tests[0].phases, ElementsAre("signature"));

  const auto model = read_draft("m.xml", "<a><c/></a>", Limits{}, found);
  const auto edited = apply_example(*model, *rules, told->fiche.examples.at(0), found);
  ASSERT_TRUE(edited);
  EXPECT_EQ(*edited, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a n=\"2\"><b/></a>\n");

  CompiledRules compiled;
  EvaluationOptions options;
  const auto draft = read_draft("d.xml", *edited, Limits{}, found);
  const auto run = [&] {
    return Evaluation(rules->model(), compiled, *draft, options, nullptr).run();
  };
  const Evaluated result = run();
  ASSERT_EQ(result.findings.size(), 1U);
  EXPECT_EQ(result.findings[0].message.en, "n is 2");
  EXPECT_EQ(result.findings[0].why.fr, "parce que");
  EXPECT_EQ(result.findings[0].remedy.fr, "corriger");
  options.reference = Date::of(2019, 12, 31);
  EXPECT_THAT(run().findings, IsEmpty());
}

}  // namespace
}  // namespace paraphe
