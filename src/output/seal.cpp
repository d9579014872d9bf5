// SPDX-License-Identifier: EUPL-1.2
#include "output/seal.h"

#include <qpdf/Pl_String.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>
#include <stdexcept>

#include "output/annotations.h"
#include "output/attachments.h"
#include "output/metadata.h"
#include "output/outline.h"
#include "output/resources.h"
#include "output/structure.h"

namespace paraphe {
namespace {

std::string written(QPDF& pdf) {
  std::string bytes;
  Pl_String out("file", nullptr, bytes);
  QPDFWriter writer(pdf);
  writer.setOutputPipeline(&out);
  writer.setMinimumPDFVersion("1.7");
  writer.setDeterministicID(true);
  writer.setNewlineBeforeEndstream(true);  // PDF/A-3, 6.1.7.1
  // The structure tree is thousands of small objects; packed, it weighs a tenth. Signing tools that
  // follow PDF 1.5 (2003) append to such a file as to any other.
  writer.setObjectStreamMode(qpdf_o_generate);
  writer.write();
  return bytes;
}

}  // namespace

std::string seal_pages(const Document& document, const Pages& pages, const Drawing& drawing,
                       const std::vector<EmbeddedFont>& fonts) {
  QPDF pdf;
  pdf.setSuppressWarnings(true);
  pdf.processMemoryFile("drawn pages", drawing.bytes.data(), drawing.bytes.size());
  const Elements sheets = pdf.getAllPages();
  add_fonts(pdf, fonts, sheets);
  StructureTree tree(pdf, pages, drawing, sheets);
  add_links(pdf, pages, sheets, tree);
  add_signature_fields(pdf, pages, sheets, tree);
  tree.write();
  add_outline(pdf, pages, sheets);
  add_attachments(pdf, document);
  add_metadata(pdf, document);
  std::string bytes = written(pdf);
  if (pdf.anyWarnings()) {
    throw std::runtime_error(std::string("qpdf: ") + pdf.getWarnings().front().what());
  }
  return bytes;
}

}  // namespace paraphe
