// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>

#include "compose/dump.h"
#include "support.h"

namespace paraphe::testing {
namespace {

std::string dumped(const Frame& frame, const ComposeOptions& options = {}) {
  Diagnostics diagnostics;
  const auto document = compose_text(frame.text(), diagnostics, options);
  return document ? dump(*document) : french(diagnostics);
}

/// The lines of a dump that start with `style`, without it.
std::string lines(const std::string& dump, const std::string& style) {
  std::istringstream in(dump);
  std::string found;
  for (std::string line; std::getline(in, line);) {
    line.erase(0, line.find_first_not_of(' '));
    if (line.rfind(style + ": ", 0) == 0) {
      found += (found.empty() ? "" : "\n") + line.substr(style.size() + 2);
    }
  }
  return found.empty() ? dump : found;
}

struct TermCase {
  const char* term;
  const char* asked;
  const char* written;
};

TEST(ATerm, IsWrittenAsItIsAskedFor) {
  const TermCase cases[] = {
      {R"(<duree valeur="P4Y" priseEffet="date" le="2027-01-01"/>)", R"(de="duree")",
       "quatre (4)~ans"},
      {R"(<duree valeur="P18M" priseEffet="date" le="2027-01-01"/>)",
       R"(de="duree" forme="lettres")", "dix-huit mois"},
      {R"(<duree valeur="P2Y6M" priseEffet="date" le="2027-01-01"/>)",
       R"(de="duree" forme="chiffres")", "2~ans et 6~mois"},
      {R"(<duree valeur="P4Y" priseEffet="date" le="2027-01-01"/>)", R"(de="debut")",
       "1^er^~janvier 2027"},
      {R"(<duree valeur="P4Y" priseEffet="date" le="2027-01-01"/>)", R"(de="aCompterDe")",
       "à compter du 1^er^~janvier 2027"},
      {R"(<duree valeur="P4Y" priseEffet="date" le="2027-01-01"/>)", R"(de="fin")",
       "31~décembre 2030"},
      {R"(<duree valeur="P4Y" priseEffet="date" le="2027-01-01" decompte="quantieme"/>)",
       R"(de="fin")", "1^er^~janvier 2031"},
      {R"(<duree valeur="P1Y" priseEffet="date" le="2028-02-29"/>)", R"(de="fin")",
       "28~février 2029"},
      {R"(<duree fin="2028-12-31" priseEffet="signature"/>)", R"(de="fin")", "31~décembre 2028"},
      {R"(<duree valeur="P1Y" priseEffet="signature"/>)", R"(de="aCompterDe")",
       "à compter de sa signature par les Parties"},
      {R"(<duree valeur="P1Y" priseEffet="notification"/>)", R"(de="debut")",
       "jour de sa notification"},
      {R"(<duree valeur="P1Y" priseEffet="notification"/>)", R"(de="fin")",
       "dernier jour de la période d’un (1)~an qui court à compter de sa notification"},
      {R"(<duree priseEffet="date" aVenir="le valeur"/>)", R"(de="duree")", "[à compléter]"},
      {R"(<duree valeur="P1Y" priseEffet="date" aVenir="le"/>)", R"(de="aCompterDe")",
       "à compter du [à compléter]"},
      {R"(<duree priseEffet="date"/>)", R"(de="debut")",
       "CMP-01: la date de prise d’effet ne peut pas être écrite : la durée prend effet à une "
       "date, que le projet ne donne pas\n"},
      {R"(<duree priseEffet="signature"/>)", R"(de="fin")",
       "CMP-01: la date de fin ne peut pas être écrite : le projet ne donne ni cette date, ni de "
       "quoi la calculer\n"},
      {R"(<duree valeur="P1Y" priseEffet="signature"><renouvellement id="r" forme="expresse" preavis="P6M"/></duree>)",
       R"(de="preavis" cible="r")", "six (6)~mois"},
      {R"(<duree valeur="P1Y" priseEffet="signature"/>)", R"(de="preavis")",
       "CMP-01: la durée du préavis ne peut pas être écrite : « cible » désigne 0 préavis, il en "
       "faut un\n"},
  };
  for (const TermCase& each : cases) {
    Frame frame;
    frame.term = each.term;
    frame.article = "<alinea><valeur " + std::string(each.asked) + "/></alinea>";
    EXPECT_EQ(lines(dumped(frame), "alinea"), each.written) << each.term << each.asked;
  }
}

TEST(ACount, AgreesWithItsNoun) {
  Frame frame;
  frame.article =
      R"(<alinea><nombre de="actions"/>, <nombre de="axes" forme="mixte"/>, <nombre de="parties" forme="chiffres"/>, <nombre de="objectifs" cible="o"/></alinea>)"
      R"(<objectifs id="o"><objectif id="o1">a</objectif></objectifs>)"
      R"(<axes><axe id="x"><titre>X</titre><action>a</action></axe></axes>)";
  EXPECT_EQ(lines(dumped(frame), "alinea"), "une action, un (1) axe, 2 Parties, un objectif");
  frame.article = R"(<alinea><nombre de="thematiques"/></alinea>)";
  EXPECT_EQ(dumped(frame),
            "CMP-01: le nombre ne peut pas être écrit : il n’y a rien à compter (thematiques)\n");
}

TEST(AReference, NeedsATargetWithANumber) {
  Frame frame;
  frame.article = R"(<alinea>Voir <renvoi cible="cnrs"/>.</alinea>)";
  EXPECT_EQ(dumped(frame), "CMP-02: « cnrs » n’a ni numéro ni titre auxquels renvoyer\n");
}

std::string party(const std::string& id, const std::string& alias, const std::string& more = "") {
  return "<partie id=\"" + id + "\" type=\"autre\" alias=\"" + alias +
         "\"><denomination>D</denomination><siege voie=\"v\" codePostal=\"1\" ville=\"V\"/>"
         "<representant id=\"p" +
         id + R"(" civilite="Mme" prenom="A" nom="B" qualite="directrice"/>)" + more + "</partie>";
}

TEST(ASeat, IsWrittenWithItsCountry) {
  Frame frame;
  const auto seated = [&](const std::string& seat) {
    frame.parties = party("a", "la Région");
    const std::string french = R"(<siege voie="v" codePostal="1" ville="V"/>)";
    frame.parties.replace(frame.parties.find(french), french.size(), seat);
    const std::string said = lines(dumped(frame), "partie #a");
    const std::size_t begin = said.find("situé ") + std::string("situé ").size();
    return said.substr(begin, said.find(", représentée") - begin);
  };
  EXPECT_EQ(seated(R"(<siege voie="15, avenue de Florimont" codePostal="1006" ville="Lausanne" )"
                   R"(pays="Suisse"/>)"),
            "15, avenue de Florimont, 1006~Lausanne (Suisse)");
  EXPECT_EQ(seated(R"(<siege voie="Cité de l’Éducation" ville="Doha" pays="Qatar"/>)"),
            "Cité de l’Éducation, Doha (Qatar)");
}

TEST(Parties, StandEachOnItsSide) {
  Frame frame;
  frame.parties = party("a", "la Région") + party("b", "la Métropole");
  EXPECT_EQ(lines(dumped(frame), "part"), "d’une part,\nd’autre part,");
  EXPECT_EQ(lines(dumped(frame), "ensemble"),
            "ci-après désignées collectivement «~*les Parties*~» et individuellement «~*la "
            "Partie*~»,");
  frame.parties += party("c", "le CNRS") + party("d", "l’École");
  EXPECT_EQ(lines(dumped(frame), "part"),
            "d’une part,\nd’autre part,\nde troisième part,\nde quatrième part,");
  EXPECT_EQ(lines(dumped(frame), "ensemble").rfind("ci-après désignés collectivement", 0), 0u);
}

TEST(AParty, IsNamedWithTheGenderOfItsAlias) {
  Frame frame;
  frame.parties = party("a", "les Hôpitaux") + party("b", "l’Objet");
  EXPECT_EQ(dumped(frame), "CMP-03: le genre de « Objet » n’est pas connu\n");
  frame.parties = party("a", "les Hôpitaux");
  EXPECT_EQ(lines(dumped(frame), "partie #a"),
            "*D*, dont le siège est situé v, 1~V, représentés par Mme~A <B>, directrice, "
            "ci-après désignés «~*les Hôpitaux*~»,");
  frame.parties = party("a", "l’Agence");
  EXPECT_EQ(lines(dumped(frame), "partie #a"),
            "*D*, dont le siège est situé v, 1~V, représentée par Mme~A <B>, directrice, "
            "ci-après désignée «~*l’Agence*~»,");
}

TEST(Commitments, AreGroupedByThePartiesThatMakeThem) {
  Frame frame;
  frame.article =
      R"(<engagements><engagement partie="region">a.</engagement><engagement partie="cnrs region">b ;</engagement><engagement partie="region">c</engagement></engagements>)";
  const std::string text = dumped(frame);
  EXPECT_EQ(lines(text, "amorce"), "La Région s’engage à~:");
  EXPECT_EQ(lines(text, "point1"), "(1°) a·;\n(2°) c.");
  EXPECT_EQ(lines(text, "alinea"), "Le CNRS et la Région s’engagent à b.");
}

TEST(AList, EndsItsPointsUnlessTheyAreSentences) {
  Frame frame;
  frame.article =
      "<liste><point>un,</point><point>deux etc.</point></liste>"
      "<liste><point>Une phrase.</point><point>Une autre.</point></liste>";
  EXPECT_EQ(lines(dumped(frame), "point1"),
            "(–) un·;\n(–) deux etc.\n(–) Une phrase.\n(–) Une autre.");
}

TEST(ADelegation, IsSaidInTheClauseAndInTheBox) {
  const struct {
    const char* nature;
    const char* clause;
    const char* line;
  } cases[] = {
      {"fonctions",
       "et, par délégation, par M.~C <D>, adjoint, agissant en vertu de l’arrêté n°~7 du 1^er^~mai "
       "2026 portant délégation de fonctions",
       "pour la directrice et par délégation,"},
      {"signature",
       "et, par délégation, par M.~C <D>, adjoint, agissant en vertu de l’arrêté n°~7 du 1^er^~mai "
       "2026 portant délégation de signature",
       "pour la directrice et par délégation,"},
      {"suppleance",
       "empêchée et suppléée par M.~C <D>, adjoint, en application de l’arrêté n°~7 du 1^er^~mai "
       "2026",
       "pour la directrice, empêchée,"},
  };
  for (const auto& each : cases) {
    Frame frame;
    frame.parties = party(
        "a", "la Région",
        std::string(
            R"(<signataire id="s" civilite="M." prenom="C" nom="D" qualite="adjoint"><delegation nature=")") +
            each.nature +
            R"(" forme="arrete" du="pa" numero="7" date="2026-05-01"/></signataire>)");
    const std::string text = dumped(frame);
    EXPECT_NE(lines(text, "partie #a").find(each.clause), std::string::npos) << text;
    EXPECT_EQ(lines(text, "signataire"),
              "Pour la Région,\n" + std::string(each.line) + "\nl’adjoint\nM.~C <D>");
    EXPECT_NE(text.find("Signature_s “Signature~: adjoint — M.~C D”"), std::string::npos);
  }
}

TEST(AnOrganWithoutKnownGender, IsNamedInParentheses) {
  Frame frame;
  frame.parties = party("a", "la Région",
                        R"(<habilitation nature="autorisation" organe="praesidium" numero="1"/>)");
  EXPECT_NE(dumped(frame).find("dûment habilitée par la délibération n°~1 (praesidium), "),
            std::string::npos)
      << dumped(frame);
}

TEST(TheDateOfSignature, IsPrintedOnlyOnASignedAct) {
  Frame frame;
  frame.closing = R"(<cloture originaux="1" lieu="Caen" date="2026-12-03"/>)";
  EXPECT_EQ(lines(dumped(frame), "fait"),
            "Fait à Caen, le ___(date de signature, à compléter), en un exemplaire original.");
  frame.root = R"(nature="convention" statut="signe" version="1.0")";
  EXPECT_EQ(lines(dumped(frame), "fait"),
            "Fait à Caen, le 3~décembre 2026, en un exemplaire original.");
  frame.term = R"(<duree valeur="P1Y" priseEffet="derniereSignature"/>)";
  frame.article = R"(<alinea><valeur de="fin"/></alinea>)";
  EXPECT_EQ(lines(dumped(frame), "alinea"), "2~décembre 2027");
  frame.closing = R"(<cloture originaux="2" lieu="Caen"/>)";
  EXPECT_NE(dumped(frame).find("CMP-04: l’acte est déclaré signé"), std::string::npos);
}

TEST(TheClosing, LeavesToEachPartyTheBlanksItFills) {
  Frame frame;
  frame.closing =
      R"(<cloture originaux="2" lieu="Lille" mode="electronique"><blanc objet="dateSignature" partie="cnrs"/><blanc objet="dateSignature" partie="region"/></cloture>)";
  const std::string text = dumped(frame);
  EXPECT_EQ(lines(text, "fait"),
            "Fait à Lille, en deux exemplaires originaux signés par voie électronique.");
  EXPECT_NE(lines(text, "signataire").find("M.~Jean <Durand>\nLe ___(date de signature"),
            std::string::npos);
}

TEST(ABody, IsGivenItsAcronymWhereItIsFirstCited) {
  Frame frame;
  frame.bodies =
      R"(<organismes><organisme id="b" sigle="OEM">Office exemplaire de la mer</organisme></organismes>)";
  frame.article =
      R"(<alinea>L’<organisme ref="b">Office</organisme>, l’<organisme ref="b"/>, l’<organisme ref="b"/>.</alinea>)";
  EXPECT_EQ(lines(dumped(frame), "alinea"),
            "L’Office, l’Office exemplaire de la mer (OEM), l’Office exemplaire de la mer.");
  frame.article =
      R"(<alinea>L’<organisme ref="b">Office (OEM)</organisme>, l’<organisme ref="b"/>.</alinea>)";
  EXPECT_EQ(lines(dumped(frame), "alinea"), "L’Office (OEM), l’Office exemplaire de la mer.");
}

TEST(ATitle, IsRepeatedWithTheValuesInIt) {
  Frame frame;
  std::string text = frame.text();
  text.replace(text.find("<titre>Titre"), 12,
               R"(<titre>Accord <valeur de="duree"/>, « <valeur de="titre"/> »)");
  text.replace(text.find("Texte."), 6, R"(Voir « <valeur de="titre"/> ».)");
  Diagnostics diagnostics;
  EXPECT_EQ(lines(dump(*compose_text(text, diagnostics)), "alinea"),
            "Voir «~Accord quatre (4)~ans, «~»~».");
}

TEST(ATax, AgreesWithTheAmount) {
  Frame frame;
  frame.article =
      R"(<alinea><montant valeur="1.50" devise="EUR" taxe="net"/>, <montant valeur="2" devise="EUR" taxe="net"/></alinea>)";
  EXPECT_EQ(lines(dumped(frame), "alinea"), "1,50~€ net de taxes, 2~€ nets de taxes");
}

TEST(AParty, OpensWithItsArticleWhereItsGenderIsKnown) {
  const struct {
    const char *alias, *denomination, *opening;
  } cases[] = {
      {"la Région", "Région Test", "*La **Région Test*"},
      {"l’Office", "Office Mer", "*L’**Office Mer*"},
      {"les Hospices", "Hospices civils", "*Les **Hospices civils*"},
      {"la Coopérative", "Coopérative des ports", "*La **Coopérative des ports*"},
      {"l’Université", "Normandie Université", "*Normandie Université*"},
      {"la Ligue", "La Ligue de mer", "*La Ligue de mer*"},
  };
  for (const auto& each : cases) {
    Frame frame;
    const auto put = [&](const std::string& old, const std::string& with) {
      frame.parties.replace(frame.parties.find(old), old.size(), with);
    };
    put("alias=\"la Région\"", "alias=\"" + std::string(each.alias) + '"');
    put("Région Test", each.denomination);
    EXPECT_NE(dumped(frame).find(std::string("partie #region: ") + each.opening + ", "),
              std::string::npos)
        << dumped(frame);
  }
}

TEST(AVersionForSignature, HasNoWatermarkAndNothingToCome) {
  Frame frame;
  ComposeOptions options;
  options.for_signature = true;
  Diagnostics diagnostics;
  const auto document = compose_text(frame.text(), diagnostics, options);
  ASSERT_TRUE(document) << french(diagnostics);
  EXPECT_TRUE(document->watermarks.empty());
  EXPECT_EQ(document->layout.footer.left, "Version 1.0");
  frame.term = R"(<duree priseEffet="date" aVenir="le"/>)";
  frame.article = R"(<alinea><valeur de="debut"/></alinea>)";
  EXPECT_EQ(dumped(frame, options),
            "CMP-05: une donnée est encore à venir dans un texte à signer\n");
}

TEST(AFormerAct, IsNamedInTheTitleWhenTheTextDoesNot) {
  Frame frame;
  frame.front =
      R"(<precedent relation="renouvelle" nature="convention" date="2020-05-01" reference="12"/>)";
  EXPECT_EQ(lines(dumped(frame), "sousTitre"),
            "Renouvellement~: convention n°~12 conclue le 1^er^~mai 2020");
  frame.article = R"(<alinea>La <valeur de="precedent"/>.</alinea>)";
  EXPECT_EQ(dumped(frame).find("sousTitre"), std::string::npos);
}

TEST(ALongAgreement, HasAContentsList) {
  Frame frame;
  frame.end = "<annexes>";
  for (int i = 0; i < 17; ++i) {
    frame.end += "<annexe id=\"n" + std::to_string(i) + "\"><titre>T</titre></annexe>";
  }
  frame.end += "</annexes>";
  const std::string text = dumped(frame);
  EXPECT_NE(text.find("sommaireTitre H2 #titre:sommaire: Sommaire"), std::string::npos);
  EXPECT_NE(text.find("sommaire: [Article~1->a1][^er^->a1][ — ->a1][Objet->a1] … page(a1)"),
            std::string::npos)
      << text;
}

}  // namespace
}  // namespace paraphe::testing
