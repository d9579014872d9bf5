// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "output/codes.h"
#include "typeset/page.h"

namespace paraphe {

/// What a page needs to know of a sign to draw it.
struct DrawnSign {
  std::uint16_t cid = 0;
  std::int32_t advance = 0;  ///< in 1/1 000 000 em: exactly what /W will say
};

/// Content without resources, tags or metadata: what libharu is for. Fonts are named `/F0`, `/F1`…
/// after `Pages::faces`.
struct Drawing {
  std::vector<std::string> contents;  ///< by page: its content stream
  std::vector<std::vector<int>>
      marks;  ///< by page, by marked-content identifier: the node it belongs to
};

/// Draws every page, and gives back its items: a page is in memory once. Marked content: one
/// identifier for each stretch of items of one node; artifacts are marked as such. `signs` are
/// those of `pages`, in their order. Errors: throws std::runtime_error with libharu's first error
/// code.
Drawing draw_pages(Pages& pages, const std::vector<DrawnSign>& signs, const std::string& language);

}  // namespace paraphe
