// SPDX-License-Identifier: EUPL-1.2
#include "base/base32.h"

#include <gtest/gtest.h>

#include <vector>

#include "base/digest.h"

namespace paraphe {
namespace {

using Bytes = std::vector<unsigned char>;

TEST(Base32, WritesFiveBitsASign) {
  const std::pair<Bytes, const char*> table[] = {
      {{}, ""}, {{0}, "00"}, {{255}, "ZW"}, {{1, 2}, "0410"}, {{1, 2, 3, 4, 5}, "04106105"},
  };
  for (const auto& [bytes, text] : table) {
    EXPECT_EQ(base32(bytes), text);
    EXPECT_EQ(read_base32(text), bytes);
  }
}

TEST(Base32, ReadsWhatAHandMisreads) {
  EXPECT_EQ(read_base32("olIO"), read_base32("0110"));
  EXPECT_EQ(read_base32("zw"), Bytes{255});
  for (const char* bad : {"U0", "0-0", "é", " "}) EXPECT_FALSE(read_base32(bad)) << bad;
}

TEST(ShortForm, IsTheFirstSixtyBits) {
  const Digest digest = sha256("abc");
  EXPECT_EQ(base32(digest).substr(0, 12), "Q9W1DFWF077Y");
  EXPECT_EQ(short_form(digest), "Q9W1-DFWF-077Y");
}

TEST(ShortForm, IsReadAsItIsCopied) {
  for (const char* text :
       {"Q9W1-DFWF-077Y", "q9w1dfwf077y", " Q9WI DFWF O77Y ", "q9wl-dfwf-o77y", "Q9-W1DFWF077-Y"})
    EXPECT_EQ(read_short_form(text), "Q9W1-DFWF-077Y") << text;
  for (const char* text :
       {"", "Q9W1-DFWF-077", "Q9W1-DFWF-077Y8", "Q9W1_DFWF_077Y", "U9W1DFWF077Y"})
    EXPECT_FALSE(read_short_form(text)) << text;
}

}  // namespace
}  // namespace paraphe
