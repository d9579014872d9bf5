// SPDX-License-Identifier: EUPL-1.2
#include "output/resources.h"

#include "output/cmap.h"
#include "output/objects.h"

namespace paraphe {
namespace {

constexpr int symbolic = 4;  // flags: glyphs beyond the standard Latin set
constexpr int italic = 64;

/// The character collection of both the CMap and the CIDFont: PDF/A asks that they agree
/// (6.2.11.3.1).
constexpr char system_info[] = "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>";

int add_descriptor(PdfFile& file, const EmbeddedFont& font) {
  const FontMetrics& metrics = font.metrics;
  const int flags = symbolic | (metrics.italic_angle != 0 ? italic : 0);
  const int program =
      file.add_lasting_stream("/Length1 " + std::to_string(font.program.size()), font.program);
  return file.add("<</Type/FontDescriptor/FontName" + pdf_name(font.name) + "/Flags " +
                  std::to_string(flags) + "/FontBBox" +
                  pdf_rectangle({metrics.box[0], metrics.box[1], metrics.box[2], metrics.box[3]}) +
                  "/ItalicAngle " + pdf_number(metrics.italic_angle) + "/Ascent " +
                  pdf_number(metrics.ascent) + "/Descent " + pdf_number(metrics.descent) +
                  "/CapHeight " + pdf_number(metrics.cap_height) + "/StemV " +
                  pdf_number(metrics.stem_v) + "/FontFile2 " + reference(program) + ">>");
}

int add_cid_font(PdfFile& file, const EmbeddedFont& font) {
  const int descriptor = add_descriptor(file, font);
  const int map = file.add_lasting_stream("", font.cid_to_gid);
  return file.add("<</Type/Font/Subtype/CIDFontType2/BaseFont" + pdf_name(font.name) + system_info +
                  "/FontDescriptor " + reference(descriptor) + "/CIDToGIDMap " + reference(map) +
                  "/W" + font.widths + ">>");
}

int add_font(PdfFile& file, const EmbeddedFont& font) {
  const int descendant = add_cid_font(file, font);
  const int cmap = file.add_lasting_stream(
      "/Type/CMap/CMapName" + pdf_name(code_map_name) + system_info, font.cmap);
  const int to_unicode = file.add_lasting_stream("", font.to_unicode);
  return file.add("<</Type/Font/Subtype/Type0/BaseFont" + pdf_name(font.name) + "/Encoding " +
                  reference(cmap) + "/DescendantFonts[" + reference(descendant) + "]/ToUnicode " +
                  reference(to_unicode) + ">>");
}

std::string image_entries(const Image& image, bool gray) {
  return "/Type/XObject/Subtype/Image/Width " + std::to_string(image.width) + "/Height " +
         std::to_string(image.height) + "/BitsPerComponent 8/ColorSpace" +
         (gray ? "/DeviceGray" : "/DeviceRGB");
}

int add_image(PdfFile& file, const Image& image) {
  std::string entries = image_entries(image, image.channels == 1);
  if (!image.opacity.empty())
    entries += "/SMask " + reference(file.add_stream(image_entries(image, true), image.opacity));
  return file.add_stream(entries, image.samples);
}

int add_symbol_form(PdfFile& file, const PageSymbols& symbols) {
  return file.add_stream(
      "/Type/XObject/Subtype/Form/Resources<<>>/BBox" + pdf_rectangle(symbols.form_box()),
      symbols.form());
}

}  // namespace

int add_resources(PdfFile& file, const std::vector<EmbeddedFont>& fonts,
                  const std::vector<Image>& images, const PageSymbols& symbols) {
  std::string names;
  for (std::size_t i = 0; i < fonts.size(); ++i) {
    if (!fonts[i].name.empty()) {
      names += "/F" + std::to_string(i) + ' ' + reference(add_font(file, fonts[i]));
    }
  }
  std::string pictures;
  for (std::size_t i = 0; i < images.size(); ++i) {
    pictures += "/I" + std::to_string(i) + ' ' + reference(add_image(file, images[i]));
  }
  if (!symbols.empty()) pictures += "/Q " + reference(add_symbol_form(file, symbols));
  return file.add("<<" + (names.empty() ? "" : "/Font<<" + names + ">>") +
                  (pictures.empty() ? "" : "/XObject<<" + pictures + ">>") + ">>");
}

}  // namespace paraphe
