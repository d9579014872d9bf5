// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace paraphe {

/// A code found on a sheet: what it says, and where its middle stands, in parts of width and height
/// from the upper left corner.
struct FoundCode {
  std::string text;
  int sheet = 1;  ///< of a PDF, from 1
  double x = 0, y = 0;
  int turn = 0;  ///< quarter turns, clockwise, that the sheet was given when it was scanned
};

/// What looking at a picture, or at the first pages of a PDF, came to.
struct SheetScan {
  enum class State {
    read,
    unknown,    ///< neither PNG, JPEG nor PDF
    damaged,    ///< truncated, a bad checksum, sizes that do not agree…
    too_large,  ///< more bytes or pixels than a sheet of paper asks for
    encrypted,  ///< a PDF that asks for a password
    exhausted,  ///< memory or time
  };
  State state = State::read;
  std::vector<FoundCode> codes;  ///< from top to bottom, each text once a sheet
  int sheets = 1;                ///< that were looked at
  bool more = false;             ///< the PDF has more pages than are looked at
  /// Each sheet upright, as PNG; empty where no code is on it, or the file is that picture itself.
  std::vector<std::string> pictures;
};

/// What a scan may be: four sheets of A3 at 300 dots an inch.
struct ScanLimits {
  std::size_t bytes = 64U << 20U;
  std::size_t pixels = 80'000'000;
  int sheets = 20;
  bool pictures = true;  ///< whether they are wanted
};

/// A scan as bytes, to pass it from a process to another, and back. Errors: `unpacked_scan` throws
/// std::exception for bytes that are none.
std::vector<std::uint8_t> packed(const SheetScan& scan);
SheetScan unpacked_scan(const std::vector<std::uint8_t>& bytes);

/// What the module for scans exports, under the name `paraphe_scan_sheet`.
using ScanSheet = SheetScan(std::string_view bytes, const ScanLimits& limits);
/// And under the name `paraphe_draw_page`: page `page` (from 1) of `pdf` as a grey PNG of
/// `resolution` dots an inch; nothing when it cannot be drawn.
using DrawPage = std::optional<std::string>(std::string_view pdf, int page, double resolution);

}  // namespace paraphe
