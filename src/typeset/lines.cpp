// SPDX-License-Identifier: EUPL-1.2
#include "typeset/lines.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>

namespace paraphe::setting {
namespace {

constexpr double hyphen_penalty = 140, consecutive_hyphens = 20'000, fitness_jump = 10'000,
                 too_many_hyphens = 1e7, penultimate_hyphen = 30'000, runt = 40'000, runt_ems = 3,
                 runt_part = 0.2, slack = 0.001, worst_badness = 1e5;
/// More than the ends of two ways to one breakpoint can still cost each other: the way that is
/// dearer by that much is never the better one.
constexpr double never_made_up = 3 * too_many_hyphens;
/// What glyphs set as wide as they may cost, in terms of a stretch of spaces.
constexpr double glyph_cost = 0.25;
constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr std::size_t expected_active = 32;
constexpr int classes = 4;       // of fitness
constexpr int most_hyphens = 2;  // in a row

struct Node {
  int breakpoint;  // -1: the start of the paragraph
  int previous;
  double demerits;
  Fit fit;
  int fitness;
  int hyphens;  // in a row, up to here
  bool overfull;
};

/// What part of their stretch or shrink spaces take up of `rest`, in points.
double spaces_of(double rest, double stretch, double shrink) {
  if (rest < 0) return shrink > 0 ? rest / shrink : rest < -slack ? -infinite : 0;
  return stretch > 0 ? rest / stretch : rest > slack ? 1e3 : 0;
}

int fitness_of(double ratio) { return ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3; }

class Fitting {
 public:
  Fitting(const std::vector<Breakpoint>& breakpoints, const Measure& measure, double tolerance)
      : breakpoints_(breakpoints), measure_(measure), tolerance_(tolerance) {
    nodes_.reserve(breakpoints.size() + 1);
    active_.reserve(expected_active);
    nodes_.push_back({-1, -1, 0, {}, 1, 0, false});
    active_.push_back(0);
  }

  bool try_break(int at, bool rescue) {
    const Breakpoint& point = breakpoints_[static_cast<std::size_t>(at)];
    found_ = 0;
    int fallen = -1;
    std::size_t kept = 0;
    for (const int index : active_) {
      const Fit fit = fit_of(node(index), point);
      if (fit.spaces < -1) {
        fallen = index;
        continue;
      }
      if (fit.spaces <= tolerance_) consider(at, index, fit);
      if (!point.forced) active_[kept++] = index;
    }
    active_.resize(kept);
    if (kept == 0 && found_ == 0) {
      if (!rescue || fallen < 0) return false;
      const double demerits = node(fallen).demerits + 1e12;
      const double change = measure_.rescue ? rescuing_glyph_change : usual_glyph_change;
      best_[1] = {at, fallen, demerits, {-change, -1}, 1, 0, true};
      found_ = 1U << 1U;
    }
    keep_best();
    return true;
  }

  std::vector<Line> lines() const {
    int index = active_.front();
    for (const int other : active_)
      if (node(other).demerits < node(index).demerits) index = other;
    std::vector<Line> result;
    for (; node(index).previous >= 0; index = node(index).previous)
      result.push_back({node(index).breakpoint, node(index).fit, node(index).overfull});
    std::reverse(result.begin(), result.end());
    return result;
  }

 private:
  const Node& node(int index) const { return nodes_[static_cast<std::size_t>(index)]; }

  Fit fit_of(const Node& start, const Breakpoint& point) const {
    static constexpr Breakpoint origin{};
    const Breakpoint& from =
        start.breakpoint < 0 ? origin : breakpoints_[static_cast<std::size_t>(start.breakpoint)];
    const double room = start.breakpoint < 0 ? measure_.first : measure_.other;
    const double gap = room - (point.end - from.next);
    if (gap >= -slack && (point.fill > from.fill || point.forced)) return {};
    if (measure_.ragged) return {0, gap < -slack ? -infinite : gap / (6 * measure_.em)};
    return fit(from, point, room, measure_.rescue);
  }

  void keep_best() {
    double least = infinite;
    if (measure_.many_hyphens)
      for (unsigned rest = found_; rest != 0; rest &= rest - 1)
        least = std::min(least, best_[first_of(rest)].demerits);
    for (unsigned rest = found_; rest != 0; rest &= rest - 1) {
      const Node& candidate = best_[first_of(rest)];
      // Where no third hyphen in a row may be, a dearer way may be the only one on.
      if (measure_.many_hyphens && candidate.demerits > least + never_made_up) continue;
      active_.push_back(static_cast<int>(nodes_.size()));
      nodes_.push_back(candidate);
    }
  }

  static std::size_t first_of(unsigned kinds) {
    return static_cast<std::size_t>(std::countr_zero(kinds));
  }

  void consider(int at, int index, const Fit& fit) {
    const Node& start = node(index);
    const Breakpoint& point = breakpoints_[static_cast<std::size_t>(at)];
    const int hyphens = point.hyphen ? start.hyphens + 1 : 0;
    if (hyphens > most_hyphens && !measure_.many_hyphens) return;
    const double r = fit.spaces + fit.glyphs / usual_glyph_change * glyph_cost;
    const double badness = std::min(100 * std::abs(r * r * r), worst_badness);
    double demerits = (10 + badness) * (10 + badness);
    if (point.hyphen) demerits += hyphen_penalty * hyphen_penalty;
    if (hyphens > 1) demerits += hyphens > most_hyphens ? too_many_hyphens : consecutive_hyphens;
    if (point.last && start.hyphens > 0) demerits += penultimate_hyphen;
    const int fitness = measure_.ragged ? 1 : fitness_of(fit.spaces);
    if (std::abs(fitness - start.fitness) > 1) demerits += fitness_jump;
    if (point.last && start.breakpoint >= 0) {
      const double width =
          point.end - breakpoints_[static_cast<std::size_t>(start.breakpoint)].next;
      if (width < std::min(runt_ems * measure_.em, measure_.other * runt_part)) demerits += runt;
    }
    demerits += start.demerits;
    const auto kind = static_cast<unsigned>(fitness + classes * std::min(hyphens, most_hyphens));
    const bool first = (found_ >> kind & 1U) == 0;
    if (!first && demerits >= best_[kind].demerits) return;
    best_[kind] = {at, index, demerits, fit, fitness, hyphens, false};
    found_ |= 1U << kind;
  }

  const std::vector<Breakpoint>& breakpoints_;
  const Measure& measure_;
  double tolerance_;
  std::vector<Node> nodes_;
  std::vector<int> active_;
  std::array<Node, classes*(most_hyphens + 1)> best_{};  ///< ways to the breakpoint, of each kind
  unsigned found_ = 0;                                   ///< the kinds there are, a bit each
};

}  // namespace

Fit fit(const Breakpoint& start, const Breakpoint& end, double room, bool rescue) {
  const double gap = room - (end.end - start.next);
  const double glyphs = end.end_glyphs - start.next_glyphs;
  Fit fit;
  if (glyphs > 0) {
    const double change = std::clamp(gap / glyphs, -usual_glyph_change, usual_glyph_change);
    fit.glyphs = std::trunc(change * 1000) / 1000;
  }
  const double stretch = end.end_stretch - start.next_stretch;
  const double shrink = end.end_shrink - start.next_shrink;
  fit.spaces = spaces_of(gap - fit.glyphs * glyphs, stretch, shrink);
  if (!rescue || glyphs <= 0 || (fit.spaces >= -1 && fit.spaces <= wide_spaces)) return fit;
  // What spaces at their widest or narrowest leave, to the thousandth that is enough.
  const double left = fit.spaces > 0 ? gap - wide_spaces * stretch : gap + shrink;
  const double change = std::copysign(std::ceil(std::abs(left / glyphs) * 1000) / 1000, left);
  fit.glyphs = std::clamp(change, -rescuing_glyph_change, rescuing_glyph_change);
  fit.spaces = spaces_of(gap - fit.glyphs * glyphs, stretch, shrink);
  return fit;
}

std::optional<std::vector<Line>> fit_lines(const std::vector<Breakpoint>& breakpoints,
                                           const Measure& measure, double tolerance, bool rescue) {
  Fitting fitting(breakpoints, measure, tolerance);
  for (std::size_t i = 0; i < breakpoints.size(); ++i)
    if (!fitting.try_break(static_cast<int>(i), rescue)) return std::nullopt;
  return fitting.lines();
}

}  // namespace paraphe::setting
