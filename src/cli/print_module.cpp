// SPDX-License-Identifier: EUPL-1.2
#include "cli/print_module.h"

#include "base/font_fault.h"
#include "base/memory_reserve.h"
#include "cli/module.h"
#include "cli/stop.h"

namespace paraphe {
namespace {

void* symbol(const char* name) {
  return module_symbol("libparaphe_print.so", name,
                       {"le module d’impression", "the printing module"});
}

/// Of a font that was whole when the template was read.
[[noreturn]] void refuse(const FontFault& fault) {
  const std::string path = fault.what();
  throw Stop{exit_incomplete,
             {"la police «\u00A0" + path +
                  "\u00A0» a changé entre-temps\u00A0: rien n’est imprimé\u202F; attendez qu’elle "
                  "soit enregistrée, puis recommencez",
              "the font '" + path +
                  "' has changed meanwhile: nothing is printed; wait until it is saved, then try "
                  "again"}};
}

}  // namespace

std::optional<Printed> print_pdf(Document& document, const Provenance& provenance,
                                 const Draft& draft, Diagnostics& diagnostics) {
  static auto* const print = reinterpret_cast<PrintPdf*>(symbol("paraphe_print_pdf"));
  try {
    auto printed = print(document, provenance, draft, diagnostics);
    check_reserve();
    return printed;
  } catch (const FontFault& fault) {
    refuse(fault);
  }
}

bool is_print_of(Document& document, const Provenance& provenance, const Draft& draft,
                 const std::string& pdf) {
  static auto* const judge = reinterpret_cast<IsPrintOf*>(symbol("paraphe_is_print_of"));
  return judge(document, provenance, draft, pdf);
}

}  // namespace paraphe
