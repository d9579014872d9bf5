// SPDX-License-Identifier: EUPL-1.2
// fuzz_replay TARGET PATH…: gives each file, and each file of a folder, to a target, as libFuzzer
// would, with any compiler. Fails when a promise is broken (the name printed last is the file),
// when one file takes more CPU than PARAPHE_FUZZ_SECONDS (2), and when there was no file.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/draft.h"
#include "fuzz.h"

namespace {

namespace fs = std::filesystem;
namespace fuzz = paraphe::fuzz;

const std::map<std::string, fuzz::Target*> targets = {
    {"archive", fuzz::archive}, {"beside", fuzz::beside},   {"check", fuzz::check},
    {"code", fuzz::code},       {"draft", fuzz::draft},     {"expression", fuzz::expression},
    {"form", fuzz::form},       {"pages", fuzz::pages},     {"pdf", fuzz::pdf},
    {"rules", fuzz::rules},     {"scan", fuzz::scan},       {"schema", fuzz::schema},
    {"text", fuzz::text},       {"written", fuzz::written},
};

std::vector<std::string> files_under(int count, char** paths) {
  std::vector<std::string> files;
  for (int i = 0; i < count; ++i) {
    if (!fs::is_directory(paths[i])) {
      files.emplace_back(paths[i]);
      continue;
    }
    for (const auto& entry : fs::recursive_directory_iterator(paths[i]))
      if (entry.is_regular_file()) files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

double seconds_for(fuzz::Target* target, const std::string& bytes) {
  const std::clock_t before = std::clock();
  target(bytes);
  return static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
}

}  // namespace

int main(int count, char** arguments) {
  const auto target = count > 2 ? targets.find(arguments[1]) : targets.end();
  if (target == targets.end()) {
    std::fputs("usage: fuzz_replay TARGET PATH…\n", stderr);
    return 2;
  }
  const char* given = std::getenv("PARAPHE_FUZZ_SECONDS");
  const double most = given != nullptr ? std::atof(given) : 2.0;
  int slow = 0;
  const std::vector<std::string> files = files_under(count - 2, arguments + 2);
  for (const std::string& file : files) {
    std::printf("%s\n", file.c_str());
    std::fflush(stdout);
    const double seconds = seconds_for(target->second, paraphe::read_bytes(file));
    if (seconds <= most) continue;
    ++slow;
    std::printf("  took %.1f s of CPU; %.1f is allowed\n", seconds, most);
  }
  std::printf("%zu files, %d too slow\n", files.size(), slow);
  return files.empty() || slow > 0 ? 1 : 0;
}
