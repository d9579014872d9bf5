// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace paraphe {

/// Writes `bytes` to `path` whole or not at all: to a new file in the same folder, flushed to the
/// disk, then renamed over `path`. « - » is standard output. Errors: throws Stop with exit_output,
/// naming the file, the reason and the remedy; nothing is left behind and a file that stood there
/// before is untouched.
void write_output(const std::string& path, std::string_view bytes);

/// The same; unless `replaces`, only where nothing stands at `path`: false, and nothing is done,
/// where something does, were it put there a moment ago. A device is written to.
bool write_output(const std::string& path, std::string_view bytes, bool replaces);

struct OutputFile {
  std::string path;
  std::string bytes;
};

/// Writes several files of one work, all or none: each is on the disk before the first is renamed
/// to its place. Errors: as write_output.
void write_outputs(const std::vector<OutputFile>& files);

/// Ends the command because `path` cannot be written: throws Stop with exit_output, with the reason
/// that `error`, an errno, tells and its remedy.
[[noreturn]] void refuse_output(const std::string& path, int error);

/// A file written piece by piece, that appears whole or not at all; « - » is standard output, which
/// takes each piece at once. Errors of all members: as write_output.
class OutputStream {
 public:
  explicit OutputStream(std::string path);
  OutputStream(const OutputStream&) = delete;
  OutputStream& operator=(const OutputStream&) = delete;
  ~OutputStream();

  void write(std::string_view bytes);
  /// Puts the file in its place; without it there is none.
  void keep();
  /// Leaves nothing of it behind, where the process is about to end before this object.
  void drop();

 private:
  class Target;
  void flush();

  std::string path_, buffer_;
  std::unique_ptr<Target> target_;  ///< opened by the first write
};

/// Puts `bytes` in the place of the file at `path`, which held `before`: whole or not at all, with
/// the rights it had; a symbolic link goes on pointing at it. Errors: throws Stop with exit_output,
/// as above, and when the file is read-only or no longer holds `before`.
void replace_output(const std::string& path, std::string_view before, std::string_view bytes);

}  // namespace paraphe
