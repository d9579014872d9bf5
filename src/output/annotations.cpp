// SPDX-License-Identifier: EUPL-1.2
#include "output/annotations.h"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace paraphe {
namespace {

constexpr int print = 4;             // flag of an annotation that is printed and never hidden
constexpr int signatures_exist = 1;  // SigFlags

void append_annotation(QPDFObjectHandle sheet, const QPDFObjectHandle& annotation) {
  if (!sheet.hasKey("/Annots")) sheet.replaceKey("/Annots", QPDFObjectHandle::newArray());
  sheet.getKey("/Annots").appendItem(annotation);
}

/// An appearance that shows nothing: the box is drawn on the page, the signing tool brings the
/// rest.
QPDFObjectHandle empty_appearance(QPDF& pdf, const Box& box) {
  QPDFObjectHandle form = QPDFObjectHandle::newStream(&pdf, "");
  form.replaceDict(
      pdf_dictionary({{"/Type", pdf_name("XObject")},
                      {"/Subtype", pdf_name("Form")},
                      {"/BBox", pdf_rectangle({0, 0, box.x1 - box.x0, box.y1 - box.y0})},
                      {"/Resources", QPDFObjectHandle::newDictionary()}}));
  return pdf_dictionary({{"/N", form}});
}

void require_sound(const std::string& name, std::set<std::string>& seen) {
  const bool sound = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return c > ' ' && c < '\x7F' && c != '.';
  });
  if (!sound) throw std::runtime_error("not a name for a signature field: '" + name + "'");
  if (!seen.insert(name).second)
    throw std::runtime_error("two signature fields named '" + name + "'");
}

}  // namespace

void add_links(QPDF& pdf, const Pages& pages, const Elements& sheets, StructureTree& tree) {
  for (std::size_t page = 0; page < pages.pages.size(); ++page) {
    for (const Link& link : pages.pages[page].links) {
      const QPDFObjectHandle annotation = pdf.makeIndirectObject(pdf_dictionary(
          {{"/Type", pdf_name("Annot")},
           {"/Subtype", pdf_name("Link")},
           {"/F", pdf_integer(print)},
           {"/Rect", pdf_rectangle(link.box)},
           {"/Border", pdf_array({pdf_integer(0), pdf_integer(0), pdf_integer(0)})},
           {"/Contents", pdf_text(link.contents)},
           {"/Dest", pdf_destination(sheets.at(static_cast<std::size_t>(link.page)), link.y)}}));
      append_annotation(sheets[page], annotation);
      tree.add_annotation(link.node, page, annotation);
    }
  }
}

void add_signature_fields(QPDF& pdf, const Pages& pages, const Elements& sheets,
                          StructureTree& tree) {
  Elements fields;
  std::set<std::string> seen;
  for (std::size_t page = 0; page < pages.pages.size(); ++page) {
    for (const SignatureField& field : pages.pages[page].fields) {
      require_sound(field.name, seen);
      const QPDFObjectHandle widget =
          pdf.makeIndirectObject(pdf_dictionary({{"/Type", pdf_name("Annot")},
                                                 {"/Subtype", pdf_name("Widget")},
                                                 {"/FT", pdf_name("Sig")},
                                                 {"/T", QPDFObjectHandle::newString(field.name)},
                                                 {"/TU", pdf_text(field.tooltip)},
                                                 {"/F", pdf_integer(print)},
                                                 {"/Rect", pdf_rectangle(field.box)},
                                                 {"/P", sheets[page]},
                                                 {"/AP", empty_appearance(pdf, field.box)}}));
      append_annotation(sheets[page], widget);
      tree.add_annotation(field.node, page, widget);
      fields.push_back(widget);
    }
  }
  if (fields.empty()) return;
  pdf.getRoot().replaceKey(
      "/AcroForm",
      pdf.makeIndirectObject(pdf_dictionary(
          {{"/Fields", pdf_array(fields)}, {"/SigFlags", pdf_integer(signatures_exist)}})));
}

}  // namespace paraphe
