// SPDX-License-Identifier: EUPL-1.2
// The days that follow from an agreement, each with the way it was reckoned.
#include "compose/milestones.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace paraphe {
namespace {

/// `title | since → date | how`, or `title | ? what is awaited`, one line each, in French.
std::string told(const std::string& inside, const char* asked = "",
                 Language language = Language::fr, const std::string& root = "convention") {
  const std::string bytes =
      "<" + root + " xmlns=\"urn:paraphe:convention:1\">" + inside + "</" + root + ">";
  Diagnostics diagnostics;
  const auto agreement = read_agreement(bytes, diagnostics);
  std::string text;
  for (const Milestone& each : milestones(agreement.value(), parse_date(asked))) {
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

}  // namespace
}  // namespace paraphe
