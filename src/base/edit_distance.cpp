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

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
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
  return letters > 2 && edit_distance(left, right) <= std::max<std::size_t>(1, letters / 3);
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
