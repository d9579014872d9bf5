// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <vector>

#include "compose/dump.h"
#include "support.h"

namespace paraphe::testing {
namespace {

std::vector<std::string> drafts_in(const std::string& folder) {
  std::vector<std::string> names;
  if (!std::filesystem::is_directory(path_of(folder))) return names;
  for (const auto& entry : std::filesystem::directory_iterator(path_of(folder))) {
    if (entry.path().extension() == ".xml")
      names.push_back(folder + "/" + entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

class ComposedDraft : public ::testing::TestWithParam<std::string> {};

TEST_P(ComposedDraft, ReadsAsItsGoldenDump) {
  const std::string path = path_of(GetParam());
  const std::string golden =
      path_of("tests/compose/golden/" + std::filesystem::path(path).stem().string() + ".txt");
  Diagnostics diagnostics;
  const auto draft = read_draft(GetParam(), read_bytes(path), Limits{}, diagnostics);
  ASSERT_TRUE(draft) << french(diagnostics);
  const auto agreement = read_agreement(draft->bytes(), diagnostics);
  ASSERT_TRUE(agreement) << french(diagnostics);
  ComposeOptions options;
  options.draft = &*draft;
  const auto document = compose(*agreement, sober(), options, diagnostics);
  ASSERT_TRUE(document) << french(diagnostics);
  const std::string actual = dump(*document);
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    std::ofstream(golden, std::ios::binary) << actual;
  }
  EXPECT_EQ(actual, file_text(golden))
      << "if the change is meant: UPDATE_GOLDEN=1 ctest --test-dir build/dev -R ComposedDraft";
}

std::string name_of(const ::testing::TestParamInfo<std::string>& param) {
  std::string name = std::filesystem::path(param.param).stem().string();
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '-' || c == '.'; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Small, ComposedDraft,
                         ::testing::ValuesIn(drafts_in("tests/compose/drafts")), name_of);
INSTANTIATE_TEST_SUITE_P(Amendment, ComposedDraft,
                         ::testing::Values("tests/conventions/avenant-minimal.xml",
                                           "tests/conventions/avenant-prolongation.xml"),
                         name_of);
INSTANTIATE_TEST_SUITE_P(Sample, ComposedDraft,
                         ::testing::Values("samples/cnrs-hauts-de-france.xml",
                                           "samples/cnrs-normandie-2021.xml"),
                         name_of);

}  // namespace
}  // namespace paraphe::testing
