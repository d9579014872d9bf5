// SPDX-License-Identifier: EUPL-1.2
// What `check` takes at its word of the rules that came with the program, and only of those.
#include <gtest/gtest.h>

#include "check/data_schema.h"
#include "places.h"
#include "rule_fixture.h"

namespace paraphe {
namespace {

namespace fs = std::filesystem;

TEST(ShippedRules, AreKnownAndSoundWithNothingTakenForGranted) {
  const std::string rules = std::string(source_dir) + "/schemas/regles";
  for (const auto& file : fs::directory_iterator(rules)) {
    if (file.path().extension() != ".sch") continue;
    EXPECT_TRUE(is_shipped(read_bytes(file.path().string()))) << file.path();
  }
  Diagnostics faults;
  EXPECT_TRUE(RuleSet::load(rules, faults, Prose::now));
  EXPECT_TRUE(faults.items().empty());
}

TEST(ShippedRules, AreReadInFullOnceOneIsAltered) {
  const TemporaryFolder folder;
  fs::copy(std::string(source_dir) + "/schemas/regles", folder.path());
  const struct {
    const char *file, *right, *wrong, *id;
  } cases[] = {{"structure.sch", "v:citant($prose,", "v:citant($proze,", "RUL-08"},
               {"structure.sch", "<sch:let name=", "<sch:lett name=", "RUL-02"},
               {"dates.sch", "diagnostics=\"DAT-10.", "diagnostics=\"DAT-1O.", "RUL-09"},
               {"regles.sch", "v:dates(", "v:date(", "RUL-06"}};
  for (const auto& [file, right, wrong, id] : cases) {
    const std::string path = folder.path() + "/" + file;
    const std::string bytes = read_bytes(path);
    std::string altered = bytes;
    const std::size_t at = altered.find(right);
    ASSERT_NE(at, altered.npos) << right;
    folder.write(file, altered.replace(at, std::string_view(right).size(), wrong));
    Diagnostics faults;
    EXPECT_FALSE(RuleSet::load(folder.path(), faults, Prose::later)) << wrong;
    bool told = false;
    for (const Diagnostic& fault : faults.items()) {
      told = told || (fault.id == id && fault.place.file == path);
    }
    EXPECT_TRUE(told) << wrong << ": " << faults.items().size() << " faults, first "
                      << faults.items().front().id << " " << faults.items().front().place.file;
    folder.write(file, bytes);
  }
}

}  // namespace
}  // namespace paraphe
