// SPDX-License-Identifier: EUPL-1.2
#include "typeset/lines.h"

#include <gtest/gtest.h>

#include <random>

#include "typewriter.h"

namespace paraphe::setting {
namespace {

struct Case {
  const char* name;
  int characters;
  const char* style;
  const char* text;
  const char* expected;
};

const Case cases[] = {
    {"FillsARaggedLine", 10, "text", "un deux trois", "un deux/trois"},
    {"KeepsAWordThatFitsExactly", 7, "text", "un deux trois", "un deux/trois"},
    {"EvensOutJustifiedLines", 12, "justified", "aa bb cc dd ee ff gg hh",
     "aa bb cc dd/ee ff gg hh"},
    {"LeavesNoSmallWordAloneOnTheLastLine", 20, "text", "un deux trois quatre a",
     "un deux trois/quatre a"},
    {"NeverBreaksAtANoBreakSpace", 10, "text", "article n°\u00A012", "article/n°\u00A012"},
    {"DividesAWordThatDoesNotFit", 8, "text", "coopération", "coopéra-/tion"},
    {"BreaksAfterARealHyphenWithoutAddingOne", 8, "text", "grand-parental", "grand-/parental"},
    {"NeverDividesCapitalisedWords", 8, "text", "Coopération", "Coopération"},
    {"HangsAFinalPeriod", 12, "justified", "abcd efgh ij. klm nop", "abcd efgh ij./klm nop"},
    {"KeepsPunctuationWithItsWord", 9, "text", "les axes\u202F; oui", "les/axes\u202F;/oui"},
};

class Lines : public testing::TestWithParam<Case> {};

TEST_P(Lines, Break) {
  Document document = sheet(20, GetParam().characters);
  document.blocks.push_back(paragraph(GetParam().text, GetParam().style));
  Diagnostics diagnostics;
  const auto pages = set(document, diagnostics);
  ASSERT_TRUE(pages);
  EXPECT_EQ(page_texts(*pages), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(Table, Lines, testing::ValuesIn(cases),
                         [](const auto& param) { return std::string(param.param.name); });

TEST(ATitle, IsSetInLinesAlikeThatDoNotEndWithASmallWord) {
  const struct {
    int characters;
    const char *text, *expected;
  } titles[] = {
      {30, "Protocole de coopération entre Caen", "Protocole de coopération/entre Caen"},
      {30, "Développer la médiation et promouvoir tout",
       "Développer la médiation/et promouvoir tout"},
      {30, "Convention pour développer tout", "Convention/pour développer tout"},
      {30, "Protocole de coopération", "Protocole de coopération"},
  };
  for (const auto& title : titles) {
    Document document = sheet(20, title.characters);
    document.blocks.push_back(paragraph(title.text, "text", Role::heading));
    Diagnostics diagnostics;
    EXPECT_EQ(page_texts(*set(document, diagnostics)), title.expected);
  }
}

TEST(ALine, EndsWithTheSpaceItWasBrokenAt) {
  Document document = sheet(20, 10);
  document.blocks.push_back(paragraph("un deux trois"));
  Diagnostics diagnostics;
  EXPECT_EQ(dump_structure(*set(document, diagnostics)), "Document\n  P |un deux trois|\n");
}

TEST(ALine, IsStretchedToTheMeasure) {
  Document document = sheet(20, 20);
  document.blocks.push_back(paragraph("aaaa bbbb cccc ddd eeeeee ffff", "justified"));
  Diagnostics diagnostics;
  const auto pages = set(document, diagnostics);
  const auto& line = std::get<TextItem>(pages->pages[0].items[0]);
  double width = 0;
  for (std::size_t i = 0; i + 1 < line.glyphs.size(); ++i) width += line.glyphs[i].advance;
  EXPECT_NEAR(width, 100, 1e-3);
}

// A line 100 points long, 80 of them glyphs, in rooms of other widths; its spaces are 20 points
// wide.
TEST(AFit, TakesMoreOfTheGlyphsWhereSpacesWouldBeTooWideOrTooNarrow) {
  const struct {
    double room;
    bool rescue;
    double glyphs, spaces;
  } lines[] = {
      {101, false, 0.012, 0.004},   // glyphs do it
      {111, false, 0.025, 0.9},     // spaces the rest
      {111, true, 0.025, 0.9},      // which may be that wide
      {112.8, false, 0.025, 1.08},  // or wider, for want of better
      {112.8, true, 0.035, 1},      // better: glyphs, by no more than is needed
      {115, true, 0.04, 1.18},      // nor than their most
      {91, false, -0.025, -1.05},   // too long
      {91, true, -0.03, -0.99},     // narrower by what is needed
      {90, true, -0.04, -1.02},     // too long even so
  };
  Breakpoint end;
  end.end = 100;
  end.end_glyphs = 80;
  end.end_stretch = 10;
  end.end_shrink = 20.0 / 3;
  for (const auto& line : lines) {
    const Fit set = fit(Breakpoint{}, end, line.room, line.rescue);
    EXPECT_NEAR(set.glyphs, line.glyphs, 1e-9) << line.room;
    EXPECT_NEAR(set.spaces, line.spaces, 1e-9) << line.room;
  }
}

// Glyphs take up what nobody sees; spaces the rest; no more than two lines in a row end with a
// hyphen.
TEST(AParagraph, IsSetEvenlyAndSeldomDivided) {
  const std::string text =
      "Les établissements coordonnent régulièrement leurs politiques de recommandation, "
      "rapprochent "
      "leurs administrations scientifiques, développent des infrastructures expérimentales "
      "complémentaires, accompagnent les organisations professionnelles intéressées, encouragent "
      "l’internationalisation des laboratoires, la multiplication des expérimentations "
      "territoriales "
      "et la reconnaissance institutionnelle des accomplissements communs.";
  Diagnostics diagnostics;
  for (int characters = 55; characters < 90; ++characters) {
    Document document = sheet(60, characters);
    document.blocks.push_back(paragraph(text, "justified"));
    const auto pages = set(document, diagnostics);
    int hyphens = 0;
    for (const Item& item : pages->pages[0].items) {
      const auto& line = std::get<TextItem>(item);
      hyphens = pages->signs[line.glyphs.back().sign].text == "\u00AD" ? hyphens + 1 : 0;
      EXPECT_LE(hyphens, 2) << characters;
      EXPECT_NEAR(line.stretch, 1, rescuing_glyph_change + 1e-9);
    }
    EXPECT_EQ(std::get<TextItem>(pages->pages[0].items.back()).stretch, 1) << "the last line";
  }
}

/// Words of agreements, long ones often, in an order of its own for each seed.
std::string some_words(unsigned seed) {
  static const std::vector<std::string> words = {"Les",
                                                 "établissements",
                                                 "coordonnent",
                                                 "leurs",
                                                 "régulièrement",
                                                 "politiques",
                                                 "de",
                                                 "la",
                                                 "recommandation",
                                                 "rapprochent",
                                                 "développent",
                                                 "infrastructures",
                                                 "et",
                                                 "expérimentales",
                                                 "complémentaires",
                                                 "accompagnent",
                                                 "organisations",
                                                 "des",
                                                 "professionnelles",
                                                 "intéressées",
                                                 "encouragent",
                                                 "l’administration",
                                                 "du",
                                                 "laboratoire",
                                                 "territoriales",
                                                 "multiplication",
                                                 "expérimentations",
                                                 "communs",
                                                 "reconnaissance",
                                                 "en"};
  std::mt19937 random(seed);
  std::string text;
  for (int i = 0; i < 60; ++i) text += (i > 0 ? " " : "") + words[random() % words.size()];
  return text + ".";
}

TEST(AParagraph, HasNoThreeHyphensInARowWhereWiderSpacesHelp) {
  for (unsigned seed = 0; seed < 500; ++seed) {
    Diagnostics diagnostics;
    Document document = sheet(60, 50 + static_cast<int>(seed % 40));
    document.blocks.push_back(paragraph(some_words(seed), "justified"));
    const auto pages = set(document, diagnostics);
    int hyphens = 0;
    for (const Item& item : pages->pages[0].items) {
      const auto& line = std::get<TextItem>(item);
      hyphens = pages->signs[line.glyphs.back().sign].text == "\u00AD" ? hyphens + 1 : 0;
      EXPECT_LE(hyphens, 2) << "seed " << seed;
    }
  }
}

std::string messages(const Diagnostics& diagnostics) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics.items())
    out += diagnostic.id + '@' + std::to_string(diagnostic.place.start.byte) + ' ' +
           diagnostic.message.fr + '\n';
  return out;
}

TEST(ALine, ThatIsOverfullOrLooseIsReportedAtItsSource) {
  Document document = sheet(20, 10);
  document.blocks.push_back(paragraph("Anticonstitutionnellement", "justified"));
  document.blocks.back().source.begin = 7;
  document.blocks.push_back(paragraph("a b CCCCCCCC dd", "justified"));
  document.blocks.back().source.begin = 9;
  Diagnostics diagnostics;
  ASSERT_TRUE(set(document, diagnostics));
  EXPECT_EQ(messages(diagnostics),
            "PAG-03@7 ligne trop longue\u00A0: elle déborde de 75,0\u00A0pt dans la marge\n"
            "PAG-02@9 ligne trop lâche\u00A0: aucune coupure ne permet de la serrer\n");
}

TEST(AMissingGlyph, IsNamedAndMakesThePageFalse) {
  Document document = sheet(20, 20);
  document.blocks.push_back(paragraph("un ☃ ici"));
  document.blocks.back().runs[0].source.begin = 42;
  Diagnostics diagnostics;
  EXPECT_FALSE(set(document, diagnostics));
  EXPECT_EQ(
      messages(diagnostics),
      "PAG-01@42 le caractère «\u00A0☃\u00A0» (U+2603) n’existe pas dans la police regular\n");
}

}  // namespace
}  // namespace paraphe::setting
