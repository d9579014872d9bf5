// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "compose/document.h"

namespace paraphe::setting {

/// A page and the room of its text, in points.
struct Sheet {
  double width = 0, height = 0;
  double top = 0, bottom = 0, inner = 0, outer = 0;  ///< margins

  double text_width() const { return width - inner - outer; }
  double text_height() const { return height - top - bottom; }
};

/// The page of a layout, or the same lying on its side. Then header and foot band keep their height
/// and place, and the margins at the sides are what the upright page has at its top: such a page is
/// asked for by wide tables.
inline Sheet sheet_of(const Layout& layout, bool turned) {
  Sheet sheet{layout.width,         layout.height,       layout.margin_top,
              layout.margin_bottom, layout.margin_inner, layout.margin_outer};
  if (!turned) return sheet;
  sheet.width = layout.height;
  sheet.height = layout.width;
  sheet.inner = sheet.outer = layout.margin_top;
  return sheet;
}

}  // namespace paraphe::setting
