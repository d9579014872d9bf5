// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace paraphe {

/// A text with every space plain and every apostrophe straight, whatever keyboard or word processor
/// wrote them: words are sought in it.
struct PlainMarks {
  struct Shift {
    std::size_t at;     ///< from this byte of `text` on…
    std::size_t bytes;  ///< …so many more stand before it in what was read
  };

  std::string text;
  std::vector<Shift> shifts;  ///< in their order

  /// Where the byte `at` of `text` stood in what was read.
  std::size_t from(std::size_t at) const;
};

/// Spaces: U+0020, U+00A0, U+2009, U+202F. Apostrophes: U+0027, U+2019. UTF-8.
PlainMarks plain_marks(std::string_view text);

}  // namespace paraphe
