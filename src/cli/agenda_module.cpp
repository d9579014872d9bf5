// SPDX-License-Identifier: EUPL-1.2
#include "cli/agenda_module.h"

#include <dlfcn.h>

#include "cli/data_folder.h"
#include "cli/stop.h"

namespace paraphe {

std::string write_ics(const Agenda& agenda) {
  const std::string path = module_folder() + "/libparaphe_ical.so";
  void* module = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);  // kept until the process ends
  void* symbol = module != nullptr ? ::dlsym(module, "paraphe_write_ics") : nullptr;
  if (symbol == nullptr) {
    const char* reason = ::dlerror();
    throw Stop{exit_incomplete,
               {"le module des agendas ne se charge pas («\u00A0" + path +
                    "\u00A0»)\u202F; réinstallez paraphe. " + (reason != nullptr ? reason : ""),
                "the module of agendas does not load ('" + path + "'); install paraphe again. " +
                    (reason != nullptr ? reason : "")}};
  }
  return reinterpret_cast<WriteIcs*>(symbol)(agenda);
}

}  // namespace paraphe
