// SPDX-License-Identifier: EUPL-1.2
#include "base/plain_marks.h"

#include <algorithm>
#include <iterator>

namespace paraphe {
namespace {

struct Mark {
  std::string_view written;
  char plain;
};
constexpr Mark marks[] = {{"\u00A0", ' '}, {"\u202F", ' '}, {"\u2009", ' '}, {"’", '\''}};

const Mark* mark_at(std::string_view text, std::size_t at) {
  const auto* const found = std::find_if(std::begin(marks), std::end(marks), [&](const Mark& mark) {
    return text.substr(at, mark.written.size()) == mark.written;
  });
  return found == std::end(marks) ? nullptr : found;
}

}  // namespace

std::size_t PlainMarks::from(std::size_t at) const {
  const auto after = std::upper_bound(shifts.begin(), shifts.end(), at,
                                      [](std::size_t a, const Shift& b) { return a < b.at; });
  return after == shifts.begin() ? at : at + std::prev(after)->bytes;
}

PlainMarks plain_marks(std::string_view text) {
  PlainMarks plain;
  plain.text.reserve(text.size());
  std::size_t more = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Mark* const mark = mark_at(text, at);
    if (mark != nullptr) {
      at += mark->written.size();
      plain.text += mark->plain;
      more += mark->written.size() - 1;
      plain.shifts.push_back({plain.text.size(), more});
      continue;
    }
    const std::size_t begin = at++;
    while (at < text.size() && text[at] != '\xC2' && text[at] != '\xE2') ++at;
    plain.text += text.substr(begin, at - begin);
  }
  return plain;
}

}  // namespace paraphe
