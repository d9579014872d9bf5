// SPDX-License-Identifier: EUPL-1.2
#include "output/resources.h"

#include "output/cmap.h"

namespace paraphe {
namespace {

constexpr int symbolic = 4;  // flags: glyphs beyond the standard Latin set
constexpr int italic = 64;

/// The character collection of both the CMap and the CIDFont: PDF/A asks that they agree
/// (6.2.11.3.1).
QPDFObjectHandle system_info() {
  return pdf_dictionary({{"/Registry", QPDFObjectHandle::newString("Adobe")},
                         {"/Ordering", QPDFObjectHandle::newString("Identity")},
                         {"/Supplement", pdf_integer(0)}});
}

QPDFObjectHandle descriptor(QPDF& pdf, const EmbeddedFont& font) {
  QPDFObjectHandle program = QPDFObjectHandle::newStream(&pdf, font.program);
  program.getDict().replaceKey("/Length1",
                               pdf_integer(static_cast<long long>(font.program.size())));
  const FontMetrics& metrics = font.metrics;
  const auto& box = metrics.box;
  const int flags = symbolic | (metrics.italic_angle != 0 ? italic : 0);
  return pdf.makeIndirectObject(
      pdf_dictionary({{"/Type", pdf_name("FontDescriptor")},
                      {"/FontName", pdf_name(font.name)},
                      {"/Flags", pdf_integer(flags)},
                      {"/FontBBox", pdf_rectangle({box[0], box[1], box[2], box[3]})},
                      {"/ItalicAngle", pdf_number(metrics.italic_angle)},
                      {"/Ascent", pdf_number(metrics.ascent)},
                      {"/Descent", pdf_number(metrics.descent)},
                      {"/CapHeight", pdf_number(metrics.cap_height)},
                      {"/StemV", pdf_number(metrics.stem_v)},
                      {"/FontFile2", program}}));
}

QPDFObjectHandle cid_font(QPDF& pdf, const EmbeddedFont& font) {
  return pdf.makeIndirectObject(
      pdf_dictionary({{"/Type", pdf_name("Font")},
                      {"/Subtype", pdf_name("CIDFontType2")},
                      {"/BaseFont", pdf_name(font.name)},
                      {"/CIDSystemInfo", system_info()},
                      {"/FontDescriptor", descriptor(pdf, font)},
                      {"/CIDToGIDMap", QPDFObjectHandle::newStream(&pdf, font.cid_to_gid)},
                      {"/W", QPDFObjectHandle::parse(font.widths)}}));
}

QPDFObjectHandle font_object(QPDF& pdf, const EmbeddedFont& font) {
  QPDFObjectHandle cmap = QPDFObjectHandle::newStream(&pdf, font.cmap);
  cmap.replaceDict(pdf_dictionary({{"/Type", pdf_name("CMap")},
                                   {"/CMapName", pdf_name(code_map_name)},
                                   {"/CIDSystemInfo", system_info()}}));
  return pdf.makeIndirectObject(
      pdf_dictionary({{"/Type", pdf_name("Font")},
                      {"/Subtype", pdf_name("Type0")},
                      {"/BaseFont", pdf_name(font.name)},
                      {"/Encoding", cmap},
                      {"/DescendantFonts", pdf_array({cid_font(pdf, font)})},
                      {"/ToUnicode", QPDFObjectHandle::newStream(&pdf, font.to_unicode)}}));
}

}  // namespace

void add_fonts(QPDF& pdf, const std::vector<EmbeddedFont>& fonts, const Elements& sheets) {
  Entries names;
  for (std::size_t i = 0; i < fonts.size(); ++i) {
    if (!fonts[i].name.empty()) names["/F" + std::to_string(i)] = font_object(pdf, fonts[i]);
  }
  Entries entries;
  if (!names.empty()) entries["/Font"] = pdf_dictionary(names);
  const QPDFObjectHandle resources = pdf.makeIndirectObject(pdf_dictionary(entries));
  for (QPDFObjectHandle sheet : sheets) sheet.replaceKey("/Resources", resources);
}

}  // namespace paraphe
