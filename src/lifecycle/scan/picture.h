// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lifecycle/sheet_scan.h"

namespace paraphe::scan {

/// Row by row from the top; one byte a pixel in grey, or three, of red, green and blue.
struct Picture {
  int width = 0, height = 0;
  std::vector<unsigned char> pixels;
  bool colour = false;
};

/// Reads a PNG or JPEG of any kind, what is clear being white, in grey unless `picture` asks for
/// the colour that there is. Nothing is allocated before its size was judged. Sources: ISO/IEC
/// 15948 by libpng, ISO/IEC 10918-1 by libjpeg.
SheetScan::State read_png(std::string_view bytes, std::size_t most_pixels, Picture& picture);
SheetScan::State read_jpeg(std::string_view bytes, std::size_t most_pixels, Picture& picture);

/// The picture turned back by so many quarter turns, counterclockwise.
Picture turned_back(const Picture& picture, int quarters);

/// The bytes of a PNG.
std::optional<std::string> write_png(const Picture& picture);

}  // namespace paraphe::scan
