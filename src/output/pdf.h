// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "output/draw.h"
#include "output/page_symbols.h"
#include "typeset/page.h"

namespace paraphe {

/// The bytes of a PDF 1.7 file, PDF/A-3a (PDF/A-2a without attachments) and PDF/UA-1, of `pages`:
/// fonts embedded and subset, everything tagged or an artifact, empty signature fields, `symbols`
/// in the squares that pages keep for them, attachments, outline, XMP. Same arguments, same library
/// versions: same bytes. Errors: throws std::runtime_error when a font cannot be read or a library
/// fails.
std::string write_pdf(const Document& document, Pages pages,
                      const PageSymbols& symbols = PageSymbols({}));
/// The same of pages that were drawn while they were made.
std::string write_pdf(const Document& document, const Pages& pages, Drawing drawing,
                      const PageSymbols& symbols);

}  // namespace paraphe
