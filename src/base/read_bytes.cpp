// SPDX-License-Identifier: EUPL-1.2
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

#include "base/draft.h"

namespace paraphe {
namespace {

[[noreturn]] void fail(int code, const std::string& path) {
  throw std::system_error(code, std::generic_category(), path);
}

// Closes what it opened; standard input stays open.
class File {
 public:
  explicit File(const std::string& path)
      : descriptor_(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)),
        owned_(path != "-") {
    if (descriptor_ < 0) fail(errno, path);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (owned_) ::close(descriptor_);
  }
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
  bool owned_;
};

struct stat status_of(const File& file, const std::string& path) {
  struct stat status {};
  if (::fstat(file.descriptor(), &status) != 0) fail(errno, path);
  return status;
}

bool same(const struct stat& one, const struct stat& other) {
  return one.st_size == other.st_size && one.st_mtim.tv_sec == other.st_mtim.tv_sec &&
         one.st_mtim.tv_nsec == other.st_mtim.tv_nsec;
}

// The time of the last write tells no two writes of one tick of the kernel’s clock apart: 10 ms at
// most on Linux.
constexpr auto tick = std::chrono::milliseconds(12);

// Whether that time may stay what it is though the file is written to from now on.
bool may_hide_a_write(const struct stat& status) {
  using namespace std::chrono;
  const auto written = seconds(status.st_mtim.tv_sec) + nanoseconds(status.st_mtim.tv_nsec);
  const auto now = system_clock::now().time_since_epoch();
  return written <= now && now - written < tick;
}

// What follows in the file, `expected` bytes or others. A pipe has no size to ask for.
std::string read_rest(const File& file, const std::string& path, std::size_t expected,
                      const Limits& limits) {
  // One byte more than allowed tells a file that is too large.
  const std::size_t most = limits.bytes + 1;
  std::string bytes;
  std::size_t size = 0;
  bytes.resize(std::min(most, std::max<std::size_t>(expected + 1, 4096)));
  while (size < most) {
    if (size == bytes.size()) bytes.resize(std::min(most, 2 * bytes.size()));
    const ssize_t got = ::read(file.descriptor(), bytes.data() + size, bytes.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(errno, path);
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
  }
  if (size > limits.bytes) fail(EFBIG, path);
  bytes.resize(size);
  return bytes;
}

// Nothing when the file was written to meanwhile: a part of one text, a part of another. One that
// was written to a moment ago is read twice: what both give stood there between the two. Empty, it
// may be about to be written.
std::optional<std::string> read_once(const std::string& path, const Limits& limits) {
  const File file(path);
  const struct stat status = status_of(file, path);
  if (S_ISDIR(status.st_mode)) fail(EISDIR, path);
  const auto size = static_cast<std::size_t>(std::max<off_t>(status.st_size, 0));
  const bool fresh = S_ISREG(status.st_mode) && may_hide_a_write(status);
  if (fresh && size == 0) return std::nullopt;
  std::string bytes = read_rest(file, path, size, limits);
  if (!S_ISREG(status.st_mode)) return bytes;
  if (fresh && (::lseek(file.descriptor(), 0, SEEK_SET) != 0 ||
                read_rest(file, path, size, limits) != bytes))
    return std::nullopt;
  if (!same(status, status_of(file, path))) return std::nullopt;
  return bytes;
}

}  // namespace

std::string read_bytes(const std::string& path, const Limits& limits) {
  constexpr int attempts = 8;
  for (int attempt = 0; attempt < attempts; ++attempt) {
    if (attempt > 0) std::this_thread::sleep_for(tick);
    if (auto bytes = read_once(path, limits)) return std::move(*bytes);
  }
  fail(EBUSY, path);
}

}  // namespace paraphe
