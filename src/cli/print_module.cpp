// SPDX-License-Identifier: EUPL-1.2
#include "cli/print_module.h"

#include "cli/module.h"

namespace paraphe {
namespace {

void* symbol(const char* name) {
  return module_symbol("libparaphe_print.so", name,
                       {"le module d’impression", "the printing module"});
}

}  // namespace

std::optional<Printed> print_pdf(Document& document, const Provenance& provenance,
                                 const Draft& draft, Diagnostics& diagnostics) {
  static auto* const print = reinterpret_cast<PrintPdf*>(symbol("paraphe_print_pdf"));
  return print(document, provenance, draft, diagnostics);
}

bool is_print_of(Document& document, const Provenance& provenance, const Draft& draft,
                 const std::string& pdf) {
  static auto* const judge = reinterpret_cast<IsPrintOf*>(symbol("paraphe_is_print_of"));
  return judge(document, provenance, draft, pdf);
}

}  // namespace paraphe
