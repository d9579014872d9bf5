// SPDX-License-Identifier: EUPL-1.2
#include "base/draft.h"
#include "typeset/fonts.h"
#include "typeset/page.h"
#include "typeset/setting.h"

namespace paraphe {

std::optional<Pages> typeset(const Document& document, const Draft* draft, Diagnostics& diagnostics,
                             PageTaker* taker) {
  setting::Fonts fonts;
  const auto place_of = [draft](Source source) {
    if (draft == nullptr) return Place{};
    return source.begin == Source::npos ? draft->place()
                                        : draft->place({source.begin, source.begin + 1});
  };
  return setting::set_pages(document, fonts, place_of, diagnostics, taker);
}

}  // namespace paraphe
