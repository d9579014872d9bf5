// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>

#include "typewriter.h"

namespace paraphe::setting {
namespace {

Image picture(int width, int height) {
  Image image;
  image.file = "p.png";
  image.width = width;
  image.height = height;
  return image;
}

/// A page of 300 × 240 points that begins with a row of the pictures, each within 100 × 60 points.
Document sheet_with(std::vector<Image> images) {
  Document document = sheet(20, 60);
  document.image_limits.resolution = 72;
  Block row = group(Block::Kind::image_row, Role::division, {});
  row.box_height = 60;
  row.image_width = 100;
  for (std::size_t i = 0; i < images.size(); ++i) {
    Block image = group(Block::Kind::image, Role::figure, {});
    image.image = static_cast<int>(i);
    image.alternative = "Logo";
    row.children.push_back(image);
  }
  document.images = std::move(images);
  document.blocks.push_back(row);
  document.blocks.push_back(paragraph("texte"));
  return document;
}

std::vector<ImageItem> images_of(const Page& page) {
  std::vector<ImageItem> images;
  for (const Item& item : page.items)
    if (const auto* image = std::get_if<ImageItem>(&item)) images.push_back(*image);
  return images;
}

double first_line(const Page& page) {
  for (const Item& item : page.items)
    if (const auto* text = std::get_if<TextItem>(&item)) return text->y;
  return 0;
}

TEST(ImageRow, KeepsProportionsAndSpreadsOverTheLine) {
  Diagnostics diagnostics;
  const auto pages = set(sheet_with({picture(400, 120), picture(120, 120)}), diagnostics);
  const auto images = images_of(pages->pages[0]);
  ASSERT_EQ(images.size(), 2U);
  EXPECT_NEAR(images[0].x, 0, 0.01);
  EXPECT_NEAR(images[0].w, 100, 0.01);
  EXPECT_NEAR(images[0].h, 30, 0.01);
  EXPECT_NEAR(images[0].y, 240 - 45, 0.01);  // in the middle of the row
  EXPECT_NEAR(images[1].w, 60, 0.01);
  EXPECT_NEAR(images[1].x + images[1].w, 300, 0.01);
  const StructureNode& node = pages->nodes[static_cast<std::size_t>(images[0].mark.node)];
  EXPECT_EQ(node.type, "Figure");
  EXPECT_EQ(node.alt.text(), "Logo");
  EXPECT_TRUE(diagnostics.items().empty());
}

TEST(ImageRow, GoesOnInANewRow) {
  Diagnostics diagnostics;
  const std::vector<Image> four(4, picture(400, 120));
  const auto pages = set(sheet_with(four), diagnostics);
  const auto images = images_of(pages->pages[0]);
  ASSERT_EQ(images.size(), 4U);
  EXPECT_GT(images[0].y, images[3].y + 59);
  EXPECT_LE(images[2].x + images[2].w, 300.01);
}

TEST(ImageRow, HoldsItsPlaceWhenItIsEmpty) {
  Diagnostics diagnostics;
  const auto none = set(sheet_with({}), diagnostics);
  const auto one = set(sheet_with({picture(400, 120)}), diagnostics);
  EXPECT_EQ(first_line(none->pages[0]), first_line(one->pages[0]));
}

TEST(ImageRow, SaysThatAnImageIsCoarse) {
  Diagnostics diagnostics;
  set(sheet_with({picture(50, 15)}), diagnostics);
  ASSERT_EQ(diagnostics.items().size(), 1U);
  EXPECT_EQ(diagnostics.items()[0].id, "IMG-04");
  EXPECT_EQ(diagnostics.items()[0].message.fr,
            "l’image «\u00A0p.png\u00A0» paraîtra floue\u00A0: 36 pixels par pouce à la taille "
            "imprimée");
}

TEST(Header, ShowsLogosAndNamesAsArtifacts) {
  Document document = sheet_with({picture(400, 100)});
  document.layout.height += 60;
  document.layout.margin_top = 60;
  document.layout.header_baseline = 30;
  Strip& header = document.layout.header;
  header.style = "text";
  header.right = "droite";
  header.logos = {{0, "A"}, {-1, "BB"}};
  header.logo_height = 20;
  header.logo_width = 60;
  Diagnostics diagnostics;
  const auto pages = set(document, diagnostics);
  const auto images = images_of(pages->pages[0]);
  ASSERT_EQ(images.size(), 2U);
  EXPECT_EQ(images[0].mark.node, Mark::artifact);
  EXPECT_NEAR(images[0].w, 60, 0.01);
  EXPECT_NEAR(images[0].h, 15, 0.01);
  const std::string dumped = dump(*pages);
  EXPECT_NE(dumped.find("|BB|"), std::string::npos);
  EXPECT_NE(dumped.find("|droite|"), std::string::npos);
}

TEST(Header, SetsSmallerWhatWouldMeet) {
  Document document = sheet(20, 30);
  document.layout.margin_top = 40;
  document.layout.header_baseline = 20;
  document.layout.header.style = "text";
  document.layout.header.left = std::string(25, 'a');
  document.layout.header.right = std::string(10, 'b');
  document.blocks.push_back(paragraph("texte"));
  Diagnostics diagnostics;
  const auto pages = set(document, diagnostics);
  std::vector<TextItem> header;
  for (const Item& item : pages->pages[0].items)
    if (const auto* text = std::get_if<TextItem>(&item);
        text != nullptr && text->mark.kind == Mark::Artifact::pagination_header)
      header.push_back(*text);
  ASSERT_EQ(header.size(), 2U);
  const double end = header[0].x + 25 * 0.5 * header[0].size;
  EXPECT_GT(header[1].x, end + 4);
  EXPECT_LT(end, 150);
}

TEST(Style, DrawsItsRulesBesideItsLines) {
  Document document = sheet(20, 30);
  ParagraphStyle style = document.layout.styles["text"];
  style.rule_above = 2;
  style.rule_below = 1;
  style.rule_gap = 3;
  style.rule_length = 40;
  document.layout.styles["ruled"] = style;
  document.blocks = {paragraph("titre", "ruled"), paragraph("texte")};
  Diagnostics diagnostics;
  const auto pages = set(document, diagnostics);
  std::vector<LineItem> rules;
  for (const Item& item : pages->pages[0].items)
    if (const auto* line = std::get_if<LineItem>(&item)) rules.push_back(*line);
  ASSERT_EQ(rules.size(), 2U);
  EXPECT_NEAR(rules[0].y0, 240 - 1, 0.01);
  EXPECT_NEAR(rules[0].x1 - rules[0].x0, 40, 0.01);
  EXPECT_NEAR(rules[1].y0, 240 - 5 - 12 - 3.5, 0.01);
  EXPECT_EQ(rules[0].mark.node, Mark::artifact);
}

// A cover of many parties: spaces give way before a line goes to the next page.
TEST(OnePage, ShrinksItsSpaces) {
  Document document = sheet(6, 30);
  ParagraphStyle style = document.layout.styles["text"];
  style.space_before = 30;
  document.layout.styles["apart"] = style;
  Block whole = group(Block::Kind::container, Role::section,
                      {paragraph("a", "apart"), paragraph("b", "apart"), paragraph("c", "apart")});
  document.blocks = {whole};
  Diagnostics diagnostics;
  EXPECT_EQ(set(document, diagnostics)->pages.size(), 2U);
  document.blocks[0].one_page = true;
  EXPECT_EQ(set(document, diagnostics)->pages.size(), 1U);
}

}  // namespace
}  // namespace paraphe::setting
