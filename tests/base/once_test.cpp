// SPDX-License-Identifier: EUPL-1.2
#include "base/once.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <thread>
#include <vector>

namespace paraphe {
namespace {

TEST(Once, MakesOneThingForAllThreads) {
  Once once;
  int made = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) threads.emplace_back([&] { once.run([&] { ++made; }); });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(made, 1);
}

TEST(Once, TellsEachWhoAsksWhyItCouldNot) {
  Once once;
  int tried = 0;
  const auto ask = [&] {
    once.run([&] {
      ++tried;
      throw std::runtime_error("no room");
    });
  };
  EXPECT_THROW(ask(), std::runtime_error);
  EXPECT_THROW(ask(), std::runtime_error);
  EXPECT_EQ(tried, 1);
}

}  // namespace
}  // namespace paraphe
