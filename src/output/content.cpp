// SPDX-License-Identifier: EUPL-1.2
#include "output/content.h"

#include <cstring>
#include <type_traits>

namespace paraphe {

static_assert(std::is_same_v<decltype(HPDF_PageAttr_Rec::stream), HPDF_Stream>);
static_assert(HPDF_VERSION_ID >= 20300 && HPDF_VERSION_ID < 20500,
              "the page structure of libharu was read in 2.3 and 2.4 only");

void append_content(HPDF_Page page, std::string_view operators) {
  if (operators.empty()) return;
  HPDF_Stream_Write(static_cast<HPDF_PageAttr>(page->attr)->stream,
                    reinterpret_cast<const HPDF_BYTE*>(operators.data()),
                    static_cast<HPDF_UINT>(operators.size()));
}

bool libharu_is_the_compiled_one() {
  return std::strcmp(HPDF_GetVersion(), HPDF_VERSION_TEXT) == 0;
}

}  // namespace paraphe
