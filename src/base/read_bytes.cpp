// SPDX-License-Identifier: EUPL-1.2
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

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

}  // namespace

std::string read_bytes(const std::string& path, const Limits& limits) {
  const File file(path);
  struct stat status {};
  if (::fstat(file.descriptor(), &status) != 0) fail(errno, path);
  if (S_ISDIR(status.st_mode)) fail(EISDIR, path);
  // One byte more than allowed tells a file that is too large; a pipe has no size to ask for.
  const std::size_t most = limits.bytes + 1;
  std::string bytes;
  const auto expected = static_cast<std::size_t>(std::max<off_t>(status.st_size, 0)) + 1;
  std::size_t size = 0;
  bytes.resize(std::min(most, std::max<std::size_t>(expected, 4096)));
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

}  // namespace paraphe
