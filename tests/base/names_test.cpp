// SPDX-License-Identifier: EUPL-1.2
// No two headers define a type of one name: the linker would take the functions of one, those of
// std::vector too, for those of the other, and say nothing.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <string>
#include <vector>

#include "places.h"

namespace paraphe {
namespace {

/// The types that a header defines in its namespaces, each as `paraphe::setting::Sheet`.
std::vector<std::string> types_of(const std::filesystem::path& header) {
  static const std::regex opens("^namespace ([a-z_:]+) \\{"), closes("^\\}  // namespace.*"),
      defines("^(?:struct|class|enum class) (\\w+)(?: final)?(?: :.*)? \\{.*");
  std::vector<std::string> types, within;
  std::ifstream lines(header);
  for (std::string line; std::getline(lines, line);) {
    std::smatch found;
    if (std::regex_search(line, found, opens)) within.push_back(found[1].str());
    if (std::regex_match(line, closes) && !within.empty()) within.pop_back();
    if (!std::regex_match(line, found, defines)) continue;
    std::string name;
    for (const std::string& outer : within) name += outer + "::";
    types.push_back(name + found[1].str());
  }
  return types;
}

TEST(Names, OfTypesAreDefinedInOneHeader) {
  const std::filesystem::path source = std::string(source_dir) + "/src";
  std::map<std::string, std::string> first;
  std::string twice;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(source)) {
    if (entry.path().extension() != ".h") continue;
    const std::string file = entry.path().lexically_relative(source).string();
    for (const std::string& type : types_of(entry.path())) {
      const auto [known, fresh] = first.emplace(type, file);
      if (!fresh) twice += type + ": " + known->second + ", " + file + "\n";
    }
  }
  EXPECT_EQ(twice, "");
  EXPECT_THAT(first, testing::Contains(testing::Key("paraphe::Diagnostic")));
  EXPECT_THAT(first, testing::Contains(testing::Key("paraphe::setting::Sheet")));
}

}  // namespace
}  // namespace paraphe
