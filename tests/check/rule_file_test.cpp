// SPDX-License-Identifier: EUPL-1.2
#include "check/rule_file.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "rule_fixture.h"

namespace paraphe {
namespace {

/// Whatever the way a file is named, and however its folder is, its path is of one form.
TEST(RuleFile, HasOnePathHoweverItIsNamed) {
  const TemporaryFolder outside;
  outside.write("rules/a.sch", "<a/>");
  outside.write("rules/sub/b.sch", "<b/>");
  outside.write("c.sch", "<c/>");
  namespace fs = std::filesystem;
  const std::string folder = outside.path() + "/link";  // the folder itself is reached by a link
  fs::create_symlink("rules", folder);
  fs::create_symlink("a.sch", folder + "/alias.sch");
  fs::create_symlink("../c.sch", folder + "/leak.sch");
  struct Case {
    std::string base, href, way;
  };
  for (const Case& one : {Case{"", "a.sch", "/a.sch"},
                          {"", "./a.sch", "/a.sch"},
                          {"", "sub/../a.sch", "/a.sch"},
                          {"/sub", "../a.sch", "/a.sch"},
                          {"", "alias.sch", "/a.sch"},
                          {"", "sub/b.sch", "/sub/b.sch"},
                          {"/sub", "b.sch", "/sub/b.sch"},
                          {"", "absent.sch", "/absent.sch"},
                          {"", "../c.sch", ""},
                          {"", "leak.sch", ""},
                          {"", "/etc/hosts", ""},
                          {"", "file:a.sch", ""},
                          {"", "", ""}}) {
    EXPECT_EQ(confined(folder, folder + one.base, one.href),
              one.way.empty() ? "" : folder + one.way)
        << one.base << " " << one.href;
  }
}

}  // namespace
}  // namespace paraphe
