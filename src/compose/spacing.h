// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/kept.h"
#include "base/typography.h"
#include "compose/phrase.h"

namespace paraphe {

/// The texts of a paragraph with their French spaces, and the ordinals to raise in each.
struct SpacedTexts {
  std::vector<std::string> texts;
  std::vector<std::vector<Span>> ordinals;
};

/// Those of documents before, under the texts without their spaces.
using KeptSpaces = Kept<SpacedTexts>;

/// Makes the runs of one paragraph fit for print: XML white space collapsed across runs and cut at
/// both ends and around forced line breaks, French spaces set over run boundaries, ordinals raised.
/// Runs in another language and calls of notes keep their text and stand for a word.
/// `kept`, where it is given, has what was set before.
void set_for_print(Runs& runs, TypographicStyle style, KeptSpaces* kept = nullptr);

/// What `set_spaces` made of texts of documents before, for the next document; null for the first
/// one of a process, since most processes print one.
KeptSpaces* spaces_kept_for_next_document();

/// Takes away the punctuation that ends `runs` (`. , ; :` and spaces), calls of notes passed over.
/// « etc. » keeps its period. Returns what was taken.
std::string strip_end(Runs& runs);

}  // namespace paraphe
