// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/digest.h"
#include "base/draft.h"
#include "output/page_symbols.h"
#include "typeset/page.h"
#include "typeset/page_text.h"

namespace paraphe {

/// What the codes of a file say, and the texts that they vouch for.
struct PageCodes {
  std::vector<std::string> codes;  ///< of each page; empty: there are none
  std::vector<std::string> texts;  ///< of each page; empty unless asked for
};

/// Takes down what codes vouch for while pages are made. The digest in a code is that of the text
/// of its page, as PageTexts gives it: the first 8 bytes of its SHA-256.
class CodeWriter {
 public:
  /// `document` outlives it; `texts`: they are asked for.
  CodeWriter(const Document& document, bool texts);

  /// Of `pages`, whose nodes are known and keep their place.
  void begin(const Pages& pages);
  /// The next page, which has its items.
  void read(const Page& page);
  /// The codes of all pages that were read.
  PageCodes finish(const Digest& fingerprint);

 private:
  const Document& document_;
  bool coded_, texts_;
  std::optional<PageTexts> words_;
  std::vector<std::array<unsigned char, 8>> digests_;  ///< of each page
  std::vector<std::string> kept_;                      ///< the texts, when they are asked for
};

/// PAG-07, warning: modules shorter than 0.4 mm, which a telephone or a copied sheet no longer
/// reads.
void judge_size(const PageSymbols& symbols, const Pages& pages, const Draft& draft,
                Diagnostics& diagnostics);

}  // namespace paraphe
