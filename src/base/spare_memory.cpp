// SPDX-License-Identifier: EUPL-1.2
#include "base/spare_memory.h"

#include <cstddef>  // tells which library it is
#include <cstdint>

#ifdef __GLIBC__
#include <link.h>
#include <malloc.h>
#include <stdlib.h>
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

void use_large_pages() {
#ifdef MADV_HUGEPAGE
  constexpr std::uintptr_t large = 2U << 20U;
  constexpr int growth = 16 << 20;
  constexpr int more_than_left = 4 << 20;  // so that the heap grows now, and by all of that
  ::mallopt(M_TOP_PAD, growth);
  ::mallopt(M_MMAP_THRESHOLD, more_than_left + 4096);  // vectors that grow stay in the heap too
  void* volatile block = ::malloc(more_than_left);     // not left out with its free()
  const auto top = reinterpret_cast<std::uintptr_t>(block);
  ::free(block);
  const std::uintptr_t begin = (top + large - 1) / large * large;
  const std::uintptr_t end = reinterpret_cast<std::uintptr_t>(::sbrk(0)) / large * large;
  if (top == 0 || end <= begin) return;
  ::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);  // NOLINT: an address
  // What lies before the first large page is passed over, and never touched.
  static void* volatile passed_over = nullptr;
  if (passed_over == nullptr && begin > top) passed_over = ::malloc(begin - top);
#endif
}
#else
void trim_heap() {}
void spare_memory() {}
void keep_heap() {}
void use_large_pages() {}
#endif

}  // namespace paraphe
