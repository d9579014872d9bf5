// SPDX-License-Identifier: EUPL-1.2
#include "base/similar_texts.h"

#include <gtest/gtest.h>

#include <random>

#include "base/words.h"

namespace paraphe {
namespace {

/// What comparing each text with all before it gives.
std::optional<std::size_t> first_alike(const std::vector<std::string>& texts, std::size_t rank) {
  for (std::size_t i = 0; i < rank; ++i) {
    if (similar_folded(texts[i], texts[rank])) return i;
  }
  return std::nullopt;
}

TEST(SimilarTexts, AreThoseThatComparingEachWithAllFinds) {
  const char* const pieces[] = {"recherche", "recherches", "axe",  "emploi", "emplois", "12",
                                "α",         "(",          "sant", "e",      "œuvre",   "des"};
  std::mt19937 random(20261122);
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  std::size_t found = 0;
  for (int round = 0; round < 60; ++round) {
    std::vector<std::string> texts;
    SimilarTexts similar_texts;
    for (std::size_t i = 0; i < 60; ++i) {
      std::string text;
      for (std::size_t words = below(9); words > 0; --words) {
        text += pieces[below(std::size(pieces))];
        if (below(4) > 0) text += ' ';
      }
      texts.push_back(text);
      const auto told = similar_texts.add(text);
      ASSERT_EQ(told, first_alike(texts, i)) << text;
      if (told) ++found;
    }
  }
  EXPECT_GT(found, 500U);
  EXPECT_LT(found, 3000U);
}

}  // namespace
}  // namespace paraphe
