// SPDX-License-Identifier: EUPL-1.2
#include "typeset/table_columns.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace paraphe::setting {
namespace {

std::size_t span(int cells) { return static_cast<std::size_t>(std::max(1, cells)); }

std::size_t column_count(const Block& table) {
  std::size_t columns = table.columns.size();
  if (columns == 0 && !table.children.empty())
    for (const Block& cell : table.children.front().children) columns += span(cell.column_span);
  return std::max<std::size_t>(columns, 1);
}

ColumnNeed need_of(ParagraphSetter& setter, const Block& cell) {
  ColumnNeed need;
  for (const Block& block : cell.children) {
    if (block.kind != Block::Kind::paragraph) continue;
    const ParagraphStyle& style = setter.style(block.style);
    const TextWidth width = setter.text_width(block.runs, style);
    const double around = style.indent_left + style.indent_right + 2 * cell_padding_x;
    need = {std::max(need.word, width.word + around), std::max(need.line, width.line + around)};
  }
  return need;
}

// A cell over several columns asks each for a part of what they lack together; of its words
// nothing, for they divide over all of them.
void widen(std::vector<ColumnNeed>& needs, std::size_t from, std::size_t to, double line) {
  double together = 0;
  for (std::size_t c = from; c < to; ++c) together += needs[c].line;
  const double lack = std::max(0.0, line - together) / static_cast<double>(to - from);
  for (std::size_t c = from; c < to; ++c) needs[c].line += lack;
}

std::vector<ColumnNeed> needs_of(ParagraphSetter& setter, const Block& table, std::size_t columns) {
  struct Spanning {
    std::size_t from, to;
    double line;
  };
  std::vector<ColumnNeed> needs(columns);
  std::vector<Spanning> spanning;
  TableGrid grid(columns);
  for (const Block& row : table.children) {
    std::size_t from = 0;
    for (const Block& cell : row.children) {
      from = grid.place(from, span(cell.column_span), span(cell.row_span));
      const std::size_t to = std::min(from + span(cell.column_span), columns);
      const ColumnNeed need = need_of(setter, cell);
      if (to - from > 1) {
        spanning.push_back({from, to, need.line});
      } else {
        needs[from] = {std::max(needs[from].word, need.word),
                       std::max(needs[from].line, need.line)};
      }
      from = to;
    }
    grid.next_row();
  }
  for (const Spanning& cell : spanning) widen(needs, cell.from, cell.to, cell.line);
  return needs;
}

std::vector<double> asked_widths(const Block& table, double width) {
  std::vector<double> widths = table.columns;
  const double total = std::accumulate(widths.begin(), widths.end(), 0.0);
  for (double& column : widths) column *= width / total;
  return widths;
}

// Takes from the columns that can spare it what the others lack for their longest word.
void mend(std::vector<double>& widths, const std::vector<ColumnNeed>& needs) {
  double lack = 0, spare = 0;
  for (std::size_t c = 0; c < widths.size(); ++c) {
    lack += std::max(0.0, needs[c].word - widths[c]);
    spare += std::max(0.0, widths[c] - needs[c].word);
  }
  if (lack <= 0 || lack > spare) return;
  for (std::size_t c = 0; c < widths.size(); ++c) {
    const double over = widths[c] - needs[c].word;
    widths[c] -= over < 0 ? over : over * lack / spare;
  }
}

}  // namespace

std::size_t TableGrid::place(std::size_t from, std::size_t columns, std::size_t rows) {
  while (from < taken_.size() && taken_[from] > 0) ++from;
  for (std::size_t c = from; c < std::min(from + columns, taken_.size()); ++c) taken_[c] = rows;
  return std::min(from, taken_.size() - 1);
}

void TableGrid::next_row() {
  for (std::size_t& rows : taken_) rows -= rows > 0 ? 1 : 0;
}

std::vector<double> shared_widths(const std::vector<ColumnNeed>& needs, double width) {
  double asked = 0, weights = 0;
  for (const ColumnNeed& need : needs) asked += need.line;
  for (const ColumnNeed& need : needs) weights += std::sqrt(need.line);
  std::vector<double> widths;
  for (const ColumnNeed& need : needs)
    widths.push_back(width *
                     (asked > 0 ? need.line / asked : 1 / static_cast<double>(needs.size())));
  if (asked <= width) return widths;

  std::vector<std::size_t> shortest_first(needs.size());
  std::iota(shortest_first.begin(), shortest_first.end(), std::size_t{0});
  std::stable_sort(shortest_first.begin(), shortest_first.end(),
                   [&](std::size_t a, std::size_t b) { return needs[a].line < needs[b].line; });
  for (const std::size_t c : shortest_first) {
    const double weight = std::sqrt(needs[c].line);
    widths[c] = std::min(needs[c].line, weights > 0 ? width * weight / weights : 0.0);
    weights -= weight;
    width -= widths[c];
  }
  return widths;
}

std::vector<double> column_edges(ParagraphSetter& setter, const Block& table, double x,
                                 double width) {
  const std::vector<ColumnNeed> needs = needs_of(setter, table, column_count(table));
  std::vector<double> widths =
      table.columns.empty() ? shared_widths(needs, width) : asked_widths(table, width);
  mend(widths, needs);
  std::vector<double> edges = {x};
  for (const double column : widths) edges.push_back(edges.back() + column);
  return edges;
}

}  // namespace paraphe::setting
