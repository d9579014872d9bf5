// SPDX-License-Identifier: EUPL-1.2
// The one door of the printing module: everything that needs libharu and HarfBuzz is behind
// it.
#include <optional>
#include <string>

#include "output/module/provenance.h"
#include "output/pdf.h"
#include "typeset/page.h"

extern "C" __attribute__((visibility("default"))) std::optional<std::string> paraphe_print_pdf(
    paraphe::Document& document, const paraphe::Provenance& provenance, const paraphe::Draft& draft,
    paraphe::Diagnostics& diagnostics) {
  paraphe::stamp(document, provenance);
  const auto pages = paraphe::typeset(document, &draft, diagnostics);
  if (!pages) return std::nullopt;
  return paraphe::write_pdf(document, *pages);
}
