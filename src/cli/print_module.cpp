// SPDX-License-Identifier: EUPL-1.2
#include "cli/print_module.h"

#include <dlfcn.h>

#include "cli/data_folder.h"
#include "cli/stop.h"

namespace paraphe {
namespace {

/// The module, loaded by the first call and kept until the process ends.
void* symbol(const char* name) {
  static const std::string path = module_folder() + "/libparaphe_print.so";
  static void* const module = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  static const char* const refusal = module == nullptr ? ::dlerror() : nullptr;
  static const std::string reason = refusal == nullptr ? "" : refusal;
  void* const found = module != nullptr ? ::dlsym(module, name) : nullptr;
  if (found == nullptr) {
    throw Stop{
        exit_incomplete,
        {"le module d’impression ne se charge pas («\u00A0" + path +
             "\u00A0»)\u202F; réinstallez paraphe. " + reason,
         "the printing module does not load ('" + path + "'); install paraphe again. " + reason}};
  }
  return found;
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
