// SPDX-License-Identifier: EUPL-1.2
// A party's logo, made to exhaust the printer or to pass for what it is not.
#include <gtest/gtest.h>
#include <zlib.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "attack.h"
#include "lifecycle/inflate.h"
#include "places.h"

namespace paraphe::testing {
namespace {

using std::string_literals::operator""s;

constexpr std::string_view signature = "\x89PNG\r\n\x1A\n";

std::string big_endian(std::uint32_t number) {
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift & 0xFFU);
  return out;
}

/// A chunk as ISO/IEC 15948, clause 5.3 has it.
std::string chunk(const std::string& type, const std::string& data) {
  const std::string told = type + data;
  const auto sum =
      ::crc32(0, reinterpret_cast<const Bytef*>(told.data()), static_cast<uInt>(told.size()));
  return big_endian(static_cast<std::uint32_t>(data.size())) + told +
         big_endian(static_cast<std::uint32_t>(sum));
}

struct Header {
  std::uint32_t width = 600, height = 600;
  char depth = 8;
  char colour = 2;  // red, green, blue
  char interlaced = 0;
};

std::string header(const Header& of) {
  return chunk("IHDR", big_endian(of.width) + big_endian(of.height) + of.depth + of.colour +
                           "\0\0"s + of.interlaced);
}

/// Rows of zeros: white in no colour, black in all.
std::string rows(std::size_t bytes) {
  return chunk("IDAT", deflate_bytes(std::string(bytes, '\0')));
}

std::string png(const std::string& chunks) {
  return std::string(signature) + chunks + chunk("IEND", "");
}

/// Bytes of a picture of three colours, eight bits each, not interlaced.
constexpr std::size_t usual = 600 * (1 + 3 * 600);

std::string logo() { return read_file(source_dir + "/tests/conventions/logo-anneau.png"s); }

constexpr const char* no_png = "n’est pas";

const Attack logos[] = {
    {"plain", [] { return png(header({}) + rows(usual)); }, 0, ""},
    {"interlaced",
     [] {
       return png(header({600, 600, 8, 2, 1}) + rows(2 * usual));
     },
     0, ""},
    {"sixteen-bits",
     [] {
       return png(header({600, 600, 16}) + rows(2 * usual));
     },
     0, ""},
    {"animated",
     [] {
       return png(header({}) + chunk("acTL", big_endian(1'000'000) + big_endian(0)) + rows(usual));
     },
     0, ""},
    {"text-that-unfolds",
     [] {
       const std::string text = deflate_bytes(std::string(64 * million, ' '));
       return png(header({}) + chunk("zTXt", "Comment\0\0"s + text) + rows(usual));
     },
     0, ""},
    {"many-pixels",
     [] {
       return png(header({30'000, 30'000}) + rows(1'000));
     },
     1, "logo.png"},
    {"more-pixels-than-can-be",
     [] {
       return png(header({0x7FFFFFFF, 0x7FFFFFFF}) + rows(1'000));
     },
     1, "logo.png"},
    {"no-pixel",
     [] {
       return png(header({0, 0}) + rows(1));
     },
     1, "logo.png"},
    {"rows-missing", [] { return png(header({}) + rows(usual / 2)); }, 1, "logo.png"},
    {"nothing-but-a-header", [] { return png(header({})); }, 1, "logo.png"},
    {"no-palette",
     [] {
       return png(header({600, 600, 8, 3}) + rows(usual));
     },
     1, "logo.png"},
    {"unknown-depth",
     [] {
       return png(header({600, 600, 7}) + rows(usual));
     },
     1, "logo.png"},
    {"cut", [] { return logo().substr(0, logo().size() / 2); }, 1, "logo.png"},
    {"wrong-sum",
     [] {
       std::string bytes = logo();
       bytes[bytes.size() / 2] ^= 1;
       return bytes;
     },
     1, "logo.png"},
    {"length-of-a-chunk-too-large",
     [] { return std::string(signature) + header({}) + "\xFF\xFF\xFF\xF0IDAT"s; }, 1, "logo.png"},
    {"jpeg", is("\xFF\xD8\xFF\xE0\x00\x10JFIF\x00"s + std::string(4'000, 'x')), 1, no_png},
    {"svg", is("<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"/etc/passwd\"/></svg>"), 1,
     no_png},
    {"gif", is("GIF89a" + std::string(4'000, '\0')), 1, no_png},
    {"empty", is(""), 1, "logo.png"},
    {"heavy", [] { return logo() + std::string(40 * million, '\0'); }, 1, "logo.png"},
};

class LogoAttackTest : public ::testing::TestWithParam<Attack> {};

TEST_P(LogoAttackTest, IsPrintedOrRefusedWithinItsBudget) {
  const Folder folder;
  std::string draft = read_file(source_dir + "/samples/cnrs-hauts-de-france.xml"s);
  draft.insert(draft.find("<partie ") + 8, "logo=\"logo.png\" ");
  folder.write("projet.xml", draft);
  const std::string command =
      "paraphe render projet.xml -o projet.pdf --template institutionnel --lang fr "
      "--as-of 2026-12-01";
  expect_refused(GetParam(), {command, "logo.png", logo()}, folder);
}

INSTANTIATE_TEST_SUITE_P(Logo, LogoAttackTest, ::testing::ValuesIn(logos), attack_name);

}  // namespace
}  // namespace paraphe::testing
