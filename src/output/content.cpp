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

std::string take_content(HPDF_Page page) {
  HPDF_Stream stream = static_cast<HPDF_PageAttr>(page->attr)->stream;
  std::string content;
  content.reserve(stream->size);
  for (HPDF_UINT i = 0; i < HPDF_MemStream_GetBufCount(stream); ++i) {
    HPDF_UINT length = 0;
    const HPDF_BYTE* block = HPDF_MemStream_GetBufPtr(stream, i, &length);
    if (block != nullptr) content.append(reinterpret_cast<const char*>(block), length);
  }
  HPDF_MemStream_FreeData(stream);
  return content;
}

bool libharu_is_the_compiled_one() {
  return std::strcmp(HPDF_GetVersion(), HPDF_VERSION_TEXT) == 0;
}

}  // namespace paraphe
