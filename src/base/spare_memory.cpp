// SPDX-License-Identifier: EUPL-1.2
#include "base/spare_memory.h"

#include <cstddef>  // tells which library it is

#ifdef __GLIBC__
#include <link.h>
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace paraphe {
#ifdef __GLIBC__
namespace {

/// A segment that may not be written is as its file is, so it can be read from there again. What
/// was relocated lies in segments that may.
int drop_segments(dl_phdr_info* object, std::size_t, void*) {
  const auto page = static_cast<ElfW(Addr)>(::sysconf(_SC_PAGESIZE));
  for (int i = 0; i < object->dlpi_phnum; ++i) {
    const ElfW(Phdr)& segment = object->dlpi_phdr[i];
    if (segment.p_type != PT_LOAD || (segment.p_flags & PF_W) != 0) continue;
    const ElfW(Addr) begin = (object->dlpi_addr + segment.p_vaddr + page - 1) / page * page;
    const ElfW(Addr) end = (object->dlpi_addr + segment.p_vaddr + segment.p_memsz) / page * page;
    if (end > begin) ::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_DONTNEED);
  }
  return 0;
}

}  // namespace

void trim_heap() { ::malloc_trim(0); }

void keep_heap() {
  constexpr int most_kept = 8 << 20, least_mapped = 4 << 20;  // bytes; else mapped one by one
  ::mallopt(M_TRIM_THRESHOLD, most_kept);
  ::mallopt(M_MMAP_THRESHOLD, least_mapped);
}

void spare_memory() {
  trim_heap();
  ::dl_iterate_phdr(&drop_segments, nullptr);
}
#else
void trim_heap() {}
void spare_memory() {}
void keep_heap() {}
#endif

}  // namespace paraphe
