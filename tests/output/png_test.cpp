// SPDX-License-Identifier: EUPL-1.2
#include "output/png.h"

#include <gtest/gtest.h>
#include <png.h>

#include <fstream>
#include <iterator>

#include "places.h"

namespace paraphe {
namespace {

std::string file(const std::string& name) {
  std::ifstream in(source_dir + std::string("/tests/conventions/") + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// A PNG of two pixels in `format`, written by libpng.
std::string two_pixels(png_uint_32 format, const void* pixels, const void* palette = nullptr) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = 2;
  image.height = 1;
  image.format = format;
  image.colormap_entries = 2;
  png_alloc_size_t size = 0;
  png_image_write_get_memory_size(image, size, 0, pixels, 0, palette);
  std::string bytes(size, '\0');
  png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels, 0, palette);
  bytes.resize(size);
  return bytes;
}

constexpr std::size_t most = 1'000'000;

TEST(ReadingAPng, GivesSamplesOfEachKind) {
  const unsigned char gray[] = {0, 255}, color[] = {1, 2, 3, 4, 5, 6},
                      clear[] = {1, 2, 3, 255, 4, 5, 6, 0}, opaque[] = {1, 2, 3, 255, 4, 5, 6, 255},
                      index[] = {1, 0}, map[] = {9, 9, 9, 7, 8, 9};
  const struct {
    std::string bytes;
    int channels;
    std::string samples, opacity;
  } cases[] = {
      {two_pixels(PNG_FORMAT_GRAY, gray), 1, std::string("\0\xFF", 2), ""},
      {two_pixels(PNG_FORMAT_RGB, color), 3, "\1\2\3\4\5\6", ""},
      {two_pixels(PNG_FORMAT_RGBA, clear), 3, "\1\2\3\4\5\6", std::string("\xFF\0", 2)},
      {two_pixels(PNG_FORMAT_RGBA, opaque), 3, "\1\2\3\4\5\6", ""},
      {two_pixels(PNG_FORMAT_RGB_COLORMAP, index, map), 3, "\7\10\11\11\11\11", ""},
  };
  for (const auto& each : cases) {
    Image image;
    ASSERT_EQ(read_png(each.bytes, most, image), ImageState::read);
    EXPECT_EQ(image.width, 2);
    EXPECT_EQ(image.height, 1);
    EXPECT_EQ(image.channels, each.channels);
    EXPECT_EQ(image.samples, each.samples);
    EXPECT_EQ(image.opacity, each.opacity);
  }
}

TEST(ReadingAPng, ReadsTheLogosOfTheTests) {
  for (const char* name : {"logo-anneau.png", "logo-bandes.png", "logo-marches.png"}) {
    Image image;
    EXPECT_EQ(read_png(file(name), most, image), ImageState::read) << name;
    EXPECT_EQ(image.samples.size(),
              static_cast<std::size_t>(image.width * image.height * image.channels));
  }
}

// Whatever is cut off or turned over, it says so and stays inside its memory.
TEST(ReadingAPng, RefusesEverySpoiledFile) {
  const std::string whole = file("logo-bandes.png");
  Image image;
  EXPECT_EQ(read_png("", most, image), ImageState::not_png);
  EXPECT_EQ(read_png("<svg/>", most, image), ImageState::not_png);
  EXPECT_EQ(read_png(whole, 720 * 320 - 1, image), ImageState::too_many_pixels);
  EXPECT_EQ(image.width, 720);
  for (std::size_t size = 8; size + 12 < whole.size(); size += 7)
    EXPECT_EQ(read_png(whole.substr(0, size), most, image), ImageState::damaged) << size;
  for (std::size_t at = 16; at < 29; ++at) {  // the header: its checksum no longer holds
    std::string spoiled = whole;
    spoiled[at] = static_cast<char>(spoiled[at] ^ 0x40);
    EXPECT_EQ(read_png(spoiled, most, image), ImageState::damaged) << at;
  }
}

}  // namespace
}  // namespace paraphe
