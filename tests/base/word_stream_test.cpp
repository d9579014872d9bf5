// SPDX-License-Identifier: EUPL-1.2
#include "base/word_stream.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

#include "base/word_places.h"

namespace paraphe {
namespace {

// What was read: words as written, what signs say in parentheses.
std::string shown(const WordStream& stream) {
  const struct {
    unsigned said;
    const char* name;
  } names[] = {{Tokens::figures, "figures"},   {Tokens::year, "year"},
               {WordStream::counts, "counts"}, {WordStream::ordered, "ordered"},
               {WordStream::percent, "%"},     {Tokens::money, "money"},
               {Tokens::gap_left, "gap"},      {WordStream::capitals, "capitals"},
               {WordStream::unsure, "unsure"}};
  std::string out;
  for (const WordStream::Number number : stream.numbers(0, stream.size())) {
    if (!out.empty()) out += ' ';
    if (WordStream::is_word(number)) out += stream.word(number);
    for (const auto& [said, name] : names) {
      if ((stream.says(number) & said) != 0) out += std::string("(") + name + ")";
    }
  }
  return out;
}

TEST(WordStream, TellsWordsFiguresAndSigns) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"", ""},
      {"L’œuvre, déjà là ?", "L œuvre déjà là (gap)"},
      {"le CNRS et l’ÉNS", "le CNRS(capitals) et l ÉNS(capitals)"},
      {"en 2021, 4 axes", "en (figures)(year) (figures)(counts) axes"},
      {"le 21/09", "le (figures)(ordered) (figures)(counts)"},
      {"45 % de 12 €", "(figures) (%) de (figures)(counts) (money)"},
      {"n° 4,", "n (gap) (figures)"},
      {"la suite ..", "la suite (gap)"},
      {"co\u00ADopération", "co (unsure) opération"},
      {"Straße", "Stra (unsure) (unsure) e"},
      {"anticonstitutionnellementanticonstitutionnellement", "(unsure)"},
  };
  for (const auto& [text, expected] : cases) {
    WordStream stream;
    stream.piece(text);
    EXPECT_EQ(shown(stream), expected) << text;
  }
}

TEST(WordStream, IsUnsureWhereATagCutsAWord) {
  const struct {
    std::vector<const char*> pieces;
    const char* expected;
  } cases[] = {
      {{"un ", "mot", "."}, "un mot"},
      {{"les mo", "t", "s"}, "les mo (unsure) t (unsure) s"},
      {{"le 21", "/09"}, "le (figures)(counts) (unsure) (figures)(counts)"},
      {{"fin", ". Leur"}, "fin Leur"},
      {{"l’", "État"}, "l État"},
  };
  for (const auto& [pieces, expected] : cases) {
    WordStream stream;
    for (const char* piece : pieces) stream.piece(piece);
    EXPECT_EQ(shown(stream), expected) << pieces[0];
  }
}

TEST(WordStream, ReadsEachOfTwoNeighboursAloneAndBothTogether) {
  WordStream stream;
  stream.piece("Objet");
  const std::size_t first = stream.size();
  stream.seam();
  const std::size_t second = stream.size();
  stream.piece("Les parties");
  const auto unsure = [&](std::size_t begin, std::size_t end) {
    return (stream.says(stream.numbers(begin, end)) & WordStream::unsure) != 0;
  };
  EXPECT_FALSE(unsure(0, first));
  EXPECT_FALSE(unsure(second, stream.size()));
  EXPECT_TRUE(unsure(0, stream.size()));
  stream.piece(" ");
  stream.part();  // an empty element
  stream.piece("suite");
  EXPECT_FALSE(unsure(second, stream.size()));
  stream.part();  // letters touch this one on both sides: « suites » may be sought there
  stream.piece("s");
  EXPECT_TRUE(unsure(second, stream.size()));
}

TEST(WordStream, GivesAWordOneNumberHoweverManyThereAre) {
  WordStream stream;
  const auto word = [](int i) {
    std::string out = i % 3 == 0 ? "é" : i % 3 == 1 ? "interminablement" : "";
    for (; i > 0; i /= 26) out += static_cast<char>('a' + i % 26);
    return out + "x";
  };
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < 20'000; ++i) stream.piece(word(i) + " ");
  }
  ASSERT_EQ(stream.size(), 40'000U);
  for (std::size_t i = 0; i < 20'000; ++i) {
    const auto number = stream.numbers(i, i + 1)[0];
    ASSERT_EQ(stream.word(number), word(static_cast<int>(i)));
    ASSERT_EQ(number, stream.numbers(20'000 + i, 20'001 + i)[0]);
  }
  // Past a number of words that no language has in one text, and soon.
  for (int i = 20'000; i < 80'000; ++i) stream.piece(word(i) + " ");
  EXPECT_TRUE(WordStream::is_word(stream.numbers(50'000, 50'001)[0]));
  EXPECT_NE(stream.says(stream.numbers(99'999, 100'000)) & WordStream::unsure, 0U);
}

TEST(WordFilter, RulesOutNoTextThatHoldsTheWord) {
  const std::string_view pieces[] = {"Etat", "Eta",    "t",      " ", "é",      "œ",  "-",
                                     "’",    "\u00AD", "\u0301", "ß", "call",   "s",  "(",
                                     "2",    ".",      "ANR",    "Æ", "\u0142", "\n", "l"};
  std::mt19937 random(1792);
  for (int i = 0; i < 50'000; ++i) {
    std::string text;
    WordStream stream;
    for (auto count = random() % 8; count > 0; --count) {
      const std::string_view piece = pieces[random() % std::size(pieces)];
      stream.piece(piece);
      text += piece;
    }
    const auto holds = [](std::string_view word) { return word == "Etat" || word == "call"; };
    WordFilter filter(stream, holds);
    const Tokens tokens(text);
    bool found = false;
    for (std::size_t at = 0; at < tokens.size(); ++at) found = found || holds(tokens.written(at));
    ASSERT_TRUE(!found || filter.any(stream.numbers(0, stream.size()))) << text;
  }
}

TEST(WordPlaces, RuleOutNoStretchThatHoldsWhatIsSought) {
  const std::string_view pieces[] = {"résent", "l'", "Pr", "e", "ent", " ", "é",   "œ", "-",
                                     "’",      "ß",  "R",  "2", ".",   "æ", "les", "s", "\u0301"};
  const std::string_view sought[] = {"résent", "présente", "l'é", "sent e",
                                     "n° 2",   "2.",       "œe",  "s"};
  std::mt19937 random(1804);
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    WordStream stream;
    std::vector<std::size_t> offsets, ranks;
    for (int count = 12; count > 0; --count) {
      const std::string_view piece = pieces[random() % std::size(pieces)];
      offsets.push_back(text.size());
      ranks.push_back(stream.size());
      if (random() % 8 == 0) stream.part();  // an empty element
      if (random() % 8 == 0) stream.seam();
      stream.piece(piece);
      text += piece;
    }
    offsets.push_back(text.size());
    ranks.push_back(stream.size());
    const std::size_t begin = random() % 6, end = 6 + random() % 7;
    const std::string part = text.substr(offsets[begin], offsets[end] - offsets[begin]);
    stream.piece(" ");
    for (int count = 400; count > 0; --count) stream.piece("and much else ");
    const WordPlaces places(stream, stream.size());
    for (const std::string_view wanted : sought) {
      const auto found = places.of(wanted);
      ASSERT_TRUE(found.has_value() == (wanted != "2.") || wanted == "n° 2" || wanted == "s")
          << wanted;
      if (!found || part.find(wanted) == part.npos) continue;
      const auto first = std::lower_bound(found->begin(), found->end(), ranks[begin]);
      ASSERT_TRUE(first != found->end() && *first < ranks[end]) << wanted << " in " << text;
    }
  }
}

TEST(WordPlaces, TellWhereAWordStandsThatHoldsTheLetters) {
  WordStream stream;
  stream.piece("la présente convention, le représentant, sa présence ; mi-temps ");
  for (int count = 60; count > 0; --count) stream.piece("and so on ");
  const WordPlaces places(stream, stream.size());
  EXPECT_EQ(places.of("résente"), (WordPlaces::Places{1}));
  EXPECT_EQ(places.of("présen"), (WordPlaces::Places{1, 4, 6}));
  EXPECT_EQ(places.of("mps"), (WordPlaces::Places{8}));
  EXPECT_EQ(places.of("itemp"), WordPlaces::Places{});  // of no one word
  EXPECT_EQ(places.of("· 12"), std::nullopt);
  EXPECT_EQ(places.of("s"), std::nullopt);  // in every third word
}

}  // namespace
}  // namespace paraphe
