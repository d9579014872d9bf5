// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <jpeglib.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <random>
#include <string>

#include "lifecycle/scan/picture.h"

namespace paraphe::scan {

/// What a copier, a scanner or a telephone do to a page.
struct Distortion {
  double turn = 0;      ///< degrees
  double skew = 0;      ///< columns moved a row: 0.03 is 1.7°
  double noise = 0;     ///< standard deviation, of 255
  double contrast = 1;  ///< of black on white
  int quality = 0;      ///< of a JPEG; 0: a PNG
  double lean = 0;      ///< how much narrower the top is than the foot: 0.2 is a fifth
  double shade = 0;     ///< how much darker the left is than the right
};

inline Picture distorted(const Picture& page, const Distortion& how, unsigned seed) {
  Picture out{page.width, page.height, std::vector<unsigned char>(page.pixels.size(), 255), false};
  std::mt19937 random(seed);
  std::normal_distribution<double> grain(0, how.noise > 0 ? how.noise : 1);
  const double angle = how.turn * std::numbers::pi / 180;
  const double middle_x = page.width / 2.0, middle_y = page.height / 2.0;
  for (int y = 0; y < out.height; ++y) {
    for (int x = 0; x < out.width; ++x) {
      const double narrow = 1 - how.lean * (1 - static_cast<double>(y) / page.height);
      const double dx = (x - middle_x) / narrow + how.skew * (y - middle_y);
      const double dy = (y - middle_y) / (how.lean > 0 ? narrow : 1);
      const double from_x = middle_x + dx * std::cos(angle) - dy * std::sin(angle);
      const double from_y = middle_y + dx * std::sin(angle) + dy * std::cos(angle);
      const int left = static_cast<int>(std::floor(from_x)),
                top = static_cast<int>(std::floor(from_y));
      double value = 255;
      if (left >= 0 && top >= 0 && left + 1 < page.width && top + 1 < page.height) {
        const auto at = [&](int i, int j) {
          return static_cast<double>(
              page.pixels[static_cast<std::size_t>(top + j) * static_cast<std::size_t>(page.width) +
                          static_cast<std::size_t>(left + i)]);
        };
        const double u = from_x - left, v = from_y - top;
        value =
            (1 - v) * ((1 - u) * at(0, 0) + u * at(1, 0)) + v * ((1 - u) * at(0, 1) + u * at(1, 1));
      }
      value = 255 - (255 - value) * how.contrast;
      value *= 1 - how.shade * (1 - static_cast<double>(x) / page.width);
      if (how.noise > 0) value += grain(random);
      out.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(out.width) +
                 static_cast<std::size_t>(x)] =
          static_cast<unsigned char>(std::clamp(value, 0.0, 255.0));
    }
  }
  return out;
}

inline std::string jpeg_of(const Picture& picture, int quality) {
  jpeg_compress_struct writer{};
  jpeg_error_mgr errors{};
  writer.err = jpeg_std_error(&errors);
  jpeg_create_compress(&writer);
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&writer, &bytes, &size);
  writer.image_width = static_cast<JDIMENSION>(picture.width);
  writer.image_height = static_cast<JDIMENSION>(picture.height);
  writer.input_components = 1;
  writer.in_color_space = JCS_GRAYSCALE;
  jpeg_set_defaults(&writer);
  jpeg_set_quality(&writer, quality, TRUE);
  jpeg_start_compress(&writer, TRUE);
  while (writer.next_scanline < writer.image_height) {
    auto* row = const_cast<unsigned char*>(picture.pixels.data()) +
                std::size_t{writer.next_scanline} * writer.image_width;
    jpeg_write_scanlines(&writer, &row, 1);
  }
  jpeg_finish_compress(&writer);
  std::string made(reinterpret_cast<char*>(bytes), size);
  jpeg_destroy_compress(&writer);
  std::free(bytes);
  return made;
}

/// The page as a scanner would send it.
inline std::string scan_of(const Picture& page, const Distortion& how, unsigned seed) {
  const Picture made = distorted(page, how, seed);
  return how.quality > 0 ? jpeg_of(made, how.quality) : write_png(made).value();
}

}  // namespace paraphe::scan
