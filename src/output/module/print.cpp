// SPDX-License-Identifier: EUPL-1.2
// The one door of the printing module: everything that needs libharu and HarfBuzz is behind
// it.
#include <optional>

#include "output/images.h"
#include "output/module/page_codes.h"
#include "output/module/printed.h"
#include "output/module/provenance.h"
#include "output/module/reprint.h"
#include "output/pdf.h"
#include "typeset/page.h"

namespace paraphe {
namespace {

std::vector<PrintedField> fields_of(const Pages& pages) {
  std::vector<PrintedField> fields;
  int number = 0;
  for (const Page& page : pages.pages) {
    ++number;
    for (const SignatureField& field : page.fields) {
      const Box& box = field.box;
      fields.push_back({field.name, field.tooltip, field.tag, number, box.x0, box.y0,
                        box.x1 - box.x0, box.y1 - box.y0});
    }
  }
  return fields;
}

}  // namespace
}  // namespace paraphe

extern "C" __attribute__((visibility("default"))) std::optional<paraphe::Printed> paraphe_print_pdf(
    paraphe::Document& document, const paraphe::Provenance& provenance, const paraphe::Draft& draft,
    paraphe::Diagnostics& diagnostics) {
  if (!paraphe::read_images(document, draft, diagnostics)) return std::nullopt;
  const paraphe::Digest fingerprint = paraphe::stamp(document, provenance);
  auto pages = paraphe::typeset(document, &draft, diagnostics);
  if (!pages) return std::nullopt;
  paraphe::stamp_fonts(document, *pages);
  paraphe::PageCodes said = paraphe::say_codes(document, fingerprint, *pages, provenance.texts);
  document.blocks = {};  // what is on the pages is not needed beside them
  const paraphe::PageSymbols symbols(said.codes);
  paraphe::judge_size(symbols, *pages, draft, diagnostics);
  paraphe::Printed printed{{},
                           document.fingerprint,
                           static_cast<int>(pages->pages.size()),
                           pages->width,
                           pages->height,
                           paraphe::fields_of(*pages),
                           std::move(said.codes),
                           std::move(said.texts)};
  printed.pdf = paraphe::write_pdf(document, std::move(*pages), symbols);
  return printed;
}

extern "C" __attribute__((visibility("default"))) bool paraphe_is_print_of(
    paraphe::Document& document, const paraphe::Provenance& provenance, const paraphe::Draft& draft,
    const std::string& pdf) {
  paraphe::Diagnostics ignored;  // they are told when it is printed
  if (!paraphe::read_images(document, draft, ignored)) return false;
  paraphe::stamp(document, provenance);
  return paraphe::is_whole(pdf) && paraphe::describes(document, pdf);
}
