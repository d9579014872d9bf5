// SPDX-License-Identifier: EUPL-1.2
#include "base/edits.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace paraphe {
namespace {

using Lines = std::vector<std::string_view>;

Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

/// Lines [before, before_end) of the one are lines [after, after_end) of the other.
struct Change {
  std::size_t before, before_end, after, after_end;
};

/// The nearest lines after (i, j) that are equal again; the ends when there are none near.
std::pair<std::size_t, std::size_t> meeting(const Lines& a, const Lines& b, std::size_t i,
                                            std::size_t j) {
  constexpr std::size_t farthest = 400;
  for (std::size_t distance = 1; distance <= farthest; ++distance) {
    for (std::size_t da = 0; da <= distance; ++da) {
      const std::size_t db = distance - da;
      if (i + da < a.size() && j + db < b.size() && a[i + da] == b[j + db]) return {i + da, j + db};
    }
  }
  return {a.size(), b.size()};
}

std::vector<Change> changes(const Lines& a, const Lines& b) {
  std::vector<Change> out;
  std::size_t i = 0, j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && a[i] == b[j]) {
      ++i;
      ++j;
      continue;
    }
    const auto [next_i, next_j] = meeting(a, b, i, j);
    out.push_back({i, next_i, j, next_j});
    i = next_i;
    j = next_j;
  }
  return out;
}

void put(char sign, std::string_view line, std::string& out) {
  out += sign;
  out += line;
  if (line.back() != '\n') out += "\n\\ No newline at end of file\n";
}

std::string range(std::size_t begin, std::size_t count) {
  const std::string first = std::to_string(count == 0 ? begin : begin + 1);
  return count == 1 ? first : first + "," + std::to_string(count);
}

}  // namespace

std::vector<Edit> compatible(std::vector<Edit> edits) {
  std::stable_sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) {
    return std::tie(a.span.begin, a.span.end) < std::tie(b.span.begin, b.span.end);
  });
  std::vector<Edit> out;
  for (Edit& edit : edits) {
    // Two insertions at one place have no order: the first stands.
    const bool taken = !out.empty() && (edit.span.begin < out.back().span.end ||
                                        edit.span.begin == out.back().span.begin);
    if (!taken) out.push_back(std::move(edit));
  }
  return out;
}

std::string apply_edits(std::string_view bytes, const std::vector<Edit>& edits) {
  std::string out;
  std::size_t at = 0;
  for (const Edit& edit : edits) {
    out += bytes.substr(at, edit.span.begin - at);
    out += edit.replacement;
    at = edit.span.end;
  }
  out += bytes.substr(at);
  return out;
}

std::string unified_diff(std::string_view before, std::string_view after, const std::string& name) {
  constexpr std::size_t around = 3;
  const Lines a = lines_of(before), b = lines_of(after);
  const std::vector<Change> all = changes(a, b);
  if (all.empty()) return {};
  std::string out = "--- " + name + "\n+++ " + name + "\n";
  for (std::size_t first = 0; first < all.size();) {
    std::size_t last = first;
    while (last + 1 < all.size() && all[last + 1].before - all[last].before_end <= 2 * around) {
      ++last;
    }
    const std::size_t lead = std::min(around, all[first].before);
    const std::size_t tail = std::min(around, a.size() - all[last].before_end);
    const std::size_t begin = all[first].before - lead, end = all[last].before_end + tail;
    const std::size_t other = all[first].after - lead, other_end = all[last].after_end + tail;
    out += "@@ -" + range(begin, end - begin) + " +" + range(other, other_end - other) + " @@\n";
    std::size_t i = begin;
    for (; first <= last; ++first) {
      const Change& change = all[first];
      for (; i < change.before; ++i) put(' ', a[i], out);
      for (; i < change.before_end; ++i) put('-', a[i], out);
      for (std::size_t j = change.after; j < change.after_end; ++j) put('+', b[j], out);
    }
    for (; i < end; ++i) put(' ', a[i], out);
  }
  return out;
}

}  // namespace paraphe
