// SPDX-License-Identifier: EUPL-1.2
#include "output/codes.h"

#include <gtest/gtest.h>
#include <hb-ot.h>

#include <set>

#include "output/font.h"
#include "output/metadata.h"
#include "output/number.h"
#include "sample.h"

namespace paraphe {
namespace {

TEST(Nearest, IsTheRoundingOfTheLibrary) {
  const double halves_end = 4503599627370496;  // 2^52
  for (const double value :
       {0.0, 0.25, 0.5, 0.75, 1.5, 2.5, 1e9 + 0.5, 0.49999999999999994, 0.5000000000000001,
        1234567.4999999999, halves_end - 0.5, halves_end, halves_end + 1, 9e18, 1e300}) {
    EXPECT_EQ(nearest(value), std::llround(value)) << value;
    EXPECT_EQ(nearest(-value), std::llround(-value)) << -value;
  }
}

TEST(AppendFixed, WritesTheShortestNumber) {
  const struct {
    std::int64_t value;
    int decimals;
    const char* expected;
  } cases[] = {
      {0, 2, "0"},     {5, 2, ".05"}, {-50, 2, "-.5"}, {7087, 2, "70.87"},
      {1200, 2, "12"}, {-3, 0, "-3"}, {100, 0, "100"},
  };
  for (const auto& c : cases) {
    std::string out;
    append_fixed(out, c.value, c.decimals);
    EXPECT_EQ(out, c.expected);
  }
}

TEST(ShownTexts, ShareAClusterAmongItsGlyphs) {
  const std::string text = "ax\u0302ffi\u01F0";
  const std::vector<setting::ShapedGlyph> glyphs{{1, 0, 1, 0, 0}, {2, 1, 3, 0, 0}, {3, 1, 0, 0, 0},
                                                 {4, 4, 3, 0, 0}, {5, 7, 2, 0, 0}, {6, 7, 0, 0, 0}};
  EXPECT_EQ(setting::shown_texts(text, glyphs),
            (std::vector<std::string_view>{"a", "x", "\u0302", "ffi", "\u01F0", "\u2060"}));
}

TEST(CodesOfAFace, AreOneByteForTheMostUsed) {
  Codes codes;
  for (std::uint16_t glyph = 1; glyph <= 400; ++glyph) {
    const std::string text(1, static_cast<char>('!' + glyph % 90));
    for (int use = 0; use < 500 - glyph; ++use) codes.count(glyph, text);
  }
  codes.count(3, " ");
  codes.count(900, "\u00AD");
  codes.count(900, "-");
  codes.allocate();
  const auto bytes = [&codes](std::uint16_t glyph, std::string_view text) {
    std::string out;
    codes.append_code(out, codes.cid(glyph, text));
    return out;
  };
  EXPECT_EQ(bytes(3, " "), " ");
  EXPECT_EQ(bytes(1, "\""), "\"");
  EXPECT_EQ(bytes(200, std::string(1, static_cast<char>('!' + 200 % 90))).size(), 1U);
  EXPECT_GE(bytes(900, "-").size(), 2U);
  EXPECT_NE(bytes(900, "-"), bytes(900, "\u00AD"));
  std::set<std::uint16_t> cids;
  for (const Codes::Entry& entry : codes.entries()) {
    EXPECT_NE(entry.cid, 0);
    EXPECT_TRUE(cids.insert(entry.cid).second);
  }
  EXPECT_EQ(cids.size(), 403U);
}

// A subset that loses the parts of « é » still extracts as « é »: only the outlines tell.
TEST(EmbeddedFonts, KeepEveryOutline) {
  const Sample made = sample();
  const std::vector<Codes> codes = allocate_codes(made.pages);
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (codes[i].empty()) continue;
    const auto file = FontSource::open(made.pages.faces[i].path);
    const EmbeddedFont embedded = embed_font(*file, made.pages.faces[i].name, codes[i]);
    hb_blob_t* blob =
        hb_blob_create(embedded.program.data(), static_cast<unsigned>(embedded.program.size()),
                       HB_MEMORY_MODE_READONLY, nullptr, nullptr);
    hb_face_t* face = hb_face_create(blob, 0);
    hb_font_t* subset = hb_font_create(face);
    for (const Codes::Entry& entry : codes[i].entries()) {
      const auto byte = [&](std::size_t at) {
        return static_cast<unsigned char>(embedded.cid_to_gid.at(at));
      };
      const auto glyph =
          static_cast<unsigned>((byte(2U * entry.cid) << 8U) | byte(2U * entry.cid + 1U));
      hb_glyph_extents_t kept{}, original{};
      ASSERT_TRUE(hb_font_get_glyph_extents(subset, glyph, &kept));
      ASSERT_TRUE(hb_font_get_glyph_extents(file->font(), entry.glyph, &original));
      EXPECT_EQ(std::tie(kept.x_bearing, kept.y_bearing, kept.width, kept.height),
                std::tie(original.x_bearing, original.y_bearing, original.width, original.height))
          << entry.text;
      EXPECT_EQ(hb_font_get_glyph_h_advance(subset, glyph),
                hb_font_get_glyph_h_advance(file->font(), entry.glyph));
    }
    hb_font_destroy(subset);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
  }
}

TEST(FileDates, AreReadFromIso8601) {
  EXPECT_EQ(file_date("2026-12-01")->pdf, "D:20261201000000Z");
  EXPECT_EQ(file_date("2026-12-01")->xmp, "2026-12-01T00:00:00Z");
  EXPECT_EQ(file_date("2026-12-01T09:30:00+01:00")->pdf, "D:20261201093000+01'00'");
  EXPECT_FALSE(file_date("").has_value());
}

}  // namespace
}  // namespace paraphe
