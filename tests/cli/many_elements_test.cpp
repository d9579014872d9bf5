// SPDX-License-Identifier: EUPL-1.2
// A draft of one kind of element again and again, or of one that is very long: what checks and
// prints it takes time and memory in proportion to it.
#include <gtest/gtest.h>

#include <string>

#include "attack.h"
#include "places.h"

namespace paraphe::testing {
namespace {

constexpr std::size_t many = 20'000;

struct Elements {
  const char* name;
  std::string after;  ///< where in the sample they stand
  std::string text;
  double render = 2'000;  ///< milliseconds
  double memory = 250;    ///< megabytes
  double check = 400;     ///< milliseconds
};

const std::string in_text = "<alinea>", in_article = "</titre>\n      ", in_title = "<titre>";

std::string table(const std::string& rows) {
  return "<tableau><entete><cellule>a</cellule><cellule>b</cellule></entete>" + rows + "</tableau>";
}

std::string parties(std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string n = std::to_string(i);
    out += "<partie id=\"p" + n + "\" type=\"collectivite\" siren=\"299999904\" alias=\"la Ville " +
           n + "\"><denomination>Ville " + n +
           "</denomination><siege voie=\"1, place\" codePostal=\"99000\" ville=\"Ville\"/>"
           "<representant id=\"r" +
           n +
           "\" civilite=\"M.\" prenom=\"Camille\" nom=\"Exemple\" "
           "qualite=\"maire\" election=\"2026-03-29\"/><habilitation nature=\"autorisation\" "
           "organe=\"conseil municipal\" numero=\"" +
           n +
           "\" date=\"2025-09-25\" "
           "publication=\"2025-09-30\" transmission=\"2025-09-30\"/></partie>";
  }
  return out;
}

std::string articles(std::size_t count) {
  return numbered(count, "<article id=\"z",
                  "\" objet=\"moyens\"><titre>Moyens</titre>"
                  "<alinea>Les Parties y pourvoient.</alinea></article>");
}

std::string lots(std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string n = std::to_string(i), next = std::to_string(i + 1);
    out += "<definition id=\"z" + n + "\" terme=\"Lot " + n + "\">ce qui précède le lot " + next +
           "</definition>";
  }
  return out;
}

const Elements kinds[] = {
    {"notes", in_text, times(many, "mot<note>texte</note> ")},
    {"notes_on_one_line", in_text, times(many, "<note>texte</note>")},
    {"emphases", in_text, times(many, "<emphase>mot</emphase> ")},
    {"emphases_without_spaces", in_text, times(many, "<emphase>a</emphase>")},
    {"references", in_text, times(many, "<renvoi cible=\"art-objectifs\"/> "), 2'000, 250, 1'500},
    {"points", in_article,
     "<liste type=\"numeros\">" + times(many, "<point>un</point>") + "</liste>"},
    {"rows", in_article,
     table(times(many, "<ligne><cellule>un</cellule><cellule>deux</cellule></ligne>")), 4'000, 400},
    {"one_cell", in_article,
     table("<ligne><cellule>" + times(many, "<emphase>mot</emphase> ") +
           "</cellule><cellule>b</cellule></ligne>")},
    {"tables", in_article,
     times(many / 4, table("<ligne><cellule>un</cellule><cellule>deux</cellule></ligne>")), 4'000,
     400},
    {"articles", "<articles>", articles(many / 4), 4'000, 400},
    {"annexes", "<annexes>",
     numbered(many / 4, "<annexe id=\"x",
              "\"><titre>Titre</titre><alinea>Texte.</alinea></annexe>"),
     3'000},
    {"title", in_title, times(many, "mot ")},
    {"title_of_an_article", "<article id=\"art-objet\" objet=\"objet\">\n      <titre>",
     times(many, "mot ")},
    {"terms_that_begin_alike", "<definitions illustratif=\"oui\">", lots(many), 2'000, 250, 800},
    {"decrees_without_a_date", in_text, numbered(many, "le décret n° 2013-", " "), 2'000, 250,
     5'000},
    {"programmes_that_end_too_soon", in_text,
     times(many, "<programme debut=\"2024\" fin=\"2024\">plan</programme> ")},
    {"terms_that_nothing_uses", "<definitions illustratif=\"oui\">",
     numbered(many / 4, "<definition id=\"z", "\" terme=\"Terme\">une chose</definition>")},
    {"parties", "<parties>", parties(300), 2'000, 250, 2'000},
};

class ManyElementsTest : public ::testing::TestWithParam<Elements> {};

TEST_P(ManyElementsTest, TakeTimeInProportion) {
  const Elements& kind = GetParam();
  const Folder folder;
  const std::string sample =
      read_file(source_dir + std::string("/samples/cnrs-hauts-de-france.xml"));
  const std::size_t articles = kind.after == in_article ? sample.find("<articles>") : 0;
  const std::size_t at = sample.find(kind.after, articles);
  ASSERT_NE(at, std::string::npos);
  std::string draft = sample;
  draft.insert(at + kind.after.size(), kind.text);
  for (const std::string command : {"check projet.xml --format html -o sortie", "check projet.xml",
                                    "render projet.xml -o sortie"}) {
    SCOPED_TRACE(command);
    const std::string whole = command + " --as-of 2026-12-01";
    folder.write("projet.xml", sample);
    const Measure base = measure("paraphe " + whole, folder);
    folder.write("projet.xml", draft);
    const std::string bounds = judged ? "prlimit --cpu=60 --as=4000000000 " : "prlimit --cpu=600 ";
    const Measure taken = measure(bounds + "paraphe " + whole, folder);
    EXPECT_TRUE(taken.outcome.code == 0 || taken.outcome.code == 1 || taken.outcome.code == 4)
        << taken.outcome.code << ": " << taken.outcome.text.substr(0, 500);
    EXPECT_EQ(taken.outcome.text.find("[SCH-"), std::string::npos)
        << taken.outcome.text.substr(0, 500);
    if (!judged) continue;
    const double budget = command.starts_with("check") ? kind.check : kind.render;
    EXPECT_LE(taken.milliseconds, base.milliseconds + budget * slowness(base));
    EXPECT_LE(taken.megabytes, base.megabytes + kind.memory);
  }
}

std::ostream& operator<<(std::ostream& out, const Elements& of) { return out << of.name; }

std::string name_of(const ::testing::TestParamInfo<Elements>& of) { return of.param.name; }

INSTANTIATE_TEST_SUITE_P(Draft, ManyElementsTest, ::testing::ValuesIn(kinds), name_of);

}  // namespace
}  // namespace paraphe::testing
