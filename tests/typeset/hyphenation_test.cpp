// SPDX-License-Identifier: EUPL-1.2
#include "typeset/hyphenation.h"

#include <gtest/gtest.h>
#include <hyphen.h>

#include <cstdlib>
#include <memory>
#include <string>

#include "places.h"

namespace paraphe::setting {
namespace {

std::string marked(std::string_view token, const std::vector<std::size_t>& points) {
  std::string out(token);
  for (auto point = points.rbegin(); point != points.rend(); ++point) out.insert(*point, 1, '=');
  return out;
}

TEST(Hyphenation, DividesFrenchTokensByTheRules) {
  const char* const expected[] = {
      "an=ti=cons=ti=tu=tion=nel=le=ment",
      "so=ciété",
      "res=pon=sa=bi=lité",      // three letters stay after
      "l’in=no=va=tion",         // the elided article is split off first
      "(co=opé=ra=tive),",       // punctuation clings
      "par=te=na=riats\u202F;",  // narrow space before a semicolon
      "aujourd’hui",             // exception
      "d’aujourd’hui",
      "Région",  // capitals: never
      "l’État",
      "CNRS",
      "18Tesla",
      "l’île",  // under five letters
      "quatre",
      "président-directeur",  // compounds are broken at their own hyphen only
      "contact@exemple.fr",
  };
  for (const std::string want : expected) {
    std::string token;
    for (const char c : want)
      if (c != '=') token += c;
    EXPECT_EQ(marked(token, french_divisions(french_patterns(), token)), want);
  }
}

TEST(Hyphenation, BreaksAfterRealHyphensBetweenLetters) {
  EXPECT_EQ(marked("Hauts-de-France", real_hyphens("Hauts-de-France")), "Hauts-=de-=France");
  EXPECT_EQ(marked("123-4", real_hyphens("123-4")), "123-4");
  EXPECT_EQ(marked("-t-il", real_hyphens("-t-il")), "-t-=il");
  EXPECT_EQ(marked("H2020-", real_hyphens("H2020-")), "H2020-");
}

// The words of an agreement on scientific cooperation, lower case, with elisions kept in one.
const char* const words[] = {
#include "words.inc"
};

TEST(Hyphenation, HasTheSamePointsAsLibhyphen) {
  const std::unique_ptr<HyphenDict, decltype(&hnj_hyphen_free)> dictionary(
      hnj_hyphen_load(hyphenation_dictionary), &hnj_hyphen_free);
  ASSERT_NE(dictionary, nullptr);
  std::size_t divided = 0;
  for (const std::string word : words) {
    std::string plain;
    for (std::size_t at = 0; at < word.size(); ++at) {
      const bool typographic = word.compare(at, 3, "’") == 0;
      plain += typographic ? '\'' : word[at];
      if (typographic) at += 2;
    }
    std::string marks(plain.size() + 5, '\0');
    char** replacements = nullptr;
    int *positions = nullptr, *cuts = nullptr;
    ASSERT_EQ(
        hnj_hyphen_hyphenate3(dictionary.get(), plain.c_str(), static_cast<int>(plain.size()),
                              marks.data(), nullptr, &replacements, &positions, &cuts, 2, 3, 2, 3),
        0);
    std::vector<std::size_t> judge;
    std::size_t point = 0;
    for (std::size_t at = 0; at < plain.size(); ++at) {
      if ((static_cast<unsigned char>(plain[at]) & 0xC0U) == 0x80U) continue;
      std::size_t next = at + 1;
      while (next < plain.size() && (static_cast<unsigned char>(plain[next]) & 0xC0U) == 0x80U)
        ++next;
      if ((marks[point++] & 1) != 0) judge.push_back(next);
    }
    free(replacements);  // stays null: the dictionary has no spelling changes
    free(positions);
    free(cuts);
    EXPECT_EQ(marked(plain, divide(french_patterns(), plain, 2, 3)), marked(plain, judge));
    divided += judge.empty() ? 0 : 1;
  }
  EXPECT_GT(divided, 200U);
}

}  // namespace
}  // namespace paraphe::setting
