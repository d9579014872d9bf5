// SPDX-License-Identifier: EUPL-1.2
#include "output/seal.h"

#include <algorithm>

#include "output/annotations.h"
#include "output/attachments.h"
#include "output/file.h"
#include "output/metadata.h"
#include "output/objects.h"
#include "output/outline.h"
#include "output/resources.h"
#include "output/structure.h"

namespace paraphe {
namespace {

constexpr std::size_t branch_size = 64;  // pages under one node of the page tree

/// Writes the page tree, of two levels, and returns its root. Page objects follow `first_sheet`.
int write_pages(PdfFile& file, const Pages& pages, Drawing& drawing, const SignCoder& coder,
                int first_sheet, int resources, const PageSymbols& symbols,
                const std::vector<std::string>& annotations) {
  const int root = file.reserve();
  const std::string alike = "/Resources " + reference(resources) + "/Tabs/S";
  const std::size_t count = pages.pages.size();
  std::string branches;
  for (std::size_t begin = 0; begin < count; begin += branch_size) {
    const std::size_t end = std::min(count, begin + branch_size);
    const int branch = file.reserve();
    std::string kids;
    for (std::size_t i = begin; i < end; ++i) {
      const int sheet = first_sheet + static_cast<int>(i);
      const PageSize size = size_of(pages, pages.pages[i]);
      std::string content = coder.coded(drawing.contents[i]);
      drawing.contents[i] = {};
      content += symbols.operators(i, pages.pages[i].code);
      std::string out = "<</Type/Page/Parent " + reference(branch) + "/MediaBox" +
                        pdf_rectangle({0, 0, size.width, size.height}) + alike + "/StructParents " +
                        std::to_string(i) + "/Contents " + reference(file.add_stream("", content));
      if (!annotations[i].empty()) out += "/Annots[" + annotations[i] + "]";
      file.write(sheet, out + ">>");
      kids += reference(sheet) + ' ';
    }
    file.write(branch, "<</Type/Pages/Parent " + reference(root) + "/Count " +
                           std::to_string(end - begin) + "/Kids[" + kids + "]>>");
    branches += reference(branch) + ' ';
  }
  file.write(root, "<</Type/Pages/Count " + std::to_string(count) + "/Kids[" + branches + "]>>");
  return root;
}

/// The form is an object of its own, and says from the start that the file is only to be added to:
/// a tool that signs then changes neither the catalog nor the flags, which a judge of what came
/// after an earlier signature would hold against it. Source: ISO 32000-1, 12.7.2, tables 218, 219.
int add_form(PdfFile& file, const std::string& fields) {
  return file.add("<</SigFlags 3/Fields[" + fields + "]>>");
}

}  // namespace

std::string seal_pages(const Document& document, const Pages& pages, Drawing& drawing,
                       const SignCoder& coder, const std::vector<EmbeddedFont>& fonts,
                       const PageSymbols& symbols) {
  PdfFile file;
  const int resources = add_resources(file, fonts, document.images, symbols);
  const int first_sheet = file.reserve(static_cast<int>(pages.pages.size()));
  StructureTree tree(file, pages, drawing, first_sheet);
  const Annotations annotations = add_annotations(file, pages, first_sheet, tree);
  const int root =
      write_pages(file, pages, drawing, coder, first_sheet, resources, symbols, annotations.pages);

  std::string catalog = "<</Type/Catalog/Pages " + reference(root) + "/MarkInfo<</Marked true>>" +
                        "/StructTreeRoot " + reference(tree.write());
  if (!annotations.fields.empty()) {
    catalog += "/AcroForm " + reference(add_form(file, annotations.fields));
  }
  if (const int outline = add_outline(file, pages, first_sheet)) {
    catalog += "/PageMode/UseOutlines/Outlines " + reference(outline);
  }
  catalog += add_attachments(file, document) + add_metadata(file, document);
  const int information = add_information(file, document);
  return file.finish(file.add(catalog + ">>"), information);
}

}  // namespace paraphe
