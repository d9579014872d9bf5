// SPDX-License-Identifier: EUPL-1.2
#include "cli/archive_module.h"

#include <dlfcn.h>

#include "cli/data_folder.h"
#include "cli/stop.h"

namespace paraphe {
namespace {

void* symbol(const char* name) {
  const std::string path = module_folder() + "/libparaphe_archive.so";
  void* module = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);  // kept until the process ends
  void* found = module != nullptr ? ::dlsym(module, name) : nullptr;
  if (found != nullptr) return found;
  const char* reason = ::dlerror();
  throw Stop{exit_incomplete,
             {"le module des archives ne se charge pas (« " + path + " ») ; réinstallez paraphe. " +
                  (reason != nullptr ? reason : ""),
              "the module of archives does not load ('" + path + "'); install paraphe again. " +
                  (reason != nullptr ? reason : "")}};
}

}  // namespace

std::string pack_archive(std::vector<ArchiveEntry> entries) {
  return reinterpret_cast<Pack*>(symbol("paraphe_pack"))(std::move(entries));
}

ReadArchive unpack_archive(std::string_view bytes, const ArchiveLimits& limits) {
  return reinterpret_cast<Unpack*>(symbol("paraphe_unpack"))(bytes, limits);
}

}  // namespace paraphe
