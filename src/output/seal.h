// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "output/draw.h"
#include "output/font.h"
#include "output/page_symbols.h"

namespace paraphe {

/// Makes the archivable, accessible file of drawn pages: fonts (by face; without a name where
/// nothing is shown), what codes share, tags, links, signature fields, outline, attachments,
/// metadata.
std::string seal_pages(const Document& document, const Pages& pages, const Drawing& drawing,
                       const std::vector<EmbeddedFont>& fonts, const PageSymbols& symbols);

}  // namespace paraphe
