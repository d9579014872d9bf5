// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string_view>

#include "base/source_text.h"
#include "output/report/report.h"

namespace paraphe {

/// The line on which a place starts, in the draft or in the file of waivers, and the bytes of it
/// that the place covers. Empty when there is none.
struct SourceLine {
  std::string_view text;
  Span words;
};
SourceLine source_line(const Report& report, const Place& place);

/// The byte at which `points` code points end that begin at byte `at`, or the end of the text; and
/// the one at which as many begin that end there. Nothing else of the text is read.
std::size_t advance(std::string_view text, std::size_t at, std::size_t points);
std::size_t retreat(std::string_view text, std::size_t at, std::size_t points);

}  // namespace paraphe
