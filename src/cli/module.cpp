// SPDX-License-Identifier: EUPL-1.2
#include "cli/module.h"

#include <dlfcn.h>
#include <sys/mman.h>

#include <cstddef>
#include <new>

#include "cli/data_folder.h"
#include "cli/stop.h"

namespace paraphe {
namespace {

// A library that finds no memory while it is loaded may end the process (GLib does), with no word
// of what to do: there must be room for all of them first.
void ask_for_room() {
  constexpr std::size_t room = 16U << 20U;  // bytes; the libraries of any module take less
  void* const found =
      ::mmap(nullptr, room, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (found == MAP_FAILED) throw std::bad_alloc();
  ::munmap(found, room);
}

}  // namespace

void* module_symbol(const char* file, const char* name, const Text& what) {
  ask_for_room();
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
