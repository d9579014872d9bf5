// SPDX-License-Identifier: EUPL-1.2
#include "compose/phrase.h"

#include <gtest/gtest.h>

#include "compose/grammar.h"

namespace paraphe::testing {
namespace {

TEST(APhrase, FillsItsPlacesAndLeavesOutWhatIsEmpty) {
  const Arguments arguments{{"a", plain("A")}, {"vide", {}}};
  const struct {
    const char* pattern;
    const char* said;
  } cases[] = {
      {"un {a}.", "un A."},
      {"un{? n° {vide}} mot", "un mot"},
      {"un{? n° {a}} mot", "un n° A mot"},
      {"{?({a}{?, {vide}})}", "(A)"},
      {"{?{a}{vide}}fin", "fin"},
  };
  for (const auto& each : cases) {
    std::vector<std::string> unknown;
    EXPECT_EQ(spoken(expand(each.pattern, arguments, {}, unknown)), each.said) << each.pattern;
    EXPECT_TRUE(unknown.empty());
  }
}

TEST(APhrase, NamesThePlacesNobodyFills) {
  std::vector<std::string> unknown;
  expand("{a} {b:gras}", {{"a", plain("A")}}, {}, unknown);
  EXPECT_EQ(unknown, std::vector<std::string>{"b"});
}

TEST(APhrase, MarksItsPlaces) {
  std::vector<std::string> unknown;
  const Runs runs =
      expand("le {nom:petitesCapitales:gras}", {{"nom", plain("Petit")}}, {}, unknown);
  ASSERT_EQ(runs.size(), 2u);
  EXPECT_FALSE(runs[0].bold);
  EXPECT_TRUE(runs[1].bold);
  EXPECT_TRUE(runs[1].small_caps);
  EXPECT_FALSE(runs[1].italic);
}

TEST(APhrase, AgreesAndFallsBack) {
  Phrase phrase;
  phrase.masculine = "né";
  phrase.feminine = "née";
  phrase.masculine_plural = "nés";
  EXPECT_EQ(phrase.form({Gender::feminine, false, false}), "née");
  EXPECT_EQ(phrase.form({Gender::masculine, true, false}), "nés");
  EXPECT_EQ(phrase.form({Gender::feminine, true, false}), "née");
  Phrase count;
  count.singular = "axe";
  count.plural = "axes";
  EXPECT_EQ(count.form({Gender::feminine, true, false}), "axes");
  EXPECT_EQ(count.form({Gender::feminine, false, false}), "axe");
}

TEST(ANounPhrase, ContractsItsArticle) {
  const struct {
    const char* alias;
    const char* of;
    const char* to;
    const char* capital;
  } cases[] = {
      {"le CNRS", "du CNRS", "au CNRS", "Le CNRS"},
      {"la Région", "de la Région", "à la Région", "La Région"},
      {"l'Université", "de l’Université", "à l’Université", "L’Université"},
      {"l’Hôpital", "de l’Hôpital", "à l’Hôpital", "L’Hôpital"},
      {"les Hôpitaux", "des Hôpitaux", "aux Hôpitaux", "Les Hôpitaux"},
      {"Bordeaux", "de Bordeaux", "à Bordeaux", "Bordeaux"},
      {"Amiens", "d’Amiens", "à Amiens", "Amiens"},
      {"État", "d’État", "à État", "État"},
      {"éole", "d’éole", "à éole", "Éole"},
  };
  for (const auto& each : cases) {
    const NounPhrase noun = parse_noun_phrase(each.alias);
    EXPECT_EQ(of(noun), each.of);
    EXPECT_EQ(to(noun), each.to);
    EXPECT_EQ(capitalized(subject(noun)), each.capital);
  }
}

TEST(ANounPhrase, IsGivenTheArticleItsSoundAsksFor) {
  EXPECT_EQ(subject(with_article("commission permanente", Gender::feminine)),
            "la commission permanente");
  EXPECT_EQ(subject(with_article("assemblée", Gender::feminine)), "l’assemblée");
  EXPECT_EQ(subject(with_article("haut-commissaire", Gender::masculine)), "le haut-commissaire");
  EXPECT_EQ(subject(with_article("hôpital", Gender::masculine)), "l’hôpital");
  EXPECT_EQ(subject(with_article("onzième bureau", Gender::masculine)), "le onzième bureau");
}

}  // namespace
}  // namespace paraphe::testing
