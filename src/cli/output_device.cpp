// SPDX-License-Identifier: EUPL-1.2
#include "cli/output_device.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>

#include "cli/output_file.h"

namespace paraphe {
namespace {

/// The stream that a path is another name of: `-`, `/dev/stdout`, `/dev/stderr`. -1: none. To take
/// the place of such a link would leave the machine without it, and the reader without output.
int stream_of(const std::string& path) {
  if (path == "-") return STDOUT_FILENO;
  std::error_code ignored;
  if (!std::filesystem::is_symlink(path, ignored)) return -1;
  struct stat named = {};
  if (::stat(path.c_str(), &named) != 0) return -1;
  for (const int stream : {STDOUT_FILENO, STDERR_FILENO}) {
    struct stat open = {};
    if (::fstat(stream, &open) == 0 && open.st_dev == named.st_dev && open.st_ino == named.st_ino)
      return stream;
  }
  return -1;
}

}  // namespace

void write_all(int file, const std::string& path, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) refuse_output(path, errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

bool in_place(const std::string& path) {
  std::error_code ignored;
  const auto status = std::filesystem::status(path, ignored);
  return stream_of(path) >= 0 ||
         (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status));
}

OutputDevice::OutputDevice(const std::string& path) : path_(path) {
  const int stream = stream_of(path);
  file_ = stream >= 0 ? ::dup(stream) : ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (file_ < 0) refuse_output(path, errno);
}

OutputDevice::~OutputDevice() { ::close(file_); }

}  // namespace paraphe
