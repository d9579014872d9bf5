// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/digest.h"
#include "base/draft.h"
#include "output/page_symbols.h"
#include "typeset/page.h"

namespace paraphe {

/// What the codes of a file say, and the texts that they vouch for.
struct PageCodes {
  std::vector<std::string> codes;  ///< of each page; empty: there are none
  std::vector<std::string> texts;  ///< of each page; empty unless asked for
};

/// The digest in a code is that of the text of its page, as PageTexts gives it: the first 8 bytes
/// of its SHA-256.
PageCodes say_codes(const Document& document, const Digest& fingerprint, const Pages& pages,
                    bool texts);

/// PAG-07, warning: modules shorter than 0.4 mm, which a telephone or a copied sheet no longer
/// reads.
void judge_size(const PageSymbols& symbols, const Pages& pages, const Draft& draft,
                Diagnostics& diagnostics);

}  // namespace paraphe
