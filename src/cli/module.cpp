// SPDX-License-Identifier: EUPL-1.2
#include "cli/module.h"

#include <dlfcn.h>

#include "cli/data_folder.h"
#include "cli/stop.h"

namespace paraphe {

void* module_symbol(const char* file, const char* name, const Text& what) {
  const std::string path = module_folder() + "/" + file;
  void* module = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  void* found = module != nullptr ? ::dlsym(module, name) : nullptr;
  if (found != nullptr) return found;
  const char* told = ::dlerror();
  const std::string reason = told != nullptr ? told : "";
  throw Stop{exit_incomplete,
             {what.fr + " ne se charge pas («\u00A0" + path +
                  "\u00A0»)\u202F; réinstallez paraphe. " + reason,
              what.en + " does not load ('" + path + "'); install paraphe again. " + reason}};
}

}  // namespace paraphe
