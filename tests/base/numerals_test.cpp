// SPDX-License-Identifier: EUPL-1.2
#include "base/numerals.h"

#include <gtest/gtest.h>

#include <random>
#include <stdexcept>

namespace paraphe {
namespace {

TEST(NumbersInLetters, FollowTheTraditionalSpellingAndThatOf1990) {
  const struct {
    std::int64_t number;
    const char* traditional;
    const char* reformed;
  } cases[] = {
      {0, "zéro", "zéro"},
      {1, "un", "un"},
      {16, "seize", "seize"},
      {17, "dix-sept", "dix-sept"},
      {21, "vingt et un", "vingt-et-un"},
      {22, "vingt-deux", "vingt-deux"},
      {70, "soixante-dix", "soixante-dix"},
      {71, "soixante et onze", "soixante-et-onze"},
      {77, "soixante-dix-sept", "soixante-dix-sept"},
      {80, "quatre-vingts", "quatre-vingts"},
      {81, "quatre-vingt-un", "quatre-vingt-un"},
      {91, "quatre-vingt-onze", "quatre-vingt-onze"},
      {99, "quatre-vingt-dix-neuf", "quatre-vingt-dix-neuf"},
      {100, "cent", "cent"},
      {101, "cent un", "cent-un"},
      {200, "deux cents", "deux-cents"},
      {201, "deux cent un", "deux-cent-un"},
      {280, "deux cent quatre-vingts", "deux-cent-quatre-vingts"},
      {1000, "mille", "mille"},
      {1001, "mille un", "mille-un"},
      {2020, "deux mille vingt", "deux-mille-vingt"},
      {4542, "quatre mille cinq cent quarante-deux", "quatre-mille-cinq-cent-quarante-deux"},
      {80'000, "quatre-vingt mille", "quatre-vingt-mille"},
      {200'000, "deux cent mille", "deux-cent-mille"},
      {1'000'000, "un million", "un-million"},
      {1'200'000, "un million deux cent mille", "un-million-deux-cent-mille"},
      {80'000'000, "quatre-vingts millions", "quatre-vingts-millions"},
      {96'000'000, "quatre-vingt-seize millions", "quatre-vingt-seize-millions"},
      {200'000'000, "deux cents millions", "deux-cents-millions"},
      {2'000'000'001, "deux milliards un", "deux-milliards-un"},
  };
  for (const auto& [number, traditional, reformed] : cases) {
    EXPECT_EQ(number_words(number), traditional);
    EXPECT_EQ(number_words(number, Orthography::reformed), reformed);
  }
  EXPECT_EQ(number_words(1, Orthography::traditional, Gender::feminine), "une");
  EXPECT_EQ(number_words(21, Orthography::traditional, Gender::feminine), "vingt et une");
  EXPECT_EQ(number_words(81, Orthography::traditional, Gender::feminine), "quatre-vingt-une");
  EXPECT_EQ(number_words(21'000, Orthography::traditional, Gender::feminine), "vingt et un mille");
  EXPECT_THROW(number_words(-1), std::out_of_range);
  EXPECT_THROW(number_words(largest_number + 1), std::out_of_range);
}

TEST(Ordinals, AreWrittenInLettersAndInFigures) {
  const std::pair<std::int64_t, const char*> cases[] = {
      {1, "premier"},
      {2, "deuxième"},
      {3, "troisième"},
      {4, "quatrième"},
      {5, "cinquième"},
      {6, "sixième"},
      {9, "neuvième"},
      {10, "dixième"},
      {11, "onzième"},
      {21, "vingt et unième"},
      {71, "soixante et onzième"},
      {80, "quatre-vingtième"},
      {99, "quatre-vingt-dix-neuvième"},
      {100, "centième"},
      {200, "deux centième"},
      {1000, "millième"},
      {1'000'000, "millionième"},
      {2'000'000, "deux millionième"},
  };
  for (const auto& [number, words] : cases) EXPECT_EQ(ordinal_words(number), words);
  EXPECT_EQ(ordinal_words(1, Orthography::traditional, Gender::feminine), "première");
  EXPECT_EQ(ordinal_figures(1), "1er");
  EXPECT_EQ(ordinal_figures(1, Gender::feminine), "1re");
  EXPECT_EQ(ordinal_figures(2), "2e");
}

TEST(Amounts, AreWrittenInLettersAndInFigures) {
  const struct {
    std::int64_t cents;
    const char* words;
    const char* figures;
  } cases[] = {
      {0, "zéro euro", "0\u00A0€"},
      {1, "un centime", "0,01\u00A0€"},
      {50, "cinquante centimes", "0,50\u00A0€"},
      {100, "un euro", "1\u00A0€"},
      {200, "deux euros", "2\u00A0€"},
      {123'456, "mille deux cent trente-quatre euros et cinquante-six centimes",
       "1\u202F234,56\u00A0€"},
      {10'000'000, "cent mille euros", "100\u202F000\u00A0€"},
      {120'000'000, "un million deux cent mille euros", "1\u202F200\u202F000\u00A0€"},
      {200'000'000, "deux millions d’euros", "2\u202F000\u202F000\u00A0€"},
      {9'600'000'000, "quatre-vingt-seize millions d’euros", "96\u202F000\u202F000\u00A0€"},
      {123'456'789,
       "un million deux cent trente-quatre mille cinq cent soixante-sept euros et "
       "quatre-vingt-neuf centimes",
       "1\u202F234\u202F567,89\u00A0€"},
      {100'000'000'000, "un milliard d’euros", "1\u202F000\u202F000\u202F000\u00A0€"},
  };
  for (const auto& [cents, words, figures] : cases) {
    EXPECT_EQ(amount_words(cents), words);
    EXPECT_EQ(amount_figures(cents), figures);
  }
  EXPECT_EQ(amount_figures(5'000'000, true), "50\u202F000,00\u00A0€");
  EXPECT_EQ(amount_figures(-150), "\u22121,50\u00A0€");
}

TEST(Durations, AreWrittenWithTheirUnits) {
  const struct {
    const char* duration;
    const char* words;
    const char* both;
  } cases[] = {
      {"P4Y", "quatre ans", "quatre (4)\u00A0ans"},
      {"P1Y", "un an", "un (1)\u00A0an"},
      {"P18M", "dix-huit mois", "dix-huit (18)\u00A0mois"},
      {"P30D", "trente jours", "trente (30)\u00A0jours"},
      {"P1W", "une semaine", "une (1)\u00A0semaine"},
      {"P21W", "vingt et une semaines", "vingt et une (21)\u00A0semaines"},
      {"P2Y6M", "deux ans et six mois", "deux (2)\u00A0ans et six (6)\u00A0mois"},
      {"P1Y2M3D", "un an, deux mois et trois jours",
       "un (1)\u00A0an, deux (2)\u00A0mois et trois (3)\u00A0jours"},
      {"P0D", "zéro jour", "zéro (0)\u00A0jour"},
  };
  for (const auto& [duration, words, both] : cases) {
    EXPECT_EQ(duration_words(*parse_duration(duration)), words);
    EXPECT_EQ(duration_words(*parse_duration(duration), Writing::both), both);
  }
  EXPECT_EQ(duration_words(*parse_duration("P4Y"), Writing::figures), "4\u00A0ans");
}

TEST(Dates, AreWrittenOut) {
  EXPECT_EQ(date_words(*parse_date("2021-09-21")), "21\u00A0septembre 2021");
  EXPECT_EQ(date_words(*parse_date("2025-09-01")), "1er\u00A0septembre 2025");
  EXPECT_EQ(date_words_with_weekday(*parse_date("2021-09-21")), "mardi 21\u00A0septembre 2021");
}

TEST(RomanNumbers, AreReadOnlyInTheirUsualForm) {
  for (int number = 1; number <= 3999; ++number) ASSERT_EQ(parse_roman(roman(number)), number);
  EXPECT_EQ(roman(14), "XIV");
  for (const char* wrong : {"", "IIII", "VX", "IC", "xiv", "MMMM", "XIVA"}) {
    EXPECT_FALSE(parse_roman(wrong)) << wrong;
  }
  EXPECT_THROW(roman(0), std::out_of_range);
}

TEST(ReadingANumberInLetters, StopsWhereItStops) {
  const struct {
    const char* text;
    std::int64_t value;  ///< -1: nothing
    const char* read;
  } cases[] = {
      {"cinq axes", 5, "cinq"},
      {"Quatre ans", 4, "Quatre"},
      {"QUATRE-VINGT-DIX JOURS", 90, "QUATRE-VINGT-DIX"},
      {"vingt et une actions", 21, "vingt et une"},
      {"vingt-et-un ans", 21, "vingt-et-un"},
      {"deux\u00A0cent\nmille euros", 200'000, "deux\u00A0cent\nmille"},
      {"un million d’euros", 1'000'000, "un million"},
      {"mille neuf cent quatre-vingt-deux", 1982, "mille neuf cent quatre-vingt-deux"},
      {"quinze cents euros", 1500, "quinze cents"},
      {"septante-deux", 72, "septante-deux"},
      {"soixante et onze", 71, "soixante et onze"},
      {"vingt et cinq", 20, "vingt"},
      {"trois et quatre", 3, "trois"},
      {"deux mille trois mille", 2000, "deux mille"},
      {"vingt-cinquième", -1, ""},
      {"deux-points", -1, ""},
      {"unité", -1, ""},
      {"centaine", -1, ""},
      {"millions", -1, ""},
      {"et", -1, ""},
      {"", -1, ""},
  };
  for (const auto& [text, value, read] : cases) {
    const auto found = read_number_words(text, 0);
    EXPECT_EQ(found ? found->value : -1, value) << text;
    EXPECT_EQ(std::string_view(text).substr(0, found ? found->end : 0), read);
  }
  EXPECT_TRUE(read_number_words("une annexe", 0)->is_one);
  EXPECT_FALSE(read_number_words("un million", 0)->is_one);
  EXPECT_TRUE(read_number_words("d’une durée", 4));
  EXPECT_FALSE(read_number_words("quatre-vingt", 7));
  EXPECT_FALSE(read_number_words("commun", 4));
}

TEST(ReadingANumberInLetters, UndoesWritingIt) {
  const auto returns = [](std::int64_t number) {
    for (const auto orthography : {Orthography::traditional, Orthography::reformed}) {
      for (const auto gender : {Gender::masculine, Gender::feminine}) {
        const std::string words = number_words(number, orthography, gender);
        const auto read = read_number_words(words, 0);
        if (!read || read->value != number || read->end != words.size()) return words;
      }
    }
    return std::string();
  };
  for (std::int64_t number = 0; number <= 99'999; ++number) ASSERT_EQ(returns(number), "");
  std::mt19937_64 random(20210921);
  for (int i = 0; i < 5000; ++i) {
    const auto number = static_cast<std::int64_t>(random() % (largest_number + 1));
    ASSERT_EQ(returns(number >> (random() % 24)), "");
  }
}

TEST(TheLuhnTest, CatchesAWrongDigit) {
  for (const char* right : {"180089013", "200053742", "200053403", "200052264", "237500079"}) {
    EXPECT_TRUE(luhn(right)) << right;
  }
  EXPECT_TRUE(luhn("20005374200017"));
  for (const char* wrong : {"180089014", "", "18008901A"}) EXPECT_FALSE(luhn(wrong)) << wrong;
}

}  // namespace
}  // namespace paraphe
