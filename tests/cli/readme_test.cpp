// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "places.h"
#include "run_program.h"

namespace paraphe::testing {
namespace {

struct Quoted {
  std::string command;
  std::string output;
};

/// The fenced blocks of a page that begin with a command « $ paraphe … ».
std::vector<Quoted> quoted_commands(const std::string& page) {
  std::vector<Quoted> found;
  const std::string opening = "```\n$ paraphe ";
  for (std::size_t at = page.find(opening); at != std::string::npos; at = page.find(opening, at)) {
    const std::size_t command = at + 6;
    const std::size_t output = page.find('\n', command) + 1;
    const std::size_t end = page.find("```\n", output);
    found.push_back(
        {page.substr(command, output - command - 1), page.substr(output, end - output)});
    at = end;
  }
  return found;
}

TEST(Readme, QuotesWhatTheProgramPrints) {
  const auto quotes = quoted_commands(read_file(source_dir + std::string("/README.md")));
  ASSERT_FALSE(quotes.empty());
  for (const Quoted& quote : quotes) {
    EXPECT_EQ(run_program(quote.command, source_dir).text, quote.output) << quote.command;
  }
}

}  // namespace
}  // namespace paraphe::testing
