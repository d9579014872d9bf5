// SPDX-License-Identifier: EUPL-1.2
#include "typeset/fonts.h"

#include <gtest/gtest.h>
#include <hb-ot.h>
#include <hb.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/font_fault.h"
#include "places.h"
#include "typeset/words.h"
#include "typewriter.h"

namespace paraphe::setting {
namespace {

const std::string folder = "/usr/share/fonts/truetype/gentiumplus/GentiumBookPlus-";

class RealFonts : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(folder + "Regular.ttf"))
      GTEST_SKIP() << "fonts-sil-gentiumplus is not installed";
  }
};

TEST_F(RealFonts, HaveOutlinesForEveryFrenchLetter) {
  const std::string letters = "ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸàâæçéèêëîïôœùûüÿ«»’–—…€§°";
  for (const char* style : {"Regular.ttf", "Bold.ttf", "Italic.ttf", "BoldItalic.ttf"}) {
    Fonts fonts;
    std::vector<ShapedGlyph> glyphs;
    fonts.shape(fonts.face(folder + style), false, letters, glyphs);
    hb_blob_t* blob = hb_blob_create_from_file((folder + style).c_str());
    hb_face_t* face = hb_face_create(blob, 0);
    hb_font_t* font = hb_font_create(face);
    for (const ShapedGlyph& glyph : glyphs) {
      hb_glyph_extents_t extents{};
      EXPECT_TRUE(hb_font_get_glyph_extents(font, glyph.id, &extents));
      EXPECT_GT(extents.width, 0) << letters.substr(glyph.begin, glyph.length);
    }
    hb_font_destroy(font);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
  }
}

TEST_F(RealFonts, KernWordsLikeTheWholeLine) {
  Fonts fonts;
  std::vector<Sign> signs;
  Words words(fonts, french_patterns(), signs);
  const int face = fonts.face(folder + "Regular.ttf");
  const std::string line = "AVENANT Tarif To, V. Fait";
  std::vector<ShapedGlyph> glyphs;
  fonts.shape(face, false, line, glyphs);
  double whole = 0, parts = 0;
  for (const ShapedGlyph& glyph : glyphs) whole += double{glyph.advance};
  const Word& space = words.get(face, false, " ");
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    const std::size_t before = at > 0 ? 1 : 0, after = end < line.size() ? 1 : 0;
    const Word& word = words.get(
        face, false, std::string_view(line).substr(at - before, end - at + before + after), before,
        after);
    parts += double{word.width + word.lead} + (after > 0 ? double{space.width} : 0);
    at = end + 1;
  }
  EXPECT_NEAR(parts, whole, 1e-4);
}

TEST_F(RealFonts, AreRefusedWhenTheyCannotBeRead) {
  Fonts fonts;
  EXPECT_THROW(fonts.face("/nonexistent.ttf"), std::runtime_error);
  EXPECT_THROW(fonts.face(std::string(source_dir) + "/CMakeLists.txt"), std::runtime_error);
}

TEST_F(RealFonts, AreRefusedWhenTheyAreCutShort) {
  std::ifstream in(folder + "Regular.ttf", std::ios::binary);
  const std::string whole(std::istreambuf_iterator<char>(in), {});
  const std::string file = testing::TempDir() + "paraphe-cut.ttf";
  // In the head, its list of tables, the outlines, the last table.
  for (const std::size_t kept :
       {std::size_t{4}, std::size_t{200}, std::size_t{1'000}, whole.size() / 2, whole.size() - 2}) {
    std::ofstream(file, std::ios::binary) << whole.substr(0, kept);
    Fonts fonts;
    EXPECT_THROW(fonts.face(file), FontFault) << kept;
  }
  std::filesystem::remove(file);
}

// What a reader hears is the text: every run, in order, with the spaces at line ends.
TEST_F(RealFonts, LoseNoCharacterOfTheText) {
  Document document = sheet(40, 60);
  document.layout.families["type"] = {folder + "Regular.ttf", folder + "Bold.ttf",
                                      folder + "Italic.ttf", folder + "BoldItalic.ttf"};
  std::string text;
  const char* const parts[] = {
      "La présente convention, conclue entre la Région et l’établissement, fixe les modalités ",
      "d’un partenariat\u202F; elle vaut «\u00A0engagement réciproque\u00A0» des parties pour ",
      "12\u202F000\u00A0€ par an, jusqu’à l’expiration du délai de préavis mentionné à "
      "l’article\u00A04. ",
      "Les co-responsables s’obligent à la confidentialité, aujourd’hui comme demain, ",
  };
  for (int i = 0; i < 90; ++i) {
    Block block = paragraph("", "justified");
    block.runs.clear();
    for (int k = 0; k < 7; ++k) {
      paraphe::Run part = run(parts[(i * 3 + k * (i % 5)) % 4]);
      part.bold = k % 3 == 1;
      part.italic = k % 4 == 2;
      part.small_caps = k == 5;
      part.language = k == 6 ? "en" : "";
      text += part.text;
      block.runs.push_back(part);
    }
    document.blocks.push_back(block);
  }
  Fonts fonts;
  Diagnostics diagnostics;
  const auto pages = set_pages(
      document, fonts, [](Source) { return Place{}; }, diagnostics);
  ASSERT_TRUE(pages);
  std::string heard;
  int divided = 0;
  for (const Page& page : pages->pages)
    for (const Item& item : page.items)
      if (const auto* line = std::get_if<TextItem>(&item); line != nullptr && line->mark.node >= 0)
        for (const Glyph& glyph : line->glyphs) {
          const std::string& shown = pages->signs[glyph.sign].text;
          heard += shown == "\u00AD" ? "" : shown;
          divided += shown == "\u00AD" ? 1 : 0;
        }
  EXPECT_EQ(heard, text);
  EXPECT_GT(divided, 0);
  EXPECT_GT(pages->pages.size(), 5U);
}

// Marks are composed and placed, though most words are shaped without looking for any.
TEST(Fonts, ComposeMarksWhereThereAreAny) {
  Fonts fonts;
  const int face = fonts.face("/usr/share/fonts/truetype/gentiumplus/GentiumBookPlus-Regular.ttf");
  const auto shaped = [&](std::string_view text) {
    std::vector<ShapedGlyph> glyphs;
    fonts.shape(face, false, text, glyphs);
    return glyphs;
  };
  const auto composed = shaped("\u00E9"), decomposed = shaped("e\u0301");
  ASSERT_EQ(composed.size(), 1U);
  ASSERT_EQ(decomposed.size(), 1U);
  EXPECT_EQ(decomposed[0].id, composed[0].id);
  EXPECT_EQ(shaped("x\u0302").size(), 2U);
}

}  // namespace
}  // namespace paraphe::setting
