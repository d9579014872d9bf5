// SPDX-License-Identifier: EUPL-1.2
#include "cli/output_folder.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <utility>

#include "base/digest.h"
#include "base/draft.h"
#include "cli/left_folders.h"
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
      if (sigismember(&waiting, signal) == 1 && sigismember(&former_, signal) == 0 &&
          !is_ignored(signal))
        refuse(told, {"n’est pas fini : l’écriture est interrompue",
                      "is not finished: writing it is interrupted"});
  }

 private:
  /// As by `nohup`: Linux keeps such a signal too while it is held back, and drops it afterwards.
  static bool is_ignored(int signal) {
    struct sigaction action;
    return ::sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
  }

  sigset_t asked_, former_;
};

/// A folder that vanishes with what it holds unless it is kept. It is locked as long as its process
/// lives, which tells those that were left.
class ScratchFolder {
 public:
  explicit ScratchFolder(const fs::path& target, const std::string& told) : told_(told) {
    try {
      handle_ = make_held((parent_of(target) / scratch_prefix(target)).string(), path_);
    } catch (const std::system_error& error) {
      refuse_output(told_, error.code().value());
    }
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
    const std::string old = path_ + std::string(set_aside);
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

bool put_back_folder(const OutputFolder& folder) {
  return put_back_left(target_of(folder), folder.list);
}

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
  sweep_beside(target, folder.list);
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
