// SPDX-License-Identifier: EUPL-1.2
// Where a row of a table that is too tall to stay whole may be divided.
#include <algorithm>
#include <iterator>
#include <set>

#include "typeset/galley.h"

namespace paraphe::setting {
namespace {

constexpr double slack = 0.01;

/// The row may be divided at `y` below its top. The next part begins `gap` lower: the space between
/// two paragraphs. Between two rows of a group their padding is there already.
struct RowCut {
  double y = 0, gap = 0;
  bool between_rows = false;
};

/// What stands in the way of a cut, from its top to its foot.
struct Span {
  double top = 0, foot = 0;
};

std::vector<Span> lines_of(const Cell& cell) {
  std::vector<Span> spans;
  double y = cell.y;
  for (const Slab& slab : cell.column.slabs) {
    if (!spans.empty()) y += slab.before;
    spans.push_back({y, y + slab.height});
    y += slab.height;
  }
  return spans;
}

/// The stretches of a row that lines of some cell take, from the top.
std::vector<Span> taken(const TableRow& row) {
  std::vector<Span> all, merged;
  for (const Cell& cell : row.cells) {
    const std::vector<Span> spans = lines_of(cell);
    all.insert(all.end(), spans.begin(), spans.end());
  }
  std::sort(all.begin(), all.end(), [](const Span& a, const Span& b) { return a.top < b.top; });
  for (const Span& span : all) {
    if (merged.empty() || span.top > merged.back().foot - slack) merged.push_back(span);
    merged.back().foot = std::max(merged.back().foot, span.foot);
  }
  return merged;
}

std::vector<RowCut> cuts_of(const TableRow& row) {
  std::set<double> rules;  // between the rows of a group
  for (const Cell& cell : row.cells)
    if (cell.bottom < row.height - slack) rules.insert(cell.bottom);
  std::vector<RowCut> cuts;
  const std::vector<Span> spans = taken(row);
  for (std::size_t i = 1; i < spans.size(); ++i) {
    const double from = spans[i - 1].foot, to = spans[i].top;
    auto rule = rules.lower_bound(from - slack);
    const bool none = rule == rules.end() || *rule > to + slack;
    if (none) cuts.push_back({from, to - from, false});
    for (; rule != rules.end() && *rule <= to + slack; ++rule) cuts.push_back({*rule, 0, true});
  }
  return cuts;
}

/// What of a cell stands between `from` and `to` below the top of its row. Adds to `cost` what a
/// page costs that starts with its first line, where lines of the same cell stand before it.
Cell part_of(Cell& cell, double from, double to, double& cost) {
  const std::vector<Span> spans = lines_of(cell);
  const auto inside = [&](const Span& span) {
    return span.top >= from - slack && span.foot <= to + slack;
  };
  const auto first =
      static_cast<std::size_t>(std::find_if(spans.begin(), spans.end(), inside) - spans.begin());
  std::size_t last = first;
  while (last < spans.size() && inside(spans[last])) ++last;
  Cell part;
  part.x = cell.x;
  part.width = cell.width;
  part.rule_x = cell.rule_x;
  part.rule_width = cell.rule_width;
  part.y = first < spans.size() ? spans[first].top - from : 0;
  part.top = std::max(0.0, cell.top - from);
  part.bottom = std::min(cell.bottom, to) - from;
  part.goes_on = cell.bottom > to + slack;
  std::vector<Anchor> later;
  for (Anchor& anchor : cell.column.anchors)
    (anchor.slab < last || !part.goes_on ? part.column.anchors : later)
        .push_back(std::move(anchor));
  cell.column.anchors = std::move(later);
  const auto at = [&cell](std::size_t i) {
    return std::make_move_iterator(cell.column.slabs.begin() + static_cast<std::ptrdiff_t>(i));
  };
  part.column.slabs.assign(at(first), at(last));
  if (first > 0 && first < last) cost += part.column.slabs.front().cost;
  return part;
}

}  // namespace

std::vector<TableRow> divided(TableRow row) {
  const std::vector<RowCut> cuts = cuts_of(row);
  std::vector<TableRow> parts;
  double from = 0;
  for (std::size_t i = 0; i <= cuts.size(); ++i) {
    const bool last = i == cuts.size();
    const double to = last ? row.height : cuts[i].y;
    TableRow& part = parts.emplace_back();
    part.head = row.head;
    part.first = row.first && i == 0;
    part.height = to - from;
    part.cost = i == 0                     ? row.cost
                : cuts[i - 1].between_rows ? cost::divided_group
                                           : cost::divided_row;
    part.closing = last || cuts[i].between_rows ? 0 : row.padding;
    if (i > 0) {
      part.before = cuts[i - 1].gap;
      part.opening = cuts[i - 1].between_rows ? 0 : row.padding;
    }
    for (Cell& cell : row.cells) {
      if (cell.top > to - slack || cell.bottom < from + slack) continue;
      part.cells.push_back(part_of(cell, from, to, part.cost));
    }
    from = last ? to : to + cuts[i].gap;
  }
  return parts;
}

}  // namespace paraphe::setting
