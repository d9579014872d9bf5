// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "compose/document.h"

namespace paraphe {

/// `document` as text to read and compare, one line a block, containers by indentation; the layout
/// is left out. Marks: `*bold*`, `_italic_`, `<small caps>`, `^raised^`, `[text->target]`,
/// `{en:foreign}`, `___(what is to be written)`, `[^1]` and the note below its paragraph; `~` is
/// U+00A0, `·` U+202F.
std::string dump(const Document& document);

}  // namespace paraphe
