// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "typewriter.h"

namespace paraphe::setting {
namespace {

Block heading(const std::string& text) { return paragraph(text, "text", Role::heading); }
Block whole(const std::string& name, int lines) {
  Block block = lines_of(name, lines);
  block.style = "whole";
  return block;
}

Block numbered(const std::string& number, int lines) {
  Block item = lines_of("i", lines);
  item.role = Role::list_item;
  item.label.push_back(run(number));
  item.label_width = 20;
  return item;
}

Block list_of(int items) {
  Block list = group(Block::Kind::container, Role::list, {});
  for (int i = 1; i <= items; ++i) {
    list.children.push_back(numbered(std::to_string(i) + ".", 1));
    list.children.back().runs[0].text = "i" + std::to_string(i);
  }
  return list;
}

Block page_break() { return group(Block::Kind::page_break, Role::paragraph, {}); }

// `sizes`: lines of each body row.
Block table(std::vector<int> sizes) {
  Block table = group(Block::Kind::table, Role::table, {});
  table.header_rows = 1;
  table.children.push_back(group(Block::Kind::row, Role::row, {cell("tete")}));
  int n = 0;
  for (const int lines : sizes) {
    Block row = group(Block::Kind::row, Role::row, {cell("")});
    row.children[0].children[0] = lines_of(std::string(1, static_cast<char>('a' + n++)), lines);
    table.children.push_back(row);
  }
  return table;
}

Block signature(const std::string& name) {
  Block box = group(Block::Kind::signature_box, Role::division, {paragraph(name)});
  box.field = "Signature_" + name;
  box.tooltip = "Signature\u00A0: " + name;
  box.box_height = 24;
  return box;
}

struct Case {
  const char* name;
  int lines;  ///< on a page
  std::vector<Block> blocks;
  const char* expected;
};

const Case cases[] = {
    {"LeavesNoLineAloneAtTheTop", 4, {lines_of("a", 5)}, "a1/a2/a3 | a4/a5"},
    {"LeavesNoLineAloneAtTheFoot", 4, {lines_of("a", 3), lines_of("b", 3)}, "a1/a2/a3 | b1/b2/b3"},
    {"FillsPagesBeforeWhatCannotBeDivided",
     6,
     {single_lines("a", 8), whole("b", 5)},
     "a1/a2/a3/a4/a5/a6 | a7/a8 | b1/b2/b3/b4/b5"},
    {"EndsNoTextWithAPageOfOneLine",
     10,
     {single_lines("a", 11)},
     "a1/a2/a3/a4/a5/a6/a7/a8/a9 | a10/a11"},
    {"ParcelsALongTextInFullPages", 4, {lines_of("a", 10)}, "a1/a2/a3/a4 | a5/a6/a7/a8 | a9/a10"},
    {"KeepsAHeadingWithTwoLines",
     5,
     {lines_of("a", 3), heading("h"), lines_of("b", 4)},
     "a1/a2/a3 | h/b1/b2/b3/b4"},
    {"KeepsAnIntroductionWithItsFirstItem",
     4,
     {lines_of("a", 3), paragraph("intro", "intro"), lines_of("b", 1), lines_of("c", 1)},
     "a1/a2/a3 | intro/b1/c1"},
    {"EndsNoPageWithADividedWord",
     10,
     {single_lines("a", 7), paragraph("bbbb cccc dddd eeee ff coopération gg hhhh iiii", "narrow")},
     "a1/a2/a3/a4/a5/a6/a7/bbbb cccc/dddd eeee | ff coopé-/ration gg/hhhh iiii"},
    {"PartsNoItemFromItsList",
     6,
     {single_lines("a", 5), list_of(4)},
     "a1/a2/a3/a4/a5 | 1.i1/2.i2/3.i3/4.i4"},
    {"KeepsTheNumberOfAClauseWithItsText",
     4,
     {single_lines("a", 3), numbered("3.", 2)},
     "a1/a2/a3 | 3.i1/i2"},
    {"StartsAPageWhereAsked", 9, {lines_of("a", 1), page_break(), lines_of("b", 1)}, "a1 | b1"},
    {"RepeatsTheHeadOfATable", 6, {table({1, 1, 1, 1})}, "tete/a1/b1 | c1/d1"},
    {"DividesNoRow", 6, {lines_of("z", 2), table({1, 2, 1})}, "z1/z2/tete/a1 | b1/b2/c1"},
    {"DividesARowTallerThanThePage", 6, {table({1, 9})}, "tete/a1/b1/b2 | b3/b4/b5/b6 | b7/b8/b9"},
    {"DividesATallRowRatherThanLeaveHalfAPage",
     10,
     {lines_of("z", 4), table({6})},
     "z1/z2/z3/z4/tete/a1/a2/a3/a4 | a5/a6"},
    {"LeavesNoLineOfADividedRowAlone",
     8,
     {lines_of("z", 3), table({4})},
     "z1/z2/z3/tete/a1/a2 | a3/a4"},
    {"ReportsWhatNothingDivides", 2, {table({2})}, "tete | a1 | a2 !PAG-04"},
};

class APage : public testing::TestWithParam<Case> {};

TEST_P(APage, IsCut) {
  Document document = sheet(GetParam().lines, 30);
  document.blocks = GetParam().blocks;
  EXPECT_EQ(set_text(document), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(Table, APage, testing::ValuesIn(cases),
                         [](const auto& param) { return std::string(param.param.name); });

TEST(Signatures, AreNeverAloneOnAPage) {
  Document document = sheet(9, 30);
  document.blocks.push_back(lines_of("a", 9));
  document.blocks.push_back(group(Block::Kind::signature_group, Role::section,
                                  {paragraph("Fait"), signature("x"), signature("y")}));
  // Three lines at least come with them, though nine would fill the first page.
  EXPECT_EQ(set_text(document), "a1/a2/a3/a4/a5/a6 | a7/a8/a9/Fait/xy");
}

TEST(Signatures, GoOnToFurtherPagesWhenTheyAreTooMany) {
  Document document = sheet(10, 30);
  document.blocks.push_back(lines_of("a", 9));
  Block signatures = group(Block::Kind::signature_group, Role::section, {paragraph("Fait")});
  for (const char* name : {"p", "q", "r", "s", "t", "u"})
    signatures.children.push_back(signature(name));
  document.blocks.push_back(signatures);
  EXPECT_EQ(set_text(document), "a1/a2/a3/a4/a5/a6 | a7/a8/a9/Fait/pq | rs/tu");
}

/// A sheet of nine lines above a foot band with these boxes.
Document initialled_sheet(std::vector<std::string> paraphes) {
  Document document = sheet(9, 30);
  document.layout.margin_bottom = 36;
  document.layout.height += 36;
  document.layout.paraphe_width = 20;
  document.layout.paraphe_height = 10;
  document.layout.band_height = 20;
  document.paraphes = std::move(paraphes);
  return document;
}

TEST(Signatures, KeepParaphesOffTheirPage) {
  Document document = initialled_sheet({"AA", "BB"});
  document.blocks.push_back(lines_of("a", 9));
  document.blocks.push_back(group(Block::Kind::signature_group, Role::section, {signature("x")}));
  Diagnostics diagnostics;
  const auto pages = set(document, diagnostics);
  std::vector<int> boxes;
  for (const Page& page : pages->pages)
    boxes.push_back(
        static_cast<int>(std::count_if(page.items.begin(), page.items.end(), [](const Item& item) {
          const auto* box = std::get_if<RectItem>(&item);
          return box != nullptr && box->mark.kind == Mark::Artifact::pagination_footer;
        })));
  EXPECT_EQ(boxes, (std::vector<int>{2, 0}));
  ASSERT_EQ(pages->pages[1].fields.size(), 1U);
  EXPECT_EQ(pages->pages[1].fields[0].name, "Signature_x");
  EXPECT_GE(pages->pages[1].fields[0].box.y1 - pages->pages[1].fields[0].box.y0, 24);
}

TEST(Paraphes, OfManyShareOneBoxOfTheWholeLine) {
  Document document = initialled_sheet({"P"});
  document.blocks.push_back(lines_of("a", 1));
  const auto width_of_box = [&] {
    Diagnostics diagnostics;
    const auto pages = set(document, diagnostics);
    for (const Item& item : pages->pages[0].items) {
      const auto* box = std::get_if<RectItem>(&item);
      if (box != nullptr && box->h == document.layout.paraphe_height) return box->w;
    }
    return 0.0;
  };
  EXPECT_EQ(width_of_box(), 20);
  document.paraphes_together = true;
  EXPECT_EQ(width_of_box(),
            document.layout.width - document.layout.margin_inner - document.layout.margin_outer);
}

TEST(ATurnedPage, HasItsOwnTextAndMatterAround) {
  Document document = sheet(6, 30);  // 150 on 72 points
  document.layout.margin_top = 24;
  document.layout.margin_inner = document.layout.margin_outer = 10;
  document.layout.header_baseline = 10;
  document.layout.header = {"Convention", "", "", "text"};
  document.watermarks.resize(1);
  document.watermarks[0].text = "PROJET";
  document.watermarks[0].angle = 90;
  Block turn = page_break();
  turn.turned = true;
  document.blocks = {lines_of("a", 1), turn,         lines_of("b", 9),
                     lines_of("c", 2), page_break(), lines_of("d", 1)};
  document.blocks[3].id = "c";
  document.blocks[3].bookmark = "C";
  document.blocks[0].runs[0].text = "a a";
  Diagnostics diagnostics;
  const auto pages = set(document, diagnostics);
  // As high as the others are wide: nine lines and a half stand on it.
  EXPECT_EQ(page_texts(*pages), "a a | b1/b2/b3/b4/b5/b6/b7/b8/b9 | c1/c2 | d1");
  std::string sizes;
  for (const Page& page : pages->pages)
    sizes += std::to_string(std::lround(size_of(*pages, page).width)) + ' ';
  EXPECT_EQ(sizes, "150 72 72 150 ");
  ASSERT_EQ(pages->outline.size(), 1U);
  EXPECT_EQ(pages->outline[0].page, 2);
  EXPECT_EQ(pages->outline[0].y, 126);
  const std::string drawn = dump(*pages);
  const std::size_t third = drawn.find("page 3 on its side\n");
  ASSERT_NE(third, std::string::npos);
  EXPECT_EQ(drawn.substr(third, drawn.find("page 4\n") - third),
            "page 3 on its side\n"
            "  background 3.6 68.1 bold 21.6 |PROJET|\n"
            "  header 24.0 140.0 regular 10.0 |Convention|\n"
            "  header 24.0 135.0 48.0 135.0 rule\n"
            "  P 24.0 117.0 regular 10.0 |c1|\n"
            "  P 34.0 117.0 regular 10.0 | |\n"
            "  P 24.0 105.0 regular 10.0 |c2|\n");
}

TEST(ATableOfContents, GivesTheNumbersOfThePages) {
  Document document = sheet(3, 30);
  Block entries = group(Block::Kind::container, Role::table_of_contents, {});
  for (const char* id : {"un", "dix"}) {
    Block entry = paragraph(id, "text", Role::toc_entry);
    entry.runs.emplace_back().kind = paraphe::Run::Kind::leader;
    paraphe::Run& number = entry.runs.emplace_back();
    number.kind = paraphe::Run::Kind::page_number;
    number.target = id;
    entries.children.push_back(entry);
  }
  document.blocks.push_back(entries);
  document.blocks.push_back(page_break());
  document.blocks.push_back(heading("Un"));
  document.blocks.back().id = "un";
  document.blocks.back().bookmark = "Un";
  document.blocks.push_back(lines_of("a", 300));
  document.blocks.push_back(page_break());
  document.blocks.push_back(heading("Dix"));
  document.blocks.back().id = "dix";
  Diagnostics diagnostics;
  const auto pages = set(document, diagnostics);
  EXPECT_EQ(page_texts(*pages).substr(0, 20), "un 2/dix 103 | Un/a1");
  ASSERT_EQ(pages->pages[0].links.size(), 2U);
  EXPECT_EQ(pages->pages[0].links[1].page, 102);
  EXPECT_EQ(pages->pages[0].links[1].contents, "dix 103");
  EXPECT_EQ(pages->outline.at(0).page, 1);
  EXPECT_EQ(dump_structure(*pages).substr(0, 69),
            "Document\n  TOC\n    TOCI\n      Reference\n        Link |un 2|\n    TOCI\n");
}

TEST(TheStructure, NamesListsAndTables) {
  Document document = sheet(30, 30);
  Block item = paragraph("un", "text", Role::list_item);
  item.label.push_back(run("1."));
  item.label_width = 20;
  Block deep =
      group(Block::Kind::container, Role::list_item, {paragraph("deux"), lines_of("b", 1)});
  deep.children[0].label.push_back(run("2."));
  document.blocks.push_back(group(Block::Kind::container, Role::list, {item, deep}));
  document.blocks.push_back(table({1}));
  Block foreign = paragraph("le ");
  foreign.runs.push_back(run("draft"));
  foreign.runs.back().language = "en";
  paraphe::Run& blank = foreign.runs.emplace_back();
  blank.kind = paraphe::Run::Kind::blank;
  blank.text = "date";
  blank.width = 40;
  document.blocks.push_back(foreign);
  Diagnostics diagnostics;
  EXPECT_EQ(dump_structure(*set(document, diagnostics)),
            "Document\n"
            "  L numbering=Decimal\n"
            "    LI\n      Lbl |1.|\n      LBody |un|\n"
            "    LI\n      Lbl |2.|\n      LBody\n        P |deux|\n        P |b1|\n"
            "  Table\n"
            "    THead\n      TR\n        TH scope=Column\n          P |tete|\n"
            "    TBody\n      TR\n        TD\n          P |a1|\n"
            "  P |le |\n    Span lang=en |draft|\n    Span alt=date\n");
}

TEST(AReference, ToNothingIsReported) {
  Document document = sheet(4, 30);
  Block block = paragraph("voir page ");
  paraphe::Run& number = block.runs.emplace_back();
  number.kind = paraphe::Run::Kind::page_number;
  number.target = "annexe";
  document.blocks.push_back(block);
  Diagnostics diagnostics;
  EXPECT_TRUE(set(document, diagnostics));
  ASSERT_EQ(diagnostics.items().size(), 1U);
  EXPECT_EQ(diagnostics.items()[0].message.en,
            "reference to 'annexe', which is not in the document");
}

TEST(RunningMatter, IsOnEveryPage) {
  Document document = sheet(8, 30);
  document.layout.margin_top = document.layout.margin_bottom = 24;
  document.layout.header_baseline = document.layout.footer_baseline = 10;
  document.layout.header = {"Convention", "", "", "text"};
  document.layout.footer = {"", "", "Page {page}/{pages}", "text"};
  document.watermarks.resize(1);
  document.watermarks[0].text = "PROJET";
  document.watermarks[0].angle = 0;
  document.blocks = {lines_of("a", 1), page_break(), lines_of("b", 1)};
  Diagnostics diagnostics;
  EXPECT_EQ(dump(*set(document, diagnostics)),
            "page 1\n"
            "  background 7.5 33.6 bold 45.0 |PROJET|\n"
            "  header 0.0 86.0 regular 10.0 |Convention|\n  header 0.0 81.0 150.0 81.0 rule\n"
            "  footer 110.0 10.0 regular 10.0 |Page 1/2|\n  footer 0.0 21.0 150.0 21.0 rule\n"
            "  P 0.0 63.0 regular 10.0 |a1|\n"
            "page 2\n"
            "  background 7.5 33.6 bold 45.0 |PROJET|\n"
            "  header 0.0 86.0 regular 10.0 |Convention|\n  header 0.0 81.0 150.0 81.0 rule\n"
            "  footer 110.0 10.0 regular 10.0 |Page 2/2|\n  footer 0.0 21.0 150.0 21.0 rule\n"
            "  P 0.0 63.0 regular 10.0 |b1|\n");
}

}  // namespace
}  // namespace paraphe::setting
