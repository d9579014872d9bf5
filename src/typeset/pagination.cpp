// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <limits>

#include "typeset/slab.h"

namespace paraphe::setting {
namespace {

constexpr double slack = 0.01;
constexpr double scanty = 1.0 / 8;        // of a page
constexpr std::size_t lines_of_note = 2;  // at least, on both pages of a divided one
constexpr double infinite = std::numeric_limits<double>::infinity();

// The height of the slabs from `begin` to `end`.
double height_of(const Column& note, std::size_t begin, std::size_t end) {
  double height = 0;
  for (std::size_t i = begin; i < end; ++i)
    height += note.slabs[i].height + (i == begin ? 0 : note.slabs[i].before);
  return height;
}

class Pagination {
 public:
  Pagination(const std::vector<Slab>& slabs, const PageHeights& heights, const NoteRoom& notes)
      : slabs_(slabs), heights_(heights), notes_(notes), best_(slabs.size() + 1) {
    best_[0].cost = 0;
    measure_wholes();
  }

  PageCuts run() {
    for (std::size_t start = 0; start < slabs_.size(); ++start) pages_from(start);
    PageCuts cuts;
    for (std::size_t end = slabs_.size(); end > 0; end = best_[end].from) {
      cuts.starts.push_back(best_[end].from);
      cuts.carried.push_back(best_[best_[end].from].carried);
    }
    std::reverse(cuts.starts.begin(), cuts.starts.end());
    std::reverse(cuts.carried.begin(), cuts.carried.end());
    return cuts;
  }

 private:
  /// The best way to begin a page with a slab.
  struct Beginning {
    double cost = infinite;
    std::size_t from = 0;
    CarriedNote carried;
  };

  /// What a page would hold, up to some slab.
  struct Fill {
    double height = 0;           // of the page
    double used = 0, notes = 0;  // by text, by notes
    CarriedNote last;            // of its notes
    bool called = false;         // that note, on this page
    double excess() const { return used + notes - height; }
  };

  // From each slab on, what stays on one page: the height of it, notes included.
  void measure_wholes() {
    wholes_.assign(slabs_.size() + 1, 0.0);
    for (std::size_t i = slabs_.size(); i-- > 0;) {
      const Slab& slab = slabs_[i];
      wholes_[i] = slab.height + slab.closing + slab.notes_height;
      if (free_before(i + 1) || slabs_[i + 1].cost < cost::widow) continue;
      wholes_[i] += slabs_[i + 1].before + wholes_[i + 1] - slab.closing;
    }
  }

  // A page may end before `end` as it likes.
  bool free_before(std::size_t end) const { return end == slabs_.size() || slabs_[end].forced; }

  const Column& column(int note) const { return *notes_.columns[static_cast<std::size_t>(note)]; }

  void pages_from(std::size_t start) {
    Fill fill;
    fill.height = slabs_[start].turned ? heights_.turned : heights_.upright;
    fill.used = slabs_[start].repeated;
    fill.last = best_[start].carried;
    if (fill.last.note >= 0) {
      const Column& carried = column(fill.last.note);
      fill.notes =
          notes_.gap + notes_.skip + height_of(carried, fill.last.line, carried.slabs.size());
    }
    for (std::size_t end = start + 1; end <= slabs_.size(); ++end) {
      const Slab& last = slabs_[end - 1];
      const bool alone = end - 1 == start;
      fill.used += last.height + (alone ? 0 : last.before);
      if (!last.notes.empty()) {
        fill.notes += last.notes_height + (fill.notes > 0 ? 0 : notes_.gap);
        fill.last = {last.notes.back(), 0};
        fill.called = true;
      }
      if (fill.excess() <= slack) {
        if (fill.excess() + last.closing <= slack || alone) end_page(start, end, fill);
      } else if (!divide_note(start, end, fill)) {
        if (alone) offer(end, {cost_before(start) + cost::too_tall + cost_of(end), start, {}});
        if (!alone) break;
      }
      if (free_before(end)) break;
    }
  }

  // Of the pages before `start`; what was charged for lines of a note left to this page is given
  // back, since it only compares ways that leave more or less.
  double cost_before(std::size_t start) const {
    return best_[start].cost - cost_of_lines(best_[start].carried);
  }

  double cost_of_lines(const CarriedNote& carried) const {
    if (carried.note < 0) return 0;
    return cost::carried_line *
           static_cast<double>(column(carried.note).slabs.size() - carried.line);
  }

  double cost_of(std::size_t end) const { return free_before(end) ? 0 : slabs_[end].cost; }

  void end_page(std::size_t start, std::size_t end, const Fill& fill) {
    const double room = std::max(0.0, -fill.excess()), empty = room / fill.height;
    double total = cost_before(start) + cost_of(end);
    if (!free_before(end)) {
      const bool excused = slabs_[end].before + wholes_[end] > room;
      total += cost::unfilled * empty * empty * (excused ? cost::excused : 1);
    }
    if (start > 0 && !slabs_[start].forced && empty > 1 - scanty) total += cost::scanty_page;
    offer(end, {total, start, {}});
  }

  // The last note of the page goes on at the foot of the next; not where no text follows.
  bool divide_note(std::size_t start, std::size_t end, const Fill& fill) {
    if (free_before(end) || fill.last.note < 0) return false;
    const Column& note = column(fill.last.note);
    const std::size_t count = note.slabs.size(), first = fill.last.line;
    const double room = height_of(note, first, count) - fill.excess() - slabs_[end - 1].closing;
    std::size_t next = first;
    while (next < count && height_of(note, first, next + 1) <= room + slack) ++next;
    next = std::min(next, count - std::min(count, lines_of_note));
    if (next < first + (fill.called ? lines_of_note : 1)) return false;
    const CarriedNote carried{fill.last.note, next};
    const double divided = cost::divided_note + cost_of_lines(carried);
    offer(end, {cost_before(start) + divided + cost_of(end), start, carried});
    return true;
  }

  void offer(std::size_t end, const Beginning& way) {
    if (way.cost < best_[end].cost) best_[end] = way;
  }

  const std::vector<Slab>& slabs_;
  const PageHeights& heights_;
  const NoteRoom& notes_;
  std::vector<Beginning> best_;
  std::vector<double> wholes_;
};

}  // namespace

PageCuts break_pages(const std::vector<Slab>& slabs, const PageHeights& heights,
                     const NoteRoom& notes) {
  return Pagination(slabs, heights, notes).run();
}

}  // namespace paraphe::setting
