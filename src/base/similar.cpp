// SPDX-License-Identifier: EUPL-1.2
#include <array>
#include <string_view>
#include <utility>

#include "base/edit_distance.h"
#include "base/utf8.h"
#include "base/words.h"

namespace paraphe {
namespace {

bool holds_words(std::string_view text, std::string_view words) {
  for (auto at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    const auto letter = [text](std::size_t i) {
      return i < text.size() &&
             (is_letter(decode(text, i).value) || is_digit(decode(text, i).value));
    };
    if ((at == 0 || !letter(at - 1)) && !letter(at + words.size())) return true;
  }
  return false;
}

// What the letters alone say: one edit changes the count of two of them at most.
std::size_t least_distance(std::string_view a, std::string_view b) {
  std::array<int, 256> counts{};
  for (const char c : a) ++counts[static_cast<unsigned char>(c)];
  for (const char c : b) --counts[static_cast<unsigned char>(c)];
  std::size_t more = 0;
  for (const int count : counts) more += static_cast<std::size_t>(count > 0 ? count : 0);
  return more;
}

}  // namespace

bool similar(std::string_view a, std::string_view b) { return similar_folded(fold(a), fold(b)); }

bool similar_folded(std::string_view x, std::string_view y) {
  if (x.empty() || y.empty()) return false;
  if (x == y) return true;
  if (x.size() < y.size()) std::swap(x, y);
  if (holds_words(x, y)) return true;
  const std::size_t allowed = x.size() / 8;
  if (x.size() - y.size() > allowed || least_distance(x, y) > allowed) return false;
  return edit_distance(x, y, allowed) <= allowed;
}

}  // namespace paraphe
