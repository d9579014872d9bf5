// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "output/draw.h"
#include "output/font.h"
#include "output/page_symbols.h"
#include "output/sign_bytes.h"

namespace paraphe {

/// Makes the archivable, accessible file of drawn pages: fonts (by face; without a name where
/// nothing is shown), what codes share, tags, links, signature fields, outline, attachments,
/// metadata. The contents of `drawing`, whose signs `coder` codes, are given back as they are
/// written.
std::string seal_pages(const Document& document, const Pages& pages, Drawing& drawing,
                       const SignCoder& coder, const std::vector<EmbeddedFont>& fonts,
                       const PageSymbols& symbols);

}  // namespace paraphe
