// SPDX-License-Identifier: EUPL-1.2
#include "lifecycle/scan/picture.h"

#include <jpeglib.h>
#include <png.h>

#include <csetjmp>
#include <cstdio>

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
  png.image.format = PNG_FORMAT_GRAY;
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
      reader.out_color_space = JCS_GRAYSCALE;
      jpeg_start_decompress(&reader);
      picture.width = static_cast<int>(reader.output_width);
      picture.height = static_cast<int>(reader.output_height);
      picture.pixels.resize(std::size_t{reader.output_width} * reader.output_height);
      while (reader.output_scanline < reader.output_height && !trouble.cut) {
        JSAMPROW row =
            picture.pixels.data() + std::size_t{reader.output_scanline} * reader.output_width;
        jpeg_read_scanlines(&reader, &row, 1);
      }
      if (!trouble.cut) state = State::read;
    }
  }
  jpeg_destroy_decompress(&reader);
  return state;
}

std::optional<std::string> write_png(const Picture& picture) {
  Png png;
  png.image.width = static_cast<png_uint_32>(picture.width);
  png.image.height = static_cast<png_uint_32>(picture.height);
  png.image.format = PNG_FORMAT_GRAY;
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
