// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "output/file.h"
#include "typeset/page.h"

namespace paraphe {

/// Writes the outline, nested by level, its first level open, and returns it; 0 when `pages` has
/// none. An entry more than one level below the entry before it stands one below. Source: ISO
/// 32000-1, 12.3.3.
int add_outline(PdfFile& file, const Pages& pages, int first_sheet);

}  // namespace paraphe
