// SPDX-License-Identifier: EUPL-1.2
#include "check/waivers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/digest.h"
#include "base/xml.h"
#include "places.h"
#include "rule_fixture.h"

namespace paraphe {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr const char* reference = "2026-12-01";

std::string fiche(const std::string& rule, const char* waivable) {
  return "<r:fiche regle='" + rule + "' derogeable='" + waivable +
         "'><r:pourquoi xml:lang='fr'>p</r:pourquoi><r:fondement xml:lang='fr' "
         "nature='usage'>u</r:fondement></r:fiche>";
}

/// no paragraph « non »; A-2: a day at `fin`, strict; A-3: cannot be waived; B-1: another
/// gate.
std::string rules() {
  return schema(
      "<sch:phase id='signature'><sch:active pattern='p'/></sch:phase>"
      "<sch:phase id='draft'><sch:active pattern='p'/><sch:active pattern='q'/>"
      "</sch:phase><sch:pattern id='p'>" +
      fiche("A-1", "oui") + fiche("A-2", "oui") + fiche("A-3", "non") +
      fiche("A-4", "avertissements") +
      "<sch:rule context='p'><sch:assert id='A-1.non' test='not(contains(., &quot;non"
      "&quot;))'>non</sch:assert><sch:report id='A-1.trop' role='warning' "
      "test='contains(., &quot;trop&quot;)'>trop</sch:report><sch:report id='A-3' "
      "test='contains(., &quot;jamais&quot;)'>jamais</sch:report><sch:report id='A-4.faux' "
      "test='contains(., &quot;faux&quot;)'>faux</sch:report><sch:report id='A-4.flou' "
      "role='warning' test='contains(., &quot;flou&quot;)'>flou</sch:report></sch:rule>"
      "<sch:rule context='fin'><sch:assert id='A-2' test='v:avant(@le, "
      "&quot;2030-01-01&quot;)'>trop tard</sch:assert></sch:rule></sch:pattern>"
      "<sch:pattern id='q'>" +
      fiche("B-1", "oui") +
      "<sch:rule context='p'><sch:assert id='B-1' test='@x'>sans x</sch:assert>"
      "</sch:rule></sch:pattern>");
}

class Waiving : public ::testing::Test {
 protected:
  Waiving() {
    initialise_xml();
    folder_.write("regles.sch", rules());
    rules_ = RuleSet::load(folder_.path(), faults_);
    schema_ = Schema::load(source_dir + std::string("/schemas/derogations.xsd"), faults_);
  }

  Verdict checked(const std::string& document) {
    document_ = document;
    draft_ = read_draft("projet.xml", document, Limits{}, faults_);
    Checker checker(*rules_, folder_.path());
    CheckOptions options;
    options.asked = parse_date(reference);
    return checker.check(*draft_, options, {});
  }

  /// What a check says of `document` with these entries.
  std::vector<std::string> check(const std::string& document, const std::string& entries) {
    verdict_ = checked(document);
    Diagnostics refusals;
    const auto file = WaiverFile::read(
        "projet.derogations.xml",
        "<derogations xmlns='urn:paraphe:derogations:1'>" + entries + "</derogations>", *schema_,
        refusals);
    if (!file) return lines(refusals.items());
    apply_waivers(*file, WaiverPolicy{*parse_duration("P12M")}, *rules_, *draft_, verdict_);
    std::vector<std::string> out;
    for (const std::string& line : lines(verdict_.findings.items())) {
      out.push_back(line.substr(line.find(' ') + 1));
    }
    return out;
  }

  /// An entry for the first finding of `rule` (an assertion) in `document`.
  std::string entry(const std::string& document, const std::string& rule,
                    const std::string& attributes = "", const std::string& id = "DER-1",
                    const std::string& named = "") {
    const Verdict verdict = checked(document);
    Identity target{"r/p", "sha256:" + std::string(64, '0')};
    for (const Diagnostic& finding : verdict.findings.items()) {
      if (is_rule_of(rule, finding)) {
        target = finding.target;
        break;
      }
    }
    const bool dated = attributes.find("expire") != std::string::npos;
    return "<derogation id='" + id + "' regle='" + (named.empty() ? rule : named) + "' " +
           (dated ? attributes : "decidee='2026-11-20' expire='2027-06-30' " + attributes) +
           "><cible cle=\"" + target.key + "\" empreinte='" + target.fingerprint +
           "'/><motif>le comité a validé cet écart</motif><autorite>direction</autorite>"
           "</derogation>";
  }

  TemporaryFolder folder_;
  Diagnostics faults_;
  std::optional<RuleSet> rules_;
  std::optional<Schema> schema_;
  std::optional<Draft> draft_;
  std::string document_;
  Verdict verdict_;
};

constexpr const char* faulty = "<r><p>non</p></r>";

TEST_F(Waiving, CoversWhatItNames) {
  ASSERT_TRUE(rules_) << ::testing::PrintToString(lines(faults_.items()));
  EXPECT_THAT(check(faulty, entry(faulty, "A-1.non")), ElementsAre("error waived A-1 non"));
  EXPECT_EQ(verdict_.kind, Verdict::Kind::conforming_with_waivers);
  EXPECT_EQ(verdict_.exit_code(), 0);
  ASSERT_TRUE(verdict_.findings.items()[0].waiver);
  EXPECT_EQ(verdict_.findings.items()[0].waiver->authority, "direction");
  EXPECT_EQ(verdict_.waivers.at(0).use, WaiverUse::applied);
}

TEST_F(Waiving, NoneLeavesTheFinding) {
  EXPECT_THAT(check(faulty, ""), ElementsAre("error A-1 non"));
  EXPECT_EQ(verdict_.kind, Verdict::Kind::not_conforming);
}

TEST_F(Waiving, OfARuleCoversItsAssertionsAtThatPlace) {
  const char* both = "<r><p>non, trop</p><p>non</p></r>";
  EXPECT_THAT(check(both, entry(both, "A-1.non", "", "DER-1", "A-1")),
              ElementsAre("error waived A-1 non", "warning waived A-1 trop", "error A-1 non"));
  EXPECT_THAT(check(both, entry(both, "A-1.non")),
              ElementsAre("error waived A-1 non", "warning A-1 trop", "error A-1 non"));
  EXPECT_EQ(verdict_.kind, Verdict::Kind::not_conforming);
}

TEST_F(Waiving, FollowsAParagraphThatMoves) {
  const std::string waiver = entry("<r><p>non un</p></r>", "A-1.non");
  EXPECT_THAT(check("<r><p>devant</p><p>non  un</p></r>", waiver),
              ElementsAre("error waived A-1 non"));
  // One waiver, one finding: a copy of the paragraph is not covered.
  EXPECT_THAT(check("<r><p>non un</p><p>non un</p></r>", waiver),
              ElementsAre("error waived A-1 non", "error A-1 non"));
}

TEST_F(Waiving, ComesBackWhenTheTextChanges) {
  EXPECT_THAT(
      check("<r><p>non plus</p></r>", entry(faulty, "A-1.non")),
      ElementsAre("error A-1 non", "la dérogation DER-1 visait un autre texte",
                  "error DER-05 la dérogation DER-1 visait un autre texte\u00A0: «\u00A0p\u00A0» a "
                  "changé depuis",
                  "le constat revient ici"));
  EXPECT_EQ(verdict_.waivers.at(0).use, WaiverUse::stale);
  const char* named = "<r><p id='a'>non</p></r>";
  EXPECT_THAT(check("<r><p id='a'>oui</p><q><p>non</p></q></r>", entry(faulty, "A-1.non")),
              ElementsAre("error A-1 non", "la dérogation DER-1 visait ce texte à une autre place",
                          "error DER-05 la dérogation DER-1 visait ce texte à une autre place"
                          "\u00A0: il se trouve maintenant à «\u00A0q/p\u00A0»",
                          "le constat revient ici"));
  EXPECT_THAT(check(named, entry(named, "A-1.non")), ElementsAre("error waived A-1 non"));
}

struct Case {
  const char* why;
  const char* document;
  const char* rule;        // whose first finding the entry targets
  const char* attributes;  // with both dates, or besides them
  const char* named;       // what the entry names, if it is not `rule`
  std::vector<std::string> expected;
  WaiverUse use;
};

TEST_F(Waiving, Refusals) {
  const Case table[] = {
      {"unused",
       "<r><p>oui</p></r>",
       "A-1",
       "",
       "",
       {"warning DER-02 la dérogation DER-1 ne couvre rien\u00A0: A-1 ne relève rien à «\u00A0r/p"
        "\u00A0»"},
       WaiverUse::unused},
      {"of another gate", "<r><p>oui</p></r>", "B-1", "", "", {}, WaiverUse::pending},
      {"expired",
       faulty,
       "A-1.non",
       "decidee='2026-01-01' expire='2026-11-30'",
       "",
       {"error A-1 non", "la dérogation DER-1 a expiré le 30\u00A0novembre 2026",
        "error DER-03 la dérogation DER-1 a expiré le 30\u00A0novembre 2026"},
       WaiverUse::expired},
      {"last day",
       faulty,
       "A-1.non",
       "decidee='2026-01-01' expire='2026-12-01'",
       "",
       {"error waived A-1 non"},
       WaiverUse::applied},
      {"first day",
       faulty,
       "A-1.non",
       "decidee='2026-12-01' expire='2026-12-31'",
       "",
       {"error waived A-1 non"},
       WaiverUse::applied},
      {"decided later",
       faulty,
       "A-1.non",
       "decidee='2026-12-02' expire='2026-12-31'",
       "",
       {"error A-1 non",
        "error DER-04 la dérogation DER-1 est décidée le 2\u00A0décembre 2026, après la date de "
        "référence, le 1er\u00A0décembre 2026"},
       WaiverUse::refused},
      {"twelve months",
       faulty,
       "A-1.non",
       "decidee='2026-11-20' expire='2027-11-20'",
       "",
       {"error waived A-1 non"},
       WaiverUse::applied},
      {"a day too long",
       faulty,
       "A-1.non",
       "decidee='2026-11-20' expire='2027-11-21'",
       "",
       {"error A-1 non",
        "error DER-06 la dérogation DER-1 dure trop\u00A0: décidée le 20\u00A0novembre 2026, elle "
        "ne "
        "peut aller au-delà du 20\u00A0novembre 2027"},
       WaiverUse::refused},
      {"ends before it begins",
       faulty,
       "A-1.non",
       "decidee='2026-11-20' expire='2026-11-19'",
       "",
       {"error A-1 non",
        "error DER-10 la dérogation DER-1 expire le 19\u00A0novembre 2026, avant d’être décidée, "
        "le 20\u00A0"
        "novembre 2026"},
       WaiverUse::refused},
      {"not waivable",
       "<r><p>jamais</p></r>",
       "A-3",
       "",
       "",
       {"error A-3 jamais", "error DER-08 A-3 n’admet pas de dérogation"},
       WaiverUse::refused},
      {"of an error whose rule lets only warnings be waived",
       "<r><p>faux</p></r>",
       "A-4.faux",
       "",
       "",
       {"error A-4 faux",
        "error DER-08 A-4.faux n’admet de dérogation que pour ses avertissements"},
       WaiverUse::refused},
      {"of a warning of that rule",
       "<r><p>flou</p></r>",
       "A-4.flou",
       "",
       "",
       {"warning waived A-4 flou"},
       WaiverUse::applied},
      {"of the schema",
       faulty,
       "A-1.non",
       "",
       "SCH-07",
       {"error A-1 non",
        "error DER-08 SCH-07 ne relève pas du droit mais de la forme des fichiers, et n’admet pas "
        "de dérogation"},
       WaiverUse::refused},
      {"of no rule",
       faulty,
       "A-1.non",
       "",
       "A-11",
       {"error A-1 non", "error DER-09 aucune règle ne s’appelle «\u00A0A-11\u00A0»"},
       WaiverUse::refused},
      {"of no assertion",
       faulty,
       "A-1.non",
       "",
       "A-1.nom",
       {"error A-1 non", "error DER-09 aucune règle ne s’appelle «\u00A0A-1.nom\u00A0»"},
       WaiverUse::refused},
      {"undecided",
       "<r><fin le='demain'/></r>",
       "A-2",
       "",
       "",
       {"indeterminate A-2 «\u00A0demain\u00A0» n’est pas une date (AAAA-MM-JJ)\u00A0: règle "
        "impossible à "
        "appliquer",
        "error DER-08 la dérogation DER-1 porte sur une donnée inutilisable\u00A0: A-2 n’a pas pu "
        "être appliquée"},
       WaiverUse::refused},
      {"of another state",
       faulty,
       "A-1.non",
       "document='sha256:0000000000000000000000000000000000000000000000000000000000000000'",
       "",
       {"error A-1 non",
        "error DER-11 la dérogation DER-1 ne vaut que pour un autre état du projet"},
       WaiverUse::stale},
  };
  for (const Case& one : table) {
    const std::string waiver = entry(one.document, one.rule, one.attributes, "DER-1", one.named);
    const std::vector<std::string> found = check(one.document, waiver);
    EXPECT_EQ(found, one.expected) << one.why;
    ASSERT_EQ(verdict_.waivers.size(), 1U) << one.why;
    EXPECT_EQ(verdict_.waivers[0].use, one.use) << one.why;
    for (const Diagnostic& finding : verdict_.findings.items()) {
      if (finding.id.rfind("DER-", 0) != 0) continue;
      EXPECT_FALSE(finding.message.en.empty() || finding.remedy.fr.empty() ||
                   finding.remedy.en.empty())
          << one.why;
      EXPECT_GT(finding.place.start.line, 0U) << one.why;
    }
  }
}

TEST_F(Waiving, OfThisStateOfTheDraft) {
  const std::string digest = "sha256:" + hexadecimal(sha256(faulty));
  EXPECT_THAT(check(faulty, entry(faulty, "A-1.non", "document='" + digest + "'")),
              ElementsAre("error waived A-1 non"));
}

TEST_F(Waiving, TwiceIsOnceTooOften) {
  const std::string one = entry(faulty, "A-1.non");
  EXPECT_THAT(
      check(faulty, one + one),
      ElementsAre("error waived A-1 non", "error DER-07 deux dérogations portent le numéro DER-1",
                  "il est porté d’abord ici"));
  EXPECT_THAT(check(faulty, one + entry(faulty, "A-1.non", "", "DER-2", "A-1")),
              ElementsAre("error waived A-1 non",
                          "error DER-07 la dérogation DER-2 double DER-1\u00A0: même règle, même "
                          "texte",
                          "l’autre est ici"));
  // One that has expired gives way to the one that renews it.
  const std::string old = entry(faulty, "A-1.non", "decidee='2026-01-01' expire='2026-11-30'");
  EXPECT_THAT(check(faulty, old + entry(faulty, "A-1.non", "", "DER-2")),
              ::testing::Contains("error waived A-1 non"));
}

TEST_F(Waiving, SchemaRefusesABlankAndAShortReason) {
  const std::string good = entry(faulty, "A-1.non");
  const std::pair<const char*, const char*> table[] = {
      {"le comité a validé cet écart", "vu"},
      {"le comité a validé cet écart", "…"},
      {"le comité a validé cet écart", "………………………………………………………………"},
      {">direction<", "><"},
      {">direction<", ">…<"},
      {"2026-11-20", "AAAA-MM-JJ"},
      {"2026-11-20", ""},
      {"2027-06-30", "2027-06-31"},
      {"sha256:", "sha1:"},
      {"DER-1", "../DER"},
      {"regle='A-1.non'", "regle='../../etc/passwd'"},
  };
  for (const auto& [from, to] : table) {
    std::string broken = good;
    broken.replace(broken.find(from), std::string(from).size(), to);
    const auto found = check(faulty, broken);
    ASSERT_EQ(found.size(), 1U) << to << ::testing::PrintToString(found);
    EXPECT_NE(found[0].find(" SCH-07 "), std::string::npos) << found[0];
  }
  EXPECT_THAT(faults_.items(), IsEmpty());
}

TEST(WaiverNames, StandBesideTheDraft) {
  EXPECT_EQ(waivers_beside("projet.xml"), "projet.derogations.xml");
  EXPECT_EQ(waivers_beside("a.b/projet"), "a.b/projet.derogations.xml");
  EXPECT_EQ(waivers_beside("../x/v1.2.xml"), "../x/v1.2.derogations.xml");
  EXPECT_TRUE(is_named_as_waivers("a/projet.derogations.xml"));
  EXPECT_FALSE(is_named_as_waivers("projet.xml"));
  EXPECT_FALSE(is_named_as_waivers(".derogations.xml"));
}

TEST(WaiverPolicyFile, SaysHowLongOneMayLive) {
  Diagnostics faults;
  const auto policy =
      WaiverPolicy::load(source_dir + std::string("/schemas/derogations-politique.xml"), faults);
  ASSERT_TRUE(policy);
  EXPECT_EQ(to_string(policy->longest), "P12M");
  const TemporaryFolder folder;
  for (const char* bytes :
       {"<politique xmlns='urn:paraphe:derogations-politique:1'/>",
        "<politique xmlns='urn:paraphe:derogations-politique:1' dureeMaximale='un an'/>",
        "<politique xmlns='urn:paraphe:derogations-politique:1' dureeMaximale='P0D'/>",
        "<autre dureeMaximale='P1Y'/>"}) {
    folder.write("politique.xml", bytes);
    Diagnostics found;
    EXPECT_FALSE(WaiverPolicy::load(folder.path() + "/politique.xml", found)) << bytes;
    ASSERT_EQ(found.items().size(), 1U);
    EXPECT_EQ(found.items()[0].id, "DER-12");
  }
}

}  // namespace
}  // namespace paraphe
