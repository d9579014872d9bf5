// SPDX-License-Identifier: EUPL-1.2
// Prints of many drafts: one failure stops no other, whole files only, resumed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>

#include <filesystem>
#include <regex>

#include "many_drafts.h"
#include "run_program.h"

namespace paraphe::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

namespace fs = std::filesystem;

TEST(BatchOfPrints, PrintsWhatItCanAndSaysWhatItCannot) {
  const Folder folder;
  write_mixed(folder);
  const std::string print = "paraphe rendre projets -o pdf/";
  const Outcome alone = run_program(print + "1 -j 1", folder.path());
  const Outcome four = run_program(print + "4 -j 4", folder.path());
  EXPECT_EQ(alone.code, 3);
  EXPECT_EQ(alone.code, four.code);
  EXPECT_EQ(std::regex_replace(four.text, std::regex("pdf/4"), "pdf/1"), alone.text);
  EXPECT_THAT(alone.text,
              AllOf(HasSubstr("écrit\u00A0: pdf/1/a.pdf\nécrit\u00A0: pdf/1/b.pdf\n"
                              "écrit\u00A0: pdf/1/c.pdf\nécrit\u00A0: pdf/1/e.pdf\n"
                              "écrit\u00A0: pdf/1/g.pdf\nécrit\u00A0: pdf/1/h.pdf\n"
                              "imprimés\u00A0: 6, non imprimés\u00A0: 2\n"),
                    HasSubstr("paraphe\u00A0: projets/d.xml\u00A0: rien n’est imprimé"),
                    HasSubstr("paraphe\u00A0: projets/f.xml\u00A0: rien n’est imprimé")));
  for (const char* name : {"a", "b", "c", "e", "g", "h"}) {
    const std::string pdf = std::string(name) + ".pdf";
    run_program("paraphe rendre projets/" + std::string(name) + ".xml -o " + pdf, folder.path());
    EXPECT_EQ(folder.read("pdf/1/" + pdf), folder.read(pdf));
    EXPECT_EQ(folder.read("pdf/4/" + pdf), folder.read(pdf));
  }
  EXPECT_FALSE(folder.has("pdf/1/d.pdf") || folder.has("pdf/1/f.pdf"));
}

// What is kept between documents (fonts, words) leaves no trace in the next one.
TEST(BatchOfPrints, IsWhatSinglePrintsAre) {
  const Folder folder;
  const std::string names[] = {"tout", "avenant-prolongation", "trois-parties"};
  for (const std::string theme : {"sobre", "grands-caracteres"}) {
    run_program("paraphe rendre " + sound_drafts + " -j 2 -o lot -t " + theme, folder.path());
    for (const std::string& name : names) {
      run_program("paraphe rendre " + sound_drafts + name + ".xml -o seul.pdf -t " + theme,
                  folder.path());
      EXPECT_EQ(folder.read("lot/" + name + ".pdf"), folder.read("seul.pdf")) << name << theme;
    }
  }
}

TEST(BatchOfPrints, InterruptedLeavesWholeFilesOnly) {
  const Folder folder;
  link_many(folder, 500);
  run_program("paraphe rendre projets/0001.xml -o seul.pdf --embed none", folder.path());
  const std::string whole = folder.read("seul.pdf");
  const Running print(
      folder, {"render", "projets", "-o", "pdf", "--embed", "none", "-j", "3", "--lang", "fr"});
  const std::string pdf = folder.path() + "/pdf";
  const auto begun = [&] {
    return fs::exists(pdf) && std::distance(fs::directory_iterator(pdf), {}) > 10;
  };
  const int status = print.interrupt_when(begun, SIGINT);
  ASSERT_TRUE(WIFSIGNALED(status));
  EXPECT_EQ(WTERMSIG(status), SIGINT);
  const std::size_t done = told_done(print.err(), 500);
  ASSERT_LT(done, 500U) << print.err();
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(pdf)) {
    ++files;
    EXPECT_EQ(entry.path().extension(), ".pdf");
    EXPECT_EQ(read_file(entry.path().string()), whole) << entry.path();
  }
  EXPECT_EQ(files, done);
}

TEST(BatchOfPrints, ResumedLeavesOutWhatIsThereJustTheSame) {
  const Folder folder;
  fs::create_directory(folder.path() + "/projets");
  for (const char* name : {"a", "b", "c", "d"}) {
    folder.write(std::string("projets/") + name + ".xml", read_file(sound_drafts + "minimale.xml"));
  }
  const std::string resume = "paraphe rendre projets -o pdf --resume";
  EXPECT_THAT(run_program(resume, folder.path()).text, HasSubstr("imprimés\u00A0: 4\n"));
  const std::string before = folder.read("pdf/a.pdf");
  EXPECT_THAT(run_program(resume, folder.path()).text,
              AllOf(HasSubstr("déjà imprimé\u00A0: pdf/a.pdf\n"),
                    HasSubstr("imprimés\u00A0: 0, déjà imprimés\u00A0: 4\n")));

  folder.write("pdf/b.pdf", before.substr(0, before.size() / 2));  // cut short
  folder.write("pdf/c.pdf", before);                               // of another name
  std::string changed = read_file(sound_drafts + "minimale.xml");
  changed.replace(changed.find("</titre>"), 0, " modifié");
  folder.write("projets/d.xml", changed);
  folder.write("pdf/a.pdf", before + "\n% added since, as a signature is\n");
  EXPECT_THAT(run_program(resume, folder.path()).text,
              AllOf(HasSubstr("déjà imprimé\u00A0: pdf/a.pdf\n"),
                    HasSubstr("écrit\u00A0: pdf/b.pdf\n"), HasSubstr("écrit\u00A0: pdf/d.pdf\n")));
  run_program("paraphe rendre projets -o neuf", folder.path());
  EXPECT_EQ(folder.read("pdf/b.pdf"), folder.read("neuf/b.pdf"));
  EXPECT_EQ(folder.read("pdf/d.pdf"), folder.read("neuf/d.pdf"));

  for (const std::string other : {"--template institutionnel", "--strike", "--embed none",
                                  "--original 1", "--as-of 2026-12-01"}) {
    EXPECT_THAT(run_program(resume + " " + other, folder.path()).text,
                HasSubstr("imprimés\u00A0: 4\n"))
        << other;
    EXPECT_THAT(run_program(resume + " " + other, folder.path()).text,
                HasSubstr("déjà imprimés\u00A0: 4\n"))
        << other;
  }
}

}  // namespace
}  // namespace paraphe::testing
