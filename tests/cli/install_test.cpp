// SPDX-License-Identifier: EUPL-1.2
// `cmake --install` into a folder of its own: the program finds its data and its printing module
// from anywhere.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "composed_text.h"
#include "places.h"
#include "run_program.h"

namespace paraphe::testing {
namespace {

using ::testing::HasSubstr;

TEST(Installed, ChecksExplainsAndPrintsFromAnyFolder) {
  PARAPHE_NEEDS_PROGRAM("cmake");
  const Folder folder;
  const Outcome installed = run_program(
      std::string("cmake --install ") + binary_dir + " --prefix " + folder.path() + "/prefix",
      folder.path());
  ASSERT_EQ(installed.code, 0) << installed.text;
  folder.write("projet.xml",
               read_file(source_dir + std::string("/samples/cnrs-hauts-de-france.xml")));
  const std::string program = "cd / && env -i " + folder.path() + "/prefix/bin/paraphe ";

  const Outcome checked = run_program(
      program + "check " + folder.path() + "/projet.xml --as-of 2026-12-01", folder.path());
  EXPECT_EQ(checked.code, 0) << checked.text;
  EXPECT_THAT(checked.text, HasSubstr("conforme aux règles"));
  EXPECT_EQ(run_program(program + "expliquer DUR-02", folder.path()).code, 0);
  const Outcome printed = run_program(
      program + "render " + folder.path() + "/projet.xml -o " + folder.path() + "/projet.pdf",
      folder.path());
  EXPECT_EQ(printed.code, 0) << printed.text;
  EXPECT_EQ(folder.read("projet.pdf").substr(0, 8), "%PDF-1.7");

  // The same bytes as the program of the build tree: nothing of where it stands is written.
  ASSERT_EQ(run_program("paraphe render projet.xml -o autre.pdf", folder.path()).code, 0);
  EXPECT_TRUE(folder.read("autre.pdf") == folder.read("projet.pdf"));
}

}  // namespace
}  // namespace paraphe::testing
