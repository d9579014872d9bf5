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

/// A part of the program that only some commands load, and what one of them says without it.
struct Part {
  const char* file;
  const char* command;
  const char* says;
};

const Part parts[] = {
    {"print", "render projet.xml -o neuf.pdf", "le module d’impression ne se charge pas"},
    {"ical", "calendar projet.xml --format ics", "le module des agendas ne se charge pas"},
    {"archive", "verify projet.pdf --proof projet.xml", "le module des archives ne se charge pas"},
    {"pdf", "verify allonge.pdf", "le module qui lit les PDF ne se charge pas"},
    {"scan", "verify --page projet.pdf projet.pdf",
     "le module qui lit les images ne se charge pas"},
};

TEST(Installed, SaysWhichPartIsMissing) {
  PARAPHE_NEEDS_PROGRAM("cmake");
  const Folder folder;
  const std::string prefix = folder.path() + "/prefix";
  ASSERT_EQ(run_program(std::string("cmake --install ") + binary_dir + " --prefix " + prefix,
                        folder.path())
                .code,
            0);
  folder.write("projet.xml",
               read_file(source_dir + std::string("/samples/cnrs-hauts-de-france.xml")));
  ASSERT_EQ(run_program("paraphe render projet.xml -o projet.pdf", folder.path()).code, 0);
  folder.write("allonge.pdf", folder.read("projet.pdf") + "%");  // one that must be read to judge
  for (const Part& part : parts) {
    const std::string module = prefix + "/lib/paraphe/libparaphe_" + part.file + ".so";
    const Outcome outcome =
        run_program("mv " + module + " loin.so && env -i " + prefix + "/bin/paraphe " +
                        part.command + "; code=$?; mv loin.so " + module + "; exit $code",
                    folder.path());
    EXPECT_EQ(outcome.code, 4) << part.file << "\n" << outcome.text;
    EXPECT_THAT(outcome.text, HasSubstr(part.says)) << part.file;
    EXPECT_THAT(outcome.text, HasSubstr("réinstallez paraphe")) << part.file;
  }
}

}  // namespace
}  // namespace paraphe::testing
