// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "compose/document.h"
#include "output/file.h"
#include "output/font.h"
#include "output/page_symbols.h"

namespace paraphe {

/// Writes the fonts as `/F0`, `/F1`… (one without a name is a face that shows nothing), the images
/// as `/I0`, `/I1`…, what codes share as `/Q`, and returns the dictionary of resources that names
/// them, which every page must name itself: PDF/A refuses inherited ones. Source: ISO 32000-1, 8.9
/// and 9.6 to 9.8; PDF/A-3, 6.2.8 (no interpolation), 6.2.10 (soft masks are allowed) and 6.2.11.
int add_resources(PdfFile& file, const std::vector<EmbeddedFont>& fonts,
                  const std::vector<Image>& images, const PageSymbols& symbols);

}  // namespace paraphe
