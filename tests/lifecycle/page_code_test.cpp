// SPDX-License-Identifier: EUPL-1.2
#include "lifecycle/page_code.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <string>

namespace paraphe {
namespace {

using Kind = ReadPageCode::Kind;

PageCode sample() {
  PageCode code;
  code.agreement = "CNRS-NOR-2021-04";
  std::iota(code.fingerprint.begin(), code.fingerprint.end(), 0);
  std::iota(code.text.begin(), code.text.end(), 240);
  code.page = 7;
  code.pages = 14;
  code.original = 2;
  code.originals = 3;
  code.for_signature = true;
  return code;
}

const std::string written =
    "PARAPHE1S:CNRS-NOR-2021-04:000G40R40M30E209185GR38E1W8124GK:7/14:2/3:Y3RZ5WZMYQVFE";

TEST(PageCode, IsWrittenInTheLettersOfAQrCode) {
  EXPECT_EQ(write_page_code(sample()), written);
  PageCode code = sample();
  code.for_signature = false;
  code.original = code.originals = 0;
  code.agreement.clear();
  EXPECT_EQ(write_page_code(code),
            "PARAPHE1P::000G40R40M30E209185GR38E1W8124GK:7/14::Y3RZ5WZMYQVFE");
}

TEST(PageCode, IsReadAsItWasWritten) {
  const ReadPageCode read = read_page_code(written);
  ASSERT_EQ(read.kind, Kind::known);
  EXPECT_EQ(read.version, 1);
  EXPECT_EQ(write_page_code(read.code), written);
  EXPECT_TRUE(read.code.for_signature);
  EXPECT_EQ(read.code.originals, 3);
}

TEST(PageCode, NamesAnAgreementInTwentyLetters) {
  EXPECT_EQ(code_name("CNRS-NOR-2021/04"), "CNRS-NOR-2021-04");
  EXPECT_EQ(code_name("  Région « Île-de-France » "), "REGION-ILE-DE-FRANCE");
  EXPECT_EQ(code_name("Œuvre n°\u00A0123456789 du 4 mai"), "OEUVRE-N-123456789-");
  EXPECT_EQ(code_name("n° 1 — n° 2 du 4 mai 2026"), "N-1-N-2-DU-4-MAI-20-");
  EXPECT_EQ(code_name("— …"), "");
  EXPECT_EQ(shown_name("OEUVRE-N-123456789-"), "OEUVRE-N-123456789…");
  EXPECT_EQ(shown_name("N-1-N-2-DU-4-MAI-20-"), "N-1-N-2-DU-4-MAI-20…");
  EXPECT_EQ(shown_name("REGION-ILE-DE-FRANCE"), "REGION-ILE-DE-FRANCE");
  for (const std::string name : {"OEUVRE-N-123456789-", "N-1-N-2-DU-4-MAI-20-"}) {
    PageCode cut = sample();
    cut.agreement = name;
    const ReadPageCode read = read_page_code(write_page_code(cut));
    EXPECT_EQ(read.kind, Kind::known);
    EXPECT_EQ(read.code.agreement, name);
  }
}

struct Typed {
  std::string text;
  Kind kind;
};

TEST(PageCode, IsToldFromWhatItIsNot) {
  const auto with = [](const std::string& part, const std::string& other) {
    std::string text = written;
    return text.replace(text.find(part), part.size(), other);
  };
  const Typed table[] = {
      {written, Kind::known},
      {"", Kind::foreign},
      {"https://exemple.fr/", Kind::foreign},
      {"PARAPHEUR:1", Kind::foreign},
      {"PARAPHE0S:A", Kind::foreign},
      {"PARAPHE99999999999S:A", Kind::foreign},
      {"PARAPHE2:whatever it says", Kind::future},
      {"PARAPHE17X:" + written, Kind::future},
      {"PARAPHE1", Kind::damaged},
      {"PARAPHE1S", Kind::damaged},
      {with("1S", "1X"), Kind::damaged},
      {with("1S", "1XS"), Kind::damaged},
      {with(":7/14", ":15/14"), Kind::damaged},
      {with(":7/14", ":0/14"), Kind::damaged},
      {with(":7/14", ":7"), Kind::damaged},
      {with(":7/14", ""), Kind::damaged},
      {with(":2/3", ":2/"), Kind::damaged},
      {with("E209", "EU09"), Kind::damaged},
      {with("E209", "E09"), Kind::damaged},
      {with("YQVFE", "YQVFEE"), Kind::damaged},
      {with("CNRS", "CN_RS"), Kind::damaged},
      {with("-04:", "-04-:"), Kind::damaged},  // too short to have been cut
      {written.substr(0, written.size() - 1), Kind::damaged},
      // As a hand copies it.
      {"  paraphe1s:cnrs-nor-2021-04: OOOG4OR4OM3OE2O9 I85GR38EIW8L24GK : 7/14 : 2/3 : "
       "y3rz5wzmyqvfe\n",
       Kind::known},
      // Room for a seal.
      {written + ":" + std::string(103, 'Z'), Kind::known},
  };
  for (const Typed& typed : table) {
    const ReadPageCode read = read_page_code(typed.text);
    EXPECT_EQ(read.kind, typed.kind) << typed.text;
    if (read.kind == Kind::known) {
      EXPECT_EQ(write_page_code(read.code), written) << typed.text;
    }
  }
}

// Capacities in signs of versions 4, 5 and 8 at level M: ISO/IEC 18004:2015, table 7.
TEST(PageCode, LeavesRoomForASeal) {
  PageCode longest = sample();
  longest.agreement = std::string(20, 'W');
  longest.page = longest.pages = longest.original = longest.originals = 99'999;
  const std::size_t size = write_page_code(longest).size();
  EXPECT_EQ(size, 101U);
  EXPECT_LE(size, 122U);
  const auto seal = static_cast<std::size_t>(std::ceil(64 * 8 / 5.0)) + 1;
  EXPECT_LE(size + seal, 221U);
  EXPECT_GE(25.0 / (49 + 8), 0.4);  // millimetres
  EXPECT_LE(written.size(), 90U);
}

}  // namespace
}  // namespace paraphe
