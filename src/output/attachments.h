// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "compose/document.h"
#include "output/file.h"

namespace paraphe {

/// Embeds the attachments, each an associated file of the whole document, and returns the entries
/// they add to the catalog. Source: PDF/A-3, 6.8 and annex E.
std::string add_attachments(PdfFile& file, const Document& document);

}  // namespace paraphe
