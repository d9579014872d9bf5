// SPDX-License-Identifier: EUPL-1.2
#include "base/typography_faults.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace paraphe {
namespace {

const char* name(TypographicFault::Kind kind) {
  constexpr const char* names[] = {"missing", "extra",   "apostrophe", "quotes",  "ordinal",
                                   "first",   "other",   "capital",    "figures", "grouping",
                                   "number",  "acronym", "unit",       "title"};
  return names[static_cast<int>(kind)];
}

std::string shown(std::string text) {
  for (const auto& [space, sign] : {std::pair{"\u00A0", "~"}, std::pair{"\u202F", "^"}}) {
    for (std::size_t at = 0; (at = text.find(space, at)) != std::string::npos;) {
      text.replace(at, std::string_view(space).size(), sign);
    }
  }
  return text;
}

/// « kind: written → meant » for each, « ? » when it is not safe; what the whole text becomes.
std::string told(const std::string& text) {
  std::string kinds, mended;
  std::size_t at = 0;
  for (const auto& fault : find_typographic_faults(text)) {
    EXPECT_GE(fault.span.begin, at) << text;
    kinds += std::string(kinds.empty() ? "" : " ") + name(fault.value.kind) +
             (fault.value.safe ? "" : "?");
    mended += text.substr(at, fault.span.begin - at) + fault.value.correction;
    at = fault.span.end;
  }
  return kinds + " | " + shown(mended + text.substr(at));
}

struct Case {
  const char* text;
  const char* expected;
};

TEST(TypographicFaults, AreFoundWithTheirCorrection) {
  const Case cases[] = {
      {"les objectifs définies: suivants", "missing | les objectifs définies~: suivants"},
      {"soit 18€, ou 20% ; oui!", "missing missing missing | soit 18~€, ou 20~% ; oui^!"},
      {"«la Région»", "missing missing | «~la Région~»"},
      {"l'article et l’axe", "apostrophe | l’article et l’axe"},
      {"la \"Région\" et la “Ville”",
       "quotes quotes quotes quotes | la «~Région~» et la «~Ville~»"},
      {"la \" Région \"", "quotes quotes | la « Région »"},
      {"dit \"l'État\"", "quotes apostrophe quotes | dit «~l’État~»"},
      {"scientifiques , et", "extra | scientifiques, et"},
      {"l 'énergie", "extra apostrophe | l’énergie"},
      {"l’ énergie  et", "extra extra | l’énergie et"},
      {"la 1ère, le 1ier, la 2ème, les 3èmes, le XXIème",
       "ordinal ordinal ordinal ordinal ordinal | la 1re, le 1er, la 2e, les 3es, le XXIe"},
      {"le 1 juillet 2020", "first? | le 1er juillet 2020"},
      {"du 1 au 15 juillet", "first? | du 1er au 15 juillet"},
      {"le 2er mai 2020", "other? | le 2 mai 2020"},
      {"le 21 Septembre 2021, le Mardi 3 mars, en Mai 2022",
       "capital capital capital | le 21 septembre 2021, le mardi 3 mars, en mai 2022"},
      {"soit 1,234.50 €", "figures? | soit 1^234,50 €"},
      {"soit 100.000 €", "figures? | soit 100^000 €"},
      {"soit 1.250.000,50 euros", "figures? | soit 1^250^000,50 euros"},
      {"soit 240000 € ou 12.5 %", "figures figures | soit 240^000 € ou 12,5 %"},
      {"décret n° 2 023-1321", "grouping | décret n° 2023-1321"},
      {"en septembre 2 021", "grouping | en septembre 2021"},
      {"l’article 1 384", "grouping? | l’article 1384"},
      {"les actes n°s 3 et 4", "number | les actes nos 3 et 4"},
      {"délibération n°:12", "number | délibération n°~12"},
      {"délibération nº 12", "number | délibération n° 12"},
      {"le C.N.R.S. est", "acronym | le CNRS est"},
      {"signé par le C.N.R.S.", "acronym | signé par le CNRS."},
      {"un champ de 18Tesla, 12km, à 14h30",
       "unit unit unit | un champ de 18~Tesla, 12~km, à 14~h~30"},
      {"par Mr Morin et Mme. Durand", "title title | par M. Morin et Mme Durand"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(told(c.text), c.expected);
    EXPECT_TRUE(may_be_faulty(c.text)) << c.text;
  }
}

TEST(TypographicFaults, AreNotFoundInGoodFrench) {
  for (const std::string text : {
           "Le comité se réunit le 1er juillet 2020 ; il décide : « oui », dit-il.",
           "les objectifs définis : les suivants, soit 18 € et 20 % (au moins) !",
           "voir https://www.exemple.fr/a?b=1;c:2 ou nom.prenom@cnrs.fr",
           "L. 4231-3, art. 3, n° 2023-1321, la 1re et le 2e, XXIe siècle",
           "J. R. R. Tolkien et M. A. B. Martin, MM. Martin et Durand",
           "Lundi 21 septembre 2021, le comité se réunit",
           "240 000 €, 1 234,50 €, 2,5 %, 12:30, 3D, CO2, H2020, A1e5",
           "UMR 8523, code 59000 Lille, page 12345",
           "axe 1 mars 2021, Vie étudiante",
           "ligne\n      suivante\n  et fin",
           "le texte prévoit cinq pieds 5' et 6\" de long",
           "le 1er\u00A0janvier et le 31\u00A0décembre\u00A02028",
           "un renvoi à l’\uFFFC et (\uFFFC), « \uFFFC »",
       }) {
    EXPECT_EQ(told(text), " | " + shown(text));
  }
}

// What long drafts are full of must not be read twice.
TEST(TypographicFaults, AreNotEvenSoughtInWhatLooksLikeThem) {
  for (const char* text : {"Innovation, Visibilité et Indicateurs retenus",
                           "les articles L. 4141-1, L. 4221-1 et L. 4231-3 du code",
                           "le règlement (UE) 2016/679 du Parlement européen"}) {
    EXPECT_FALSE(may_be_faulty(text)) << text;
  }
}

TEST(TypographicFaults, ShowTheWordsAround) {
  const auto faults = find_typographic_faults("et scientifiques , et l'été\uFFFCdit l'hiver");
  ASSERT_EQ(faults.size(), 3U);
  EXPECT_EQ(faults[0].value.written, "scientifiques ,");
  EXPECT_EQ(faults[0].value.meant, "scientifiques,");
  EXPECT_EQ(faults[1].value.written, "l'été");
  EXPECT_EQ(faults[1].value.meant, "l’été");
  EXPECT_EQ(faults[2].value.meant, "l’hiver");
}

/// `text` with its safe corrections.
std::string mended(const std::string& text) {
  std::string out;
  std::size_t at = 0;
  for (const auto& fault : find_typographic_faults(text)) {
    if (!fault.value.safe) continue;
    out += text.substr(at, fault.span.begin - at) + fault.value.correction;
    at = fault.span.end;
  }
  return out + text.substr(at);
}

bool print_mends(const Found<TypographicFault>& fault) {
  return fault.value.kind <= TypographicFault::Kind::quotes;
}

/// The glance misses nothing; corrections come to an end, and what print mends it mends in the same
/// way.
TEST(TypographicFaults, HoldOnTextsAtRandom) {
  std::mt19937 random(7);
  const std::vector<std::string> pieces = {
      "l",     "'",        "’",      "\"",    "“",  "”",   " ",   "  ",  "\u00A0", "\u202F",  "\n",
      "«",     "»",        ":",      ";",     "!",  "?",   ",",   ".",   "(",      ")",       "%",
      "€",     "n°",       "nº",     "1",     "2",  "21",  "023", "er",  "240000", "ère",     "ème",
      "mai",   "Mai",      "Mardi",  "Mr",    "MM", "Mme", "km",  "h",   "du",     "juillet", "au",
      "Morin", "C.N.R.S.", "été",    "Tesla", "en", "-",   "s",   "XXI", "X",      "ièmes",   "IN",
      "euros", "\uFFFC",   "article"};
  std::vector<std::string> missed, again, printed;
  const auto note = [](std::vector<std::string>& list, const std::string& text) {
    if (list.size() < 8) list.push_back(shown(text) + " → " + told(text));
  };
  for (int round = 0; round < 100000; ++round) {
    std::string text;
    for (unsigned i = 0; i < 8; ++i) text += pieces[random() % pieces.size()];
    const auto faults = find_typographic_faults(text);
    if (faults.empty()) continue;
    if (!may_be_faulty(text)) note(missed, text);
    std::string once = mended(text);
    // One correction may bring out another: « en"C.N.R.S." ».
    const std::string last = mended(mended(mended(once)));
    if (mended(last) != last) note(again, text);
    if (std::all_of(faults.begin(), faults.end(), print_mends) &&
        typeset_spaces(once) != typeset_spaces(text)) {
      note(printed, text);
    }
  }
  EXPECT_THAT(missed, ::testing::IsEmpty());
  EXPECT_THAT(again, ::testing::IsEmpty());
  EXPECT_THAT(printed, ::testing::IsEmpty());
}

}  // namespace
}  // namespace paraphe
