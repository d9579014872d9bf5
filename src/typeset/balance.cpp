// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <limits>

#include "typeset/lines.h"

namespace paraphe::setting {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
// A small word at the end weighs as much as a line half too short or too long.
constexpr double weak_end = 0.25, divided_end = 0.25;
/// A longer title is text: nobody sees that its lines are alike, and each would be weighed against
/// each way to begin it.
constexpr std::size_t most_lines = 24;
constexpr double far_too_long = 2;  // times the room: no line from further back is short enough

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
  if (count < 2 || count > most_lines || std::any_of(lines.begin(), lines.end(), given))
    return lines;
  const double ideal = breakpoints.back().end / static_cast<double>(count);
  std::vector<std::vector<Way>> ways(count + 1, std::vector<Way>(points + 1));
  ways[0][0].cost = 0;
  for (std::size_t line = 1; line <= count; ++line)
    for (std::size_t to = line; to <= points; ++to) {
      const Breakpoint& point = breakpoints[to - 1];
      const double end = (point.weak ? weak_end : 0) + (point.hyphen ? divided_end : 0);
      const double room = line == 1 ? measure.first : measure.other;
      for (std::size_t from = to; from-- > line - 1;) {
        const double start = from == 0 ? 0 : breakpoints[from - 1].next;
        const double length = point.end - start, uneven = (length - ideal) / ideal;
        if (length > far_too_long * room) break;
        if (length > room) continue;
        const double cost = ways[line - 1][from].cost + uneven * uneven + end;
        if (cost <= ways[line][to].cost && cost < infinite) ways[line][to] = {cost, from};
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
