// SPDX-License-Identifier: EUPL-1.2
#include "output/sign_bytes.h"

#include <gtest/gtest.h>

#include <array>
#include <stdexcept>

namespace paraphe {
namespace {

/// Signs of one face, glyph 1 and on, so many that some take three bytes in a content stream.
Pages many_signs(std::size_t count) {
  Pages pages;
  pages.faces.resize(1);
  for (std::size_t i = 0; i < count; ++i)
    pages.signs.push_back({0, static_cast<std::uint16_t>(i + 1), "s" + std::to_string(i)});
  return pages;
}

TEST(SignBytes, BecomeTheCodesOfTheirSigns) {
  constexpr std::size_t count = 20'000;
  const Pages pages = many_signs(count);
  constexpr std::array<std::uint32_t, 8> shown{0, 95, 96, 127, 128, 16'383, 16'384, 19'998};
  std::vector<std::size_t> uses(count);
  for (const std::uint32_t sign : shown) uses[sign] = 1;
  const std::vector<Codes> codes = allocate_codes(pages, uses);
  const SignCoder coder(pages, codes);
  for (const std::uint32_t sign : shown) {
    std::string content = "[(", expected = "[(";
    append_sign(content, sign);
    Codes::append_code(
        expected, codes[0].cid(static_cast<std::uint16_t>(sign + 1), "s" + std::to_string(sign)));
    EXPECT_EQ(coder.coded(content + ")]TJ"), expected + ")]TJ") << sign;
  }
}

TEST(SignBytes, RefuseMoreSignsThanTheyTell) {
  std::string content;
  EXPECT_NO_THROW(append_sign(content, 524'287));
  EXPECT_THROW(append_sign(content, 524'288), std::runtime_error);
}

}  // namespace
}  // namespace paraphe
