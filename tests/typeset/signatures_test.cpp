// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>

#include "typewriter.h"

namespace paraphe::setting {
namespace {

using Kind = paraphe::Run::Kind;

Block box(const std::string& name) {
  Block box = group(Block::Kind::signature_box, Role::division, {paragraph(name)});
  box.field = "Signature_" + name;
  box.box_height = 24;
  return box;
}

Block signatures(int count) {
  Block signatures = group(Block::Kind::signature_group, Role::section, {paragraph("Fait")});
  signatures.continuation.push_back(paragraph("suite"));
  for (int i = 0; i < count; ++i)
    signatures.children.push_back(box(std::string(1, static_cast<char>('p' + i))));
  return signatures;
}

Pages pages_of(const Document& document) {
  Diagnostics diagnostics;
  auto pages = set(document, diagnostics);
  EXPECT_TRUE(diagnostics.items().empty());
  return std::move(*pages);
}

/// The texts of a page that no reader hears.
std::string unread(const Pages& pages, std::size_t number) {
  std::string out;
  for (const Item& item : pages.pages[number].items) {
    const auto* text = std::get_if<TextItem>(&item);
    if (text == nullptr || text->mark.node >= 0) continue;
    for (const Glyph& glyph : text->glyphs) out += pages.signs[glyph.sign].text;
    out += text->invisible ? "?" : "|";
  }
  return out;
}

std::vector<LineItem> strokes(const Page& page) {
  std::vector<LineItem> found;
  for (const Item& item : page.items)
    if (const auto* line = std::get_if<LineItem>(&item)) found.push_back(*line);
  return found;
}

TEST(SignaturesOfSeveralPages, SayOnEachWhatIsSigned) {
  Document document = sheet(10, 30);
  document.blocks = {lines_of("a", 9), signatures(6)};
  const Pages pages = pages_of(document);
  EXPECT_EQ(page_texts(pages), "a1/a2/a3/a4/a5/a6 | a7/a8/a9/Fait/pq | rs/tu");
  EXPECT_EQ(unread(pages, 1), "");
  EXPECT_EQ(unread(pages, 2), "suite|");
  EXPECT_EQ(pages.pages[1].fields.size(), 2U);
  EXPECT_EQ(pages.pages[2].fields.size(), 4U);
  EXPECT_LE(pages.pages[2].fields[0].box.y1, 120 - 24);  // below what they continue
}

TEST(SignaturesOfSeveralPages, LeaveNoRowAlone) {
  Document document = sheet(14, 30);
  document.blocks = {lines_of("a", 3), signatures(8)};
  // Three rows would fit under the text.
  EXPECT_EQ(page_texts(pages_of(document)), "a1/a2/a3/Fait/pq/rs | tu/vw");
}

TEST(SignaturesOfOnePage, SayNothingTwice) {
  Document document = sheet(12, 30);
  document.blocks = {lines_of("a", 3), signatures(4)};
  const Pages pages = pages_of(document);
  ASSERT_EQ(pages.pages.size(), 1U);
  EXPECT_EQ(unread(pages, 0), "");
  EXPECT_TRUE(strokes(pages.pages[0]).empty());
}

TEST(ASignatureBox, HasWhatAHandFillsRightAboveIt) {
  Document document = sheet(12, 30);
  document.blocks = {signatures(2)};
  for (Block& each : document.blocks[0].children) {
    if (each.kind != Block::Kind::signature_box) continue;
    if (each.field == "Signature_p") each.children.push_back(paragraph("longue"));
    Block date = paragraph("le");
    date.runs.emplace_back().kind = Kind::blank;
    date.runs.back().width = 20;
    each.children.push_back(date);
  }
  const std::vector<LineItem> blanks = strokes(pages_of(document).pages[0]);
  ASSERT_EQ(blanks.size(), 2U);
  EXPECT_DOUBLE_EQ(blanks[0].y0, blanks[1].y0);
}

TEST(ATextTag, IsInItsBoxUnseenAndAloneOnItsLine) {
  Document document = sheet(10, 60);
  document.blocks = {lines_of("a", 3), signatures(2)};
  for (Block& each : document.blocks[1].children)
    if (!each.field.empty()) each.tag = "#" + each.field + "#";
  const Pages pages = pages_of(document);
  EXPECT_EQ(page_texts(pages), "a1/a2/a3/Fait/pq");
  EXPECT_EQ(unread(pages, 0), "#Signature_p#?#Signature_q#?");
  std::vector<double> baselines;
  for (const Item& item : pages.pages[0].items) {
    const auto* text = std::get_if<TextItem>(&item);
    if (text == nullptr || !text->invisible) continue;
    const Box& field = pages.pages[0].fields[baselines.size()].box;
    EXPECT_GT(text->x, field.x0);
    EXPECT_GT(text->y, field.y0);
    EXPECT_LT(text->y, field.y1);
    baselines.push_back(text->y);
  }
  ASSERT_EQ(baselines.size(), 2U);
  EXPECT_GE(baselines[0] - baselines[1], 10);
}

TEST(UnusedRoom, IsStruckOutWhereTheLayoutAsks) {
  Document document = sheet(12, 30);
  document.layout.strike_unused = true;
  document.blocks = {lines_of("a", 3), group(Block::Kind::page_break, Role::paragraph, {}),
                     lines_of("b", 11)};
  const Pages pages = pages_of(document);
  const std::vector<LineItem> z = strokes(pages.pages[0]);
  ASSERT_EQ(z.size(), 3U);
  for (const LineItem& stroke : z) {
    EXPECT_LT(std::max(stroke.y0, stroke.y1), 12 * 9.0);  // under the three lines
    EXPECT_GE(std::min(stroke.y0, stroke.y1), 0);
    EXPECT_EQ(stroke.mark.node, Mark::artifact);
    EXPECT_EQ(stroke.mark.kind, Mark::Artifact::layout);
  }
  EXPECT_TRUE(strokes(pages.pages[1]).empty());  // one line is no room
}

TEST(UnusedRoom, IsStruckOutBesideALoneSignatureBox) {
  Document document = sheet(9, 60);
  document.layout.strike_unused = true;
  document.blocks = {signatures(3)};
  const Pages pages = pages_of(document);
  ASSERT_EQ(pages.pages.size(), 1U);
  const std::vector<LineItem> z = strokes(pages.pages[0]);
  ASSERT_EQ(z.size(), 3U);
  EXPECT_GE(z[0].x0, pages.pages[0].fields[2].box.x1);
}

}  // namespace
}  // namespace paraphe::setting
