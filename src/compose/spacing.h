// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/typography.h"
#include "compose/phrase.h"

namespace paraphe {

/// Makes the runs of one paragraph fit for print: XML white space collapsed across runs and cut at
/// both ends and around forced line breaks, French spaces set over run boundaries, ordinals raised.
/// Runs in another language and calls of notes keep their text and stand for a word.
void set_for_print(Runs& runs, TypographicStyle style);

/// Takes away the punctuation that ends `runs` (`. , ; :` and spaces), calls of notes passed over.
/// « etc. » keeps its period. Returns what was taken.
std::string strip_end(Runs& runs);

}  // namespace paraphe
