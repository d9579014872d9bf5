// SPDX-License-Identifier: EUPL-1.2
#include "cli/bounded_child.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <exception>
#include <new>
#include <system_error>

namespace paraphe {
namespace {

// A sanitizer reserves terabytes, which no bound allows, and the lock of its allocator, which
// another thread may hold, stays closed for ever in a child: there is none then. Nor where lines
// are counted: a child that ends at once would tell none of its own.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || defined(PARAPHE_COVERAGE)
constexpr bool instrumented = true;
#else
constexpr bool instrumented = false;
#endif

std::optional<std::vector<std::uint8_t>> run_here(
    const std::function<std::vector<std::uint8_t>()>& job) {
  try {
    return job();
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

void set_limit(__rlimit_resource resource, rlim_t most) {
  const rlimit limit{most, most};
  ::setrlimit(resource, &limit);
}

void bound_this_process(const ChildBounds& bounds) {
  set_limit(RLIMIT_CPU, bounds.seconds);
  set_limit(RLIMIT_CORE, 0);
  set_limit(RLIMIT_AS, bounds.bytes);
}

constexpr int short_of_memory = 2;  // how a child ends that took little and found no more
std::size_t much = 0;               // bytes that speak against the file; of the child

/// Ends a child that finds no memory. Libraries would take it for a damaged file.
[[noreturn]] void end_short() {
  rusage taken{};
  ::getrusage(RUSAGE_SELF, &taken);
  ::_exit(static_cast<std::size_t>(taken.ru_maxrss) * 1024 > much ? 1 : short_of_memory);
}

bool silence() {
  return std::freopen("/dev/null", "w", stdout) != nullptr &&
         std::freopen("/dev/null", "w", stderr) != nullptr;
}

bool send(int to, const std::vector<std::uint8_t>& bytes) {
  for (std::size_t sent = 0; sent < bytes.size();) {
    const ssize_t now = ::write(to, bytes.data() + sent, bytes.size() - sent);
    if (now < 0 && errno == EINTR) continue;
    if (now <= 0) return false;
    sent += static_cast<std::size_t>(now);
  }
  return true;
}

std::vector<std::uint8_t> receive(int from) {
  std::vector<std::uint8_t> bytes;
  std::array<std::uint8_t, 65536> piece{};
  while (true) {
    const ssize_t now = ::read(from, piece.data(), piece.size());
    if (now < 0 && errno == EINTR) continue;
    if (now <= 0) return bytes;
    bytes.insert(bytes.end(), piece.begin(), piece.begin() + now);
  }
}

/// The life of the child. It never returns: nothing of this process may be undone twice.
[[noreturn]] void answer(const ChildBounds& bounds,
                         const std::function<std::vector<std::uint8_t>()>& job, int to) {
  bound_this_process(bounds);
  much = bounds.bytes / 4;
  std::set_new_handler(end_short);
  std::set_terminate([] {
    if (std::current_exception()) ::_exit(1);  // thrown where none may pass: no lack of memory
    end_short();
  });
  try {
    if (silence() && send(to, job())) ::_exit(0);
  } catch (const std::exception&) {
    ::_exit(1);
  }
  ::_exit(1);
}

/// Its exit code, -1 when it was killed.
int end_of(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

[[noreturn]] void fail_to_start(int error) {
  if (error == ENOMEM) throw std::bad_alloc();
  throw std::system_error(error, std::generic_category(), "a process to read a file");
}

}  // namespace

std::optional<std::vector<std::uint8_t>> run_bounded(
    const ChildBounds& bounds, const std::function<std::vector<std::uint8_t>()>& job) {
  if (instrumented) return run_here(job);
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) fail_to_start(errno);
  // What waits in std::cout is not printed twice: the child ends by _exit, its output is dropped.
  // It is not flushed here, for another thread may be writing to it.
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    answer(bounds, job, ends[1]);
  }
  const int error = errno;
  ::close(ends[1]);
  std::vector<std::uint8_t> told = child > 0 ? receive(ends[0]) : std::vector<std::uint8_t>();
  ::close(ends[0]);
  if (child < 0) fail_to_start(error);
  const int end = end_of(child);
  if (end == short_of_memory) throw std::bad_alloc();
  if (end != 0) return std::nullopt;
  return told;
}

}  // namespace paraphe
