// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <vector>

#include "places.h"

namespace paraphe {

inline bool is_strict() {
  const char* value = std::getenv("PARAPHE_STRICT");
  return value != nullptr && std::string(value) == "1";
}

inline bool has_jing() { return std::system("command -v jing >/dev/null 2>&1") == 0; }

/// What jing, a validator of RELAX NG that we did not write, holds against reports in SVRL. Its
/// findings are on standard output; on the other, Debian's wrapper regrets optional archives.
inline std::string judged_by_jing(const std::vector<std::string>& reports) {
  std::string command = std::string("jing -c '") + source_dir + "/tests/check/svrl.rnc'";
  for (const std::string& report : reports) command += " '" + report + "'";
  FILE* pipe = popen((command + " 2>/dev/null").c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error("cannot run jing");
  std::string out;
  char buffer[4096];
  for (std::size_t n = 0; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0;) out.append(buffer, n);
  const bool content = pclose(pipe) == 0;
  return out.empty() && !content ? "jing gave no reason" : out;
}

}  // namespace paraphe

/// Skips the test when jing is missing, naming it; a failure where PARAPHE_STRICT=1.
#define PARAPHE_NEEDS_JING()                               \
  if (!paraphe::has_jing()) {                              \
    if (paraphe::is_strict()) FAIL() << "jing is missing"; \
    GTEST_SKIP() << "jing is missing";                     \
  }                                                        \
  static_assert(true)
