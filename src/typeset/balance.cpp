// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <limits>

#include "typeset/lines.h"

namespace paraphe::setting {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
// A small word at the end weighs as much as a line half too short or too long.
constexpr double weak_end = 0.25, divided_end = 0.25;

struct Way {
  double cost = infinite;
  std::size_t from = 0;  // breakpoint before, counted from 1; 0: the start
};

}  // namespace

std::vector<Line> balance_lines(const std::vector<Breakpoint>& breakpoints, const Measure& measure,
                                std::vector<Line> lines) {
  const std::size_t count = lines.size(), points = breakpoints.size();
  const auto given = [&](const Line& line) {
    const Breakpoint& point = breakpoints[static_cast<std::size_t>(line.end)];
    return line.overfull || (point.forced && !point.last);
  };
  if (count < 2 || std::any_of(lines.begin(), lines.end(), given)) return lines;
  const double ideal = breakpoints.back().end / static_cast<double>(count);
  std::vector<std::vector<Way>> ways(count + 1, std::vector<Way>(points + 1));
  ways[0][0].cost = 0;
  for (std::size_t line = 1; line <= count; ++line)
    for (std::size_t to = line; to <= points; ++to) {
      const Breakpoint& point = breakpoints[to - 1];
      const double end = (point.weak ? weak_end : 0) + (point.hyphen ? divided_end : 0);
      for (std::size_t from = line - 1; from < to; ++from) {
        const double start = from == 0 ? 0 : breakpoints[from - 1].next;
        const double length = point.end - start, uneven = (length - ideal) / ideal;
        if (length > (line == 1 ? measure.first : measure.other)) continue;
        const double cost = ways[line - 1][from].cost + uneven * uneven + end;
        if (cost < ways[line][to].cost) ways[line][to] = {cost, from};
      }
    }
  if (ways[count][points].cost == infinite) return lines;
  std::size_t at = points;
  for (std::size_t line = count; line > 0; --line) {
    lines[line - 1] = {static_cast<int>(at - 1), {}, false};
    at = ways[line][at].from;
  }
  return lines;
}

}  // namespace paraphe::setting
