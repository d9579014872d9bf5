// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "output/report/source_line.h"

namespace paraphe {

/// Words a terminal shows in colour; all empty without colour.
struct Ink {
  std::string error, warning, info, strong, faint, off;
};
Ink ink(bool color);

/// A line of source under its number, with a caret under each code point of its `words`, each line
/// ended; empty when the line is. A line over 100 columns is cropped around the first caret; a tab
/// counts as one column, shown as a space.
std::string snippet(const SourceLine& line, std::size_t number, const Ink& ink);

/// `text` on lines of at most `width` code points, the following ones indented by `indent` spaces.
/// Breaks at plain spaces only.
std::string wrapped(std::string_view text, std::size_t indent, std::size_t width = 100);

}  // namespace paraphe
