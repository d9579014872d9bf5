// SPDX-License-Identifier: EUPL-1.2
// The one door of the module for scans: everything that needs ZXing, poppler and libjpeg is behind
// it.
#define ZX_USE_UTF8
#include <ZXing/ReadBarcode.h>
#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-page-renderer.h>
#include <poppler/cpp/poppler-page.h>

#include <algorithm>
#include <memory>

#include "lifecycle/scan/picture.h"

namespace paraphe::scan {
namespace {

using State = SheetScan::State;

constexpr double resolution = 200;  // dots an inch, of a page of a PDF that is looked at

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
      FoundCode code{result.text(), sheet, 0, 0};
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
  Picture picture{image.width(), image.height(), {}};
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
    find_codes(*picture, i + 1, scan.codes);
    if (i == 0) scan.picture = write_png(*picture).value_or(std::string());
  }
  return scan;
}

SheetScan scan_picture(std::string_view bytes, const ScanLimits& limits) {
  SheetScan scan;
  Picture picture;
  if (bytes.starts_with("\x89PNG\r\n\x1A\n")) {
    scan.state = read_png(bytes, limits.pixels, picture);
  } else if (bytes.starts_with("\xFF\xD8\xFF")) {
    scan.state = read_jpeg(bytes, limits.pixels, picture);
  } else {
    scan.state = State::unknown;
  }
  if (scan.state == State::read) find_codes(picture, 1, scan.codes);
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
