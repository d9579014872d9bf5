// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

namespace paraphe::testing {

/// What a process printed and answered. Standard error follows standard output in `text`.
struct Outcome {
  std::string text;
  int code = -1;
};

/// Runs `command` with /bin/sh in `folder`, with a bare environment (PATH, and `variables` as
/// NAME=value), `paraphe` being the program under test.
Outcome run_program(const std::string& command, const std::string& folder,
                    const std::vector<std::string>& variables = {});

/// A folder of this test's own, removed at the end.
class Folder {
 public:
  Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder();
  const std::string& path() const { return path_; }
  void write(const std::string& name, const std::string& bytes) const;
  std::string read(const std::string& name) const;
  bool has(const std::string& name) const;
  /// The names in it, sorted, one a line.
  std::string listing() const;

 private:
  std::string path_;
};

std::string read_file(const std::string& path);

/// Compares with `tests/cli/golden/<name>`; `UPDATE_GOLDEN=1` rewrites it instead. Says how in the
/// failure.
void expect_golden(const std::string& name, const std::string& actual);

}  // namespace paraphe::testing
