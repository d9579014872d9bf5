// SPDX-License-Identifier: EUPL-1.2
// The one door of the module for scans: everything that needs ZXing, poppler and libjpeg is behind
// it.
#define ZX_USE_UTF8
#include <ZXing/ReadBarcode.h>
#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-page-renderer.h>
#include <poppler/cpp/poppler-page.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>

#include "lifecycle/scan/picture.h"

namespace paraphe::scan {
namespace {

using State = SheetScan::State;

constexpr double resolution = 200;  // dots an inch, of a page of a PDF that is looked at

/// How many quarter turns, clockwise, a code has been given that is printed upright.
int turn_of(const ZXing::Position& position) {
  const ZXing::PointI edge = position.topRight() - position.topLeft();
  const double quarters = std::atan2(edge.y, edge.x) / (std::numbers::pi / 2);
  return (static_cast<int>(std::lround(quarters)) + 4) % 4;
}

/// The codes of one sheet, in reading order. Thresholds that follow the light find most; one for
/// the whole sheet finds some that are blurred.
void find_codes(const Picture& picture, int sheet, std::vector<FoundCode>& codes) {
  const ZXing::ImageView view(picture.pixels.data(), picture.width, picture.height,
                              ZXing::ImageFormat::Lum);
  std::vector<FoundCode> here;
  for (const auto binarizer : {ZXing::Binarizer::LocalAverage, ZXing::Binarizer::GlobalHistogram}) {
    ZXing::DecodeHints hints;
    hints.setFormats(ZXing::BarcodeFormat::QRCode).setBinarizer(binarizer);
    for (const ZXing::Result& result : ZXing::ReadBarcodes(view, hints)) {
      if (!result.isValid()) continue;
      FoundCode code{result.text(), sheet, 0, 0, turn_of(result.position())};
      for (const ZXing::PointI& corner : result.position()) {
        code.x += corner.x / 4.0 / picture.width;
        code.y += corner.y / 4.0 / picture.height;
      }
      const bool known = std::any_of(here.begin(), here.end(), [&](const FoundCode& other) {
        return other.text == code.text;
      });
      if (!known) here.push_back(std::move(code));
    }
    if (!here.empty()) break;
  }
  std::sort(here.begin(), here.end(),
            [](const FoundCode& a, const FoundCode& b) { return a.y < b.y; });
  codes.insert(codes.end(), here.begin(), here.end());
}

using Pdf = std::unique_ptr<poppler::document>;

void say_nothing(const std::string&, void*) {}

/// Grey, at `dots` an inch; nothing when the page is larger than `most_pixels` or cannot be drawn.
std::optional<Picture> draw(const poppler::document& pdf, int index, double dots,
                            std::size_t most_pixels) {
  const std::unique_ptr<poppler::page> page(pdf.create_page(index));
  if (!page) return std::nullopt;
  const poppler::rectf size = page->page_rect();
  const double pixels = size.width() * size.height() * dots * dots / 72 / 72;
  if (!(pixels >= 1) || pixels > static_cast<double>(most_pixels)) return std::nullopt;
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_gray8);
  renderer.set_render_hints(poppler::page_renderer::antialiasing |
                            poppler::page_renderer::text_antialiasing);
  const poppler::image image = renderer.render_page(page.get(), dots, dots);
  if (!image.is_valid() || image.format() != poppler::image::format_gray8) return std::nullopt;
  Picture picture{image.width(), image.height(), {}, false};
  for (int y = 0; y < image.height(); ++y) {
    const auto* row = reinterpret_cast<const unsigned char*>(image.const_data()) +
                      static_cast<std::ptrdiff_t>(y) * image.bytes_per_row();
    picture.pixels.insert(picture.pixels.end(), row, row + image.width());
  }
  return picture;
}

Pdf open(std::string_view bytes) {
  poppler::set_debug_error_function(say_nothing, nullptr);
  return Pdf(poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
}

std::string upright(const Picture& picture, int turn) {
  return write_png(turn == 0 ? picture : turned_back(picture, turn)).value_or(std::string());
}

SheetScan scan_pdf(std::string_view bytes, const ScanLimits& limits) {
  SheetScan scan;
  const Pdf pdf = open(bytes);
  if (pdf && pdf->is_locked()) {
    scan.state = State::encrypted;
    return scan;
  }
  if (!pdf || pdf->pages() < 1) {
    scan.state = State::damaged;
    return scan;
  }
  scan.sheets = std::min(pdf->pages(), limits.sheets);
  scan.more = pdf->pages() > scan.sheets;
  for (int i = 0; i < scan.sheets; ++i) {
    const auto picture = draw(*pdf, i, resolution, limits.pixels);
    if (!picture) {
      scan.state = State::too_large;
      return scan;
    }
    const std::size_t before = scan.codes.size();
    find_codes(*picture, i + 1, scan.codes);
    scan.pictures.emplace_back();
    if (limits.pictures && scan.codes.size() > before)
      scan.pictures.back() = upright(*picture, scan.codes[before].turn);
  }
  return scan;
}

State read_picture(std::string_view bytes, std::size_t most_pixels, Picture& picture) {
  if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return read_png(bytes, most_pixels, picture);
  if (bytes.starts_with("\xFF\xD8\xFF")) return read_jpeg(bytes, most_pixels, picture);
  return State::unknown;
}

SheetScan scan_picture(std::string_view bytes, const ScanLimits& limits) {
  SheetScan scan;
  Picture picture;
  scan.state = read_picture(bytes, limits.pixels, picture);
  if (scan.state != State::read) return scan;
  find_codes(picture, 1, scan.codes);
  scan.pictures.emplace_back();
  if (!limits.pictures || scan.codes.empty() || scan.codes[0].turn == 0) return scan;
  picture = {};
  picture.colour = true;  // that of a stamp or of an ink
  if (read_picture(bytes, limits.pixels, picture) == State::read)
    scan.pictures[0] = upright(picture, scan.codes[0].turn);
  return scan;
}

}  // namespace
}  // namespace paraphe::scan

extern "C" __attribute__((visibility("default"))) paraphe::SheetScan paraphe_scan_sheet(
    std::string_view bytes, const paraphe::ScanLimits& limits) {
  if (bytes.size() > limits.bytes) {
    paraphe::SheetScan scan;
    scan.state = paraphe::SheetScan::State::too_large;
    return scan;
  }
  const bool pdf = bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos;
  return pdf ? paraphe::scan::scan_pdf(bytes, limits) : paraphe::scan::scan_picture(bytes, limits);
}

extern "C" __attribute__((visibility("default"))) std::optional<std::string> paraphe_draw_page(
    std::string_view pdf, int page, double resolution) {
  const auto document = paraphe::scan::open(pdf);
  if (!document || document->is_locked()) return std::nullopt;
  const auto picture =
      paraphe::scan::draw(*document, page - 1, resolution, paraphe::ScanLimits{}.pixels);
  return picture ? paraphe::scan::write_png(*picture) : std::nullopt;
}
