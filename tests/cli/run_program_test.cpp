// SPDX-License-Identifier: EUPL-1.2
#include "run_program.h"

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "places.h"

namespace paraphe::testing {

namespace fs = std::filesystem;

Outcome run_program(const std::string& command, const std::string& folder,
                    const std::vector<std::string>& variables) {
  std::string line =
      "cd '" + folder + std::string("' && env -i PATH='") + binary_dir + ":/usr/bin:/bin' ";
  for (const std::string& variable : variables) line += "'" + variable + "' ";
  line += "sh -c '" + command + "' 2>stderr.log";
  Outcome outcome;
  std::FILE* pipe = ::popen(line.c_str(), "r");
  if (pipe == nullptr) return outcome;
  char buffer[4096];
  while (const std::size_t count = std::fread(buffer, 1, sizeof buffer, pipe)) {
    outcome.text.append(buffer, count);
  }
  const int status = ::pclose(pipe);
  outcome.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  outcome.text += read_file(folder + "/stderr.log");
  fs::remove(folder + "/stderr.log");
  return outcome;
}

Folder::Folder() {
  std::string pattern = (fs::temp_directory_path() / "paraphe-XXXXXX").string();
  path_ = ::mkdtemp(pattern.data());
}

Folder::~Folder() {
  std::error_code ignored;
  fs::permissions(path_, fs::perms::owner_all, fs::perm_options::add, ignored);
  fs::remove_all(path_, ignored);
}

void Folder::write(const std::string& name, const std::string& bytes) const {
  std::ofstream(path_ + "/" + name, std::ios::binary) << bytes;
}

std::string Folder::read(const std::string& name) const { return read_file(path_ + "/" + name); }

bool Folder::has(const std::string& name) const { return fs::exists(path_ + "/" + name); }

std::string Folder::listing() const {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(path_)) names.insert(entry.path().filename());
  std::string text;
  for (const std::string& name : names) text += name + "\n";
  return text;
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

void expect_golden(const std::string& name, const std::string& printed) {
  // A digest, whose value other tests hold, would change with each letter of a sample.
  const std::string actual =
      std::regex_replace(printed, std::regex("sha256:[0-9a-f]{64}"), "sha256:…");
  const std::string path = source_dir + std::string("/tests/cli/golden/") + name;
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << actual;
    return;
  }
  EXPECT_EQ(actual, read_file(path))
      << "If this is what it should print: UPDATE_GOLDEN=1 ctest --preset release, then read "
         "git diff tests/cli/golden";
}

}  // namespace paraphe::testing
