// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>

namespace paraphe {

/// What a program printed on both streams, and its exit code.
struct Verdict {
  int code = 0;
  std::string text;
};

inline Verdict run(const std::string& command) {
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error("cannot run " + command);
  Verdict verdict;
  char buffer[4096];
  for (std::size_t n = 0; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0;)
    verdict.text.append(buffer, n);
  const int status = pclose(pipe);
  verdict.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return verdict;
}

inline bool has(const std::string& tool) { return run("command -v " + tool).code == 0; }

inline bool strict() {
  const char* value = std::getenv("PARAPHE_STRICT");
  return value != nullptr && std::string(value) == "1";
}

/// A folder of this test process, removed with it.
class Folder {
 public:
  Folder()
      : path_(std::filesystem::path(testing::TempDir()) /
              ("paraphe-output-" + std::to_string(getpid()))) {
    std::filesystem::create_directories(path_);
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string path(const std::string& name) const { return (path_ / name).string(); }
  std::string write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path(name), std::ios::binary) << bytes;
    return path(name);
  }
  static std::string read(const std::string& path) {
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    return bytes.str();
  }

 private:
  std::filesystem::path path_;
};

}  // namespace paraphe

/// Skips the test when a judge is missing, naming it; a failure where PARAPHE_STRICT=1.
#define PARAPHE_NEEDS(condition, judge)                      \
  if (!(condition)) {                                        \
    if (paraphe::strict()) FAIL() << judge << " is missing"; \
    GTEST_SKIP() << judge << " is missing";                  \
  }                                                          \
  static_assert(true)
