// SPDX-License-Identifier: EUPL-1.2
#include "cli/pdf_module.h"

#include "cli/bounded_child.h"
#include "cli/module.h"

namespace paraphe {

Examination examine_pdf(const PdfQuestion& question) {
  auto* const examine = reinterpret_cast<ExaminePdf*>(
      module_symbol("libparaphe_pdf.so", "paraphe_examine_pdf",
                    {"le module qui lit les PDF", "the module that reads PDF"}));
  const auto answer = run_bounded({.seconds = 20}, [&] { return packed(examine(question)); });
  if (answer) return unpacked(*answer);
  Examination stopped;
  stopped.state = Examination::State::exhausted;
  return stopped;
}

}  // namespace paraphe
