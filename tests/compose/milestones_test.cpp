// SPDX-License-Identifier: EUPL-1.2
// The days that follow from an agreement, each with the way it was reckoned.
#include "compose/milestones.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "base/draft.h"
#include "compose/milestone_words.h"
#include "places.h"

namespace paraphe {
namespace {

const std::string data_file = source_dir + std::string("/schemas/echeances.xml");

const MilestoneWords& words() {
  static const MilestoneWords read = [] {
    Diagnostics diagnostics;
    return MilestoneWords::load(data_file, diagnostics).value();
  }();
  return read;
}

std::vector<Milestone> reckoned(const std::string& inside, const Occurrences& known,
                                const std::string& root = "convention") {
  const std::string bytes =
      "<" + root + " xmlns=\"urn:paraphe:convention:1\">" + inside + "</" + root + ">";
  Diagnostics diagnostics;
  return milestones(read_agreement(bytes, diagnostics).value(), words(), known);
}

/// `title | since → date | how`, or `title | ? what is awaited`, one line each, in French.
std::string told(const std::string& inside, const char* asked = "",
                 Language language = Language::fr, const std::string& root = "convention") {
  std::string text;
  for (const Milestone& each : reckoned(inside, {parse_date(asked)}, root)) {
    text += "\n" + each.title.in(language) + " | ";
    if (each.since) text += to_string(*each.since) + " → ";
    text += each.date ? to_string(*each.date) + " | " + each.how.in(language)
                      : "? " + each.awaited.in(language);
  }
  return text;
}

struct Case {
  const char* name;
  const char* inside;
  const char* asked;
  const char* told;
};

void PrintTo(const Case& each, std::ostream* out) { *out << each.name; }

class Milestones : public ::testing::TestWithParam<Case> {};

TEST_P(Milestones, SayHowTheyAreReckoned) {
  EXPECT_EQ(told(GetParam().inside, GetParam().asked), GetParam().told);
}

const Case cases[] = {
    {"FourYearsFromASignature",
     R"(<duree valeur="P4Y" priseEffet="derniereSignature"><preavis objet="resiliation" valeur="P3M"/></duree>
        <cloture date="2021-09-21"/>)",
     "", R"(
Signature | 2021-09-21 | date écrite dans le projet
Prise d’effet | 2021-09-21 | le jour de la signature par la dernière des Parties
Dernier jour utile pour notifier la résiliation | 2025-06-20 | trois mois avant le 20 septembre 2025
Dernier jour de l’acte | 2021-09-21 → 2025-09-20 | quatre ans à compter du 21 septembre 2021, jusqu’à la veille de l’anniversaire)"},
    {"NothingBeforeTheSignature",
     R"(<duree valeur="P4Y" priseEffet="signature"><evaluation moment="annuel"/><evaluation moment="mi-parcours"/></duree>
        <cloture><blanc objet="dateSignature"/></cloture>)",
     "", R"(
Signature | ? la date de signature
Prise d’effet | ? la date de signature
Dernier jour de l’acte | ? la date de signature
Bilan annuel | ? la date de signature
Évaluation à mi-parcours | ? la date de signature)"},
    {"ADateAskedForStandsForTheBlank",
     R"(<duree valeur="P2Y" priseEffet="signature" decompte="quantieme"><evaluation moment="mi-parcours"/></duree>
        <cloture><blanc objet="dateSignature"/></cloture>)",
     "2026-12-01", R"(
Signature | 2026-12-01 | date demandée, qui tient lieu de celle de la signature
Prise d’effet | 2026-12-01 | le jour de la signature
Évaluation à mi-parcours | 2027-12-01 | le milieu de la durée
Dernier jour de l’acte | 2026-12-01 → 2028-12-01 | deux ans à compter du 1er décembre 2026, de quantième à quantième)"},
    {"TheWrittenEndIsHeldAgainstTheReckoning",
     R"(<duree valeur="P4Y" priseEffet="date" le="2026-01-01" fin="2028-12-31"/><cloture date="2025-12-01"/>)",
     "", R"(
Signature | 2025-12-01 | date écrite dans le projet
Prise d’effet | 2026-01-01 | date écrite dans le projet
Dernier jour de l’acte | 2026-01-01 → 2028-12-31 | date écrite dans le projet, que le calcul dément : quatre ans à compter du 1er janvier 2026, jusqu’à la veille de l’anniversaire, soit le 31 décembre 2029)"},
    {"RenewalsFollowOneAnother",
     R"(<duree priseEffet="date" le="2027-03-01" fin="2028-02-29"><renouvellement forme="tacite" duree="P1Y" nombre="2" preavis="P6M"/></duree>
        <cloture date="2027-02-01"/>)",
     "", R"(
Signature | 2027-02-01 | date écrite dans le projet
Prise d’effet | 2027-03-01 | date écrite dans le projet
Dernier jour pour s’opposer à la reconduction | 2027-08-29 | six mois avant le 29 février 2028
Dernier jour de l’acte | 2027-03-01 → 2028-02-29 | date écrite dans le projet
Dernier jour après renouvellement 1 | 2028-03-01 → 2029-02-28 | un an de plus, si l’acte est renouvelé
Dernier jour après renouvellement 2 | 2029-03-01 → 2030-02-28 | un an de plus, si l’acte est renouvelé)"},
    {"YearlyReportsStopAtTheEnd",
     R"(<duree valeur="P3Y" priseEffet="date" le="2027-01-01"><evaluation moment="annuel"/><evaluation moment="final"/><evaluation moment="2028-06-30"/></duree>
        <cloture date="2026-12-01"/>)",
     "", R"(
Signature | 2026-12-01 | date écrite dans le projet
Prise d’effet | 2027-01-01 | date écrite dans le projet
Bilan annuel | 2028-01-01 | anniversaire de la prise d’effet : le projet dit « chaque année », sans fixer le jour
Évaluation | 2028-06-30 | date écrite dans le projet
Bilan annuel | 2029-01-01 | anniversaire de la prise d’effet : le projet dit « chaque année », sans fixer le jour
Dernier jour de l’acte | 2027-01-01 → 2029-12-31 | trois ans à compter du 1er janvier 2027, jusqu’à la veille de l’anniversaire
Évaluation finale | 2029-12-31 | au plus tard au terme)"},
    {"NoEnd",
     R"(<duree priseEffet="notification" indeterminee="oui"><preavis objet="retrait" valeur="P6M"/></duree><cloture date="2026-12-01"/>)",
     "", R"(
Signature | 2026-12-01 | date écrite dans le projet
Prise d’effet | ? la date de notification
Dernier jour de l’acte | ? )"},
    {"DaysOfSeveralKinds",
     R"(<duree priseEffet="date" le="2027-01-01" fin="2027-12-31"><preavis objet="retrait" valeur="P30D" jours="francs"/>
        <preavis objet="modification" valeur="P30D" jours="ouvres"/><preavis objet="nonRenouvellement" valeur="P30D"/></duree>
        <cloture date="2026-12-01"/>)",
     "", R"(
Signature | 2026-12-01 | date écrite dans le projet
Prise d’effet | 2027-01-01 | date écrite dans le projet
Dernier jour utile pour notifier le retrait d’une partie | 2027-11-30 | trente jours avant le 31 décembre 2027, jours francs
Dernier jour utile pour notifier le refus de renouveler | 2027-12-01 | trente jours avant le 31 décembre 2027
Dernier jour de l’acte | 2027-01-01 → 2027-12-31 | date écrite dans le projet
Dernier jour utile pour notifier une modification | ? le compte à la main : les jours sont ouvrés)"},
    {"WhoSignsAndWhatElseEnds",
     R"(<precedent date="2020-02-01" fin="2026-12-31"/>
        <parties><partie id="region" alias="la Région"><representant civilite="Mme" prenom="Camille" nom="Exemple" election="2021-07-02" fin="2028-03-31"/>
          <signataire civilite="M." prenom="Alix" nom="Échantillon"><delegation date="2025-03-10" fin="2028-01-31"/></signataire></partie>
        <partie id="cnrs"><denomination>Centre</denomination></partie></parties>
        <duree priseEffet="date" aVenir="le" valeur="P1Y"/>
        <preambule><alinea>le <programme debut="2024" fin="2027">plan Mer</programme>, deux fois : <programme debut="2024" fin="2027">plan Mer</programme></alinea></preambule>
        <cloture><blanc objet="dateSignature" partie="region"/><blanc objet="dateSignature" partie="cnrs"/></cloture>
        <annexes><annexe><duree priseEffet="derniereSignature" valeur="P6M"/></annexe></annexes>)",
     "", R"(
Dernier jour de l’acte précédent | 2020-02-01 → 2026-12-31 | date écrite dans le projet
Fin de « plan Mer » | 2024-01-01 → 2027-12-31 | le projet dit 2027 : l’année entière est comptée
Fin de la délégation de M. Alix Échantillon | 2025-03-10 → 2028-01-31 | date écrite dans le projet
Fin du mandat ou des fonctions de Mme Camille Exemple | 2021-07-02 → 2028-03-31 | date écrite dans le projet
Signature par la Région | ? la date de signature
Signature par Centre | ? la date de signature
Prise d’effet | ? la date de prise d’effet
Dernier jour de l’acte | ? la date de prise d’effet
Prise d’effet de l’annexe | ? la date de la dernière signature
Dernier jour de l’annexe | ? la date de la dernière signature)"},
    {"AnEmptyDraft", "", "", R"(
Signature | ? la date de signature
Prise d’effet | ? l’événement qui fait commencer la durée
Dernier jour de l’acte | ? la durée, ou le dernier jour)"},
};

TEST(MilestonesOfAnAmendment, CountTheExtensionFromTheTermOfTheAct) {
  EXPECT_EQ(told(R"(<acteModifie nature="convention" date="2022-12-15" fin="2026-02-28"/>
                    <effet priseEffet="signature"/><prolongation valeur="P1M"/>
                    <cloture date="2026-01-09"/>)",
                 "", Language::fr, "avenant"),
            R"(
Signature | 2026-01-09 | date écrite dans le projet
Prise d’effet | 2026-01-09 | le jour de la signature
Dernier jour avant l’avenant | 2022-12-15 → 2026-02-28 | date écrite dans le projet
Dernier jour de l’acte | 2026-03-01 → 2026-03-31 | un mois à compter du 1er mars 2026, jusqu’à la veille de l’anniversaire)");
}

INSTANTIATE_TEST_SUITE_P(All, Milestones, ::testing::ValuesIn(cases),
                         [](const auto& each) { return each.param.name; });

TEST(MilestonesInEnglish, SayTheSame) {
  EXPECT_EQ(
      told(
          R"(<duree valeur="P1Y6M" priseEffet="signature"><preavis objet="retrait" valeur="P1M"/></duree>
                    <cloture date="2026-12-01"/>)",
          "", Language::en),
      R"(
Signature | 2026-12-01 | the date the draft gives
Effect | 2026-12-01 | the day of signature
Last useful day to give notice of the withdrawal of a party | 2028-04-30 | one month before 31 May 2028
Last day of the act | 2026-12-01 → 2028-05-31 | one year and six months from 1 December 2026, to the eve of the anniversary)");
}

/// `key date | how` of those that are of `kind`.
std::string recorded(const std::string& inside, const Occurrences& known, Milestone::Kind kind) {
  std::string text;
  for (const Milestone& each : reckoned(inside, known)) {
    if (each.kind != kind) continue;
    text += each.key + " " + (each.date ? to_string(*each.date) : "?") + " | " +
            (each.date ? each.how.fr : each.awaited.fr) + "\n";
  }
  return text;
}

Date day(const char* text) { return parse_date(text).value(); }

constexpr const char* two_parties =
    R"(<parties><partie id="a" alias="A"/><partie id="b" alias="B"/></parties>)";

// What was recorded after the ceremony outweighs what the draft or the reader foresaw.
TEST(RecordedSignatures, OfTwoDaysCountFromTheLast) {
  const std::string draft =
      two_parties + std::string(R"(<duree valeur="P1M" priseEffet="derniereSignature"/>
                                           <cloture date="2027-01-15"/>)");
  const Occurrences known{day("2027-02-01"), {{"a", day("2027-01-30")}, {"b", day("2027-01-31")}}};
  EXPECT_EQ(recorded(draft, known, Milestone::Kind::signature),
            "signature.a 2027-01-30 | date consignée après la cérémonie\n"
            "signature.b 2027-01-31 | date consignée après la cérémonie\n");
  // The anniversary of 31 January is missing from February, whose last day it is then.
  EXPECT_EQ(recorded(draft, known, Milestone::Kind::end),
            "end 2027-02-28 | un mois à compter du 31\u00A0janvier 2027, jusqu’à la veille de "
            "l’anniversaire\n");
}

TEST(RecordedSignatures, OfOneDayAreOne) {
  const Occurrences known{{}, {{"a", day("2028-02-29")}, {"b", day("2028-02-29")}}};
  EXPECT_EQ(recorded(two_parties + std::string(R"(<duree valeur="P1Y" priseEffet="signature"/>)"),
                     known, Milestone::Kind::signature),
            "signature 2028-02-29 | date consignée après la cérémonie\n");
  EXPECT_EQ(recorded(two_parties + std::string(R"(<duree valeur="P1Y" priseEffet="signature"/>)"),
                     known, Milestone::Kind::end),
            "end 2029-02-28 | un an à compter du 29\u00A0février 2028, jusqu’à la veille de "
            "l’anniversaire\n");
}

TEST(RecordedEvents, GiveTheDayOfEffectThatTheDraftNames) {
  Occurrences known{{}, {{"a", day("2027-01-30")}}, day("2027-02-10"), day("2027-02-12")};
  EXPECT_EQ(recorded(R"(<duree valeur="P1Y" priseEffet="notification"/>)", known,
                     Milestone::Kind::effect),
            "effect 2027-02-10 | le jour de la notification, consigné après la cérémonie\n");
  EXPECT_EQ(recorded(R"(<duree valeur="P1Y" priseEffet="caractereExecutoire"/>)", known,
                     Milestone::Kind::effect),
            "effect 2027-02-12 | le jour où l’acte est devenu exécutoire, consigné après la "
            "cérémonie\n");
  known.notification.reset();
  EXPECT_EQ(recorded(R"(<duree valeur="P1Y" priseEffet="notification"/>)", known,
                     Milestone::Kind::effect),
            "effect ? | la date de notification\n");
}

// An agenda finds an event again by its key.
TEST(MilestoneKeys, AreUniqueAndStayWhenTheDraftIsEditedElsewhere) {
  const std::filesystem::path folder = source_dir + std::string("/tests/conventions");
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".xml") continue;
    std::string bytes = read_bytes(entry.path().string());
    Diagnostics diagnostics;
    std::set<std::string> keys;
    const auto found = milestones(read_agreement(bytes, diagnostics).value(), words());
    for (const Milestone& each : found) {
      EXPECT_TRUE(std::regex_match(each.key, std::regex("[A-Za-z0-9._-]+"))) << each.key;
      EXPECT_TRUE(keys.insert(each.key).second) << entry.path() << " " << each.key;
    }
    EXPECT_GE(keys.size(), 3U) << entry.path();
  }
}

struct Spoilt {
  const char* pattern;
  const char* written;
  const char* told;
};
class SpoiltWords : public ::testing::TestWithParam<Spoilt> {};

TEST_P(SpoiltWords, AreRefusedWithTheirReason) {
  const std::string path =
      ::testing::TempDir() + "/echeances-" + std::to_string(::getpid()) + ".xml";
  const std::string good = read_bytes(data_file);
  const std::string bytes =
      std::regex_replace(good, std::regex(GetParam().pattern), GetParam().written,
                         std::regex_constants::format_first_only);
  ASSERT_NE(good, bytes);
  std::ofstream(path) << bytes;
  Diagnostics diagnostics;
  EXPECT_FALSE(MilestoneWords::load(path, diagnostics));
  ASSERT_EQ(diagnostics.items().size(), 1U);
  EXPECT_EQ(diagnostics.items()[0].message.fr, GetParam().told);
  std::filesystem::remove(path);
}

INSTANTIATE_TEST_SUITE_P(
    All, SpoiltWords,
    ::testing::Values(
        Spoilt{"nom=\"titre.effet\"", "nom=\"titre.effets\"",
               "la phrase «\u00A0titre.effet\u00A0» manque, dans une langue au moins"},
        Spoilt{"<en>half of the term</en>", "<en/>",
               "la phrase «\u00A0calcul.milieu\u00A0» manque, dans une langue au moins"},
        Spoilt{"nature nom=\"terme\"", "nature nom=\"term\"",
               "la nature «\u00A0terme\u00A0» manque, dans une langue au moins"},
        Spoilt{"avant=\"P7D\"", "avant=\"P0D\"",
               "le rappel «\u00A0P0D\u00A0» de «\u00A0signature\u00A0» n’est pas une durée"},
        Spoilt{"heureDesRappels=\"9\"", "heureDesRappels=\"24\"",
               "«\u00A0heureDesRappels\u00A0» n’est pas une heure, de 0 à 23"}));

}  // namespace
}  // namespace paraphe
