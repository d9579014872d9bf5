// SPDX-License-Identifier: EUPL-1.2
#include "cli/archive_module.h"

#include "cli/module.h"

namespace paraphe {
namespace {

void* symbol(const char* name) {
  return module_symbol("libparaphe_archive.so", name,
                       {"le module des archives", "the module of archives"});
}

}  // namespace

std::string pack_archive(std::vector<ArchiveEntry> entries) {
  return reinterpret_cast<Pack*>(symbol("paraphe_pack"))(std::move(entries));
}

ReadArchive unpack_archive(std::string_view bytes, const ArchiveLimits& limits) {
  return reinterpret_cast<Unpack*>(symbol("paraphe_unpack"))(bytes, limits);
}

}  // namespace paraphe
