// SPDX-License-Identifier: EUPL-1.2
#include "output/annotations.h"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "output/objects.h"

namespace paraphe {
namespace {

/// /F 4: printed, never hidden. /Border: viewers draw one when it is missing.
std::string link_object(const Link& link, int target, int parent) {
  return "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect" + pdf_rectangle(link.box) +
         "/Contents" + pdf_text(link.contents) + "/StructParent " + std::to_string(parent) +
         "/Dest" + pdf_destination(target, link.y) + ">>";
}

/// An appearance that shows nothing: the box is drawn on the page, the signing tool brings the
/// rest. All fields share it: poppler frees an appearance that no other field has, and takes its
/// number for another object, which strict readers refuse to sign after.
int add_empty_appearance(PdfFile& file) {
  return file.add_stream("/Type/XObject/Subtype/Form/Resources<<>>/BBox[0 0 1 1]", "");
}

std::string field_object(const SignatureField& field, int sheet, int appearance, int parent) {
  return "<</Type/Annot/Subtype/Widget/FT/Sig/F 4/T" + pdf_literal(field.name) + "/TU" +
         pdf_text(field.tooltip) + "/Rect" + pdf_rectangle(field.box) + "/P " + reference(sheet) +
         "/StructParent " + std::to_string(parent) + "/AP<</N " + reference(appearance) + ">>>>";
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

Annotations add_annotations(PdfFile& file, const Pages& pages, int first_sheet,
                            StructureTree& tree) {
  Annotations annotations;
  std::set<std::string> seen;
  int number = 0, appearance = 0;
  for (const Page& page : pages.pages) {
    std::string& here = annotations.pages.emplace_back();
    for (const Link& link : page.links) {
      const int object = file.reserve();
      const int parent = tree.add_annotation(link.node, number, object);
      file.write(object, link_object(link, first_sheet + link.page, parent));
      here += reference(object) + ' ';
    }
    for (const SignatureField& field : page.fields) {
      require_sound(field.name, seen);
      const int object = file.reserve();
      const int parent = tree.add_annotation(field.node, number, object);
      if (appearance == 0) appearance = add_empty_appearance(file);
      file.write(object, field_object(field, first_sheet + number, appearance, parent));
      here += reference(object) + ' ';
      annotations.fields += reference(object) + ' ';
    }
    ++number;
  }
  return annotations;
}

}  // namespace paraphe
