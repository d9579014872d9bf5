// SPDX-License-Identifier: EUPL-1.2
// What a batch refuses before any work; parts of one that are printed apart.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "many_drafts.h"
#include "run_program.h"

namespace paraphe::testing {
namespace {

using ::testing::HasSubstr;

namespace fs = std::filesystem;

struct Refused {
  const char* name;
  const char* command;
  int code;
  const char* said;
};

class RefusedBatch : public ::testing::TestWithParam<Refused> {};

TEST_P(RefusedBatch, IsSaidBeforeAnyWork) {
  const Folder folder;
  write_mixed(folder);
  fs::create_directory(folder.path() + "/autres");
  folder.write("autres/a.xml", "<convention/>");
  folder.write("fichier", "");
  const Outcome outcome = run_program(GetParam().command, folder.path());
  EXPECT_EQ(outcome.code, GetParam().code);
  EXPECT_THAT(outcome.text, HasSubstr(GetParam().said));
  EXPECT_EQ(folder.listing(), "autres\nfichier\nprojets\n");
}

INSTANTIATE_TEST_SUITE_P(
    All, RefusedBatch,
    ::testing::Values(
        Refused{"SameName", "paraphe rendre projets autres/a.xml -o pdf", 2,
                "«\u00A0projets/a.xml\u00A0» et «\u00A0autres/a.xml\u00A0» auraient le même "
                "fichier, «\u00A0pdf/a.pdf\u00A0»"},
        Refused{"StandardOutput", "paraphe rendre projets -o -", 2, "dans un dossier"},
        Refused{"NoOutput", "paraphe rendre projets", 2, "dans un dossier"},
        Refused{"StandardInput", "paraphe rendre - projets/a.xml -o pdf", 2, "l’entrée standard"},
        Refused{"SignatureList", "paraphe rendre projets -o pdf --signatures s.json", 2,
                "«\u00A0--signatures\u00A0»"},
        Refused{"FileForFolder", "paraphe rendre projets -o fichier", 5, "«\u00A0fichier\u00A0»"},
        Refused{"ResumeOfOne", "paraphe rendre projets/a.xml -o a.pdf --resume", 2,
                "«\u00A0--resume\u00A0» vaut pour plusieurs projets"},
        Refused{"ShardZero", "paraphe check projets --shard 0/2", 2, "«\u00A0--shard\u00A0»"},
        Refused{"ShardBeyond", "paraphe check projets --shard 3/2", 2, "«\u00A03/2\u00A0»"},
        Refused{"ShardWords", "paraphe rendre projets -o pdf --shard 1", 2, "2/4"},
        Refused{"NothingToMerge", "paraphe rapport fusionner", 2, "on attend des rapports"},
        Refused{"MergeOfOther", "paraphe rapport fusionner autres/a.xml", 3,
                "ce n’est pas un rapport"},
        Refused{"MergeOfNone", "paraphe rapport fusionner absent.json", 3, "n’existe pas"}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Shards, ArePrintedOnceEach) {
  const Folder folder;
  write_mixed(folder);
  for (const char* part : {"1/3", "2/3", "3/3"}) {
    run_program(std::string("paraphe render projets -o pdf --shard ") + part, folder.path());
  }
  for (const char* name : {"a", "b", "c", "e", "g", "h"}) {
    EXPECT_TRUE(folder.has(std::string("pdf/") + name + ".pdf")) << name;
  }
}

}  // namespace
}  // namespace paraphe::testing
