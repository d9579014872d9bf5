// SPDX-License-Identifier: EUPL-1.2
// REF-17: a draft beside the text that was put to the vote.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

#include "vote_fixture.h"

namespace paraphe::vote {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// « 7 mots : le message » for each.
std::vector<std::string> told(const std::string& before, const std::string& after) {
  std::vector<std::string> out;
  for (const Diagnostic& each : departures(read("voted", before), read("draft.xml", after))) {
    out.push_back(std::to_string(each.place.start.line) + " " +
                  each.rule.substr(each.rule.rfind('.') + 1) + ": " + each.message.fr);
  }
  return out;
}

std::string model() {
  static const std::string bytes =
      read_bytes(std::string(source_dir) + "/schemas/regles/modele.xml");
  return bytes;
}

std::string with(std::string text, const std::string& sought, const std::string& written) {
  const std::size_t at = text.find(sought);
  if (at == std::string::npos) throw std::runtime_error("not there: " + sought);
  return text.replace(at, sought.size(), written);
}

TEST(Vote, WhatWasVotedIsToldBesideWhatIs) {
  struct Row {
    const char* sought;
    const char* written;
    const char* told;
  };
  const Row rows[] = {
      {"une fois par an.", "deux fois par an.",
       "79 mots: article 5, alinéa 1\u00A0: «\u00A0une\u00A0» au vote, «\u00A0deux\u00A0» ici"},
      {"avec un préavis de ", "avec préavis de ",
       "107 mots: article 11, alinéa 1\u00A0: «\u00A0un\u00A0» au vote, rien ici"},
      {"nombre=\"1\"", "nombre=\"3\"",
       "28 donnee: «\u00A0nombre\u00A0» de «\u00A0renouvellement\u00A0»\u00A0: «\u00A01\u00A0» au "
       "vote, «\u00A03\u00A0» ici"},
      {" decompte=\"veille\"", "",
       "27 donnee: «\u00A0decompte\u00A0» de «\u00A0duree\u00A0»\u00A0: «\u00A0veille\u00A0» au "
       "vote, rien ici"},
      {"    <evaluation moment=\"mi-parcours\"/>\n", "",
       "27 retrait: «\u00A0evaluation\u00A0» retiré depuis le vote"},
      {"<montant valeur=\"100000\"", "<montant valeur=\"900000\"",
       "86 mots: article 6\u00A0: «\u00A0100000\u00A0» au vote, «\u00A0900000\u00A0» ici"},
  };
  for (const Row& row : rows) {
    EXPECT_THAT(told(model(), with(model(), row.sought, row.written)), ElementsAre(row.told));
  }
}

TEST(Vote, WhatIsNoTextMayDiffer) {
  const char* const rows[][2] = {
      {"statut=\"projet\"", "statut=\"adopte\""},
      {"version=\"1.0\" langue", "version=\"1.1\" langue"},
      {"<alinea>Le protocole est modifié par avenant.",
       "<!-- vu -->\n<alinea>Le   protocole<!-- ? --> est\n modifié\u00A0par ave<!-- -->nant."},
      {"nom=\"Lefort\" qualite=\"vice-présidente du conseil régional\"",
       "qualite=\"vice-présidente du conseil régional\"\n nom='Lefort'"},
      {"<alinea>Le programme est", "<alinea id=\"al-programme\">Le programme est"},
      {"l’exécution", "l'exécution"},
  };
  for (const auto& row : rows) {
    EXPECT_THAT(told(model(), with(model(), row[0], row[1])), IsEmpty()) << row[1];
  }
}

/// The text as it was voted is the model with the second of each row for the first; what is signed
/// is the model.
TEST(Vote, WhatWasAwaitedMayCome) {
  const std::string act =
      "numero=\"26CP-1204\" date=\"2026-11-06\" publication=\"2026-11-12\" "
      "transmission=\"2026-11-10\"";
  const std::string awaited = with(model(), act, "aVenir=\"numero date publication transmission\"");
  EXPECT_THAT(told(awaited, model()), IsEmpty());
  EXPECT_THAT(told(awaited, with(model(), "organe=\"commission permanente\" numero",
                                 "organe=\"conseil régional\" numero")),
              ElementsAre(::testing::HasSubstr("«\u00A0organe\u00A0» de")));
  EXPECT_THAT(
      told(with(model(), act, "date=\"2026-11-05\" aVenir=\"numero\""), model()),
      ElementsAre(::testing::HasSubstr("«\u00A0date\u00A0» de"),
                  ::testing::HasSubstr(
                      "«\u00A0publication\u00A0» de «\u00A0habilitation\u00A0»\u00A0: rien"),
                  ::testing::HasSubstr(
                      "«\u00A0transmission\u00A0» de «\u00A0habilitation\u00A0»\u00A0: rien")));
  const std::string cited =
      with(model(), "<visa type=\"convention\"",
           "<visa type=\"deliberation\" numero=\"26CP-1204\" date=\"2026-11-06\">la délibération "
           "n° 26CP-1204 de la commission permanente du 6 novembre 2026</visa>\n<visa "
           "type=\"convention\"");
  EXPECT_THAT(told(awaited, cited), IsEmpty());
  EXPECT_THAT(told(model(), cited), ElementsAre(::testing::HasSubstr("ajouté depuis le vote")));
}

TEST(Vote, BlanksMayBeFilled) {
  const std::string closing = "<cloture originaux=\"2\" lieu=\"Strasbourg\" date=\"2026-12-03\"/>";
  const std::string open =
      with(model(), closing,
           "<cloture originaux=\"2\"><blanc objet=\"lieu\"/><blanc objet=\"dateSignature\"/>"
           "</cloture>");
  EXPECT_THAT(told(open, model()), IsEmpty());
  EXPECT_THAT(told(model(), open), IsEmpty());
  EXPECT_EQ(told(open, with(model(), "originaux=\"2\"", "originaux=\"3\"")).size(), 1U);
  const std::string said = "Le protocole est modifié par avenant.";
  const std::string blank =
      with(model(), said,
           "Il est signé le <blanc objet=\"dateSignature\"/>, sous <blanc objet=\"numero\"/>.");
  const auto filled = [&](const std::string& text) {
    return told(blank, with(model(), said, text));
  };
  EXPECT_THAT(filled("Il est signé le 3 décembre 2026, sous 2026-77."), IsEmpty());
  EXPECT_THAT(filled("Il est signé le <date le=\"2026-12-03\"/>, sous 2026-77."), IsEmpty());
  EXPECT_THAT(filled("Il est signé le jour que la Région choisira, sous 2026-77."),
              ElementsAre(::testing::HasSubstr("jour que la Région choisira")));
  EXPECT_THAT(
      filled("Il était signé le 3 décembre 2026, sous 2026-77."),
      ElementsAre(::testing::HasSubstr("«\u00A0est\u00A0» au vote, «\u00A0était\u00A0» ici")));
}

TEST(Vote, AListInAPointIsOneElement) {
  const std::string said = "<alinea>Le protocole est modifié par avenant.</alinea>";
  const auto point = [&](const std::string& words) {
    return with(model(), said, said + "<liste><point>" + words + "</point></liste>");
  };
  const std::string list = "<liste><point>un ;</point><point>deux.</point></liste>";
  EXPECT_THAT(told(point("ceci" + list), point("ceci")),
              ElementsAre(::testing::HasSubstr("«\u00A0liste\u00A0» retiré")));
  EXPECT_THAT(told(point("ceci" + list), point("cela" + list)),
              ElementsAre(::testing::HasSubstr("«\u00A0cela\u00A0» ici")));
  EXPECT_EQ(told(point("ceci" + list + " et cela"), point("ceci et cela" + list)).size(), 1U);
}

TEST(Vote, OnlySignatureIsHeldAgainstIt) {
  const Draft voted = read("voted", model());
  const Draft draft = read("draft.xml", with(model(), "nombre=\"1\"", "nombre=\"3\""));
  for (const char* gate : {"draft", "deliberation"}) {
    const Verdict verdict = judge(voted, draft, gate);
    for (const Diagnostic& each : verdict.findings.items()) EXPECT_NE(each.id, "REF-17") << gate;
  }
}

TEST(Vote, AWaiverNamesBothTexts) {
  const auto print = [](const std::string& before, const std::string& after) {
    return departures(read("voted", before), read("draft.xml", after)).at(0).target;
  };
  const std::string once = with(model(), "une fois par an.", "deux fois par an.");
  const std::string thrice = with(model(), "une fois par an.", "trois fois par an.");
  const Identity one = print(model(), once);
  EXPECT_EQ(one.key, "article[@id='a-gouvernance']/alinea");
  EXPECT_NE(one.fingerprint, print(model(), thrice).fingerprint);
  EXPECT_NE(one.fingerprint, print(thrice, once).fingerprint);
  EXPECT_EQ(one.fingerprint,
            print(model(), with(once, "statut=\"projet\"", "statut=\"adopte\"")).fingerprint);
}

}  // namespace
}  // namespace paraphe::vote
