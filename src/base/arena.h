// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <new>
#include <vector>

namespace paraphe {

/// Memory that is given back all at once: records from the front of a block, bytes from its back.
/// Nothing is touched before it is given: each page costs a fault. Neither copyable nor movable.
/// Errors: throws std::bad_alloc.
class Arena {
 public:
  /// `expected` bytes in all, as near as the caller can tell.
  explicit Arena(std::size_t expected) : next_(expected < least ? least : expected) {}
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;
  ~Arena() {
    for (void* block : blocks_) std::free(block);
  }

  /// `size` zero bytes, aligned as pointers are.
  void* record(std::size_t size) {
    size = (size + alignof(void*) - 1) & ~(alignof(void*) - 1);
    if (room() < size) grow(size);
    void* const given = front_;
    front_ += size;
    return std::memset(given, 0, size);
  }

  /// `size` bytes, not aligned.
  char* bytes(std::size_t size) {
    if (room() < size) grow(size);
    return back_ -= size;
  }

 private:
  static constexpr std::size_t least = 16U << 10U;
  /// A block of this size is one page where the system has such: a long document is walked many
  /// times over, and most of what that costs is looking up pages.
  static constexpr std::size_t most = 2U << 20U;
  /// A record may be read a little past its end: see `truncated` in tree.cpp.
  static constexpr std::size_t slack = 64;

  std::size_t room() const { return static_cast<std::size_t>(back_ - front_); }

  void grow(std::size_t size) {
    if (next_ > most) next_ = most;
    if (next_ < size + slack) next_ = size + slack;
    auto* const block = static_cast<char*>(next_ == most ? whole_page() : std::malloc(next_));
    if (block == nullptr) throw std::bad_alloc();
    blocks_.push_back(block);
    front_ = block;
    back_ = block + next_ - slack;
    next_ *= 2;
  }

  static void* whole_page() {
    void* const block = std::aligned_alloc(most, most);
#ifdef MADV_HUGEPAGE
    if (block != nullptr) ::madvise(block, most, MADV_HUGEPAGE);
#endif
    return block;
  }

  std::vector<void*> blocks_;
  char* front_ = nullptr;
  char* back_ = nullptr;
  std::size_t next_;
};

}  // namespace paraphe
