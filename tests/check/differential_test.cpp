// SPDX-License-Identifier: EUPL-1.2
// The portable part of our rules in an engine we did not write: see isoschematron.py.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <optional>

#include "check/svrl.h"
#include "jing.h"
#include "places.h"
#include "rule_fixture.h"

namespace paraphe {
namespace {

const std::string root = source_dir;

int python(const std::string& arguments) {
  const int status = std::system(
      ("/usr/bin/python3 '" + root + "/tests/check/isoschematron.py' " + arguments).c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// Samples, drafts, and the models changed as each example of each rule says.
std::vector<std::string> documents(const RuleSet& rules) {
  Diagnostics ignored;
  std::vector<std::string> out;
  for (const char* folder : {"/samples", "/tests/drafts", "/tests/conventions"}) {
    for (const auto& entry : std::filesystem::directory_iterator(root + folder)) {
      if (entry.path().extension() == ".xml") out.push_back(read_bytes(entry.path().string()));
    }
  }
  const auto model = [&](const std::string& name) {
    const std::string path =
        root + "/schemas/regles/modele" + (name.empty() ? "" : "-" + name) + ".xml";
    return read_draft(path, read_bytes(path), Limits{}, ignored);
  };
  std::map<std::string, std::optional<Draft>> models;
  for (const std::string& id : rules.rules()) {
    const auto description = rules.explain(id);
    for (const Example& example : description->fiche.examples) {
      const auto [slot, fresh] = models.try_emplace(example.model);
      if (fresh) slot->second = model(example.model);
      if (auto bytes = apply_example(*slot->second, rules, example, ignored)) out.push_back(*bytes);
    }
  }
  EXPECT_TRUE(ignored.empty());
  return out;
}

TEST(Differential, IsoschematronFindsWhatWeFind) {
  const TemporaryFolder folder;
  const std::string schema = folder.path() + "/portable.sch";
  const int extracted = python("extract '" + root + "/schemas/regles/regles.sch' '" + schema + "'");
  if ((extracted == 77 || extracted == 127) && !is_strict()) {
    GTEST_SKIP() << "python3-lxml is missing";
  }
  ASSERT_EQ(extracted, 0);
  Diagnostics faults;
  const auto rules = RuleSet::load(root + "/schemas/regles", faults);
  const auto portable = RuleSet::load(folder.path(), "portable.sch", faults);
  ASSERT_TRUE(rules && portable) << faults.items().at(0).message.en;
  int number = 100;
  for (const std::string& bytes : documents(*rules)) {
    const std::string name = "documents/" + std::to_string(++number);
    const auto draft = read_draft(name, bytes, Limits{}, faults);
    folder.write(name + ".xml", bytes);
    folder.write(name + ".svrl", write_svrl(*draft, *portable, {}, faults));
  }
  EXPECT_TRUE(faults.empty());
  EXPECT_GE(number - 100, 150) << "documents";
  EXPECT_EQ(python("compare '" + schema + "' '" + folder.path() + "/documents'"), 0);
}

}  // namespace
}  // namespace paraphe
