// SPDX-License-Identifier: EUPL-1.2
#include "base/places.h"

#include <gtest/gtest.h>

#include <string>

namespace paraphe {
namespace {

std::vector<std::size_t> one_by_one(std::string_view text, std::string_view wanted) {
  std::vector<std::size_t> places;
  for (std::size_t at = text.find(wanted); at != text.npos; at = text.find(wanted, at + 1)) {
    places.push_back(at);
  }
  return places;
}

TEST(Places, AreThoseOfAPlainSearch) {
  std::string text;
  unsigned state = 1;
  for (int i = 0; i < 400; ++i) {  // of three letters, so that words come again and overlap
    state = state * 1103515245U + 12345U;
    text += "aab"[(state >> 16U) % 3];
  }
  // Every length of text and of word around the sixteen bytes that are looked at together.
  for (const std::size_t size : {0, 1, 2, 15, 16, 17, 31, 32, 33, 47, 64, 399, 400}) {
    const std::string_view part = std::string_view(text).substr(0, size);
    for (const std::size_t length : {1, 2, 3, 5, 15, 16, 17, 33}) {
      for (const std::size_t from : {0, 1, 7, 14, 30, 200}) {
        const std::string wanted = text.substr(from, length);
        EXPECT_EQ(places_of(part, wanted), one_by_one(part, wanted)) << wanted << " in " << part;
      }
    }
  }
  EXPECT_TRUE(places_of(text, "").empty());
  EXPECT_EQ(places_of("aaaa", "aa"), (std::vector<std::size_t>{0, 1, 2}));
}

}  // namespace
}  // namespace paraphe
