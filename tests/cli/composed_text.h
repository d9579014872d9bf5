// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "run_program.h"

namespace paraphe::testing {

/// The text under one heading of the first two levels; the first section has none.
struct Section {
  std::string heading;
  std::string text;
};

/// What `compose` says, and what the structure tree of a PDF says, as `pdfinfo -struct-text` prints
/// it. Tables of contents, soft hyphens and kinds of space are left out of both.
std::vector<Section> composed_sections(const std::string& draft,
                                       const std::string& theme = "sobre");
std::vector<Section> printed_sections(const std::string& structure);

std::u32string code_points(const std::string& utf8);
std::string utf8(const std::u32string& points);

inline bool strict() {
  const char* value = std::getenv("PARAPHE_STRICT");
  return value != nullptr && std::string(value) == "1";
}

}  // namespace paraphe::testing

/// Skips the test when a judge is missing, naming it; a failure where PARAPHE_STRICT=1.
#define PARAPHE_NEEDS_PROGRAM(judge)                                                         \
  if (paraphe::testing::run_program("command -v " + std::string(judge), "/tmp").code != 0) { \
    if (paraphe::testing::strict()) FAIL() << judge << " is missing";                        \
    GTEST_SKIP() << judge << " is missing";                                                  \
  }                                                                                          \
  static_assert(true)
