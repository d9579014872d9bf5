// SPDX-License-Identifier: EUPL-1.2
// Boxes at a fixed place of the page: tabs, faces of a folded card.
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "typeset/dump.h"
#include "typewriter.h"

namespace paraphe::setting {
namespace {

Block panel(const Panel& box, std::vector<Block> children) {
  Block block = group(Block::Kind::panel, Role::division, std::move(children));
  block.panel = std::make_shared<const Panel>(box);
  return block;
}

std::string drawn(const Document& document) {
  Diagnostics diagnostics;
  const auto pages = set(document, diagnostics);
  EXPECT_TRUE(diagnostics.items().empty());
  return pages ? dump(*pages) : "nothing";
}

TEST(APanel, StandsAtItsPlaceAndTakesNoRoom) {
  Document document = sheet(6, 30);  // 150 on 72 points: lines of twelve
  Panel box;
  box.left = 100;
  box.top = 10;
  box.width = 40;
  box.height = 32;
  box.fill = Color{0.5, 0.5, 0.5};
  document.blocks = {lines_of("a", 1), panel(box, {lines_of("p", 1)}), lines_of("b", 1)};
  const std::string with = drawn(document);
  // Filled from 42 to 10 points below the top of the paper, its line in the middle.
  EXPECT_NE(with.find("  layout 100.0 30.0 140.0 62.0 box\n"), std::string::npos) << with;
  EXPECT_NE(with.find("  P 100.0 43.0 regular 10.0 |p1|\n"), std::string::npos) << with;
  document.blocks.erase(document.blocks.begin() + 1);
  const std::string without = drawn(document);
  for (const char* line : {"|a1|\n", "|b1|\n"}) {
    const std::size_t at = without.find(line), start = without.rfind('\n', at);
    EXPECT_NE(with.find(without.substr(start, at - start)), std::string::npos) << line;
  }
}

TEST(APanel, HoldsItsTextAtItsTopWhereAsked) {
  Document document = sheet(6, 30);
  Panel box;
  box.width = 40;
  box.height = 32;
  document.blocks = {panel(box, {lines_of("m", 1)})};
  const std::string middle = drawn(document);
  box.from_top = true;
  document.blocks = {panel(box, {lines_of("m", 1)})};
  EXPECT_NE(middle.find("P 0.0 53.0 "), std::string::npos) << middle;
  EXPECT_NE(drawn(document).find("P 0.0 63.0 "), std::string::npos) << drawn(document);
}

TEST(APanel, UpsideDownIsTurnedAroundItsMiddle) {
  Document document = sheet(6, 30);
  Panel box;
  box.left = 20;
  box.width = 60;
  box.height = 36;
  box.upside_down = box.artifact = true;
  Panel near = box;
  near.top = 36;
  near.upside_down = near.artifact = false;
  document.blocks = {panel(box, {lines_of("x", 1)}), panel(near, {lines_of("x", 1)})};
  // Page of 72: the middles are at 54 and 18; what is 5 below the one on the left is 5 above the
  // other on the right, and read once.
  const std::string both = drawn(document);
  EXPECT_NE(both.find("  P 20.0 15.0 regular 10.0 |x1|\n"), std::string::npos) << both;
  EXPECT_NE(both.find("  layout 80.0 57.0 regular 10.0 turned 180.0 |x1|\n"), std::string::npos)
      << both;
}

TEST(ALayoutWithoutBand, PrintsNothingInIt) {
  Document document = sheet(6, 30);
  document.fingerprint = "AAAA-BBBB-CCCC";
  document.blocks = {lines_of("a", 1)};
  document.layout.band_height = 10;
  EXPECT_NE(drawn(document).find("AAAA"), std::string::npos);
  document.layout.band_height = 0;
  EXPECT_EQ(drawn(document).find("AAAA"), std::string::npos);
}

}  // namespace
}  // namespace paraphe::setting
