// SPDX-License-Identifier: EUPL-1.2
// The folder of a ceremony appears whole or not at all, and never at the cost of another.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "ceremony.h"

namespace paraphe::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;

TEST(CeremonyFolder, IsNotMadeForWhatIsRecordedAsSigned) {
  const Folder folder;
  folder.write("projet.xml", read_file(convention("minimale")));
  judge(folder, "paraphe ceremony record projet.xml --date 2026-11-20 --place Exempleville > log");
  const Outcome outcome = ceremony(folder, "projet.xml");
  EXPECT_EQ(outcome.code, 1) << outcome.text;
  EXPECT_THAT(outcome.text, HasSubstr("projet.ceremonie.xml"));
  EXPECT_FALSE(folder.has("dossier"));
}

TEST(CeremonyFolder, HoldsOneProofOfEachOriginal) {
  const Folder folder;
  folder.write("projet.xml", read_file(convention("minimale")));
  ASSERT_EQ(ceremony(folder, "projet.xml").code, 0);
  for (const char* original : {"01-original-1-region.pdf", "02-original-2-commune.pdf"}) {
    const std::string told = judge(folder, "paraphe verify dossier/" + std::string(original) +
                                               " --proof dossier/acte.preuve.zip --lang fr");
    EXPECT_THAT(told, HasSubstr("sa preuve est bien la sienne"));
  }
  EXPECT_EQ(run_program("paraphe verify dossier/11-chevalets.pdf --proof dossier/acte.preuve.zip",
                        folder.path())
                .code,
            6);
}

TEST(CeremonyFolder, ThatHoldsSomethingIsLeftAlone) {
  const Folder folder;
  folder.write("projet.xml", read_file(convention("minimale")));
  fs::create_directory(folder.path() + "/dossier");
  EXPECT_EQ(ceremony(folder, "projet.xml").code, 0) << "an empty one is no loss";
  const Outcome again = ceremony(folder, "projet.xml");
  EXPECT_EQ(again.code, 5);
  EXPECT_THAT(again.text, AllOf(HasSubstr("n’est pas vide"), HasSubstr("--replace")));
  // Made again for another day, whole.
  const std::string later = "--date 2026-12-04 --place Exempleville -o dossier/ --replace";
  EXPECT_EQ(ceremony(folder, "projet.xml", later).code, 0);
  EXPECT_TRUE(whole(folder));
  EXPECT_THAT(folder.read("dossier/LISEZ-MOI.txt"), HasSubstr("vendredi 4"));
  EXPECT_EQ(folder.listing(), "dossier\nprojet.xml\n");
}

TEST(CeremonyFolder, KeepsWhatAHandAddedOrChanged) {
  const Folder folder;
  folder.write("projet.xml", read_file(convention("minimale")));
  const std::string replace = usual + std::string("--replace");
  ASSERT_EQ(ceremony(folder, "projet.xml").code, 0);
  folder.write("dossier/photo.jpg", "…");
  EXPECT_THAT(ceremony(folder, "projet.xml", replace).text, HasSubstr("photo.jpg"));
  fs::remove(folder.path() + "/dossier/photo.jpg");
  folder.write("dossier/16-legende.txt", "Photographie : Claude Exemple");
  const Outcome outcome = ceremony(folder, "projet.xml", replace);
  EXPECT_EQ(outcome.code, 5);
  EXPECT_THAT(outcome.text, HasSubstr("16-legende.txt"));
  EXPECT_EQ(folder.read("dossier/16-legende.txt"), "Photographie : Claude Exemple");
  fs::create_directory(folder.path() + "/autre");
  folder.write("autre/memoires.txt", "…");
  EXPECT_THAT(
      ceremony(folder, "projet.xml", "--date 2026-12-03 --place Lille -o autre --replace").text,
      HasSubstr("n’est pas un dossier que ce programme a écrit"));
  EXPECT_EQ(folder.read("autre/memoires.txt"), "…");
}

TEST(CeremonyFolder, IsNotBegunWhereItCannotEnd) {
  const Folder folder;
  folder.write("projet.xml", read_file(convention("minimale")));
  folder.write("fichier", "…");
  const auto refused = [&](const std::string& output, const std::string& before) {
    const Outcome outcome =
        ceremony(folder, "projet.xml", "--date 2026-12-03 --place Lille -o " + output, before);
    EXPECT_EQ(outcome.code, 5) << outcome.text;
    EXPECT_EQ(folder.listing(), "fichier\nprojet.xml\n");
    return outcome.text;
  };
  EXPECT_THAT(refused("fichier", ""), HasSubstr("est un fichier"));
  EXPECT_THAT(refused("absent/dossier", ""), HasSubstr("n’existe pas"));
  EXPECT_THAT(refused("/proc/dossier", ""), HasSubstr("/proc/dossier"));
  // A disk that fills up: no file may grow beyond 16 KiB.
  EXPECT_THAT(refused("dossier", "ulimit -f 32; "), HasSubstr("taille permise"));
}

TEST(CeremonyFolder, IsNotBegunWhereNothingMayBeWritten) {
  const Folder folder;
  folder.write("projet.xml", read_file(convention("minimale")));
  fs::permissions(folder.path(), fs::perms(0555));
  const Outcome outcome = ceremony(
      folder, "projet.xml", usual,
      "$([ \"$(id -u)\" != 0 ] || echo setpriv --reuid=65534 --regid=65534 --clear-groups) ");
  fs::permissions(folder.path(), fs::perms(0755));
  EXPECT_EQ(outcome.code, 5) << outcome.text;
  EXPECT_THAT(outcome.text, HasSubstr("vous n’avez pas le droit"));
  EXPECT_EQ(folder.listing(), "projet.xml\n");
}

TEST(CeremonyFolder, IsWholeOrNotThereWhenTheProgramIsKilled) {
  const Folder folder;
  folder.write("projet.xml", read_file(convention("trois-parties")));
  int absent = 0;
  for (int tens = 1; tens < 60; tens += tens < 20 ? 3 : 8) {
    const std::string after =
        std::to_string(tens / 100) + "." + (tens < 10 ? "0" : "") + std::to_string(tens % 100);
    ceremony(folder, "projet.xml", usual, "timeout -s KILL " + after + " ");
    if (folder.has("dossier")) {
      EXPECT_TRUE(whole(folder)) << after;
      fs::remove_all(folder.path() + "/dossier");
    } else {
      ++absent;
    }
  }
  EXPECT_GT(absent, 0);
  // What the killed ones left beside hinders nobody.
  EXPECT_EQ(ceremony(folder, "projet.xml").code, 0);
  EXPECT_TRUE(whole(folder));
}

}  // namespace
}  // namespace paraphe::testing
