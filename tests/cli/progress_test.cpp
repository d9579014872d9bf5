// SPDX-License-Identifier: EUPL-1.2
// The progress bar of a batch, on terminals of script(1).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <regex>
#include <sstream>

#include "many_drafts.h"
#include "run_program.h"

namespace paraphe::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

/// What a terminal of `columns` shows of a batch: everything that was sent to it.
std::string seen_on_terminal(const Folder& folder, const std::string& columns,
                             const std::string& variable, const std::string& check) {
  return run_program("script -qec \"stty cols " + columns + "; " + check + "\" /dev/null",
                     folder.path(), {variable, "LANG=C.UTF-8"})
      .text;
}

/// The bars that were drawn, without colour.
std::vector<std::string> bars(const std::string& seen) {
  std::vector<std::string> all;
  const std::string plain = std::regex_replace(seen, std::regex("\033\\[(32|0)m"), "");
  std::istringstream parts(plain);
  for (std::string part; std::getline(parts, part, '\r');) {
    if (part.find("/500") != std::string::npos) all.push_back(part.substr(part.rfind('\n') + 1));
  }
  return all;
}

std::size_t columns_of(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

TEST(ProgressOfABatch, IsDrawnOnATerminalOnlyAndErased) {
  const Folder folder;
  link_many(folder, 500);
  const std::string check =
      "paraphe check projets -f csv -o r.csv --as-of 2026-12-01 --lang fr -j 1";
  EXPECT_EQ(run_program(check, folder.path(), {"TERM=xterm"}).text, "");
  EXPECT_EQ(seen_on_terminal(folder, "80", "TERM=dumb", check), "");

  const auto begun = std::chrono::steady_clock::now();
  const std::string seen = seen_on_terminal(folder, "80", "TERM=xterm", check);
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  EXPECT_THAT(seen, AllOf(HasSubstr("\033[32m█"), HasSubstr("/s, reste "), HasSubstr("░")));
  EXPECT_TRUE(seen.ends_with("\r\033[K")) << seen.substr(seen.size() - 20);
  const std::size_t drawn = bars(seen).size();
  EXPECT_GE(drawn, 2U);
  EXPECT_LE(static_cast<double>(drawn), 10 * seconds + 1);

  const std::string plain = seen_on_terminal(folder, "40", "TERM=xterm", "NO_COLOR=1 " + check);
  EXPECT_THAT(plain, AllOf(HasSubstr("█"), Not(HasSubstr("\033[32m"))));
  for (const std::size_t columns : {30U, 12U}) {
    const std::string narrow =
        seen_on_terminal(folder, std::to_string(columns), "TERM=xterm", check);
    EXPECT_FALSE(bars(narrow).empty()) << columns;
    for (std::string bar : bars(narrow)) {
      bar = std::regex_replace(bar, std::regex("\033\\[K"), "");
      EXPECT_LT(columns_of(bar), columns) << bar;
    }
  }
}

TEST(ProgressOfABatch, StandsBesideWhatIsTold) {
  const Folder folder;
  link_many(folder, 500);
  const std::string check = "paraphe check projets -f line --as-of 2026-12-01 --lang fr";
  const std::string seen = seen_on_terminal(folder, "80", "TERM=xterm", check);
  EXPECT_FALSE(bars(seen).empty());
  // Without what draws and erases, the lines are those of a file.
  std::string text = std::regex_replace(seen, std::regex("\033\\[(32|0)m"), "");
  text = std::regex_replace(text, std::regex("[0-9]+/500[^\r\n]*\r\033\\[K"), "");
  text = std::regex_replace(text, std::regex("\r\n"), "\n");
  text = std::regex_replace(text, std::regex("\r\033\\[K"), "");
  EXPECT_EQ(text, run_program(check, folder.path()).text);
}

}  // namespace
}  // namespace paraphe::testing
