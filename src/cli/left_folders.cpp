// SPDX-License-Identifier: EUPL-1.2
#include "cli/left_folders.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <map>
#include <sstream>
#include <system_error>
#include <vector>

#include "base/digest.h"
#include "base/draft.h"

namespace paraphe {
namespace {

namespace fs = std::filesystem;

/// The digests by name that a list written by `sha256sum` tells.
std::map<std::string, std::string> read_list(const fs::path& list) {
  std::map<std::string, std::string> digests;
  std::istringstream lines(read_bytes(list.string()));
  constexpr std::size_t digits = 64, name = digits + 2;
  for (std::string line; std::getline(lines, line);)
    if (line.size() > name) digests[line.substr(name)] = line.substr(0, digits);
  return digests;
}

bool holds_files_alone(const std::string& path) {
  std::error_code error;
  const fs::directory_iterator entries(path, error);
  return !error && std::all_of(begin(entries), end(entries), [](const fs::directory_entry& entry) {
    return fs::is_regular_file(entry.symlink_status());
  });
}

/// A folder of this user’s that no process holds. It is locked as long as this lives.
class Abandoned {
 public:
  explicit Abandoned(const std::string& path) : handle_(open_folder(path)) {
    struct stat status = {};
    is_ = handle_ >= 0 && ::fstat(handle_, &status) == 0 && status.st_uid == ::geteuid() &&
          ::flock(handle_, LOCK_EX | LOCK_NB) == 0 && is_at(handle_, path);
  }
  Abandoned(const Abandoned&) = delete;
  Abandoned& operator=(const Abandoned&) = delete;
  ~Abandoned() {
    if (handle_ >= 0) ::close(handle_);
  }
  explicit operator bool() const { return is_; }

 private:
  int handle_;
  bool is_ = false;
};

void sweep(const std::string& path) {
  std::error_code ignored;
  const Abandoned folder(path);
  if (folder && holds_files_alone(path)) fs::remove_all(path, ignored);
}

/// Whether `path` is a folder that this program wrote, as it wrote it, and nobody holds.
bool is_own(const std::string& path, const std::string& list) {
  try {
    return fs::is_regular_file(fs::symlink_status(fs::path(path) / list)) &&
           stranger(path, list).empty();
  } catch (const std::system_error&) {
    return false;  // not to be read: not to be touched
  }
}

void sweep_set_aside(const std::string& path, const std::string& list) {
  std::error_code ignored;
  const Abandoned folder(path);
  if (folder && holds_files_alone(path) && is_own(path, list)) fs::remove_all(path, ignored);
}

/// The folders of `parent` whose name is `prefix`, six characters, then `ending`: sorted.
std::vector<std::string> left_in(const fs::path& parent, const std::string& prefix,
                                 std::string_view ending) {
  const std::size_t size = prefix.size() + random_part.size() + ending.size();
  std::vector<std::string> found;
  std::error_code error;
  for (fs::directory_iterator at(parent, error), end; !error && at != end; at.increment(error)) {
    const std::string name = at->path().filename().string();
    const bool own = name.size() == size && name.starts_with(prefix) && name.ends_with(ending);
    if (own) found.push_back(at->path().string());
  }
  std::sort(found.begin(), found.end());
  return found;
}

/// Those beside `target` that were under way, or set aside.
std::vector<std::string> left_beside(const fs::path& target, std::string_view ending) {
  return left_in(parent_of(target), scratch_prefix(target), ending);
}

bool is_private(const std::string& path) {
  struct stat status = {};
  return ::lstat(path.c_str(), &status) == 0 && (status.st_mode & 07777) == 0700;
}

}  // namespace

int open_folder(const std::string& path) {
  return ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

int make_held(const std::string& prefix, std::string& path) {
  const auto fail = [&] { throw std::system_error(errno, std::generic_category(), prefix); };
  for (;;) {
    path = prefix + std::string(random_part);
    if (::mkdtemp(path.data()) == nullptr) fail();
    const int handle = open_folder(path);
    if (handle < 0 && errno != ENOENT) fail();
    // Another process may sweep it before it is locked. Where nothing can be, it is not swept.
    if (handle >= 0 && (::flock(handle, LOCK_EX) != 0 || is_at(handle, path))) return handle;
    if (handle >= 0) ::close(handle);
  }
}

bool is_at(int handle, const std::string& path) {
  struct stat one = {}, other = {};
  return ::fstat(handle, &one) == 0 && ::lstat(path.c_str(), &other) == 0 &&
         one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

std::string scratch_prefix(const fs::path& target) {
  return "." + target.filename().string() + ".paraphe-";
}

fs::path parent_of(const fs::path& target) {
  return target.has_parent_path() ? target.parent_path() : fs::path(".");
}

std::string stranger(const fs::path& folder, const std::string& list) {
  const std::map<std::string, std::string> digests = read_list(folder / list);
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (name == list) continue;
    const auto known = digests.find(name);
    if (known == digests.end() || !entry.is_regular_file() ||
        hexadecimal(sha256(read_bytes(entry.path().string()))) != known->second)
      return name;
  }
  return "";
}

void sweep_beside(const fs::path& target, const std::string& list) {
  for (const std::string& path : left_beside(target, "")) sweep(path);
  std::error_code error;
  if (!fs::exists(target, error)) return;  // what was set aside may be all that is left of it
  for (const std::string& path : left_beside(target, set_aside)) sweep_set_aside(path, list);
}

void sweep_held(const std::string& prefix) {
  const fs::path path(prefix);
  for (const std::string& left : left_in(parent_of(path), path.filename().string(), "")) {
    std::error_code ignored;
    const Abandoned folder(left);
    if (folder && is_private(left)) fs::remove_all(left, ignored);
  }
}

bool put_back_left(const fs::path& target, const std::string& list) {
  for (const std::string& old : left_beside(target, set_aside)) {
    const std::string under_way = old.substr(0, old.size() - set_aside.size());
    std::error_code error;
    const bool lives = fs::exists(fs::symlink_status(under_way, error)) && !Abandoned(under_way);
    const Abandoned folder(old);
    if (lives || !folder || !fs::is_regular_file(fs::path(old) / list, error)) continue;
    // Nothing that stands there gives way: an empty folder would.
    if (::renameat2(AT_FDCWD, old.c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE) == 0)
      return true;
    if (fs::exists(fs::symlink_status(target, error))) return false;
    if (::rename(old.c_str(), target.c_str()) == 0) return true;
  }
  return false;
}

}  // namespace paraphe
