// SPDX-License-Identifier: EUPL-1.2
#include "cli/output_folder.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <sstream>
#include <utility>

#include "base/digest.h"
#include "base/draft.h"
#include "cli/stop.h"

namespace paraphe {
namespace {

namespace fs = std::filesystem;

/// The path without the « / » that may end it, and through links.
fs::path target_of(const OutputFolder& folder) {
  fs::path path = fs::path(folder.path).lexically_normal();
  if (!path.has_filename()) path = path.parent_path();
  std::error_code error;
  const fs::path real = fs::canonical(path, error);
  return error ? path : real;
}

/// The digests by name that a list written by `sha256sum` tells.
std::map<std::string, std::string> read_list(const fs::path& list) {
  std::map<std::string, std::string> digests;
  std::istringstream lines(read_bytes(list.string()));
  constexpr std::size_t digits = 64, name = digits + 2;
  for (std::string line; std::getline(lines, line);)
    if (line.size() > name) digests[line.substr(name)] = line.substr(0, digits);
  return digests;
}

/// The first thing in the folder that was not written by this program, or was changed since; empty:
/// none.
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

[[noreturn]] void refuse(const std::string& path, const Text& why) {
  throw Stop{exit_output,
             {"« " + path + " » " + why.fr + " ; rien n’est écrit",
              "'" + path + "' " + why.en + "; nothing is written"}};
}

void check_replaced(const OutputFolder& folder, const fs::path& target) {
  if (!folder.replace) {
    refuse(folder.path,
           {"n’est pas vide : choisissez un autre dossier avec « -o », ou ajoutez "
            "« --replace » pour refaire celui-ci",
            "is not empty: choose another folder with '-o', or add '--replace' to make "
            "this one again"});
  }
  if (!fs::is_regular_file(target / folder.list)) {
    refuse(folder.path, {"n’est pas un dossier que ce programme a écrit : choisissez-en un autre "
                         "avec « -o »",
                         "is no folder that this program wrote: choose another one with '-o'"});
  }
  if (const std::string name = stranger(target, folder.list); !name.empty()) {
    refuse(folder.path,
           {"contient « " + name + " », ajouté ou modifié depuis : mettez-le ailleurs d’abord",
            "holds '" + name + "', added or changed since: put it elsewhere first"});
  }
}

/// Holds back the signals that ask for an end, so that nothing is left half-written; who asked is
/// obeyed when this goes.
class HeldSignals {
 public:
  HeldSignals() {
    sigemptyset(&asked_);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&asked_, signal);
    ::pthread_sigmask(SIG_BLOCK, &asked_, &former_);
  }
  HeldSignals(const HeldSignals&) = delete;
  HeldSignals& operator=(const HeldSignals&) = delete;
  ~HeldSignals() { ::pthread_sigmask(SIG_SETMASK, &former_, nullptr); }

  /// Throws Stop where an end was asked for.
  void check(const std::string& told) const {
    sigset_t waiting;
    if (::sigpending(&waiting) != 0) return;
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
      if (sigismember(&waiting, signal) == 1 && sigismember(&former_, signal) == 0)
        refuse(told, {"n’est pas fini : l’écriture est interrompue",
                      "is not finished: writing it is interrupted"});
  }

 private:
  sigset_t asked_, former_;
};

/// A handle of a folder, not of a link to one; less than 0 where there is none.
int open_folder(const std::string& path) {
  return ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

bool is_at(int handle, const std::string& path) {
  struct stat one = {}, other = {};
  return ::fstat(handle, &one) == 0 && ::lstat(path.c_str(), &other) == 0 &&
         one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

constexpr std::string_view random_part = "XXXXXX";  // of mkdtemp

/// What the name of a folder under way beside `target` begins with.
std::string scratch_prefix(const fs::path& target) {
  return "." + target.filename().string() + ".paraphe-";
}

fs::path parent_of(const fs::path& target) {
  return target.has_parent_path() ? target.parent_path() : fs::path(".");
}

/// Removes a folder under way that no process holds any more: one that is of this user's, that can
/// be locked, and in which there are files alone.
void sweep(const std::string& path) {
  const int handle = open_folder(path);
  if (handle < 0) return;
  struct stat status = {};
  std::error_code error;
  const bool abandoned = ::fstat(handle, &status) == 0 && status.st_uid == ::geteuid() &&
                         ::flock(handle, LOCK_EX | LOCK_NB) == 0 && is_at(handle, path);
  const auto is_file = [](const fs::directory_entry& entry) {
    return fs::is_regular_file(entry.symlink_status());
  };
  if (abandoned) {
    const fs::directory_iterator entries(path, error);
    if (!error && std::all_of(begin(entries), end(entries), is_file)) fs::remove_all(path, error);
  }
  ::close(handle);
}

/// Removes what killed processes left of the same folder.
void sweep_beside(const fs::path& target) {
  const std::string prefix = scratch_prefix(target);
  std::vector<std::string> found;
  std::error_code error;
  for (fs::directory_iterator at(parent_of(target), error), end; !error && at != end;
       at.increment(error)) {
    const std::string name = at->path().filename().string();
    const bool own = name.size() == prefix.size() + random_part.size() && name.starts_with(prefix);
    if (own) found.push_back(at->path().string());
  }
  for (const std::string& path : found) sweep(path);
}

/// A folder that vanishes with what it holds unless it is kept. It is locked as long as its process
/// lives, which tells those that were left.
class ScratchFolder {
 public:
  explicit ScratchFolder(const fs::path& target, const std::string& told) : told_(told) {
    do {  // another process may sweep it before it is locked
      if (handle_ >= 0) ::close(handle_);
      path_ = (parent_of(target) / scratch_prefix(target)).string() + std::string(random_part);
      if (::mkdtemp(path_.data()) == nullptr) refuse_output(told_, errno);
      handle_ = open_folder(path_);
      if (handle_ < 0 && errno != ENOENT) refuse_output(told_, errno);
    } while (handle_ < 0 || (::flock(handle_, LOCK_EX) == 0 && !is_at(handle_, path_)));
    made_ = true;
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder() {
    std::error_code ignored;
    if (made_) fs::remove_all(path_, ignored);
    ::close(handle_);
  }

  void write(const OutputFile& file) const { write_output(path_ + "/" + file.path, file.bytes); }

  /// Gives it the rights of a delivered folder, and flushes its names to the disk.
  void settle() const {
    const mode_t mask = ::umask(0);
    ::umask(mask);
    if (::chmod(path_.c_str(), 0777 & ~mask) != 0) refuse_output(told_, errno);
    flush(path_);
  }

  /// Takes the name of `target`; what stood there goes.
  void keep(const fs::path& target, bool exchange) {
    if (exchange) {
      swap(target);
    } else if (::rename(path_.c_str(), target.c_str()) != 0) {
      refuse_output(told_, errno);
    } else {
      made_ = false;
    }
    flush(parent_of(target).string());
  }

 private:
  void swap(const fs::path& target) {
    if (::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, target.c_str(), RENAME_EXCHANGE) == 0)
      return;
    if (errno != EINVAL && errno != ENOSYS) refuse_output(told_, errno);
    // A file system that cannot exchange: for a moment the name is gone, never half there.
    const std::string old = path_ + ".old";
    if (::rename(target.c_str(), old.c_str()) != 0) refuse_output(told_, errno);
    if (::rename(path_.c_str(), target.c_str()) != 0) {
      const int error = errno;
      static_cast<void>(::rename(old.c_str(), target.c_str()));
      refuse_output(told_, error);
    }
    path_ = old;  // which goes
  }

  static void flush(const std::string& folder) {
    const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0) return;
    static_cast<void>(::fsync(handle));
    ::close(handle);
  }

  std::string told_, path_;
  int handle_ = -1;
  bool made_ = false;
};

bool holds_something(const fs::path& folder) { return fs::exists(folder) && !fs::is_empty(folder); }

}  // namespace

void check_folder(const OutputFolder& folder) {
  const fs::path target = target_of(folder);
  try {
    if (!fs::exists(target)) return;
    if (!fs::is_directory(target)) {
      refuse(folder.path, {"est un fichier : donnez un nom de dossier après « -o »",
                           "is a file: give the name of a folder after '-o'"});
    }
    if (holds_something(target)) check_replaced(folder, target);
  } catch (const std::system_error& error) {
    refuse_output(folder.path, error.code().value());
  }
}

void write_folder(const OutputFolder& folder, std::vector<OutputFile> files) {
  check_folder(folder);
  std::string list;
  for (const OutputFile& file : files)
    list += hexadecimal(sha256(file.bytes)) + "  " + file.path + "\n";
  files.push_back({folder.list, std::move(list)});
  const fs::path target = target_of(folder);
  sweep_beside(target);
  const HeldSignals signals;
  ScratchFolder scratch(target, folder.path);
  for (const OutputFile& file : files) {
    signals.check(folder.path);
    scratch.write(file);
  }
  scratch.settle();
  scratch.keep(target, holds_something(target));
}

}  // namespace paraphe
