// SPDX-License-Identifier: EUPL-1.2
#include "output/page_symbols.h"

#include <gtest/gtest.h>
#include <qrcodegen/qrcodegen.h>

#include <array>
#include <set>
#include <sstream>

namespace paraphe {
namespace {

std::vector<std::string> contents(int count) {
  std::vector<std::string> all;
  for (int i = 1; i <= count; ++i) {
    std::string words = "PARAPHE1S:CNRS-REGION:M9T5XYQ6TRJ371RN474D52EXAWVFWX2E:";
    all.push_back(words + std::to_string(i) + "/" + std::to_string(count) + "::J7C61H6VA" +
                  std::to_string(1000 + 37 * i));
  }
  return all;
}

using Modules = std::set<std::pair<int, int>>;  // column, row from the foot

/// The modules that the rectangles of `operators` cover; the white ground is not one of them.
Modules covered(const std::string& operators, int width) {
  Modules modules;
  std::istringstream words(operators);
  std::vector<double> numbers;
  for (std::string word; words >> word;) {
    if (word != "re") {
      std::istringstream number(word);
      double value = 0;
      if (number >> value)
        numbers.push_back(value);
      else
        numbers.clear();
      continue;
    }
    const auto at = [&](std::size_t i) {
      return static_cast<int>(numbers.end()[-4 + static_cast<std::ptrdiff_t>(i)]);
    };
    const int x = at(0), y = at(1), w = at(2), h = at(3);
    numbers.clear();
    if (x < 0) continue;
    EXPECT_TRUE(w > 0 && h > 0 && x + w <= width && y + h <= width && y >= 0) << operators;
    for (int i = x; i < x + w; ++i)
      for (int j = y; j < y + h; ++j) modules.emplace(i, j);
  }
  return modules;
}

/// The dark modules of `content` as the library draws it with that mask.
Modules expected(const std::string& content, int version, int mask) {
  std::array<std::uint8_t, qrcodegen_BUFFER_LEN_FOR_VERSION(10)> scratch{}, modules{};
  EXPECT_TRUE(qrcodegen_encodeText(content.c_str(), scratch.data(), modules.data(),
                                   qrcodegen_Ecc_MEDIUM, version, version,
                                   static_cast<qrcodegen_Mask>(mask), false));
  Modules dark;
  const int width = qrcodegen_getSize(modules.data());
  for (int y = 0; y < width; ++y)
    for (int x = 0; x < width; ++x)
      if (qrcodegen_getModule(modules.data(), x, y)) dark.emplace(x, width - 1 - y);
  return dark;
}

TEST(PageSymbols, CoverTheDarkModulesAndNoOther) {
  for (const int count : {1, 2, 30}) {
    const std::vector<std::string> all = contents(count);
    const PageSymbols symbols(all);
    const Modules shared = covered(symbols.form(), 33);
    int mask = -1;
    for (int page = 0; page < count; ++page) {
      const auto index = static_cast<std::size_t>(page);
      Modules dark = covered(symbols.operators(index, {0, 0, 82, 82}), 33);
      dark.insert(shared.begin(), shared.end());
      for (int tried = 0; mask < 0 && tried < 8; ++tried)
        if (dark == expected(all[index], 4, tried)) mask = tried;
      EXPECT_EQ(dark, expected(all[index], 4, mask)) << all[index];
    }
    EXPECT_GE(mask, 0);
  }
}

TEST(PageSymbols, StandAtTheFootOfTheirSquare) {
  const PageSymbols symbols(contents(2));
  const Box square{100, 50, 182, 132};  // 41 modules of 2 points
  EXPECT_EQ(symbols.module_size(square), 2);
  const std::string drawn = symbols.operators(1, square);
  EXPECT_TRUE(
      drawn.starts_with("/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n"
                        "q 2 0 0 2 100 50 cm/Q Do 0 g\n"))
      << drawn;
  EXPECT_TRUE(drawn.ends_with("f\nQ\nEMC\n")) << drawn;
  EXPECT_TRUE(symbols.form().starts_with("1 g -4 -4 41 41 re f 0 g\n"));
  EXPECT_EQ(symbols.form_box().x0, -4);
  EXPECT_EQ(symbols.form_box().y1, 37);
}

TEST(PageSymbols, AreAsLargeAsTheLongestNeeds) {
  std::vector<std::string> all = contents(3);
  all[1] += std::string(100 - all[1].size(), 'X');
  EXPECT_EQ(PageSymbols(all).form_box().x1, 37 + 4);
}

TEST(PageSymbols, AreNoneWhereThereIsNothingToSay) {
  const PageSymbols symbols({});
  EXPECT_TRUE(symbols.empty());
  EXPECT_EQ(symbols.operators(0, {}), "");
}

TEST(PageSymbols, RefuseWhatNoCodeHolds) {
  EXPECT_THROW(PageSymbols({std::string(367, 'A')}), std::runtime_error);
  EXPECT_THROW(PageSymbols({std::string(5000, 'A')}), std::runtime_error);
  EXPECT_THROW(PageSymbols({"lower case"}), std::runtime_error);
  EXPECT_NO_THROW(PageSymbols({std::string(366, 'A')}));
}

}  // namespace
}  // namespace paraphe
