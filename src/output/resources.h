// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "output/file.h"
#include "output/font.h"

namespace paraphe {

/// Writes the fonts as `/F0`, `/F1`… (one without a name is a face that shows nothing) and returns
/// the dictionary of resources that names them, which every page must name itself: PDF/A refuses
/// inherited ones. Source: ISO 32000-1, 9.6 to 9.8; PDF/A-3, 6.2.11.
int add_resources(PdfFile& file, const std::vector<EmbeddedFont>& fonts);

}  // namespace paraphe
