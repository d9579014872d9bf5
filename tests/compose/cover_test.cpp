// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "support.h"

namespace paraphe::testing {
namespace {

Document composed(const std::string& theme, const std::string& text) {
  Diagnostics diagnostics;
  const auto form =
      load_template(theme, {path_of("templates"), path_of("schemas/gabarit.xsd")}, diagnostics);
  const auto agreement = read_agreement(text, diagnostics);
  auto document = compose(*agreement, *form, {}, diagnostics);
  EXPECT_TRUE(document) << french(diagnostics);
  return document.value_or(Document{});
}

std::string everything() { return read_bytes(path_of("tests/conventions/tout.xml")); }

TEST(ACover, ShowsLogosTitlePartiesAndReferences) {
  const Document document = composed("institutionnel", everything());
  const Block& cover = document.blocks.front();
  ASSERT_EQ(document.blocks[1].kind, Block::Kind::page_break);
  EXPECT_TRUE(cover.one_page);
  const Block& logos = cover.children.front();
  ASSERT_EQ(logos.kind, Block::Kind::image_row);
  std::vector<std::string> heard;
  for (const Block& logo : logos.children) {
    EXPECT_EQ(logo.role, Role::figure);
    heard.push_back(logo.alternative);
  }
  EXPECT_EQ(heard, (std::vector<std::string>{"Logo\u00A0: Région Exemple",
                                             "Logo\u00A0: Université d’Exempleville",
                                             "Logo\u00A0: Office Mer et Littoral d’exemple"}));
  EXPECT_EQ(cover.children[1].role, Role::heading);
  EXPECT_EQ(document.title, spoken(cover.children[1].runs));
  ASSERT_EQ(document.images.size(), 3U);
  EXPECT_EQ(document.images[1].file, "logo-bandes.png");
  std::vector<std::string> header;
  for (const StripLogo& logo : document.layout.header.logos)
    header.push_back(logo.image < 0 ? logo.name : std::to_string(logo.image));
  EXPECT_EQ(header, (std::vector<std::string>{"0", "1", "CNRS", "2"}));
}

TEST(ACover, KeepsItsTitleInPlaceWithoutLogos) {
  const Document document = composed("institutionnel", Frame().text());
  EXPECT_EQ(document.blocks.front().children.front().kind, Block::Kind::image_row);
  EXPECT_TRUE(document.blocks.front().children.front().children.empty());
  EXPECT_TRUE(document.images.empty());
  EXPECT_TRUE(document.layout.header.logos.empty());
  EXPECT_EQ(document.layout.header.left, "CNRS et Région");
}

TEST(ACover, IsOnlyOnPaperThatHasOne) {
  for (const char* theme : {"sobre", "grands-caracteres"}) {
    const Document document = composed(theme, everything());
    EXPECT_EQ(document.blocks.front().children.front().role, Role::heading) << theme;
    EXPECT_TRUE(document.images.empty()) << theme;
    EXPECT_TRUE(document.layout.header.logos.empty()) << theme;
  }
}

// Two parties of one house: the file is embedded once.
TEST(ALogo, IsTakenOnceForSeveralParties) {
  Frame frame;
  for (std::size_t at = 0; (at = frame.parties.find("<partie ", at)) != std::string::npos; at += 8)
    frame.parties.insert(at + 8, "logo=\"commun.png\" ");
  const Document document = composed("institutionnel", frame.text());
  ASSERT_EQ(document.images.size(), 1U);
  EXPECT_EQ(document.blocks.front().children.front().children.size(), 2U);
}

}  // namespace
}  // namespace paraphe::testing
