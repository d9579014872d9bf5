// SPDX-License-Identifier: EUPL-1.2
#include "cli/print_module.h"

#include <dlfcn.h>

#include "cli/data_folder.h"
#include "cli/stop.h"

namespace paraphe {

std::optional<Printed> print_pdf(Document& document, const Provenance& provenance,
                                 const Draft& draft, Diagnostics& diagnostics) {
  const std::string path = module_folder() + "/libparaphe_print.so";
  void* module = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);  // kept until the process ends
  void* symbol = module != nullptr ? ::dlsym(module, "paraphe_print_pdf") : nullptr;
  if (symbol == nullptr) {
    const char* reason = ::dlerror();
    throw Stop{exit_incomplete,
               {"le module d’impression ne se charge pas (« " + path +
                    " ») ; réinstallez paraphe. " + (reason != nullptr ? reason : ""),
                "the printing module does not load ('" + path + "'); install paraphe again. " +
                    (reason != nullptr ? reason : "")}};
  }
  return reinterpret_cast<PrintPdf*>(symbol)(document, provenance, draft, diagnostics);
}

}  // namespace paraphe
