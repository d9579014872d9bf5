// SPDX-License-Identifier: EUPL-1.2
// What is read off pages that were printed, copied and scanned.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/draft.h"
#include "distortion.h"
#include "lifecycle/page_code.h"
#include "lifecycle/sheet_scan.h"
#include "places.h"

extern "C" paraphe::SheetScan paraphe_scan_sheet(std::string_view bytes,
                                                 const paraphe::ScanLimits& limits);
extern "C" std::optional<std::string> paraphe_draw_page(std::string_view pdf, int page,
                                                        double resolution);

namespace paraphe::scan {
namespace {

using State = SheetScan::State;

/// The PDF of a sample, for signature.
std::string print_of(const std::string& sample) {
  const auto folder =
      std::filesystem::path(testing::TempDir()) / ("paraphe-scan-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  const std::string file = (folder / "page.pdf").string();
  const std::string command = std::string(binary_dir) + "/paraphe render " + source_dir +
                              "/samples/" + sample + ".xml --for-signature --as-of 2026-12-03 -o " +
                              file + " >/dev/null 2>&1";
  if (std::system(command.c_str()) != 0) throw std::runtime_error("cannot run " + command);
  std::string bytes = read_bytes(file, Limits{});
  std::filesystem::remove_all(folder);
  return bytes;
}

Picture page_of(const std::string& pdf, int page, double resolution) {
  Picture picture;
  const auto drawn = paraphe_draw_page(pdf, page, resolution);
  EXPECT_TRUE(drawn && read_png(*drawn, 80'000'000, picture) == State::read);
  return picture;
}

class Scanning : public testing::TestWithParam<const char*> {};

TEST_P(Scanning, ReadsEveryPageOfASampleAsItIsCopied) {
  const Distortion copies[] = {
      {},  // as it was printed
      {.turn = 3},
      {.turn = -3},
      {.turn = 180},
      {.skew = 0.03},
      {.skew = -0.05, .contrast = 0.7},
      {.noise = 12, .quality = 40},
      {.turn = 2, .skew = 0.02, .noise = 10, .contrast = 0.6, .quality = 40},
      {.turn = 2, .noise = 8, .quality = 60, .lean = 0.15, .shade = 0.7},  // by a telephone
  };
  const std::string pdf = print_of(GetParam());
  int read = 0, made = 0;
  for (int page = 1;; ++page) {
    if (page > 1 && !paraphe_draw_page(pdf, page, 20)) break;
    const Picture drawn = page_of(pdf, page, 150);
    for (std::size_t i = 0; i < 3; ++i) {  // all of them in turn: each page takes a second
      const Distortion& how = copies[(3 * static_cast<std::size_t>(page) + i) % std::size(copies)];
      const SheetScan scan =
          paraphe_scan_sheet(scan_of(drawn, how, static_cast<unsigned>(page)), ScanLimits{});
      ++made;
      ASSERT_EQ(scan.state, State::read);
      EXPECT_EQ(scan.codes.size(), 1U)
          << "page " << page << " turn " << how.turn << " skew " << how.skew << " noise "
          << how.noise << " quality " << how.quality;
      if (scan.codes.size() != 1) continue;
      const ReadPageCode code = read_page_code(scan.codes[0].text);
      EXPECT_EQ(code.kind, ReadPageCode::Kind::known) << scan.codes[0].text;
      EXPECT_EQ(code.code.page, page);
      EXPECT_TRUE(code.code.for_signature);
      ++read;
    }
  }
  EXPECT_EQ(read, made);
  EXPECT_GE(made, 3 * 10);
  RecordProperty("read", read);
}

INSTANTIATE_TEST_SUITE_P(All, Scanning,
                         testing::Values("cnrs-hauts-de-france", "cnrs-normandie-2021"),
                         [](const auto& param) {
                           std::string name = param.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

class OneScan : public testing::Test {
 protected:
  static void SetUpTestSuite() { pdf_ = new std::string(print_of("cnrs-normandie-2021")); }
  static void TearDownTestSuite() { delete pdf_; }

  static SheetScan scan(std::string_view bytes, const ScanLimits& limits = {}) {
    return paraphe_scan_sheet(bytes, limits);
  }
  static std::string* pdf_;
};

std::string* OneScan::pdf_ = nullptr;

TEST_F(OneScan, TellsSeveralCodesApart) {
  Picture both = page_of(*pdf_, 2, 100);
  const Picture other = page_of(*pdf_, 3, 100);
  both.height += other.height;
  both.pixels.insert(both.pixels.end(), other.pixels.begin(), other.pixels.end());
  const SheetScan found = scan(write_png(both).value());
  ASSERT_EQ(found.codes.size(), 2U);
  EXPECT_EQ(read_page_code(found.codes[0].text).code.page, 2);
  EXPECT_EQ(read_page_code(found.codes[1].text).code.page, 3);
  EXPECT_LT(found.codes[0].y, found.codes[1].y);
}

TEST_F(OneScan, ShowsUprightASheetThatWasTurned) {
  const Picture page = page_of(*pdf_, 3, 150);
  for (const int quarters : {0, 1, 2, 3}) {
    const SheetScan found = scan(write_png(turned_back(page, (4 - quarters) % 4)).value());
    ASSERT_EQ(found.codes.size(), 1U) << quarters;
    EXPECT_EQ(found.codes[0].turn, quarters);
    ASSERT_EQ(found.pictures.size(), 1U);
    if (quarters == 0) {
      EXPECT_EQ(found.pictures[0], "");  // as it is
      continue;
    }
    Picture shown;
    ASSERT_EQ(read_png(found.pictures[0], 80'000'000, shown), State::read);
    EXPECT_EQ(shown.width, page.width);
    EXPECT_EQ(shown.pixels, page.pixels) << quarters;
  }
  // A little askew is no quarter turn.
  EXPECT_EQ(scan(scan_of(page, {.turn = 8}, 1)).codes.at(0).turn, 0);
}

TEST_F(OneScan, KeepsTheColourOfASheetThatWasTurned) {
  const Picture page = turned_back(page_of(*pdf_, 3, 150), 1);
  Picture inked{page.width, page.height, {}, true};
  for (const unsigned char grey : page.pixels)
    inked.pixels.insert(inked.pixels.end(), {grey, grey, grey < 128 ? std::uint8_t{160} : grey});
  const SheetScan found = scan(write_png(inked).value());
  ASSERT_EQ(found.codes.size(), 1U);
  EXPECT_EQ(found.codes[0].turn, 3);
  Picture shown;
  shown.colour = true;
  ASSERT_EQ(read_png(found.pictures[0], 80'000'000, shown), State::read);
  EXPECT_TRUE(shown.colour);
  EXPECT_EQ(shown.pixels, turned_back(inked, 3).pixels);
}

TEST_F(OneScan, ReadsThePagesOfAPdf) {
  const SheetScan found = scan(*pdf_);
  EXPECT_EQ(found.state, State::read);
  ASSERT_EQ(static_cast<int>(found.codes.size()), found.sheets);
  EXPECT_EQ(found.codes[4].sheet, 5);
  ASSERT_EQ(found.pictures.size(), found.codes.size());
  EXPECT_TRUE(found.pictures[4].starts_with("\x89PNG"));
  ScanLimits two;
  two.sheets = 2;
  EXPECT_EQ(scan(*pdf_, two).codes.size(), 2U);
  EXPECT_TRUE(scan(*pdf_, two).more);
}

// zbar, which shares nothing with ZXing, reads the same.
TEST_F(OneScan, IsReadAlikeByAProgramWeDidNotWrite) {
  if (std::system("command -v zbarimg >/dev/null 2>&1") != 0) {
    const char* strict = std::getenv("PARAPHE_STRICT");
    if (strict != nullptr && std::string(strict) == "1") FAIL() << "zbarimg is missing";
    GTEST_SKIP() << "zbarimg is missing";
  }
  const std::string file = testing::TempDir() + "/paraphe-zbar-" + std::to_string(getpid());
  const std::string png = write_png(page_of(*pdf_, 4, 200)).value();
  std::ofstream(file, std::ios::binary) << png;
  FILE* pipe = popen(("zbarimg -q --raw png:" + file + " 2>/dev/null").c_str(), "r");
  ASSERT_NE(pipe, nullptr);
  char line[512] = {};
  const bool read = std::fgets(line, sizeof line, pipe) != nullptr;
  pclose(pipe);
  std::filesystem::remove(file);
  ASSERT_TRUE(read);
  EXPECT_EQ(std::string(line), scan(png).codes.at(0).text + "\n");
}

TEST_F(OneScan, FindsNothingOnABlankSheetNorInAPhotograph) {
  Picture sheet{1240, 1754, std::vector<unsigned char>(1240U * 1754U, 255), false};
  EXPECT_TRUE(scan(write_png(sheet).value()).codes.empty());
  std::mt19937 random(7);
  for (std::size_t i = 0; i < sheet.pixels.size(); ++i) {
    const auto x = static_cast<double>(i % 1240), y = static_cast<double>(i / 1240);
    sheet.pixels[i] = static_cast<unsigned char>(128 + 100 * std::sin(x / 90) * std::cos(y / 130) +
                                                 static_cast<double>(random() % 25));
  }
  EXPECT_TRUE(scan(jpeg_of(sheet, 80)).codes.empty());
}

TEST_F(OneScan, SaysWhatItCannotRead) {
  const Picture page = page_of(*pdf_, 1, 72);
  const std::string png = write_png(page).value(), jpeg = jpeg_of(page, 60);
  EXPECT_EQ(scan("").state, State::unknown);
  EXPECT_EQ(scan("GIF89a").state, State::unknown);
  EXPECT_EQ(scan("%PDF-1.7\n").state, State::damaged);
  EXPECT_EQ(scan(pdf_->substr(0, 600)).state, State::damaged);
  for (const std::size_t part : {20U, 100U, 1000U}) {
    EXPECT_EQ(scan(png.substr(0, png.size() * part / 1100)).state, State::damaged) << part;
    EXPECT_EQ(scan(jpeg.substr(0, jpeg.size() * part / 1100)).state, State::damaged) << part;
  }
  ScanLimits small;
  small.pixels = 1000;
  EXPECT_EQ(scan(png, small).state, State::too_large);
  EXPECT_EQ(scan(jpeg, small).state, State::too_large);
  EXPECT_EQ(scan(*pdf_, small).state, State::too_large);
  small.bytes = 10;
  EXPECT_EQ(scan(png, small).state, State::too_large);
}

// A header that claims 60 000 by 60 000 pixels, and nothing behind it.
TEST_F(OneScan, AllocatesNothingForASizeThatIsOnlyClaimed) {
  std::string png = write_png({8, 8, std::vector<unsigned char>(64, 0), false}).value();
  png.replace(16, 8, std::string("\x00\x00\xEA\x60\x00\x00\xEA\x60", 8));
  const State state = scan(png).state;
  EXPECT_TRUE(state == State::damaged || state == State::too_large);
}

TEST_F(OneScan, PassesFromAProcessToAnother) {
  const SheetScan found = scan(*pdf_);
  const SheetScan again = unpacked_scan(packed(found));
  EXPECT_EQ(again.codes.size(), found.codes.size());
  EXPECT_EQ(again.codes[1].text, found.codes[1].text);
  EXPECT_EQ(again.codes[1].turn, found.codes[1].turn);
  EXPECT_EQ(again.pictures, found.pictures);
  EXPECT_EQ(again.more, found.more);
  EXPECT_THROW(unpacked_scan({1, 2, 3}), std::exception);
}

}  // namespace
}  // namespace paraphe::scan
