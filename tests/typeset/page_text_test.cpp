// SPDX-License-Identifier: EUPL-1.2
#include "typeset/page_text.h"

#include <gtest/gtest.h>

#include "typewriter.h"

namespace paraphe::setting {
namespace {

Pages set(const Document& document) {
  Typewriter typewriter;
  Diagnostics diagnostics;
  auto pages = set_pages(
      document, typewriter, [](Source) { return Place{}; }, diagnostics);
  if (!pages) throw std::runtime_error("no pages");
  return std::move(*pages);
}

std::string text_of(const Document& document, std::size_t page = 0) {
  const Pages pages = set(document);
  return PageTexts(pages).of(pages.pages[page]);
}

TEST(PageText, IsOneLineABlock) {
  Document document = sheet(9, 20);
  document.blocks = {paragraph("Article 1", "text", Role::heading),
                     paragraph("Le texte est long, et tient sur trois lignes."),
                     paragraph("Un\u00A0autre\u202F; il suit.")};
  EXPECT_EQ(text_of(document),
            "Article 1\nLe texte est long, et tient sur trois lignes.\nUn autre ; il suit.");
}

TEST(PageText, MakesDividedWordsWhole) {
  Document document = sheet(9, 12);
  document.blocks = {paragraph("La collaboration intercommunale", "justified")};
  const Pages pages = set(document);
  bool divided = false;
  for (const Sign& sign : pages.signs) divided = divided || sign.text == "\u00AD";
  EXPECT_TRUE(divided);
  EXPECT_EQ(PageTexts(pages).of(pages.pages[0]), "La collaboration intercommunale");
}

TEST(PageText, KeepsWhatIsSetApartInItsLine) {
  Document document = sheet(9, 40);
  Block block = paragraph("Un mot en ");
  block.runs.push_back(run("gras"));
  block.runs.back().bold = true;
  block.runs.push_back(run("se, et "));
  block.runs.push_back(run("open science"));
  block.runs.back().language = "en";
  block.runs.push_back(run("."));
  document.blocks = {block};
  EXPECT_EQ(text_of(document), "Un mot en grasse, et open science.");
}

TEST(PageText, KeepsANumberOnTheLineOfItsItem) {
  Document document = sheet(9, 40);
  Block list = group(Block::Kind::container, Role::list, {});
  for (const char* number : {"1°", "2°"}) {
    Block item = paragraph("ouvrir.", "text", Role::list_item);
    item.label = {run(number)};
    item.label_width = 20;
    list.children.push_back(item);
  }
  document.blocks = {paragraph("Les parties conviennent :"), list, paragraph("Fin.")};
  EXPECT_EQ(text_of(document), "Les parties conviennent :\n1° ouvrir.\n2° ouvrir.\nFin.");
}

TEST(PageText, LeavesOutWhatStandsAround) {
  Document document = sheet(20, 40);
  document.layout.margin_top = document.layout.margin_bottom = 48;
  document.layout.header.left = "Convention";
  document.layout.header.style = "text";
  document.layout.footer.right = "Page {page}/{pages}";
  document.fingerprint = "ABCD";
  document.watermarks.push_back({"PROJET", {}, 20, 30});
  document.blocks = {paragraph("Le texte.")};
  EXPECT_EQ(text_of(document), "Le texte.");
}

TEST(PageText, GoesOnFromPageToPage) {
  Document document = sheet(2, 10);
  document.blocks = {paragraph("Premier. Deuxieme. Troisieme. Quatrieme.")};
  EXPECT_EQ(text_of(document, 0), "Premier. Deuxieme.");
  EXPECT_EQ(text_of(document, 1), "Troisieme. Quatrieme.");
}

TEST(PageText, IsEmptyOnAnEmptyPage) { EXPECT_EQ(text_of(sheet(2, 10)), ""); }

TEST(TheSquareOfTheCode, IsKeptOnlyWhereACodeIsWanted) {
  Document document = sheet(20, 60);
  document.layout.margin_bottom = 60;
  document.layout.footer_baseline = 10;
  document.layout.band_height = 40;
  document.layout.qr_side = 40;
  document.blocks = {paragraph("Le texte.")};
  EXPECT_EQ(set(document).pages[0].code.x1, 0);
  document.claim = PageClaim{};
  const Box square = set(document).pages[0].code;
  EXPECT_EQ(square.x0, 0);
  EXPECT_EQ(square.y0, 10);
  EXPECT_EQ(square.x1, 40);
  EXPECT_EQ(square.y1, 50);
  document.layout.qr_side = 0;
  EXPECT_EQ(set(document).pages[0].code.x1, 0);
}

}  // namespace
}  // namespace paraphe::setting
