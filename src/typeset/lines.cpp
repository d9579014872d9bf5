// SPDX-License-Identifier: EUPL-1.2
#include "typeset/lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace paraphe::setting {
namespace {

constexpr double hyphen_penalty = 50, consecutive_hyphens = 10'000, fitness_jump = 10'000,
                 penultimate_hyphen = 5'000, runt = 40'000, runt_ems = 3, runt_part = 0.2,
                 slack = 0.001, worst_badness = 1e5;
constexpr double infinite = std::numeric_limits<double>::infinity();

struct Node {
  int breakpoint;  // -1: the start of the paragraph
  int previous;
  double demerits;
  double ratio;
  int fitness;
  bool overfull;
};

int fitness_of(double ratio) { return ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3; }

class Fitting {
 public:
  Fitting(const std::vector<Breakpoint>& breakpoints, const Measure& measure, double tolerance)
      : breakpoints_(breakpoints), measure_(measure), tolerance_(tolerance) {
    nodes_.push_back({-1, -1, 0, 0, 1, false});
    active_.push_back(0);
  }

  bool try_break(int at, bool rescue) {
    const Breakpoint& point = breakpoints_[static_cast<std::size_t>(at)];
    best_.fill({at, -1, infinite, 0, 0, false});
    int fallen = -1;
    std::size_t kept = 0;
    for (const int index : active_) {
      const double r = ratio(node(index), point);
      if (r < -1) {
        fallen = index;
        continue;
      }
      if (r <= tolerance_) consider(index, point, r);
      if (!point.forced) active_[kept++] = index;
    }
    active_.resize(kept);
    const bool stranded = kept == 0 && std::all_of(best_.begin(), best_.end(),
                                                   [](const Node& n) { return n.previous < 0; });
    if (stranded && !rescue) return false;
    if (stranded) {
      if (fallen < 0) return false;
      const double demerits = node(fallen).demerits + 1e12;
      best_[1] = {at, fallen, demerits, -1, 1, true};
    }
    for (const Node& candidate : best_) {
      if (candidate.previous < 0) continue;
      active_.push_back(static_cast<int>(nodes_.size()));
      nodes_.push_back(candidate);
    }
    return true;
  }

  std::vector<Line> lines() const {
    int index = active_.front();
    for (const int other : active_)
      if (node(other).demerits < node(index).demerits) index = other;
    std::vector<Line> result;
    for (; node(index).previous >= 0; index = node(index).previous)
      result.push_back({node(index).breakpoint, node(index).ratio, node(index).overfull});
    std::reverse(result.begin(), result.end());
    return result;
  }

 private:
  const Node& node(int index) const { return nodes_[static_cast<std::size_t>(index)]; }

  // Of stretch or shrink that the line from `start` to `point` needs; below -1: it is too long.
  double ratio(const Node& start, const Breakpoint& point) const {
    static constexpr Breakpoint origin{};
    const Breakpoint& from =
        start.breakpoint < 0 ? origin : breakpoints_[static_cast<std::size_t>(start.breakpoint)];
    const double room = start.breakpoint < 0 ? measure_.first : measure_.other;
    const double gap = room - (point.end - from.next);
    if (gap < -slack) {
      const double shrink = measure_.ragged ? 0 : point.end_shrink - from.next_shrink;
      return shrink > 0 ? gap / shrink : -infinite;
    }
    if (point.fill > from.fill) return 0;
    if (measure_.ragged) return gap / (6 * measure_.em);
    if (point.forced) return 0;
    const double stretch = point.end_stretch - from.next_stretch;
    return stretch > 0 ? gap / stretch : gap > slack ? 1e3 : 0;
  }

  void consider(int index, const Breakpoint& point, double r) {
    const Node& start = node(index);
    const double badness =
        point.forced && r >= 0 ? 0 : std::min(100 * std::abs(r * r * r), worst_badness);
    double demerits = (10 + badness) * (10 + badness);
    const bool after_hyphen =
        start.breakpoint >= 0 && breakpoints_[static_cast<std::size_t>(start.breakpoint)].hyphen;
    if (point.hyphen) demerits += hyphen_penalty * hyphen_penalty;
    if (point.hyphen && after_hyphen) demerits += consecutive_hyphens;
    if (point.last && after_hyphen) demerits += penultimate_hyphen;
    const int fitness = measure_.ragged ? 1 : fitness_of(r);
    if (std::abs(fitness - start.fitness) > 1) demerits += fitness_jump;
    if (point.last && start.breakpoint >= 0) {
      const double width =
          point.end - breakpoints_[static_cast<std::size_t>(start.breakpoint)].next;
      if (width < std::min(runt_ems * measure_.em, measure_.other * runt_part)) demerits += runt;
    }
    demerits += start.demerits;
    Node& best = best_[static_cast<std::size_t>(fitness)];
    if (demerits < best.demerits) best = {best.breakpoint, index, demerits, r, fitness, false};
  }

  const std::vector<Breakpoint>& breakpoints_;
  const Measure& measure_;
  double tolerance_;
  std::vector<Node> nodes_;
  std::vector<int> active_;
  std::array<Node, 4> best_{};
};

}  // namespace

std::optional<std::vector<Line>> fit_lines(const std::vector<Breakpoint>& breakpoints,
                                           const Measure& measure, double tolerance, bool rescue) {
  Fitting fitting(breakpoints, measure, tolerance);
  for (std::size_t i = 0; i < breakpoints.size(); ++i)
    if (!fitting.try_break(static_cast<int>(i), rescue)) return std::nullopt;
  return fitting.lines();
}

}  // namespace paraphe::setting
