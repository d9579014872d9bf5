// SPDX-License-Identifier: EUPL-1.2
// Allocations of the whole process, libraries included. Those of C++ throw when there is no memory
// left, as they always do; those of libraries in C never fail: see base/memory_reserve.h. Source:
// « Replacing malloc » in the manual of the GNU C library, whose own allocator does the work. A
// sanitizer brings an allocator of its own, and other libraries keep theirs.
#include <cstddef>  // tells which library it is

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#include <exception>
#include <new>

#include "base/memory_reserve.h"

extern "C" {
void* __libc_malloc(std::size_t bytes) noexcept;                     // NOLINT: their names
void* __libc_calloc(std::size_t count, std::size_t bytes) noexcept;  // NOLINT
void* __libc_realloc(void* held, std::size_t bytes) noexcept;        // NOLINT
}

namespace {

/// What `ask` finds; with the reserve given up for it, if it finds nothing before. Where that is
/// spent too, there is no answer that would not be false: the process ends.
template <typename Ask>
void* surely(const Ask& ask) noexcept {
  if (void* const found = ask()) return found;
  paraphe::give_up_reserve();
  if (void* const found = ask()) return found;
  std::terminate();
}

}  // namespace

extern "C" {

void* malloc(std::size_t bytes) noexcept {
  return surely([bytes] { return __libc_malloc(bytes); });
}

void* calloc(std::size_t count, std::size_t bytes) noexcept {
  return surely([count, bytes] { return __libc_calloc(count, bytes); });
}

void* realloc(void* held, std::size_t bytes) noexcept {
  if (held != nullptr && bytes == 0) return __libc_realloc(held, bytes);  // frees: null is right
  return surely([held, bytes] { return __libc_realloc(held, bytes); });
}

}  // extern "C"

void* operator new(std::size_t bytes) {
  while (true) {
    if (void* const found = __libc_malloc(bytes)) return found;
    const std::new_handler handler = std::get_new_handler();
    if (handler == nullptr) throw std::bad_alloc();
    handler();
  }
}
#endif
