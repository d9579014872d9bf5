// SPDX-License-Identifier: EUPL-1.2
#include "base/word_stream.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

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
  stream.part();  // an empty element
  stream.piece("suite");
  EXPECT_FALSE(unsure(second, stream.size()));
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

}  // namespace
}  // namespace paraphe
