// SPDX-License-Identifier: EUPL-1.2
#include "typeset/slab.h"

#include <algorithm>
#include <limits>

namespace paraphe::setting {

void Column::add(Slab slab, double space_before) {
  slab.before = std::max(space, space_before);
  space = 0;
  slab.forced = page_break && !slabs.empty();
  page_break = false;
  slab.turned = turned;
  if (keep > 0) {
    slab.cost += cost::keep;
    --keep;
  }
  slabs.push_back(std::move(slab));
}

double Column::height() const {
  double total = 0;
  for (std::size_t i = 0; i < slabs.size(); ++i)
    total += slabs[i].height + (i == 0 ? 0 : slabs[i].before);
  return total;
}

namespace {

constexpr double slack = 0.01;
constexpr double scanty = 1.0 / 8;  // of a page

// From each slab on, what stays on one page: the height of it, notes included.
std::vector<double> wholes(const std::vector<Slab>& slabs) {
  std::vector<double> heights(slabs.size() + 1, 0.0);
  for (std::size_t i = slabs.size(); i-- > 0;) {
    heights[i] = slabs[i].height + slabs[i].closing + slabs[i].notes_height;
    if (i + 1 == slabs.size() || slabs[i + 1].forced || slabs[i + 1].cost < cost::widow) continue;
    heights[i] += slabs[i + 1].before + heights[i + 1] - slabs[i].closing;
  }
  return heights;
}

}  // namespace

std::vector<std::size_t> break_pages(const std::vector<Slab>& slabs, const PageHeights& heights,
                                     double note_gap) {
  const std::vector<double> whole = wholes(slabs);
  const std::size_t count = slabs.size();
  std::vector<double> best(count + 1, std::numeric_limits<double>::infinity());
  std::vector<std::size_t> from(count + 1, 0);
  best[0] = 0;
  for (std::size_t start = 0; start < count; ++start) {
    const double height = slabs[start].turned ? heights.turned : heights.upright;
    double used = slabs[start].repeated, notes = 0;
    for (std::size_t end = start + 1; end <= count; ++end) {
      const Slab& last = slabs[end - 1];
      used += last.height + (end - 1 == start ? 0 : last.before);
      notes += last.notes_height;
      const double excess = used + (notes > 0 ? notes + note_gap : 0) - height;
      if (excess > slack && end - 1 > start) break;
      if (excess + last.closing > slack && end - 1 > start) continue;
      const bool free = end == count || slabs[end].forced;
      const double room = std::max(0.0, -excess), empty = room / height;
      double total = best[start];
      if (!free) {
        const bool excused = slabs[end].before + whole[end] > room;
        total += cost::unfilled * empty * empty * (excused ? cost::excused : 1) + slabs[end].cost;
      }
      if (start > 0 && !slabs[start].forced && empty > 1 - scanty) total += cost::scanty_page;
      if (excess > slack) total += cost::too_tall;
      if (total < best[end]) {
        best[end] = total;
        from[end] = start;
      }
      if (free) break;
    }
  }
  std::vector<std::size_t> starts;
  for (std::size_t end = count; end > 0; end = from[end]) starts.push_back(from[end]);
  std::reverse(starts.begin(), starts.end());
  return starts;
}

}  // namespace paraphe::setting
