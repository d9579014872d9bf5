// SPDX-License-Identifier: EUPL-1.2
// Preloaded, it has allocations fail: FAILING_FROM is the first of them, counted from 0, and
// FAILING_COUNT how many do, all that follow when it is not set. With FAILING_TELL, their number is
// told at the end. It stands for the allocator of the GNU C library, below src/cli/allocation.cpp.
#include <dlfcn.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

/// What the search for the true allocator takes itself.
alignas(std::max_align_t) std::array<char, 65536> before_found;
std::size_t taken = 0;

void* take(std::size_t bytes) {
  const std::size_t begin = taken;
  taken += (bytes + alignof(std::max_align_t) - 1) / alignof(std::max_align_t) *
           alignof(std::max_align_t);
  return before_found.data() + begin;
}

long number_of(const char* name, long otherwise) {
  const char* const value = std::getenv(name);
  return value == nullptr ? otherwise : std::strtol(value, nullptr, 10);
}

struct Allocator {
  void* (*malloc)(std::size_t);
  void* (*calloc)(std::size_t, std::size_t);
  void* (*realloc)(void*, std::size_t);
  long first, count;
};

template <typename Call>
void find(Call& call, const char* name) {
  call = reinterpret_cast<Call>(::dlsym(RTLD_NEXT, name));
}

enum class Search { none, begun, done } search = Search::none;
Allocator found;
std::atomic<long> asked = 0;

/// The true allocator; nothing while it is looked for.
const Allocator* allocator() {
  if (search == Search::none) {
    search = Search::begun;
    find(found.malloc, "__libc_malloc");
    find(found.calloc, "__libc_calloc");
    find(found.realloc, "__libc_realloc");
    found.first = number_of("FAILING_FROM", -1);
    found.count = number_of("FAILING_COUNT", -1);
    search = Search::done;
  }
  return search == Search::done ? &found : nullptr;
}

bool fails(const Allocator& in) {
  const long place = asked++ - in.first;
  const bool now = in.first >= 0 && place >= 0 && (in.count < 0 || place < in.count);
  if (now) errno = ENOMEM;
  return now;
}

__attribute__((destructor)) void tell() {
  if (std::getenv("FAILING_TELL") == nullptr) return;
  char line[64];
  const int size = std::snprintf(line, sizeof line, "allocations: %ld\n", asked.load());
  if (::write(STDERR_FILENO, line, static_cast<std::size_t>(size)) < 0) return;
}

}  // namespace

extern "C" {

void* __libc_malloc(std::size_t bytes) {  // NOLINT: their names
  const Allocator* const in = allocator();
  if (in == nullptr) return take(bytes);
  return fails(*in) ? nullptr : in->malloc(bytes);
}

void* __libc_calloc(std::size_t count, std::size_t bytes) {  // NOLINT
  const Allocator* const in = allocator();
  if (in == nullptr) return take(count * bytes);
  return fails(*in) ? nullptr : in->calloc(count, bytes);
}

void* __libc_realloc(void* held, std::size_t bytes) {  // NOLINT
  const Allocator* const in = allocator();
  if (in == nullptr) return std::memcpy(take(bytes), held, bytes);
  return fails(*in) ? nullptr : in->realloc(held, bytes);
}

}  // extern "C"
