// SPDX-License-Identifier: EUPL-1.2
#include "base/edit_distance.h"

#include <algorithm>
#include <utility>

#include "base/words.h"

namespace paraphe {
namespace {

constexpr std::size_t longest = 64;  // names beyond it are compared as different

// Smaller is nearer; case and accents break ties only: « Durée » and « duree » are the same slip.
std::size_t slip(std::string_view a, std::string_view b) {
  return 2 * edit_distance(fold(a), fold(b)) + (a == b ? 0 : 1);
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most) {
  // What lies `most` beside the diagonal or further has cost as much: it is not looked at.
  most = std::min(most, std::max(a.size(), b.size()));
  const std::size_t beyond = most + 1;
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > most) return beyond;
  std::vector<std::size_t> before(b.size() + 2, beyond);
  std::vector<std::size_t> above(b.size() + 2, beyond);
  std::vector<std::size_t> row(b.size() + 2, beyond);
  for (std::size_t j = 0; j <= std::min(most, b.size()); ++j) above[j] = j;
  std::size_t least_above = 0;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const std::size_t first = i > most ? i - most : 1;
    const std::size_t last = std::min(b.size(), i + most);
    row[first - 1] = first == 1 ? i : beyond;
    std::size_t least = row[first - 1];
    for (std::size_t j = first; j <= last; ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
      least = std::min(least, row[j]);
    }
    row[last + 1] = beyond;
    if (least > most && least_above > most) return beyond;
    least_above = least;
    before.swap(above);
    above.swap(row);
  }
  return above[b.size()];
}

bool is_near(std::string_view a, std::string_view b) {
  if (std::max(a.size(), b.size()) > longest) return false;
  const std::string left = fold(a);
  const std::string right = fold(b);
  if (left == right) return true;
  const std::size_t letters = std::max(left.size(), right.size());
  const std::size_t most = std::max<std::size_t>(1, letters / 3);
  return letters > 2 && edit_distance(left, right, most) <= most;
}

std::string nearest(std::string_view typed, const std::vector<std::string>& names) {
  const std::string* best = nullptr;
  for (const std::string& name : names) {
    if (!is_near(typed, name)) continue;
    if (best == nullptr || slip(typed, name) < slip(typed, *best)) best = &name;
  }
  return best == nullptr ? std::string() : *best;
}

}  // namespace paraphe
