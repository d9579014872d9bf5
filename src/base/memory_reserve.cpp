// SPDX-License-Identifier: EUPL-1.2
#include "base/memory_reserve.h"

#include <sys/mman.h>

#include <atomic>
#include <cstddef>
#include <new>

namespace paraphe {
namespace {

constexpr std::size_t reserve_bytes = 1U << 20U;

std::atomic<void*> reserve = nullptr;
thread_local bool was_short = false;

}  // namespace

void set_reserve_aside() noexcept {
  if (reserve != nullptr) return;
  void* const found =
      ::mmap(nullptr, reserve_bytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (found == MAP_FAILED) return;
  void* none = nullptr;
  if (!reserve.compare_exchange_strong(none, found)) ::munmap(found, reserve_bytes);
}

void give_up_reserve() noexcept {
  was_short = true;
  if (void* const held = reserve.exchange(nullptr)) ::munmap(held, reserve_bytes);
}

void check_reserve() {
  if (!was_short) return;
  was_short = false;
  set_reserve_aside();
  throw std::bad_alloc();
}

}  // namespace paraphe
