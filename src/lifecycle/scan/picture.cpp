// SPDX-License-Identifier: EUPL-1.2
#include "lifecycle/scan/picture.h"

#include <jpeglib.h>
#include <png.h>

#include <algorithm>
#include <csetjmp>
#include <cstdio>
#include <utility>

namespace paraphe::scan {
namespace {

using State = SheetScan::State;

/// A picture as libpng reads or writes it; freed in any case.
struct Png {
  png_image image{};
  Png() { image.version = PNG_IMAGE_VERSION; }
  ~Png() { png_image_free(&image); }
  Png(const Png&) = delete;
  Png& operator=(const Png&) = delete;
};

/// libjpeg ends by a jump what it cannot read; a file that ends too early only warns.
struct Trouble {
  jpeg_error_mgr base{};
  std::jmp_buf back{};
  bool cut = false;
};

[[noreturn]] void leave(j_common_ptr reader) {
  std::longjmp(reinterpret_cast<Trouble*>(reader->err)->back, 1);
}

void note(j_common_ptr reader, int level) {
  if (level < 0) reinterpret_cast<Trouble*>(reader->err)->cut = true;
}

void keep_quiet(j_common_ptr) {}

}  // namespace

State read_png(std::string_view bytes, std::size_t most_pixels, Picture& picture) {
  Png png;
  if (png_image_begin_read_from_memory(&png.image, bytes.data(), bytes.size()) == 0)
    return State::damaged;
  if (std::size_t{png.image.width} * png.image.height > most_pixels) return State::too_large;
  picture.colour = picture.colour && (png.image.format & PNG_FORMAT_FLAG_COLOR) != 0;
  png.image.format = picture.colour ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
  picture.width = static_cast<int>(png.image.width);
  picture.height = static_cast<int>(png.image.height);
  picture.pixels.resize(PNG_IMAGE_SIZE(png.image));
  const png_color white{255, 255, 255};
  const int read = png_image_finish_read(&png.image, &white, picture.pixels.data(), 0, nullptr);
  return read == 0 ? State::damaged : State::read;
}

// Nothing that a destructor frees is made between setjmp and longjmp.
State read_jpeg(std::string_view bytes, std::size_t most_pixels, Picture& picture) {
  jpeg_decompress_struct reader{};
  Trouble trouble;
  reader.err = jpeg_std_error(&trouble.base);
  trouble.base.error_exit = leave;
  trouble.base.emit_message = note;
  trouble.base.output_message = keep_quiet;
  volatile State state = State::damaged;
  if (setjmp(trouble.back) == 0) {
    jpeg_create_decompress(&reader);
    jpeg_mem_src(&reader, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    jpeg_read_header(&reader, TRUE);
    if (std::size_t{reader.image_width} * reader.image_height > most_pixels) {
      state = State::too_large;
    } else {
      picture.colour = picture.colour && reader.num_components == 3;
      reader.out_color_space = picture.colour ? JCS_RGB : JCS_GRAYSCALE;
      jpeg_start_decompress(&reader);
      picture.width = static_cast<int>(reader.output_width);
      picture.height = static_cast<int>(reader.output_height);
      const std::size_t row_bytes = std::size_t{reader.output_width} * (picture.colour ? 3 : 1);
      picture.pixels.resize(row_bytes * reader.output_height);
      while (reader.output_scanline < reader.output_height && !trouble.cut) {
        JSAMPROW row = picture.pixels.data() + reader.output_scanline * row_bytes;
        jpeg_read_scanlines(&reader, &row, 1);
      }
      if (!trouble.cut) state = State::read;
    }
  }
  jpeg_destroy_decompress(&reader);
  return state;
}

Picture turned_back(const Picture& picture, int quarters) {
  if (quarters % 4 == 0) return picture;
  Picture out = picture;
  if (quarters % 2 != 0) std::swap(out.width, out.height);
  const std::size_t size = picture.colour ? 3 : 1;
  const auto at = [&](const Picture& in, int x, int y) {
    return (static_cast<std::size_t>(y) * static_cast<std::size_t>(in.width) +
            static_cast<std::size_t>(x)) *
           size;
  };
  for (int y = 0; y < out.height; ++y) {
    for (int x = 0; x < out.width; ++x) {
      std::size_t from = 0;  // where this point went when the sheet was turned clockwise
      if (quarters == 1) from = at(picture, picture.width - 1 - y, x);
      if (quarters == 2) from = at(picture, picture.width - 1 - x, picture.height - 1 - y);
      if (quarters == 3) from = at(picture, y, picture.height - 1 - x);
      std::copy_n(picture.pixels.begin() + static_cast<std::ptrdiff_t>(from), size,
                  out.pixels.begin() + static_cast<std::ptrdiff_t>(at(out, x, y)));
    }
  }
  return out;
}

std::optional<std::string> write_png(const Picture& picture) {
  Png png;
  png.image.width = static_cast<png_uint_32>(picture.width);
  png.image.height = static_cast<png_uint_32>(picture.height);
  png.image.format = picture.colour ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
  png_alloc_size_t size = 0;
  if (png_image_write_to_memory(&png.image, nullptr, &size, 0, picture.pixels.data(), 0, nullptr) ==
      0)
    return std::nullopt;
  std::string bytes(size, '\0');
  if (png_image_write_to_memory(&png.image, bytes.data(), &size, 0, picture.pixels.data(), 0,
                                nullptr) == 0)
    return std::nullopt;
  bytes.resize(size);
  return bytes;
}

}  // namespace paraphe::scan
