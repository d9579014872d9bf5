// SPDX-License-Identifier: EUPL-1.2
#include "base/near_names.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace paraphe {
namespace {

const std::string_view names[] = {"Jean Modèle",
                                  "Anne Lefort",
                                  "Région Grand Est",
                                  "Université d’Exempleville",
                                  "Université Paris 8",
                                  "Centre national de la recherche scientifique",
                                  "Ifremer",
                                  "Mme Durand",
                                  "M. Lefort"};

struct Case {
  std::string_view text;
  std::string_view found;  // « written = name », parted by bars
};

TEST(NearNames, AreWrittenAlmostAsTheyShouldBe) {
  NearNames near;
  for (const std::string_view name : names) near.add(name);
  const Case cases[] = {
      {"M. Jean Modele signe", "Jean Modele = Jean Modèle"},
      {"M. Jean Modelle signe", "Jean Modelle = Jean Modèle"},
      {"M. Jan Modèle, président", "Jan Modèle = Jean Modèle"},
      {"Mme Anne\u00A0Leffort", "Anne\u00A0Leffort = Anne Lefort"},
      {"la Région Grand-Est en délibère", "Région Grand-Est = Région Grand Est"},
      {"l’Universite d’Exempleville", "Universite d’Exempleville = Université d’Exempleville"},
      {"l’Université d’Exempleviles", "Université d’Exempleviles = Université d’Exempleville"},
      {"le Centre national de recherche scientifique décide",
       "Centre national de recherche scientifique = Centre national de la recherche scientifique"},
      {"la région Gran Est et M. Jan Modèle",
       "région Gran Est = Région Grand Est | Jan Modèle = Jean Modèle"},
      {"Mme Duran en rend compte", "Mme Duran = Mme Durand"},
      {"le président, M. Leffort", "M. Leffort = M. Lefort"},
      // As they should be, in whatever case.
      {"Mme Durand, M. Lefort et M. LEFORT", ""},
      {"Mme Dupont, M. Leblanc, Mme Jeanne Durant", ""},
      {"M. Jean Modèle, Mme Anne LEFORT et M. Jean MODELE", ""},
      {"la région Grand Est et l’Université d'Exempleville", ""},
      {"le Centre national de la recherche scientifique (CNRS)", ""},
      // Others.
      {"M. Jean Martin et Mme Jeanne Modeste", ""},
      {"l’Université Paris 9, l’Université de Lille, la Région Grand Ouest", ""},
      {"les Régions Grand Est", ""},
      {"le Centre national de la recherche agronomique", ""},
      {"la Région. Grand Est le bénéfice", ""},
      {"la Région Grand Est-Ardennes, l’Ifremère", ""},
      {"La Région", ""},
  };
  for (const auto& [text, expected] : cases) {
    std::string found;
    for (const NearNames::Find& find : near.find(text)) {
      if (!found.empty()) found += " | ";
      found += text.substr(find.span.begin, find.span.end - find.span.begin);
      found += " = " + std::string(names[find.name]);
    }
    EXPECT_EQ(found, expected) << text;
  }
}

TEST(NearNames, TakeNoNameWithoutWords) {
  NearNames near;
  for (const std::string_view name : {"", " ", "«\u00A0»", "-"}) near.add(name);
  EXPECT_TRUE(near.find("« » - M. Jean Martin").empty());
}

TEST(NearNames, NamesNearOneAnotherAreBothRight) {
  NearNames near;
  near.add("Anne Martin");
  near.add("Anna Martin");
  EXPECT_TRUE(near.find("Mme Anne Martin et Mme Anna Martin").empty());
  EXPECT_EQ(near.find("Mme Annie Martin").size(), 1U);
}

}  // namespace
}  // namespace paraphe
