// SPDX-License-Identifier: EUPL-1.2
// `paraphe verify` of many PDFs: told in order, one that fails stops none, taken up where it was
// interrupted.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "composed_text.h"
#include "many_drafts.h"
#include "places.h"
#include "run_program.h"

namespace paraphe::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using Json = nlohmann::json;

/// Acts of all kinds: as printed, changed, no PDF at all; and what is no act beside them.
class ManyPdfs : public ::testing::Test {
 protected:
  ManyPdfs() {
    run("mkdir actes actes/d.pdf; paraphe render " + std::string(source_dir) +
        "/tests/conventions/minimale.xml -o actes/a.pdf; paraphe render " + source_dir +
        "/tests/conventions/trois-parties.xml -o actes/e.PDF");
    std::string changed = folder_.read("actes/a.pdf");
    changed[changed.find("<dc:title>") + 60] ^= 1;
    folder_.write("actes/b.pdf", changed);
    folder_.write("actes/c.pdf", "rien");
    folder_.write("actes/notes.txt", "");
  }
  Outcome run(const std::string& command) const { return run_program(command, folder_.path()); }
  Json list(const std::string& file) const {
    return Json::parse(folder_.read(file), nullptr, false);
  }
  void link(int count) const {
    for (int i = 0; i < count; ++i)
      std::filesystem::create_hard_link(folder_.path() + "/actes/a.pdf",
                                        folder_.path() + "/actes/f" + std::to_string(i) + ".pdf");
  }

  Folder folder_;
};

TEST_F(ManyPdfs, AreToldInOrderOneLineEach) {
  const Outcome alone = run("paraphe attester actes absent.pdf --jobs 1");
  EXPECT_EQ(alone.code, 6);
  EXPECT_EQ(alone.text,
            "actes/a.pdf\u00A0: ce PDF est celui que donne son texte source, octet pour octet\n"
            "actes/b.pdf\u00A0: ce PDF n’est pas celui que donne son texte source\u00A0: les "
            "métadonnées (XMP) diffèrent\n"
            "actes/c.pdf\u00A0: ce PDF n’a pas pu être attesté\u00A0: ce n’est pas un PDF\n"
            "actes/e.PDF\u00A0: ce PDF est celui que donne son texte source, octet pour octet\n"
            "absent.pdf\u00A0: ce fichier n’existe pas\u202F; vérifier le nom et le dossier, puis "
            "recommencer\u202F; un nom qui contient une espace se met entre guillemets\n"
            "attestés\u00A0: 2, non attestés\u00A0: 1, sans réponse\u00A0: 2\n");
  for (const std::string jobs : {"2", "5", "64"})
    EXPECT_EQ(run("paraphe attester actes absent.pdf --jobs " + jobs).text, alone.text) << jobs;
  EXPECT_EQ(run("paraphe verify actes/a.pdf actes/e.PDF").code, 0);
  EXPECT_EQ(run("paraphe verify actes/a.pdf absent.pdf").code, 3);
}

// What one file needs a process of its own for does not trouble what another is told.
TEST_F(ManyPdfs, AreToldAlikeWhenSomeAreReadByQpdf) {
  const std::string end = "\n% ajouté\n", pdf = folder_.read("actes/a.pdf");
  for (int i = 0; i < 24; ++i)
    folder_.write("actes/g" + std::to_string(i) + ".pdf", i % 2 == 0 ? pdf + end : pdf);
  const Outcome alone = run("paraphe verify actes --format json --jobs 1");
  for (int i = 0; i < 3; ++i)
    EXPECT_EQ(run("paraphe verify actes --format json --jobs 8").text, alone.text);
}

TEST_F(ManyPdfs, AnswerAsTheSchemaSays) {
  PARAPHE_NEEDS_PROGRAM("jsonschema");
  EXPECT_EQ(run("paraphe verify actes absent.pdf --format json -o l.json --lang en").text,
            "attested: 2, not attested: 1, without an answer: 2\n");
  const Json list = this->list("l.json");
  std::vector<std::string> answers;
  for (const Json& each : list["attestations"]) answers.push_back(each["answer"]);
  EXPECT_THAT(answers,
              ElementsAre("identical", "different", "unreadable", "identical", "not-read"));
  const std::string judge = "jsonschema \"$SOURCE/schemas/attestation.schema.json\" -i ";
  const std::vector<std::string> source{"SOURCE=" + std::string(source_dir)};
  EXPECT_EQ(run_program(judge + "l.json", folder_.path(), source).text, "");
  Json without = list;
  without["attestations"][0].erase("digest");
  folder_.write("l.json", without.dump());
  EXPECT_NE(run_program(judge + "l.json", folder_.path(), source).text, "");
}

TEST_F(ManyPdfs, InPartsAreMergedIntoTheWhole) {
  const std::string verify = "paraphe verify actes --format json ";
  const Outcome whole = run(verify);
  run(verify + "--shard 1/2 -o 1.json; " + verify + "--shard 2/2 -o 2.json");
  const Outcome merged = run("paraphe report merge 2.json 1.json");
  EXPECT_EQ(merged.text, whole.text);
  EXPECT_EQ(merged.code, whole.code);
  run("paraphe check " + std::string(source_dir) +
      "/tests/conventions/minimale.xml -f json -o r.json");
  const Outcome mixed = run("paraphe rapport fusionner 1.json r.json");
  EXPECT_EQ(mixed.code, 3);
  EXPECT_THAT(mixed.text, HasSubstr("l’un contrôle des projets, l’autre atteste des PDF"));
}

TEST_F(ManyPdfs, AreTakenUpWhereTheyWereInterrupted) {
  link(120);
  const Running verify(
      folder_, {"verify", "actes", "--format", "json", "-o", "l.json", "-j", "2", "--lang", "fr"});
  const int status = verify.interrupt_when([&] { return verify.is_writing(); }, SIGINT);
  ASSERT_TRUE(WIFSIGNALED(status));
  EXPECT_EQ(WTERMSIG(status), SIGINT);
  EXPECT_THAT(verify.err(), HasSubstr("PDF sur 124\u202F; «\u00A0--resume\u00A0» reprend"));
  const Json part = list("l.json");
  ASSERT_TRUE(part.is_object());
  const std::size_t done = part["attestations"].size();
  EXPECT_EQ(done + part.value("leftOut", std::size_t{0}), 124U);
  ASSERT_LT(done, 124U);
  // One that was answered has changed since.
  folder_.write("actes/c.pdf", folder_.read("actes/a.pdf"));
  const Outcome rest = run("paraphe verify actes --format json -o l.json --resume --lang en");
  EXPECT_EQ(rest.code, 6);
  EXPECT_THAT(rest.text,
              HasSubstr("of which kept from the list: " + std::to_string(done - 1) + "\n"));
  EXPECT_EQ(list("l.json")["attestations"][2]["answer"], "identical");
  EXPECT_EQ(folder_.read("l.json"), run("paraphe verify actes --format json").text);
}

TEST_F(ManyPdfs, AreNotTakenUpFromAnotherList) {
  const std::string verify = "paraphe attester actes --format json -o l.json --resume";
  folder_.write("l.json", "{}");
  const Outcome refused = run(verify);
  EXPECT_EQ(refused.code, 3);
  EXPECT_THAT(refused.text, HasSubstr("n’est pas une liste de réponses à reprendre"));
  EXPECT_EQ(folder_.read("l.json"), "{}");
  run("rm l.json; " + verify);
  Json other = list("l.json");
  other["program"] = "0.0.9";
  folder_.write("l.json", other.dump());
  EXPECT_THAT(run(verify).text, ::testing::Not(HasSubstr("repris")));
  EXPECT_THAT(run(verify).text, HasSubstr("dont repris de la liste\u00A0: 4"));
}

// What stands in a list that somebody changed is neither crashed on nor believed.
TEST_F(ManyPdfs, AreNotTakenUpFromAListMadeToHarm) {
  const std::string verify = "paraphe attester actes --format json -o l.json";
  const Outcome first = run(verify);
  const std::string sound = folder_.read("l.json"), key = "\"exitCode\": ";
  const std::size_t at = sound.find(key);
  ASSERT_NE(at, sound.npos);
  std::string wrong = sound;
  wrong.replace(at + key.size(), 1, "4294967296");
  folder_.write("l.json", wrong);
  EXPECT_EQ(run(verify + " --resume").code, first.code);
  EXPECT_EQ(folder_.read("l.json"), sound);
  std::string deep = sound;
  deep.insert(at, "\"x\": " + std::string(300'000, '[') + std::string(300'000, ']') + ", ");
  folder_.write("l.json", deep);
  const Outcome refused = run(verify + " --resume");
  EXPECT_EQ(refused.code, 3);
  EXPECT_THAT(refused.text, HasSubstr("n’est pas une liste de réponses à reprendre"));
}

TEST_F(ManyPdfs, TakeNoOptionThatIsForOne) {
  struct Refused {
    const char *arguments, *said;
    int code;
  };
  const Refused table[] = {
      {"actes --against p.xml", "«\u00A0--against\u00A0» vaut pour un seul PDF", 2},
      {"actes --proof p.zip", "«\u00A0--proof\u00A0» vaut pour un seul PDF", 2},
      {"actes --resume", "ajoutez «\u00A0--format json -o reponses.json\u00A0»", 2},
      {"actes --resume --format json", "ajoutez «\u00A0--format json -o reponses.json\u00A0»", 2},
      {"actes/a.pdf --resume", "«\u00A0--resume\u00A0» vaut pour plusieurs PDF", 2},
      {"actes/a.pdf --shard 1/2", "«\u00A0--shard\u00A0» vaut pour plusieurs PDF", 2},
      {"--code x actes --shard 1/2", "«\u00A0--shard\u00A0» vaut pour plusieurs PDF", 2},
      {"actes --jobs 0", "attend un nombre de 1 à 999", 2},
      {"actes/d.pdf", "ne contient aucun PDF", 3},
      {"actes -o rien/l.txt", "rien", 5},
  };
  for (const Refused& refused : table) {
    const Outcome outcome = run(std::string("paraphe attester ") + refused.arguments);
    EXPECT_EQ(outcome.code, refused.code) << refused.arguments << outcome.text;
    EXPECT_THAT(outcome.text, HasSubstr(refused.said)) << refused.arguments;
  }
}

}  // namespace
}  // namespace paraphe::testing
