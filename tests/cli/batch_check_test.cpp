// SPDX-License-Identifier: EUPL-1.2
// Checks of many drafts: told in order, interrupted without loss.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "many_drafts.h"
#include "places.h"
#include "run_program.h"

namespace paraphe::testing {
namespace {

using ::testing::HasSubstr;
using Json = nlohmann::json;

std::size_t lines_of(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

TEST(BatchOfChecks, IsToldInOrderWhateverTheThreads) {
  const Folder folder;
  write_mixed(folder);
  const std::string check = "paraphe check projets -f line --as-of 2026-12-01 --jobs ";
  const Outcome alone = run_program(check + "1", folder.path());
  EXPECT_EQ(alone.code, 3);
  std::vector<std::string> verdicts;
  std::istringstream lines(alone.text);
  for (std::string line; std::getline(lines, line);) {
    if (line.find("[VER-00]") != std::string::npos) verdicts.push_back(line.substr(0, 9));
  }
  EXPECT_THAT(verdicts, ::testing::ElementsAre("projets/a", "projets/b", "projets/c", "projets/d",
                                               "projets/e", "projets/f", "projets/g", "projets/h"));
  for (const char* jobs : {"2", "5", "64"}) {
    EXPECT_EQ(run_program(check + jobs, folder.path()).text, alone.text) << jobs;
  }
}

TEST(BatchOfChecks, OfAFolderTakesEveryDraftAndNothingElse) {
  const Folder folder;
  ASSERT_EQ(run_program("mkdir projets; ln -s a@poste.42 projets/.#a.xml; ln -s nulle-part "
                        "projets/c.xml",
                        folder.path())
                .code,
            0);
  const std::string draft = read_file(source_dir + std::string("/samples/cnrs-normandie-2021.xml"));
  folder.write("projets/a.xml", draft);
  folder.write("projets/B.XML", draft);  // as some systems name it
  folder.write("projets/registre.xml",
               "\n<!-- à nous -->\n<registre xmlns=\"urn:paraphe:registre:1\"/>");
  folder.write("projets/maison.xml",
               "<?xml version='1.0'?><gabarit xmlns='urn:paraphe:gabarit:1' etend='sobre'/>");
  folder.write("projets/._a.xml", "Mac OS X");
  const Outcome all = run_program("paraphe check projets -f line", folder.path());
  EXPECT_EQ(all.code, 0) << all.text;
  EXPECT_EQ(lines_of(all.text), 4U) << all.text;  // a warning and a verdict each
  EXPECT_THAT(all.text, ::testing::AllOf(HasSubstr("projets/a.xml:"), HasSubstr("projets/B.XML:")));
  EXPECT_THAT(run_program("paraphe check projets projets/registre.xml", folder.path()).text,
              HasSubstr("\n\nconformes\u00A0: 2, non conformes\u00A0: 1\n"));
  const Outcome named = run_program("paraphe check projets/registre.xml -f line", folder.path());
  EXPECT_EQ(named.code, 1) << named.text;
}

TEST(BatchOfChecks, InterruptedTellsWhatIsDoneThenDiesOfTheSignal) {
  const Folder folder;
  link_many(folder, 3000);
  const Running check(folder, {"check", "projets", "-f", "line", "--as-of", "2026-12-01", "-j", "2",
                               "--lang", "fr"});
  const int status = check.interrupt_when([&] { return lines_of(check.out()) > 10; }, SIGTERM);
  ASSERT_TRUE(WIFSIGNALED(status));
  EXPECT_EQ(WTERMSIG(status), SIGTERM);
  const std::size_t done = told_done(check.err(), 3000);
  ASSERT_LT(done, 3000U) << check.err();
  EXPECT_GT(done, 10U);
  std::size_t verdicts = 0;
  const std::string out = check.out();
  for (std::size_t at = out.find("[VER-00]\n"); at != std::string::npos;
       at = out.find("[VER-00]\n", at + 1)) {
    ++verdicts;
  }
  EXPECT_EQ(verdicts, done);
  EXPECT_EQ(out.back(), '\n');
}

TEST(BatchOfChecks, InterruptedSaysInJsonWhatItLeftOut) {
  const Folder folder;
  link_many(folder, 3000);
  const Running check(folder, {"check", "projets", "-f", "json", "--as-of", "2026-12-01"});
  check.interrupt_when([&] { return check.out().size() > 50'000; }, SIGINT);
  const Json report = Json::parse(check.out(), nullptr, false);
  ASSERT_TRUE(report.is_object());
  EXPECT_EQ(report.at("reports").size() + report.at("leftOut").get<std::size_t>(), 3000U);
  folder.write("interrompu.json", check.out());
  const Outcome merged = run_program("paraphe rapport fusionner interrompu.json", folder.path());
  EXPECT_EQ(merged.code, 3);
  EXPECT_THAT(merged.text, HasSubstr("le contrôle a été interrompu"));
}

TEST(BatchOfChecks, InterruptedWritesNoFileThatIsNotWhole) {
  const Folder folder;
  link_many(folder, 3000);
  folder.write("rapport.csv", "avant");
  const Running check(folder, {"check", "projets", "-f", "csv", "--as-of", "2026-12-01", "-o",
                               "rapport.csv", "--lang", "fr"});
  const int status = check.interrupt_when([&] { return check.is_writing(); }, SIGINT);
  EXPECT_TRUE(WIFSIGNALED(status));
  EXPECT_EQ(folder.read("rapport.csv"), "avant");
  EXPECT_EQ(folder.listing(), "err\nout\nprojets\nrapport.csv\n");
  EXPECT_THAT(check.err(), HasSubstr("\u202F; «\u00A0rapport.csv\u00A0» n’est pas écrit"));
}

TEST(Shards, MergedAreTheReportOfOneProcess) {
  const Folder folder;
  write_mixed(folder);
  const std::string check = "paraphe check projets -f json --as-of 2026-12-01 ";
  const Outcome whole = run_program(check, folder.path());
  for (const int parts : {1, 3, 8, 11}) {
    std::string files;
    for (int part = parts; part >= 1; --part) {  // in any order
      const std::string file = "p" + std::to_string(part) + ".json";
      run_program(
          check + "-o " + file + " --shard " + std::to_string(part) + "/" + std::to_string(parts),
          folder.path());
      files += " " + file;
    }
    const Outcome merged = run_program("paraphe report merge" + files, folder.path());
    EXPECT_EQ(merged.text, whole.text) << parts;
    EXPECT_EQ(merged.code, whole.code);
  }
  const auto merged = [&](const std::string& files) {
    return run_program("paraphe report merge " + files + " -o tout.json --lang fr", folder.path());
  };
  EXPECT_THAT(merged("p1.json p2.json").text, HasSubstr("il manque la part 3/11"));
  EXPECT_THAT(merged("p1.json p2.json p2.json").text, HasSubstr("donnée deux fois"));
  run_program(check + "-o q1.json --shard 1/2", folder.path());
  EXPECT_THAT(merged("p1.json q1.json").text, HasSubstr("pas une part du même contrôle"));
  Json other = Json::parse(folder.read("q1.json"));
  other["rules"]["digest"] = "";
  folder.write("autre.json", other.dump());
  EXPECT_EQ(merged("q1.json autre.json").code, 4);
  EXPECT_FALSE(folder.has("tout.json"));
}

}  // namespace
}  // namespace paraphe::testing
