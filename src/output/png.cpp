// SPDX-License-Identifier: EUPL-1.2
#include "output/png.h"

#include <png.h>

#include <algorithm>
#include <cstddef>
#include <string>

namespace paraphe {
namespace {

constexpr std::string_view signature = "\x89PNG\r\n\x1A\n";

/// A picture as libpng reads it; freed in any case.
struct Reader {
  png_image image{};
  Reader() { image.version = PNG_IMAGE_VERSION; }
  ~Reader() { png_image_free(&image); }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
};

/// Parts colours from opacity; no opacity where all is opaque.
void part(const std::string& pixels, std::size_t channels, Image& image) {
  const std::size_t count = pixels.size() / (channels + 1);
  image.samples.resize(count * channels);
  image.opacity.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t at = i * (channels + 1);
    std::copy_n(pixels.begin() + static_cast<std::ptrdiff_t>(at), channels,
                image.samples.begin() + static_cast<std::ptrdiff_t>(i * channels));
    image.opacity[i] = pixels[at + channels];
  }
  if (image.opacity.find_first_not_of('\xFF') == std::string::npos) image.opacity.clear();
}

}  // namespace

ImageState read_png(std::string_view bytes, std::size_t most_pixels, Image& image) {
  if (bytes.substr(0, signature.size()) != signature) return ImageState::not_png;
  Reader reader;
  if (png_image_begin_read_from_memory(&reader.image, bytes.data(), bytes.size()) == 0)
    return ImageState::damaged;
  image.width = static_cast<int>(reader.image.width);
  image.height = static_cast<int>(reader.image.height);
  if (std::size_t{reader.image.width} * reader.image.height > most_pixels)
    return ImageState::too_many_pixels;
  const bool colour = (reader.image.format & PNG_FORMAT_FLAG_COLOR) != 0;
  const bool clear = (reader.image.format & PNG_FORMAT_FLAG_ALPHA) != 0;
  reader.image.format = (colour ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY) |
                        (clear ? static_cast<unsigned>(PNG_FORMAT_FLAG_ALPHA) : 0U);
  std::string pixels(PNG_IMAGE_SIZE(reader.image), '\0');
  if (png_image_finish_read(&reader.image, nullptr, pixels.data(), 0, nullptr) == 0)
    return ImageState::damaged;
  image.channels = colour ? 3 : 1;
  image.opacity.clear();
  if (clear) {
    part(pixels, colour ? 3 : 1, image);
  } else {
    image.samples = std::move(pixels);
  }
  return ImageState::read;
}

}  // namespace paraphe
