// SPDX-License-Identifier: EUPL-1.2
#include "cli/output_file.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <deque>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <thread>

#include "base/draft.h"
#include "cli/left_folders.h"
#include "cli/output_device.h"
#include "cli/stop.h"

namespace paraphe {
namespace {

Text reason(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
      return {"le disque est plein ; libérez de la place puis recommencez",
              "the disk is full; free some space, then run this again"};
    case EACCES:
    case EPERM:
      return {
          "vous n’avez pas le droit d’écrire dans ce dossier ; choisissez-en un autre avec « -o »",
          "you may not write in this folder; choose another one with '-o'"};
    case EROFS:
      return {"ce disque est en lecture seule ; choisissez un autre dossier avec « -o »",
              "this disk is read-only; choose another folder with '-o'"};
    case ENOENT:
    case ENOTDIR:
      return {"ce dossier n’existe pas ; créez-le ou choisissez-en un autre avec « -o »",
              "this folder does not exist; create it or choose another one with '-o'"};
    case EFBIG:
      return {"ce fichier dépasse la taille permise sur ce système ; demandez à l’administrateur",
              "this file exceeds the size allowed on this system; ask the administrator"};
    case EISDIR:
      return {"c’est un dossier ; donnez un nom de fichier après « -o »",
              "this is a folder; give a file name after '-o'"};
    default:
      return {"le système refuse l’écriture (erreur " + std::to_string(error) + ")",
              "the system refuses to write (error " + std::to_string(error) + ")"};
  }
}

/// A file without a name in the folder of `target`: whatever ends the process, nothing is left of
/// it. Less than 0 where the disk has no such files, or the system no way to name it later.
int nameless(const std::string& target) {
#ifdef O_TMPFILE
  const std::filesystem::path folder = std::filesystem::path(target).parent_path();
  if (::access("/proc/self/fd", X_OK) != 0) return -1;
  return ::open(folder.empty() ? "." : folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
#else
  return -1;
#endif
}

/// A new file that vanishes unless it is kept.
class Scratch {
 public:
  explicit Scratch(const std::string& target) : target_(target), file_(nameless(target)) {
    if (file_ >= 0) return;
    path_ = target + ".XXXXXX";
    file_ = ::mkstemp(path_.data());
    if (file_ < 0) refuse_output(target, errno);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() {
    if (file_ >= 0) ::close(file_);
    if (!path_.empty()) ::unlink(path_.c_str());
  }

  void write(std::string_view bytes) { write_all(file_, target_, bytes); }

  /// Flushes it to the disk, with the rights of a delivered file.
  void settle() {
    const mode_t mask = ::umask(0);  // mkstemp makes the file private; a delivered file is not
    ::umask(mask);
    settle(0666 & ~mask);
  }

  void settle(mode_t mode) {
    if (::fchmod(file_, mode) != 0 || ::fsync(file_) != 0) refuse_output(target_, errno);
    if (path_.empty()) return;
    const int closed = ::close(file_);
    file_ = -1;
    if (closed != 0) refuse_output(target_, errno);
  }

  /// Puts it in its place, once settled.
  void keep() {
    if (path_.empty()) name();
    if (::rename(path_.c_str(), target_.c_str()) != 0) refuse_output(target_, errno);
    path_.clear();
  }

  /// The same, unless something stands there: whether nothing did.
  bool keep_as_new() {
    if (path_.empty()) name();
    if (::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, target_.c_str(), RENAME_NOREPLACE) == 0) {
      path_.clear();
      return true;
    }
    if (errno == EEXIST) return false;
    if (errno != EINVAL && errno != ENOSYS) refuse_output(target_, errno);
    // A file system that cannot look and rename at once, of the network most often.
    std::error_code ignored;
    if (std::filesystem::exists(std::filesystem::symlink_status(target_, ignored))) return false;
    keep();
    return true;
  }

 private:
  /// Whole now, it gets a name of its own beside its target: for as long as a rename takes.
  void name() {
    const std::string open_file = "/proc/self/fd/" + std::to_string(file_);
    for (unsigned attempt = 0;; ++attempt) {
      std::string path = target_ + "." + std::to_string(::getpid()) + "." + std::to_string(attempt);
      if (::linkat(AT_FDCWD, open_file.c_str(), AT_FDCWD, path.c_str(), AT_SYMLINK_FOLLOW) == 0) {
        path_ = std::move(path);
        return;
      }
      if (errno != EEXIST || attempt == 1000) refuse_output(target_, errno);
    }
  }

  std::string path_;  ///< empty while it has no name, and once it has that of its target
  std::string target_;
  int file_ = -1;
};

void write_in_place(const std::string& path, std::string_view bytes) {
  OutputDevice(path).write(bytes);
}

void refuse_folder(const std::string& path) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) refuse_output(path, EISDIR);
}

/// Two files of one place, however it is spelt: the second would take that of the first.
void refuse_one_place(const std::vector<OutputFile>& files) {
  if (files.size() < 2) return;
  std::set<std::filesystem::path> places;
  for (const OutputFile& file : files) {
    std::error_code ignored;
    if (places
            .insert(
                std::filesystem::weakly_canonical(std::filesystem::absolute(file.path), ignored))
            .second)
      continue;
    if (in_place(file.path) && file.path != "-") continue;  // a device takes all that comes
    throw Stop{exit_usage,
               {"«\u00A0" + file.path +
                    "\u00A0» serait deux fichiers à la fois\u00A0: rien n’est écrit\u202F; donnez "
                    "à chacun son nom",
                "'" + file.path +
                    "' would be two files at once: nothing is written; give each a name of its "
                    "own"}};
  }
}

/// Keeps a file that is about to be replaced from other processes of this program, which would read
/// it now, and lose later what is put in its place. Where files cannot be locked it does nothing.
class Held {
 public:
  explicit Held(const std::string& path) {
    constexpr int attempts = 500;
    for (int attempt = 0; attempt < attempts && !try_hold(path); ++attempt)
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;
  ~Held() {
    if (file_ >= 0) ::close(file_);
  }

 private:
  /// False while another holds it, or has put another file in its place meanwhile.
  bool try_hold(const std::string& path) {
    if (file_ >= 0) ::close(file_);
    file_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file_ < 0) return true;
    if (::flock(file_, LOCK_EX | LOCK_NB) != 0) return errno != EWOULDBLOCK;
    return is_at(file_, path);
  }

  int file_ = -1;
};

}  // namespace

void refuse_output(const std::string& path, int error) {
  const Text why = reason(error);
  throw Stop{exit_output,
             {"impossible d’écrire « " + path + " » : " + why.fr,
              "cannot write '" + path + "': " + why.en}};
}

void replace_output(const std::string& path, std::string_view before, std::string_view bytes) {
  std::error_code error;
  const std::string file = std::filesystem::canonical(path, error).string();
  struct stat status = {};
  if (error || ::stat(file.c_str(), &status) != 0)
    refuse_output(path, error ? error.value() : errno);
  if ((status.st_mode & 0222) == 0 || ::access(file.c_str(), W_OK) != 0) {
    throw Stop{
        exit_output,
        {"« " + path +
             " » est en lecture seule : rien n’est changé ; rendez-le modifiable, ou travaillez "
             "sur une copie",
         "'" + path + "' is read-only: nothing is changed; make it writable, or work on a copy"}};
  }
  const Held held(file);
  Scratch scratch(file);
  scratch.write(bytes);
  scratch.settle(status.st_mode & 07777);
  if (read_bytes(file) != before) {  // last: an editor may save it, and locks nothing
    throw Stop{exit_output,
               {"« " + path + " » a changé entre-temps : rien n’y est écrit ; recommencez",
                "'" + path + "' has changed meanwhile: nothing is written; try again"}};
  }
  scratch.keep();
}

void write_output(const std::string& path, std::string_view bytes) {
  write_outputs({{path, std::string(bytes)}});
}

bool write_output(const std::string& path, std::string_view bytes, bool replaces) {
  if (replaces) {
    write_output(path, bytes);
    return true;
  }
  if (in_place(path)) {
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) return false;
    write_in_place(path, bytes);
    return true;
  }
  Scratch scratch(path);
  scratch.write(bytes);
  scratch.settle();
  return scratch.keep_as_new();
}

void write_outputs(const std::vector<OutputFile>& files) {
  refuse_one_place(files);
  std::deque<Scratch> scratches;
  for (const OutputFile& file : files) {
    refuse_folder(file.path);
    if (!in_place(file.path)) scratches.emplace_back(file.path).write(file.bytes);
  }
  for (Scratch& scratch : scratches) scratch.settle();
  for (const OutputFile& file : files)
    if (in_place(file.path)) write_in_place(file.path, file.bytes);
  for (Scratch& scratch : scratches) scratch.keep();
}

class OutputStream::Target {
 public:
  explicit Target(const std::string& path) {
    refuse_folder(path);
    if (in_place(path)) {
      device_.emplace(path);
    } else {
      scratch_.emplace(path);
    }
  }
  void write(std::string_view bytes) {
    if (device_) return device_->write(bytes);
    scratch_->write(bytes);
  }
  void keep() {
    if (!scratch_) return;
    scratch_->settle();
    scratch_->keep();
  }

 private:
  std::optional<OutputDevice> device_;
  std::optional<Scratch> scratch_;
};

OutputStream::OutputStream(std::string path) : path_(std::move(path)) {}
OutputStream::~OutputStream() = default;

void OutputStream::write(std::string_view bytes) {
  constexpr std::size_t enough = 1U << 16U;
  if (path_ == "-") return write_all(STDOUT_FILENO, path_, bytes);
  buffer_ += bytes;
  if (buffer_.size() >= enough) flush();
}

void OutputStream::flush() {
  if (!target_) target_ = std::make_unique<Target>(path_);
  target_->write(buffer_);
  buffer_.clear();
}

void OutputStream::drop() { target_.reset(); }

void OutputStream::keep() {
  if (path_ == "-") return;
  flush();
  target_->keep();
}

}  // namespace paraphe
