// SPDX-License-Identifier: EUPL-1.2
// The part of Galley that sets tables.
#include <algorithm>

#include "typeset/galley.h"
#include "typeset/table_columns.h"

namespace paraphe::setting {
namespace {

constexpr double narrowest_cell = 12;  // of text, in points
constexpr double tall_part = 0.5;      // of a page: a row taller than that may be divided

// The first row after `begin` that no cell of the rows before it reaches into.
std::size_t group_end(const Block& table, std::size_t begin) {
  std::size_t end = begin + 1;
  for (std::size_t r = begin; r < end; ++r)
    for (const Block& cell : table.children[r].children)
      end = std::max(end, std::min(table.children.size(),
                                   r + static_cast<std::size_t>(std::max(1, cell.row_span))));
  return end;
}

}  // namespace

void Galley::set_table(const Block& block, Frame frame) {
  const ParagraphStyle& style = setter_.style(block.style);
  frame.parent = structure_.add("Table", frame.parent, block.source, block.language);
  frame.x += block.style.empty() ? 0 : style.indent_left;
  frame.width -= block.style.empty() ? 0 : style.indent_left + style.indent_right;
  const std::vector<double> edges = column_edges(setter_, block, frame.x, frame.width);
  const std::size_t heads = static_cast<std::size_t>(std::max(0, block.header_rows));
  std::vector<std::size_t> head;
  double head_height = 0;
  Column& column = *frame.column;
  const std::size_t first = column.slabs.size();
  column.space = std::max(column.space, block.style.empty() ? 0 : style.space_before);
  const int table = frame.parent;
  bool in_body = false;
  for (std::size_t begin = 0; begin < block.children.size();) {
    const std::size_t end = group_end(block, begin);
    const bool is_head = begin < heads;
    if (begin == 0 && is_head) frame.parent = structure_.add("THead", table, block.source);
    if (!is_head && !in_body) frame.parent = structure_.add("TBody", table, block.source);
    in_body = !is_head;
    TableRow row = set_rows(block, begin, end, edges, frame);
    row.first = begin == 0;
    row.is_head = is_head;
    if (!is_head) row.head = head;
    // Rows that a cell spans are no lone one.
    const bool second = !is_head && begin > 0 && begin == heads + 1;
    const bool last = begin > heads && end == block.children.size();
    if (second || (last && end - begin == 1)) row.cost += cost::lone_row;
    for (TableRow& part : parts_of(std::move(row))) {
      Slab slab = row_slab(std::move(part), frame);
      slab.repeated += is_head ? 0 : head_height;
      if (is_head) head.push_back(static_cast<std::size_t>(slab.index));
      if (is_head) head_height += slab.height;
      column.add(std::move(slab), rows_.back().before);
    }
    if (is_head) column.keep = std::max(column.keep, 1);
    begin = end;
  }
  double height = 0;
  for (std::size_t i = first; i < column.slabs.size(); ++i) height += column.slabs[i].height;
  for (std::size_t i = first + 1; i < column.slabs.size() && height * 3 < sheet_.text_height(); ++i)
    column.slabs[i].cost += cost::short_table;
  column.space = std::max(column.space, block.style.empty() ? 0 : style.space_after);
}

// A row stays whole unless it and its notes would leave half a page empty, or more.
std::vector<TableRow> Galley::parts_of(TableRow row) const {
  double height = row.height;
  for (const Cell& cell : row.cells)
    for (const Slab& slab : cell.column.slabs) height += slab.notes_height;
  if (height > sheet_.text_height() * tall_part && !row.is_head) return divided(std::move(row));
  std::vector<TableRow> whole;
  whole.push_back(std::move(row));
  return whole;
}

Slab Galley::row_slab(TableRow row, Frame& frame) {
  Slab slab;
  slab.kind = Slab::Kind::row;
  slab.height = row.height;
  slab.repeated = row.opening;
  slab.closing = row.closing;
  slab.cost = row.cost;
  slab.index = static_cast<int>(rows_.size());
  for (const Cell& cell : row.cells) {
    for (Anchor anchor : cell.column.anchors) {
      anchor.slab = frame.column->slabs.size();
      frame.column->anchors.push_back(std::move(anchor));
    }
    for (const Slab& inner : cell.column.slabs) {
      slab.notes.insert(slab.notes.end(), inner.notes.begin(), inner.notes.end());
      slab.notes_height += inner.notes_height;
    }
  }
  rows_.push_back(std::move(row));
  return slab;
}

TableRow Galley::set_rows(const Block& table, std::size_t begin, std::size_t end,
                          const std::vector<double>& edges, const Frame& frame) {
  TableRow group;
  const double padding_y = group.padding = setter_.style(table.style).cell_padding;
  TableGrid grid(edges.size() - 1);
  std::vector<double> heights(end - begin, 0.0);
  struct Spanning {
    std::size_t row, rows;
  };
  std::vector<Spanning> spans;
  for (std::size_t r = begin; r < end; ++r) {
    Frame in_row = frame;
    in_row.parent = structure_.add("TR", frame.parent, table.children[r].source);
    std::size_t from = 0;
    for (const Block& block : table.children[r].children) {
      const auto columns = static_cast<std::size_t>(std::max(1, block.column_span));
      const auto rows = std::min(static_cast<std::size_t>(std::max(1, block.row_span)), end - r);
      from = grid.place(from, columns, rows);
      const std::size_t to = std::min(from + columns, edges.size() - 1);
      const bool head = r < static_cast<std::size_t>(std::max(0, table.header_rows));
      group.cells.push_back(set_cell(block, head, edges[from], edges[to], in_row));
      from = to;
      const double height = group.cells.back().column.height() + 2 * padding_y;
      spans.push_back({r - begin, rows});
      if (rows == 1) heights[r - begin] = std::max(heights[r - begin], height);
    }
    grid.next_row();
  }
  std::vector<double> tops(heights.size() + 1, 0.0);
  const auto add_up = [&] {
    for (std::size_t i = 0; i < heights.size(); ++i) tops[i + 1] = tops[i] + heights[i];
  };
  add_up();
  for (std::size_t i = 0; i < spans.size();
       ++i) {  // what a spanning cell lacks goes to its last row
    const std::size_t last = spans[i].row + spans[i].rows;
    const double lack =
        group.cells[i].column.height() + 2 * padding_y - (tops[last] - tops[spans[i].row]);
    if (lack > 0) heights[last - 1] += lack;
    if (lack > 0) add_up();
  }
  for (std::size_t i = 0; i < spans.size(); ++i) {
    group.cells[i].top = tops[spans[i].row];
    group.cells[i].y = group.cells[i].top + padding_y;
    group.cells[i].bottom = tops[spans[i].row + spans[i].rows];
  }
  group.height = tops.back();
  return group;
}

Cell Galley::set_cell(const Block& block, bool head, double left, double right,
                      const Frame& frame) {
  Cell cell;
  const bool is_header = head || block.role == Role::header_cell;
  Frame inside = frame;
  inside.parent =
      structure_.add(is_header ? "TH" : "TD", frame.parent, block.source, block.language);
  StructureNode& node = structure_.at(inside.parent);
  node.column_span = std::max(1, block.column_span);
  node.row_span = std::max(1, block.row_span);
  if (is_header) node.scope = head ? "Column" : "Row";
  inside.column = &cell.column;
  inside.align = &block.align;
  inside.item = nullptr;
  cell.rule_x = left;
  cell.rule_width = right - left;
  inside.x = cell.x = left + cell_padding_x;
  inside.width = cell.width = right - left - 2 * cell_padding_x;
  if (cell.width < narrowest_cell) findings_.narrow_table(block.source);
  if (!block.id.empty()) cell.column.anchors.push_back({block.id, block.bookmark, 1, 0});
  set_blocks(block.children, inside);
  return cell;
}

}  // namespace paraphe::setting
