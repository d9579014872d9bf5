// SPDX-License-Identifier: EUPL-1.2
// What a failed test weighed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "check/xpath_operands.h"
#include "places.h"
#include "rule_fixture.h"

namespace paraphe {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> operands(std::string_view test) {
  const auto found = operands_of(test);
  return {found.begin(), found.end()};
}

TEST(Operands, AreWhatIsComparedWithoutConstants) {
  EXPECT_THAT(operands("@a = 'x' or not(@b) and @c >= 2"), ElementsAre("@a", "@b", "@c"));
  EXPECT_THAT(operands("(@a != ../@b)"), ElementsAre("@a", "../@b"));
  EXPECT_THAT(operands("true() or 'a or b'"), IsEmpty());
  EXPECT_THAT(operands("@a = @a"), ElementsAre("@a"));
}

TEST(Operands, AFunctionThatYieldsAValueIsOne) {
  EXPECT_THAT(operands("count(c:axe[@a or @b]) = 5"), ElementsAre("count(c:axe[@a or @b])"));
  EXPECT_THAT(operands("v:auPlusTard(v:dernier-jour($effet, string(@valeur), 'veille'), $fin)"),
              ElementsAre("v:dernier-jour($effet, string(@valeur), 'veille')", "$effet", "$fin"));
  EXPECT_THAT(operands("key('id', @cible)"), ElementsAre("key('id', @cible)", "@cible"));
  EXPECT_THAT(operands("contains(concat(' ', @l, ' '), ' x, y ')"), ElementsAre("@l"));
}

TEST(Operands, NamesThatLookLikeOperatorsAreNames) {
  EXPECT_THAT(operands("or and div"), ElementsAre("or", "div"));
  EXPECT_THAT(operands("c:*[1] = ancestor::*/@or"), ElementsAre("c:*[1]", "ancestor::*/@or"));
  EXPECT_THAT(operands("@a * 2 > @b-c"), ElementsAre("@a * 2", "@b-c"));
  EXPECT_THAT(operands("@a | @b"), ElementsAre("@a | @b"));
}

struct Explained {
  Explanation explanation;
  std::vector<std::string> values;  ///< « mots [expression] = valeur »
};

Explained explain(const std::string& test, const std::string& document,
                  const std::string& more = "") {
  EvaluationOptions options;
  options.explain = true;
  const std::string words =
      "<r:mots xmlns:r='urn:paraphe:regle:1'><r:mot de='b/@fin' xml:lang='fr'>le dernier jour"
      "</r:mot><r:mot de='b/@fin' xml:lang='en'>the last day</r:mot><r:mot de='@fin'>une fin"
      "</r:mot><r:mot de='$s'>la somme</r:mot><r:mot de='titre'>le titre</r:mot></r:mots>";
  const Evaluated result =
      evaluate(schema("<r:mots href='mots.xml'/>" + more +
                      "<sch:let name='s' value='sum(//@n)'/>"
                      "<sch:pattern id='p'><sch:rule context='b'><sch:assert id='1' test=\"" +
                      test + "\">non</sch:assert></sch:rule></sch:pattern>"),
               document, options, {{"mots.xml", words}});
  EXPECT_THAT(lines(result.faults), IsEmpty());
  Explained out;
  if (result.findings.size() != 1 || !result.findings[0].explanation) return out;
  out.explanation = *result.findings[0].explanation;
  for (const auto& operand : out.explanation.operands) {
    out.values.push_back(operand.words.fr + "[" + operand.expression + "] = " + operand.value);
  }
  return out;
}

TEST(Explanations, GiveTheWordsOfAJuristFirst) {
  const Explained found = explain("@x = 1 and\n $s &lt; 2 and @fin", "<a><b x='1' n='3'/></a>");
  EXPECT_EQ(found.explanation.test, "@x = 1 and $s < 2 and @fin");
  EXPECT_THAT(found.values,
              ElementsAre("la somme[$s] = 3", "le dernier jour[@fin] = ", "[@x] = 1"));
  EXPECT_EQ(found.explanation.operands.at(1).words.en, "the last day");
}

TEST(Explanations, TellNodesShortly) {
  EXPECT_THAT(
      explain("not(c) or //@fin = 'z' or titre = 'x'",
              "<a fin='f'><b><c/><c>t  u</c><c>v</c><c>w</c><titre>T</titre></b></a>")
          .values,
      ElementsAre("une fin[//@fin] = f", "le titre[titre] = T", "[c] = <c> | t u | v | … (4)"));
}

TEST(Explanations, OnlyWhenAskedFor) {
  const Evaluated result = evaluate(
      schema("<r:mots href='absent.xml'/><sch:pattern id='p'><sch:rule context='b'><sch:assert "
             "id='1' test='@x'>x</sch:assert></sch:rule></sch:pattern>"),
      "<b/>");
  EXPECT_THAT(result.faults, IsEmpty());  // the words are not even read
  ASSERT_EQ(result.findings.size(), 1U);
  EXPECT_FALSE(result.findings[0].explanation);
}

TEST(Explanations, EveryWordOfOursIsInBothLanguages) {
  Diagnostics refused;
  const std::string path = std::string(source_dir) + "/schemas/regles/mots.xml";
  const auto table = read_draft(path, read_bytes(path), Limits{}, refused);
  ASSERT_TRUE(table);
  std::map<std::string, std::string> languages;
  for (const xmlNode* node = xmlDocGetRootElement(table->tree())->children; node != nullptr;
       node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    ASSERT_TRUE(is_element(node, fiche_uri, "mot"));
    languages[std::string(attribute(node, "de"))] += language_of(node) + " ";
  }
  EXPECT_GE(languages.size(), 40U);
  for (const auto& [name, said] : languages) EXPECT_EQ(said, "fr en ") << name;
}

}  // namespace
}  // namespace paraphe
