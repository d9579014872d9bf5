// SPDX-License-Identifier: EUPL-1.2
#include "base/edit_distance.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace paraphe {
namespace {

struct Pair {
  const char *a, *b;
  std::size_t distance;
};

constexpr Pair pairs[] = {
    {"", "", 0},           {"axe", "", 3},          {"axe", "axe", 0},       {"axe", "axes", 1},
    {"axe", "aze", 1},     {"axe", "xae", 1},       {"duree", "urdee", 2},   {"ca", "abc", 3},
    {"signe", "cygne", 2}, {"region", "regoin", 1}, {"xaxbxc", "axbxcx", 2},
};

TEST(EditDistance, CountsSlips) {
  for (const Pair& pair : pairs) {
    EXPECT_EQ(edit_distance(pair.a, pair.b), pair.distance) << pair.a << ' ' << pair.b;
    EXPECT_EQ(edit_distance(pair.b, pair.a), pair.distance) << pair.b << ' ' << pair.a;
  }
}

// Bounded, it looks at less, and says the same of what is within the bound.
TEST(EditDistance, IsTheSameWithinItsBound) {
  std::mt19937 random(2028);
  const auto text = [&] {
    std::string out(random() % 24, ' ');
    for (char& c : out) c = static_cast<char>('a' + random() % 3);
    return out;
  };
  for (int i = 0; i < 20'000; ++i) {
    const std::string a = text();
    std::string b = i % 2 == 0 ? text() : a;
    for (std::size_t slips = random() % 4; slips > 0 && b.size() > 1; --slips)
      std::swap(b[random() % b.size()], b[random() % b.size()]);
    const std::size_t whole = edit_distance(a, b);
    for (std::size_t most = 0; most < 8; ++most) {
      const std::size_t bounded = edit_distance(a, b, most);
      ASSERT_EQ(bounded > most, whole > most) << a << ' ' << b << ' ' << most;
      if (whole > most) continue;
      ASSERT_EQ(bounded, whole) << a << " " << b << " " << most;
    }
  }
}

}  // namespace
}  // namespace paraphe
