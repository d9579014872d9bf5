// SPDX-License-Identifier: EUPL-1.2
#include <utility>

#include "compose/body.h"
#include "compose/inline.h"

namespace paraphe {

namespace {

/// A cell of nothing but an amount stands to the right, so that units are under units.
Align alignment(const TableCell& cell) {
  if (cell.align) return *cell.align;
  bool amount = false;
  for (const Inline& piece : cell.content) {
    const Words* words = std::get_if<Words>(&piece.node);
    if (std::holds_alternative<Amount>(piece.node)) {
      amount = true;
    } else if (words == nullptr || words->text.find_first_not_of(" \t\r\n") != std::string::npos) {
      return Align::left;
    }
  }
  return amount ? Align::right : Align::left;
}

Block write_row(Scribe& scribe, const TableRow& row, std::string_view style, Role cell_role) {
  Block block = container(Role::row, row.source);
  block.kind = Block::Kind::row;
  for (const TableCell& cell : row.cells) {
    Block box = container(cell_role, cell.source);
    box.kind = Block::Kind::cell;
    box.column_span = cell.columns;
    box.row_span = cell.rows;
    box.align = alignment(cell);
    box.children.push_back(
        scribe.paragraph(style, write_content(scribe, cell.content), cell.source));
    block.children.push_back(std::move(box));
  }
  return block;
}

}  // namespace

std::vector<Block> write_table(Scribe& scribe, const Table& table, Source source) {
  std::vector<Block> blocks;
  if (table.title) {
    const std::string number = std::to_string(scribe.numbering().number_of(table));
    Runs title =
        scribe.say("tableau.titre",
                   {{"n", plain(number)}, {"titre", write_content(scribe, *table.title)}}, source);
    blocks.push_back(scribe.paragraph("tableauTitre", std::move(title), source, Role::caption));
  }
  Block block = container(Role::table, source);
  block.kind = Block::Kind::table;
  block.style = "tableau";
  scribe.check_style(block.style);
  block.id = table.id;
  block.columns = table.widths;
  block.header_rows = 1;
  block.children.push_back(write_row(scribe, table.header, "tableauTete", Role::header_cell));
  for (const TableRow& row : table.rows) {
    block.children.push_back(write_row(scribe, row, "tableauCellule", Role::cell));
  }
  if (table.total) {
    block.children.push_back(write_row(scribe, *table.total, "tableauTotal", Role::cell));
  }
  blocks.push_back(std::move(block));
  return blocks;
}

}  // namespace paraphe
