// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <cmath>

#include "typeset/table_columns.h"
#include "typewriter.h"

namespace paraphe::setting {
namespace {

TEST(ATable, WidensAColumnThatCannotHoldItsLongestWord) {
  Block wide = group(Block::Kind::table, Role::table, {});
  wide.children.push_back(
      group(Block::Kind::row, Role::row, {cell("Périodicité"), cell("une fois chaque an")}));
  wide.columns = {1, 4};
  Document document = sheet(20, 30);
  document.blocks.push_back(wide);
  EXPECT_EQ(set_text(document), "Périodicitéune fois/chaque an");
}

// Columns of which the draft says nothing.
TEST(ATable, SharesItsWidthAsItsCellsHaveNeed) {
  struct Case {
    std::vector<double> lines;
    std::vector<double> widths;
  };
  const std::vector<Case> cases = {
      {{}, {}},
      {{50, 100}, {100, 200}},           // room for all: the rest in proportion
      {{0, 0}, {150, 150}},              // nothing to go by
      {{60, 400}, {60, 240}},            // a short one has its line whole
      {{400, 25, 900}, {110, 25, 165}},  // the long ones as the root of theirs: 20 to 30
      {{200, 200, 200}, {100, 100, 100}},
  };
  for (const Case& c : cases) {
    std::vector<ColumnNeed> needs;
    for (const double line : c.lines) needs.push_back({0, line});
    const std::vector<double> widths = shared_widths(needs, 300);
    ASSERT_EQ(widths.size(), c.widths.size());
    for (std::size_t i = 0; i < widths.size(); ++i) EXPECT_NEAR(widths[i], c.widths[i], 0.01);
  }
}

TEST(ATable, KeepsAShortColumnOnOneLineBesideALongOne) {
  Block table = group(Block::Kind::table, Role::table, {});
  table.children.push_back(group(Block::Kind::row, Role::row,
                                 {cell("un an"), cell("des mots et encore des mots et encore")}));
  Document document = sheet(20, 30);
  document.blocks.push_back(table);
  EXPECT_EQ(set_text(document), "un andes mots et encore/des mots et encore");
}

TEST(ATable, IsMeasuredWithoutChangingItsText) {
  Block table = group(Block::Kind::table, Role::table, {});
  table.children.push_back(group(Block::Kind::row, Role::row, {cell("le 1\u00A0septembre")}));
  table.children[0].children[0].children[0].runs.push_back(run("\u00A02027"));
  Document document = sheet(20, 30);
  document.blocks.push_back(table);
  EXPECT_EQ(set_text(document), "le 1\u00A0septembre\u00A02027");
}

TEST(ATable, SpansColumnsAndRows) {
  Document document = sheet(12, 40);
  Block wide = group(Block::Kind::table, Role::table, {});
  wide.columns = {1, 1, 2};
  Block tall = cell("a");
  tall.row_span = 2;
  Block broad = cell("b");
  broad.column_span = 2;
  broad.align = Align::right;
  wide.children.push_back(group(Block::Kind::row, Role::row, {tall, broad}));
  wide.children.push_back(group(Block::Kind::row, Role::row, {cell("c"), cell("d")}));
  document.blocks.push_back(wide);
  Diagnostics diagnostics;
  EXPECT_EQ(dump(*set(document, diagnostics)),
            "page 1\n"
            "  layout 0.0 144.0 50.0 144.0 rule\n  layout 50.0 144.0 200.0 144.0 rule\n"
            "  P 4.0 132.0 regular 10.0 |a|\n  layout 0.0 108.0 50.0 108.0 rule\n"
            "  P 191.0 132.0 regular 10.0 |b|\n  layout 50.0 126.0 200.0 126.0 rule\n"
            "  P 54.0 114.0 regular 10.0 |c|\n  layout 50.0 108.0 100.0 108.0 rule\n"
            "  P 104.0 114.0 regular 10.0 |d|\n  layout 100.0 108.0 200.0 108.0 rule\n");
}

// `sizes`: lines of each cell of a row.
Block row(const std::vector<int>& sizes) {
  Block made = group(Block::Kind::row, Role::row, {});
  char name = 'a';
  for (const int lines : sizes) {
    made.children.push_back(cell(""));
    made.children.back().children[0] = lines_of(std::string(1, name++), lines);
  }
  return made;
}

// Heights of the rules of a page, from the top.
std::string rules(const Pages& pages, std::size_t page) {
  std::string out;
  for (const Item& item : pages.pages[page].items)
    if (const auto* rule = std::get_if<LineItem>(&item))
      out += (out.empty() ? "" : " ") + std::to_string(std::lround(rule->y0));
  return out;
}

TEST(ADividedRow, StandsBetweenRulesOnBothPages) {
  Document document = sheet(4, 40);
  document.blocks.push_back(group(Block::Kind::table, Role::table, {row({4, 2})}));
  Diagnostics diagnostics;
  const auto pages = set(document, diagnostics);
  EXPECT_EQ(page_texts(*pages), "a1 b1/a2 b2 | a3/a4");
  EXPECT_EQ(rules(*pages, 0), "48 48 18 18");
  EXPECT_EQ(rules(*pages, 1), "48 48 18 18");
  EXPECT_EQ(dump_structure(*pages),
            "Document\n  Table\n    TBody\n      TR\n"
            "        TD\n          P |a1 a2 a3 a4|\n        TD\n          P |b1 b2|\n");
}

// One row would take the one before it along; two rows that a cell spans do not.
TEST(ATable, MayLeaveAGroupOfRowsAloneOnItsLastPage) {
  const auto last_page = [](int rows_before, int last_rows) {
    Block table = group(Block::Kind::table, Role::table, {});
    for (int i = 0; i < rows_before; ++i)
      table.children.push_back(group(Block::Kind::row, Role::row, {cell("a"), cell("b")}));
    Block tall = cell("c");
    tall.row_span = last_rows;
    table.children.push_back(group(Block::Kind::row, Role::row, {tall, cell("d")}));
    if (last_rows > 1) table.children.push_back(group(Block::Kind::row, Role::row, {cell("e")}));
    Document document = sheet(30, 40);
    document.blocks = {table, lines_of("f", 3)};
    Diagnostics diagnostics;
    const std::string texts = page_texts(*set(document, diagnostics));
    return texts.substr(texts.find(" | "));
  };
  EXPECT_EQ(last_page(20, 1), " | ab/cd/f1/f2/f3");
  EXPECT_EQ(last_page(19, 2), " | cd/e/f1/f2/f3");
}

TEST(ADividedRow, MayBeAGroupThatACellSpans) {
  Document document = sheet(5, 40);
  Block first = row({1, 2});
  first.children[0].row_span = 3;
  Block table = group(Block::Kind::table, Role::table, {first});
  for (const char* name : {"c", "d"}) {
    table.children.push_back(group(Block::Kind::row, Role::row, {cell("")}));
    table.children.back().children[0].children[0] = lines_of(name, 2);
  }
  document.blocks.push_back(table);
  EXPECT_EQ(set_text(document), "a1b1/b2/c1/c2 | d1/d2");
}

}  // namespace
}  // namespace paraphe::setting
