// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "compose/document.h"

namespace paraphe {

/// What reading a picture came to.
enum class ImageState {
  read,
  not_png,
  too_many_pixels,  ///< `image` has its width and height
  damaged,          ///< truncated, a bad checksum, sizes that do not agree…
};

/// Reads `bytes`, a PNG of any kind (palette, grey, colour; 1 to 16 bits; interlaced; transparent),
/// into eight-bit samples of sRGB or grey, and its opacity where it is not opaque everywhere.
/// Nothing is allocated before its size was judged. Source: ISO/IEC 15948; libpng reads it.
ImageState read_png(std::string_view bytes, std::size_t most_pixels, Image& image);

}  // namespace paraphe
