// SPDX-License-Identifier: EUPL-1.2
#include "base/plain_marks.h"

#include <gtest/gtest.h>

namespace paraphe {
namespace {

TEST(PlainMarks, AreOneSpaceAndOneApostrophe) {
  EXPECT_EQ(plain_marks("n°\u00A012 de l’État\u202F; d'un\u2009an Â â €").text,
            "n° 12 de l'État ; d'un an Â â €");
  EXPECT_EQ(plain_marks("").text, "");
  EXPECT_EQ(plain_marks("\xE2\x80").text, "\xE2\x80");  // cut short
}

TEST(PlainMarks, KnowWhereEachByteStood) {
  const std::string read = "l’an\u00A0\u202Fdeux’";
  const PlainMarks plain = plain_marks(read);
  ASSERT_EQ(plain.text, "l'an  deux'");
  for (const auto& [words, at] :
       {std::pair("l", 0), {"’", 1}, {"an", 4}, {"\u00A0", 6}, {"\u202F", 8}, {"deux", 11}}) {
    const std::string sought = plain_marks(words).text;
    const std::size_t begin = plain.text.find(sought, at == 8 ? 5 : 0);
    EXPECT_EQ(plain.from(begin), static_cast<std::size_t>(at)) << words;
    EXPECT_EQ(read.substr(plain.from(begin), plain.from(begin + sought.size()) - plain.from(begin)),
              words);
  }
  EXPECT_EQ(plain.from(plain.text.size()), read.size());
}

}  // namespace
}  // namespace paraphe
