// SPDX-License-Identifier: EUPL-1.2
// The folder of a ceremony and the prints of a batch, whose process is killed at any moment: whole
// files, nothing that gathers, and the next run as if nothing had been.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <random>
#include <string>

#include "ceremony.h"
#include "killing.h"

namespace paraphe::testing {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> preparing() {
  return {"ceremony",     "projet.xml", "--date",  "2026-12-03T11:00", "--place",
          "Exempleville", "-o",         "dossier", "--replace"};
}

TEST(KilledCeremony, LeavesAWholeFolderOrTheOneThatWas) {
  const Folder folder;
  folder.write("projet.xml", read_file(convention("minimale")));
  const long lasts = duration_of([&] { EXPECT_EQ(code_of(start(folder, preparing())), 0); });
  std::mt19937 random(20261122);
  int killed = 0;
  for (int i = 0; i < killings(60); ++i) {
    SCOPED_TRACE(i);
    const bool replaces = random() % 2 == 0;
    if (!replaces) fs::remove_all(folder.path() + "/dossier");
    const bool was = folder.has("dossier");
    const Killed end = kill_within(lasts, random, start(folder, preparing()));
    if (end.code > 128) ++killed;
    if (was || folder.has("dossier")) {
      EXPECT_TRUE(whole(folder));
    }
    int beside = 0;
    for (const auto& entry : fs::directory_iterator(folder.path())) {
      const std::string name = entry.path().filename();
      if (name == "projet.xml" || name == "dossier") continue;
      EXPECT_TRUE(name.starts_with(".dossier.paraphe-")) << name;
      ++beside;
    }
    // One may lie there, of this run or of one that never came to write; none is ever added to it.
    EXPECT_LE(beside, 1);
    ASSERT_FALSE(HasFailure());
  }
  EXPECT_GT(killed, 0);
  RecordProperty("killed", killed);
  EXPECT_EQ(code_of(start(folder, preparing())), 0);
  EXPECT_TRUE(whole(folder));
  EXPECT_EQ(folder.listing(), "dossier\nprojet.xml\n") << "what was left is swept";
}

TEST(AnAskedEnd, LeavesNoFolderUnderWay) {
  const Folder folder;
  folder.write("projet.xml", read_file(convention("minimale")));
  const long lasts = duration_of([&] { EXPECT_EQ(code_of(start(folder, preparing())), 0); });
  std::mt19937 random(20261123);
  for (int i = 0; i < killings(60); ++i) {
    SCOPED_TRACE(i);
    fs::remove_all(folder.path() + "/dossier");
    const pid_t child = start(folder, preparing());
    std::this_thread::sleep_for(
        std::chrono::microseconds(random() % static_cast<unsigned long>(lasts + 1)));
    const int signals[] = {SIGTERM, SIGINT, SIGHUP};
    ::kill(child, signals[random() % std::size(signals)]);
    const int code = code_of(child);
    EXPECT_TRUE(code == 0 || code > 128) << code;
    EXPECT_TRUE(folder.listing() == "projet.xml\n" ||
                (folder.listing() == "dossier\nprojet.xml\n" && whole(folder)))
        << folder.listing();
    ASSERT_FALSE(HasFailure());
  }
}

// `nohup`, or a script that runs the program beside others.
TEST(AnAskedEnd, IsNotHeardWhereTheSignalIsIgnored) {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    SCOPED_TRACE(signal);
    const Folder folder;
    folder.write("projet.xml", read_file(convention("minimale")));
    const pid_t child = start(folder, preparing(), signal);
    int status = 0;
    while (::waitpid(child, &status, WNOHANG) == 0) {
      ::kill(child, signal);
      std::this_thread::sleep_for(std::chrono::microseconds(100));
    }
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << status;
    EXPECT_TRUE(whole(folder));
    EXPECT_EQ(folder.listing(), "dossier\nprojet.xml\n");
  }
}

TEST(AFolderUnderWay, IsSweptOnlyWhereItIsOwnAndLeft) {
  const Folder folder;
  folder.write("projet.xml", read_file(convention("minimale")));
  const std::string left = ".dossier.paraphe-aB3xyZ", held = ".dossier.paraphe-aB3xyY",
                    other = ".autre.paraphe-aB3xyZ", filled = ".dossier.paraphe-aB3xyX",
                    longer = ".dossier.paraphe-sauvegarde";
  for (const std::string& name : {left, held, other, filled, longer}) {
    fs::create_directory(folder.path() + "/" + name);
    folder.write(name + "/01-original.pdf", "…");
  }
  fs::create_directory(folder.path() + "/" + filled + "/photos");
  fs::create_directory_symlink(other, folder.path() + "/.dossier.paraphe-aB3xyW");
  const std::string prepare = "paraphe ceremony projet.xml" + std::string(usual);
  const Outcome outcome = run_program("flock " + held + " " + prepare, folder.path());
  EXPECT_EQ(outcome.code, 0) << outcome.text;
  EXPECT_EQ(folder.listing(), other + "\n.dossier.paraphe-aB3xyW\n" + filled + "\n" + held + "\n" +
                                  longer + "\ndossier\nprojet.xml\n");
}

// What a killed attestation unpacked of a proof.
TEST(AProofUnpacked, IsSweptOnlyWhereItIsOwnAndLeft) {
  const Folder folder;
  folder.write("projet.xml", read_file(convention("minimale")));
  const Outcome printed = run_program(
      "paraphe render projet.xml --for-signature --as-of 2026-12-03 --proof preuve.zip -o a.pdf",
      folder.path());
  ASSERT_EQ(printed.code, 0) << printed.text;
  const std::string left = "paraphe-preuve-aB3xyZ", held = "paraphe-preuve-aB3xyY",
                    open = "paraphe-preuve-aB3xyX", longer = "paraphe-preuve-du-matin";
  for (const std::string& name : {left, held, open, longer}) {
    fs::create_directories(folder.path() + "/temporaire/" + name + "/schemas");
    folder.write("temporaire/" + name + "/schemas/convention.xsd", "…");
    fs::permissions(folder.path() + "/temporaire/" + name,
                    name == open ? fs::perms(0755) : fs::perms(0700));
  }
  const Outcome outcome = run_program("flock temporaire/" + held +
                                          " paraphe verify a.pdf --proof preuve.zip; code=$?; "
                                          "ls temporaire > reste; exit $code",
                                      folder.path(), {"TMPDIR=" + folder.path() + "/temporaire"});
  EXPECT_EQ(outcome.code, 0) << outcome.text;
  EXPECT_EQ(folder.read("reste"), open + "\n" + held + "\n" + longer + "\n");
}

// Where the file system cannot exchange two names, what stood there is set aside for a moment: this
// is what a process leaves that is killed before it put the new folder in its place, or just after.
class SetAside : public ::testing::Test {
 protected:
  SetAside() {
    folder_.write("projet.xml", read_file(convention("minimale")));
    EXPECT_EQ(code_of(start(folder_, preparing())), 0);
  }

  void move(const std::string& from, const std::string& to) const {
    fs::rename(folder_.path() + "/" + from, folder_.path() + "/" + to);
  }
  void copy(const std::string& from, const std::string& to) const {
    fs::copy(folder_.path() + "/" + from, folder_.path() + "/" + to);
  }
  Outcome prepare(const std::string& more = "") const {
    return run_program("paraphe ceremony projet.xml" + std::string(usual) + more, folder_.path());
  }

  const Folder folder_;
  const std::string old_ = ".dossier.paraphe-aB3xyZ.old", new_ = ".dossier.paraphe-aB3xyZ";
};

TEST_F(SetAside, IsPutBackWhereNothingTookItsPlace) {
  copy("dossier", new_);
  move("dossier", old_);
  const Outcome refused = prepare();
  EXPECT_EQ(refused.code, 5) << refused.text;
  EXPECT_THAT(refused.text, ::testing::HasSubstr("« dossier » est remis à sa place : son "
                                                 "remplacement avait été interrompu"));
  EXPECT_THAT(refused.text, ::testing::HasSubstr("n’est pas vide"));
  EXPECT_TRUE(whole(folder_));
  EXPECT_EQ(prepare(" --replace").code, 0);
  EXPECT_EQ(folder_.listing(), "dossier\nprojet.xml\n");
}

TEST_F(SetAside, IsPutBackWithWhatAHandAdded) {
  move("dossier", old_);
  folder_.write(old_ + "/note.txt", "à garder");
  EXPECT_EQ(prepare(" --replace").code, 5);
  EXPECT_EQ(folder_.listing(), "dossier\nprojet.xml\n");
  EXPECT_EQ(folder_.read("dossier/note.txt"), "à garder");
}

TEST_F(SetAside, IsSweptOnceReplaced) {
  copy("dossier", old_);
  EXPECT_EQ(prepare(" --replace").code, 0);
  EXPECT_EQ(folder_.listing(), "dossier\nprojet.xml\n");
  EXPECT_TRUE(whole(folder_));
}

TEST_F(SetAside, IsLeftWhereItIsNotAsThisProgramWroteIt) {
  copy("dossier", old_);
  folder_.write(old_ + "/note.txt", "à garder");
  const std::string other = ".dossier.paraphe-aB3xyY.old", longer = ".dossier.paraphe-copie.old";
  fs::create_directory(folder_.path() + "/" + other);
  copy("dossier", longer);
  fs::create_directory_symlink("dossier", folder_.path() + "/.dossier.paraphe-aB3xyX.old");
  EXPECT_EQ(prepare(" --replace").code, 0);
  EXPECT_EQ(folder_.listing(), ".dossier.paraphe-aB3xyX.old\n" + other + "\n" + old_ + "\n" +
                                   longer + "\ndossier\nprojet.xml\n");
  EXPECT_EQ(folder_.read(old_ + "/note.txt"), "à garder");
}

TEST_F(SetAside, IsLeftToTheProcessThatIsAtIt) {
  copy("dossier", new_);
  move("dossier", old_);
  const Outcome outcome = run_program(
      "flock " + new_ + " paraphe ceremony projet.xml" + std::string(usual), folder_.path());
  EXPECT_EQ(outcome.code, 0) << outcome.text;
  EXPECT_EQ(folder_.listing(), new_ + "\n" + old_ + "\ndossier\nprojet.xml\n");
}

TEST(KilledBatch, LeavesWholePrints) {
  const Folder folder;
  fs::create_directory(folder.path() + "/projets");
  const std::string names[] = {"minimale", "trois-parties", "avenant-minimal"};
  for (const std::string& name : names)
    folder.write("projets/" + name + ".xml", read_file(convention(name)));
  const std::vector<std::string> printing = {"render", "projets", "-o",      "pdf/",
                                             "-j",     "2",       "--as-of", "2026-12-01"};
  const long lasts = duration_of([&] { EXPECT_EQ(code_of(start(folder, printing)), 0); });
  std::map<std::string, std::string> prints;
  for (const std::string& name : names) prints[name + ".pdf"] = folder.read("pdf/" + name + ".pdf");
  std::mt19937 random(20261124);
  int killed = 0;
  for (int i = 0; i < killings(60); ++i) {
    SCOPED_TRACE(i);
    fs::remove_all(folder.path() + "/pdf");
    if (kill_within(lasts, random, start(folder, printing)).code > 128) ++killed;
    if (!folder.has("pdf")) continue;
    for (const auto& entry : fs::directory_iterator(folder.path() + "/pdf")) {
      const std::string name = entry.path().filename();
      const auto print = prints.find(name.substr(0, name.find(".pdf") + 4));
      ASSERT_NE(print, prints.end()) << name;
      EXPECT_EQ(read_file(entry.path()), print->second) << name;
    }
    ASSERT_FALSE(HasFailure());
  }
  EXPECT_GT(killed, 0);
  RecordProperty("killed", killed);
}

}  // namespace
}  // namespace paraphe::testing
