// SPDX-License-Identifier: EUPL-1.2
#include "check/lint.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lint_fixture.h"
#include "rule_fixture.h"

namespace paraphe {
namespace {

using testing::ElementsAreArray;
using Lines = std::vector<std::string>;

/// « RUL-20 « dure » le message » for each: what is underlined, and what is said of it.
Lines lint(const TemporaryFolder& folder) {
  Diagnostics found;
  const auto rules = RuleSet::load(folder.path(), found);
  if (!rules) return lines(found.items());
  Lines out;
  for (const Diagnostic& d : lint_rules(*rules, schema_names())) {
    const std::string bytes = read_bytes(d.place.file);
    std::string shown =
        bytes.substr(d.place.start.byte, d.place.end.byte - d.place.start.byte).substr(0, 60);
    shown = shown.substr(0, shown.find('\n'));
    out.push_back((d.severity == Severity::warning ? "warning " : "") + d.id + " [" + shown + "] " +
                  d.message.fr);
    EXPECT_FALSE(d.message.en.empty() || d.why.fr.empty() || d.why.en.empty()) << d.message.fr;
    EXPECT_FALSE(d.remedy.fr.empty() || d.remedy.en.empty()) << d.message.fr;
  }
  return out;
}

constexpr const char* fiche =
    "<r:fiche regle='T-01'><r:pourquoi xml:lang='fr'>a</r:pourquoi><r:pourquoi xml:lang='en'>a"
    "</r:pourquoi><r:fondement xml:lang='fr'>b</r:fondement><r:fondement xml:lang='en'>b"
    "</r:fondement><r:remede xml:lang='fr'>c</r:remede><r:remede xml:lang='en'>c</r:remede>"
    "</r:fiche>";
constexpr const char* diagnostics =
    "<sch:diagnostics><sch:diagnostic id='T-01.en' xml:lang='en'>no</sch:diagnostic>"
    "</sch:diagnostics>";

/// A rule set that has all that a rule should have, around what a case is about.
std::string rule_set(const std::string& head, const std::string& rules) {
  return "<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron' "
         "xmlns:r='urn:paraphe:regle:1' xmlns:xsl='http://www.w3.org/1999/XSL/Transform' "
         "queryBinding='xslt'><sch:ns prefix='c' uri='urn:paraphe:convention:1'/>"
         "<sch:ns prefix='p' uri='urn:paraphe:profil:1'/>"
         "<sch:ns prefix='v' uri='urn:paraphe:fonctions:1'/>" +
         head + fiche + "<sch:pattern id='p'>" + rules + "</sch:pattern>" + diagnostics +
         "</sch:schema>";
}

std::string assertion(const std::string& test) {
  return "<sch:assert id='T-01' test=\"" + test + "\" diagnostics='T-01.en'>non</sch:assert>";
}

std::string rule(const std::string& context, const std::string& test,
                 const std::string& lets = "") {
  return "<sch:rule context=\"" + context + "\">" + lets + assertion(test) + "</sch:rule>";
}

std::string visit(const std::string& context, const std::string& each, const std::string& let,
                  const std::string& test = "$x") {
  return "<sch:rule context=\"" + context + "\" visit-each=\"" + each +
         "\"><sch:let name='x' value=\"" + let + "\"/>" + assertion(test) + "</sch:rule>";
}

struct Case {
  const char* name;
  std::string head;
  std::string rules;
  Lines findings;
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

const Case cases[] = {
    // Names
    {"ElementOfAContext",
     "",
     rule("c:dure", "@fin"),
     {"RUL-20 [c:dure] aucun élément ne s’appelle «\u00A0dure\u00A0»\u202F; vouliez-vous dire "
      "«\u00A0duree\u00A0»\u202F?"}},
    {"ElementOfAStep",
     "",
     rule("c:duree", "c:renouvelement"),
     {"RUL-20 [c:renouvelement] aucun élément ne s’appelle «\u00A0renouvelement\u00A0»\u202F; "
      "vouliez-vous dire «\u00A0renouvellement\u00A0»\u202F?"}},
    {"ElementThatStandsElsewhere",
     "",
     rule("c:duree", "c:partie"),
     {"RUL-20 [c:partie] «\u00A0duree\u00A0» ne contient pas d’élément «\u00A0partie\u00A0»"}},
    {"Attribute",
     "",
     rule("c:duree", "@fin or @valeurs"),
     {"RUL-20 [valeurs] aucun attribut ne s’appelle «\u00A0valeurs\u00A0»\u202F; vouliez-vous dire "
      "«\u00A0valeur\u00A0»\u202F?"}},
    {"AttributeOfAnother",
     "",
     rule("c:duree", "@siren"),
     {"RUL-20 [siren] «\u00A0duree\u00A0» n’a pas d’attribut «\u00A0siren\u00A0»"}},
    {"AttributeThroughAVariable",
     "<sch:let name='d' value='/c:convention/c:duree'/>",
     rule("/c:convention", "$d/@fim"),
     {"RUL-20 [fim] aucun attribut ne s’appelle «\u00A0fim\u00A0»\u202F; vouliez-vous dire "
      "«\u00A0fin\u00A0»\u202F?"}},
    {"NameInALet",
     "",
     rule("c:duree", "$x", "<sch:let name='x' value='c:renouvellement/@durees'/>"),
     {"RUL-20 [durees] aucun attribut ne s’appelle «\u00A0durees\u00A0»\u202F; vouliez-vous dire "
      "«\u00A0duree\u00A0»\u202F?"}},
    {"NameInAPredicate",
     "",
     rule("c:parties", "c:partie[@sirem]"),
     {"RUL-20 [sirem] aucun attribut ne s’appelle «\u00A0sirem\u00A0»\u202F; vouliez-vous dire "
      "«\u00A0siren\u00A0»\u202F?"}},
    {"NameInAMessage",
     "",
     "<sch:rule context='c:duree'><sch:assert id='T-01' test='@fin' diagnostics='T-01.en'>"
     "<sch:value-of select='@decomte'/></sch:assert></sch:rule>",
     {"RUL-20 [decomte] aucun attribut ne s’appelle «\u00A0decomte\u00A0»\u202F; vouliez-vous dire "
      "«\u00A0decompte\u00A0»\u202F?"}},
    {"NameInAListOfNames",
     "",
     rule("/c:convention", "v:elements('c:partie c:axess')"),
     {"RUL-20 [c:axess] aucun élément ne s’appelle «\u00A0axess\u00A0»\u202F; vouliez-vous dire "
      "«\u00A0axes\u00A0»\u202F?"}},
    {"NameOfWhatIsFoundInProse",
     "",
     rule("c:alinea", "v:dates(.)[@existes = 'oui']"),
     {"RUL-20 [existes] aucun attribut ne s’appelle «\u00A0existes\u00A0»\u202F; vouliez-vous dire "
      "«\u00A0existe\u00A0»\u202F?"}},
    {"NameOfAProfile",
     "",
     rule("/c:convention", "v:profils()/p:dure"),
     {"RUL-20 [p:dure] aucun élément ne s’appelle «\u00A0dure\u00A0»\u202F; vouliez-vous dire "
      "«\u00A0duree\u00A0»\u202F?"}},
    {"UnknownKey",
     "",
     rule("c:renvoi", "key('idd', @cible)"),
     {"RUL-20 ['idd'] aucune clé ne s’appelle «\u00A0idd\u00A0»"}},
    {"NoPrefix",
     "",
     rule("c:convention", "duree/@fin"),
     {"RUL-22 [duree] «\u00A0duree\u00A0» sans préfixe ne désigne aucun élément d’un "
      "projet\u202F; vouliez-vous dire «\u00A0c:duree\u00A0»\u202F?"}},
    {"NoAt",
     "",
     rule("c:duree", "fin"),
     {"RUL-22 [fin] «\u00A0fin\u00A0» sans préfixe ne désigne aucun élément d’un projet\u202F; "
      "vouliez-vous dire «\u00A0@fin\u00A0»\u202F?"}},
    {"PrefixOnAnAttribute",
     "",
     rule("c:duree", "@c:fin"),
     {"RUL-22 [c:fin] les attributs n’ont pas de préfixe\u202F; vouliez-vous dire "
      "«\u00A0@fin\u00A0»\u202F?"}},
    {"ValueThatTheSchemaDoesNotKnow",
     "",
     rule("c:duree", "@decompte = 'veile'"),
     {"RUL-21 ['veile'] le schéma ne connaît pas ici la valeur «\u00A0veile\u00A0»\u202F; "
      "vouliez-vous dire «\u00A0veille\u00A0»\u202F?"}},
    {"FunctionMisspelt",
     "",
     rule("c:duree", "v:avantt(@le, @fin)"),
     {"1:653 fatal RUL-06 fonction inconnue\u00A0: «\u00A0v:avantt()\u00A0»\u202F; vouliez-vous "
      "dire «\u00A0v:avant\u00A0»\u202F?"}},
    {"VariableMisspelt",
     "",
     rule("c:duree", "$effets", "<sch:let name='effet' value='@le'/>"),
     {"1:688 fatal RUL-08 variable inconnue ici\u00A0: «\u00A0$effets\u00A0»\u202F; vouliez-vous "
      "dire «\u00A0$effet\u00A0»\u202F?"}},
    // What XPath 1.0 does otherwise
    {"DatesCompared",
     "",
     rule("c:duree", "@le &lt; @fin"),
     {"RUL-23 [@le &lt; @fin] deux dates ne se comparent pas par «\u00A0<\u00A0»"}},
    {"DatesComparedAsNumbers",
     "",
     rule("c:duree", "translate(@le, '-', '') &gt; 20260101"),
     {"RUL-23 [translate(@le, '-', '') &gt; 20260101] deux dates ne se comparent pas par "
      "«\u00A0>\u00A0»"}},
    {"DateComparedAsText",
     "",
     rule("c:duree", "@le = '2026-01-01'"),
     {"RUL-23 [@le = '2026-01-01'] «\u00A0=\u00A0» compare l’écriture des dates, et ignore celles "
      "qui restent à venir"}},
    {"DateOfAFunctionCompared",
     "",
     rule("c:duree", "$x &lt;= v:reference()",
          "<sch:let name='x' value=\"v:dernier-jour(@le, @valeur)\"/>"),
     {"RUL-23 [$x &lt;= v:reference()] deux dates ne se comparent pas par «\u00A0<=\u00A0»"}},
    {"NodeComparedWithTrue",
     "",
     rule("c:duree", "@indeterminee = true()"),
     {"RUL-24 [@indeterminee = true()] comparé à vrai ou faux, un nœud vaut vrai dès qu’il "
      "existe"}},
    {"SeveralNodesDiffer",
     "",
     rule("c:parties", "c:partie/@siren != '1'"),
     {"warning RUL-25 [c:partie/@siren != '1'] «\u00A0!=\u00A0» est vrai dès qu’un seul de ces "
      "nœuds diffère"}},
    {"FollowingFromAnAttribute",
     "",
     rule("c:duree/@fin", "following::c:alinea"),
     {"warning RUL-28 [c:alinea] d’un attribut, «\u00A0following::\u00A0» ne mène pas partout au "
      "même endroit"}},
    // What is slow
    {"WholeDraft",
     "",
     rule("c:partie", "//c:axe"),
     {"warning RUL-26 [//c:axe] ce chemin relit tout le projet pour chaque nœud de la règle"}},
    {"ReferenceLookedUp",
     "",
     rule("c:renvoi", "//c:article[@id = current()/@cible]"),
     {"RUL-27 [@id = current()/@cible] tout le projet est relu pour chaque nœud, à la recherche "
      "d’un renvoi"}},
    {"ReferenceLookedUpThroughVariables",
     "<sch:let name='tous' value=\"v:elements('c:article')\"/>",
     rule("c:renvoi", "$tous[@id = $cible]", "<sch:let name='cible' value='string(@cible)'/>"),
     {"RUL-27 [@id = $cible] tout le projet est relu pour chaque nœud, à la recherche d’un "
      "renvoi"}},
    {"LikeLookedForAmongThoseBefore",
     "",
     rule("c:partie", "preceding-sibling::c:partie[@alias = current()/@alias]"),
     {"RUL-27 [@alias = current()/@alias] pour chaque nœud, tous ceux d’avant ou d’après sont "
      "relus, à la recherche d’un pareil"}},
    {"TextsCompared",
     "",
     rule("c:axe", "preceding-sibling::c:axe[v:semblable(., current())]"),
     {"RUL-27 [v:semblable(., current())] pour chaque nœud, tous ceux d’avant ou d’après sont "
      "relus, à la recherche d’un pareil"}},
    // visit-each
    {"VariableAboutTheItem",
     "",
     visit("c:article", "c:alinea", "v:dates(.)"),
     {"RUL-45 [.] «\u00A0.\u00A0» part ici du nœud de la règle, et non de celui que visite "
      "«\u00A0visit-each\u00A0»"}},
    {"VariableThatBothHave",
     "",
     visit("c:article", "c:alinea", "@id"),
     {"RUL-45 [id] ce chemin part ici du nœud de la règle, et non de celui que visite "
      "«\u00A0visit-each\u00A0»"}},
    {"VariableThatTheItemAloneHas",
     "",
     visit("c:parties", "c:partie", "@siren"),
     {"RUL-45 [siren] ce chemin part ici du nœud de la règle, et non de celui que visite "
      "«\u00A0visit-each\u00A0»"}},
    // Order, ids, languages
    {"RuleThatAnotherHides",
     "",
     rule("c:alinea", "@id") + "<sch:rule context='c:article/c:alinea'><sch:assert id='T-01.b' "
                               "test='@id' diagnostics='T-01.en'>b</sch:assert></sch:rule>",
     {"RUL-29 [context='c:article/c:alinea'] cette règle ne servira jamais\u00A0: une règle qui "
      "précède prend "
      "tous ses nœuds"}},
    {"RuleThatAnotherHidesWithPredicates",
     "",
     rule("c:alinea", "@id") +
         "<sch:rule context='c:article[@id]/c:alinea[1]'><sch:assert id='T-01.b' test='@id' "
         "diagnostics='T-01.en'>b</sch:assert></sch:rule>",
     {"RUL-29 [context='c:article[@id]/c:alinea[1]'] cette règle ne servira jamais\u00A0: une "
      "règle qui précède prend tous ses nœuds"}},
    {"IdTwice",
     "",
     rule("c:alinea", "@id") + rule("c:point", "@id"),
     {"RUL-40 [sch:assert] l’identifiant «\u00A0T-01\u00A0» est donné deux fois"}},
    {"NoEnglish",
     "",
     "<sch:rule context='c:duree'><sch:assert id='T-01' test='@fin'>non</sch:assert></sch:rule>",
     {"RUL-41 [sch:assert] le message manque en anglais",
      "warning RUL-43 [sch:diagnostic] le diagnostic «\u00A0T-01.en\u00A0» n’est utilisé nulle "
      "part"}},
    {"Unused",
     "<sch:let name='rien' value='1'/>",
     rule("c:duree", "@fin"),
     {"warning RUL-43 [sch:let] la variable «\u00A0rien\u00A0» n’est utilisée nulle part"}},
    {"UnknownRole",
     "",
     "<sch:rule context='c:duree'><sch:assert id='T-01' role='warnig' test='@fin' "
     "diagnostics='T-01.en'>non</sch:assert></sch:rule>",
     {"RUL-44 [role='warnig'] «\u00A0warnig\u00A0» n’est pas une valeur connue de "
      "«\u00A0role\u00A0»"}},
    {"AwaitedThatNothingAwaits",
     "<r:attente nom='duree/fim' xml:lang='fr'>a</r:attente>"
     "<r:attente nom='duree/fim' xml:lang='en'>a</r:attente>"
     "<r:attente nom='lieu' xml:lang='fr'>a</r:attente>",
     rule("c:duree", "@fin"),
     {"RUL-46 [duree/fim] «\u00A0duree\u00A0» n’a pas d’attribut «\u00A0fim\u00A0»\u202F; "
      "vouliez-vous dire «\u00A0fin\u00A0»\u202F?",
      "RUL-41 [lieu] «\u00A0lieu\u00A0» n’est pas dit en anglais"}},
    {"LanguageMisspelt",
     "<r:attente nom='duree/fin' xml:lang='ft'>a</r:attente>"
     "<r:attente nom='duree/fin' xml:lang='en-GB'>a</r:attente>",
     rule("c:duree", "@fin"),
     {"RUL-41 [ft] la langue «\u00A0ft\u00A0» n’est ni «\u00A0fr\u00A0» ni «\u00A0en\u00A0»"}},
};

/// What is right, and looks a little like what is wrong.
const Case clean[] = {
    {"Plain", "", rule("c:duree", "v:avant(@le, @fin) and @decompte = 'veille'"), {}},
    {"KeptNode", "", visit("c:article", "c:alinea", "."), {}},
    {"VariableOfTheContextAlone",
     "",
     visit("c:parties/c:partie", "v:jetons(@siren)", "@alias"),
     {}},
    {"KeyedReference",
     "<xsl:key name='id' match='c:*' use='@id'/>",
     rule("c:renvoi", "key('id', @cible)"),
     {}},
    {"NamesOfADocumentBeside",
     "",
     rule("c:duree", "document('regles.sch')/*/@queryBinding and document(@fin)/a/@b"),
     {}},
    {"NamesOfATree",
     "<sch:let name='table'><ligne xmlns='' mot='a'/></sch:let>",
     rule("c:duree", "$table/ligne/@mot"),
     {}},
    {"OnceForTheRoot", "", rule("/c:convention", "//c:axe"), {}},
    {"WiderAfterNarrower",
     "",
     rule("c:article/c:alinea", "@id") +
         "<sch:rule context='c:alinea'><sch:assert id='T-01.b' "
         "test='@id' diagnostics='T-01.en'>b</sch:assert></sch:rule>",
     {}},
    {"AmongSeveralDays", "", rule("c:visa[@date]", "v:dates(.)/@valeur = @date"), {}},
    {"Wildcards", "", rule("c:*[@id]", "ancestor::*/c:titre or self::c:axe/@code"), {}},
};

class Lint : public testing::TestWithParam<Case> {};

TEST_P(Lint, Says) {
  const TemporaryFolder folder;
  folder.write("regles.sch", rule_set(GetParam().head, GetParam().rules));
  EXPECT_THAT(lint(folder), ElementsAreArray(GetParam().findings));
}

std::string case_name(const testing::TestParamInfo<Case>& info) { return info.param.name; }

INSTANTIATE_TEST_SUITE_P(Wrong, Lint, testing::ValuesIn(cases), case_name);
INSTANTIATE_TEST_SUITE_P(Right, Lint, testing::ValuesIn(clean), case_name);

TEST(LintOfShippedRules, FindsNothing) {
  Diagnostics found;
  const auto rules = RuleSet::load(std::string(source_dir) + "/schemas/regles", found);
  ASSERT_TRUE(rules);
  EXPECT_THAT(lines(lint_rules(*rules, schema_names())), testing::IsEmpty());
}

}  // namespace
}  // namespace paraphe
