// SPDX-License-Identifier: EUPL-1.2
// A draft and its waivers, from the entry that is proposed to the paper that is signed. All that is
// printed is in tests/cli/golden/derogations-<name>.txt.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <string>
#include <vector>

#include "places.h"
#include "run_program.h"

namespace paraphe::testing {
namespace {

// What is proposed for the draft, completed as a lawyer would.
#define AS_OF " --as-of 2026-12-01"
#define PROPOSE "paraphe derogations proposer projet.xml" AS_OF " 2> propose.log"
#define COMPLETE                                                                               \
  " | sed \"s/decidee=.AAAA-MM-JJ./decidee=\\\"2026-11-20\\\"/; s/expire=.AAAA-MM-JJ./expire=" \
  "\\\"2027-06-30\\\"/; s,<motif>…,<motif>le comité de suivi du 12 novembre l’a admis,; " \
  "s,<autorite>…,<autorite>direction des affaires juridiques,\" > projet.derogations.xml"
#define WAIVED PROPOSE COMPLETE " && rm propose.log"
#define EDIT(expression) " && sed -i \"" expression "\" projet.derogations.xml"

// One applied, one stale, one expired, one refused, one unused.
#define MIXED                                                                            \
  EDIT(                                                                                  \
      "/LNG-04/,/empreinte/s/sha256:..../sha256:0000/; /-003/s/2027-06-30/2026-11-25/; " \
      "s/CNT-11.moins/CNT-9.moins/; s/LNG-01/LNG-02/")

constexpr const char* both_files = "projet.derogations.xml\nprojet.xml\n";

struct Scene {
  const char* name;
  const char* prepare;  // shell, in a folder that holds projet.xml
  const char* command;
  int code;
  const char* left = both_files;
  std::vector<std::string> variables = {};
};

#define DATA "mkdir donnees && cp -rL \"$SOURCE/schemas\" \"$SOURCE/templates\" donnees"
const std::vector<std::string> own_data = {"PARAPHE_DATA=donnees"};

const std::vector<Scene> scenes = {
    {"appliquees", WAIVED, "paraphe verifier projet.xml" AS_OF, 0},
    {"appliquees.en", WAIVED, "paraphe check projet.xml --lang en --format line" AS_OF, 0},
    {"masquees", WAIVED, "paraphe check projet.xml --redact --format line" AS_OF, 0},
    {"ignorees", WAIVED, "paraphe check projet.xml --format line --waivers none" AS_OF, 1},
    {"entree-standard", WAIVED, "paraphe check - --format line" AS_OF " < projet.xml", 1},
    {"lister",
     WAIVED EDIT("/DER-2026-002/,/<.derogation>/s/sha256:..../sha256:0000/; "
                 "s/regle=.LNG-01/regle=\\\"LNG-02/"),
     "paraphe derogations lister projet.xml" AS_OF, 1},
    {"devenues", WAIVED MIXED, "paraphe check projet.xml --format csv" AS_OF " | tail -n 6", 0},
    {"lister.en", WAIVED, "paraphe waivers list projet.xml --lang en" AS_OF, 0},
    {"fautives",
     WAIVED EDIT("s/LNG-04/LNG-4/; s/LNG-01/LNG-08/; "
                 "s/DER-2026-003/DER-2026-001/; /STR-08/s/2026-11-20/2025-11-20/; "
                 "/CNT-11/s/2026-11-20/2026-12-15/") " && sed -i \"s/Établi jusqu/Conclu jusqu/\" "
                                                     "projet.xml",
     "paraphe derogations verifier projet.xml" AS_OF, 1},
    {"fautives.en",
     WAIVED EDIT("s/LNG-04/LNG-4/; s/LNG-01/LNG-08/; "
                 "s/DER-2026-003/DER-2026-001/; /STR-08/s/2026-11-20/2025-11-20/; "
                 "/CNT-11/s/2026-11-20/2026-12-15/") " && sed -i \"s/Établi jusqu/Conclu jusqu/\" "
                                                     "projet.xml",
     "paraphe waivers check projet.xml --lang en" AS_OF, 1},
    {"expirees", WAIVED, "paraphe check projet.xml --as-of 2027-07-01", 1},
    {"en-blanc", PROPOSE " > projet.derogations.xml && rm propose.log",
     "paraphe derogations verifier projet.xml" AS_OF, 1},
    {"proposer", "", "paraphe derogations proposer projet.xml cnt-11" AS_OF, 0, "projet.xml\n"},
    {"proposer-inconnue", "", "paraphe derogations proposer projet.xml cnt-1" AS_OF, 2,
     "projet.xml\n"},
    {"lister-refusees", WAIVED EDIT("/<motif>/d"), "paraphe derogations lister projet.xml" AS_OF,
     1},
    {"lister-mal-formees", WAIVED EDIT("s,</derogations>,,"),
     "paraphe waivers list projet.xml --lang en" AS_OF, 3},
    {"proposer-refusees", WAIVED EDIT("1,/<motif>/{/<motif>/d}"),
     "paraphe derogations proposer projet.xml --lang en" AS_OF, 1},
    {"elaguer-refusees", WAIVED EDIT("/<motif>/d"),
     "paraphe derogations elaguer projet.xml --yes" AS_OF, 1},
    {"proposer-encore", WAIVED EDIT("/CNT-11/,/<.derogation>/d"),
     "paraphe derogations proposer projet.xml" AS_OF, 0},
    {"proposer-rien", WAIVED, "paraphe derogations proposer projet.xml" AS_OF, 1},
    // The file that the shell makes for it, empty, must not keep the draft from being checked.
    {"proposer-rien-au-fichier", "",
     "paraphe derogations proposer projet.xml dur-02" AS_OF
     " > projet.derogations.xml; paraphe derogations verifier projet.xml" AS_OF,
     0},
    {"elaguer", WAIVED EDIT("s/LNG-01/LNG-02/"),
     "paraphe derogations elaguer projet.xml" AS_OF " && cat projet.derogations.xml", 0},
    {"elaguer-oui", WAIVED EDIT("s/LNG-01/LNG-02/"),
     "paraphe derogations elaguer projet.xml --yes" AS_OF " && cat projet.derogations.xml", 0},
    {"sans-fichier", "", "paraphe derogations lister projet.xml", 3, "projet.xml\n"},
    {"commande-inconnue", "", "paraphe derogations liste projet.xml", 2, "projet.xml\n"},
    {"aide", "", "paraphe derogations --help && paraphe derogations elaguer --help", 0,
     "projet.xml\n"},
    {"au-lieu-du-projet", WAIVED, "paraphe check projet.derogations.xml", 2},
    {"avec-les-projets", WAIVED, "paraphe check *.xml --format line" AS_OF, 0},
    {"pour-deux-projets", "cp projet.xml autre.xml",
     "paraphe check projet.xml autre.xml --waivers d.xml", 2, "autre.xml\nprojet.xml\n"},
    {"nommees-absentes", "", "paraphe check projet.xml --waivers d.xml --format line" AS_OF, 3,
     "projet.xml\n"},
    // Files made to harm
    {"mal-formees", WAIVED EDIT("s,</derogations>,,"),
     "paraphe check projet.xml --format line" AS_OF, 3},
    {"tuyau", "mkfifo projet.derogations.xml", "paraphe check projet.xml --format line" AS_OF, 3},
    {"lien-vers-rien", "ln -s nulle-part projet.derogations.xml",
     "paraphe check projet.xml --format line" AS_OF, 3},
    {"enormes", "head -c 5000000 /dev/zero | tr \"\\\\000\" \" \" > projet.derogations.xml",
     "paraphe check projet.xml --format line" AS_OF, 3},
    {"entites",
     "printf \"<!DOCTYPE d [<!ENTITY a SYSTEM \\\"/etc/passwd\\\">]><derogations "
     "xmlns=\\\"urn:paraphe:derogations:1\\\">&a;</derogations>\" > projet.derogations.xml",
     "paraphe check projet.xml --format line" AS_OF, 3},
    {"politique-cassee",
     WAIVED " && " DATA " && sed -i s/P12M/P0M/ "
            "donnees/schemas/derogations-politique.xml",
     "paraphe check projet.xml --format line" AS_OF, 4,
     "donnees\nprojet.derogations.xml\nprojet.xml\n", own_data},
};

/// A draft whose every fault can be waived: those of coherence cannot, and are mended.
std::string waivable_draft() {
  std::string draft = read_file(source_dir + std::string("/tests/drafts/cinq-axes-moins-un.xml"));
  const std::pair<std::string, std::string> changes[] = {
      {"présente cinq axes de coopération.", "présente quatre axes, que chaque chercheur(e) suit."},
      {"nombreAnnonce=\"5\"", "nombreAnnonce=\"4\""},
      {"originaux=\"2\"", "originaux=\"1\""}};
  for (const auto& [before, after] : changes) {
    draft.replace(draft.find(before), before.size(), after);
  }
  return draft;
}

class WaiverScene : public ::testing::TestWithParam<Scene> {};

TEST_P(WaiverScene, IsToldPlainly) {
  const Scene& scene = GetParam();
  const Folder folder;
  folder.write("projet.xml", waivable_draft());
  const Outcome prepared =
      run_program(scene.prepare, folder.path(), {std::string("SOURCE=") + source_dir});
  ASSERT_EQ(prepared.code, 0) << prepared.text;
  const Outcome outcome = run_program(scene.command, folder.path(), scene.variables);
  EXPECT_EQ(outcome.code, scene.code);
  EXPECT_EQ(folder.listing(), scene.left);
  expect_golden("derogations-" + std::string(scene.name) + ".txt", outcome.text);
}

std::string name_of(const ::testing::TestParamInfo<Scene>& info) {
  std::string name = info.param.name;
  for (char& c : name) c = c == '-' || c == '.' ? '_' : c;
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, WaiverScene, ::testing::ValuesIn(scenes), name_of);

/// What stands between the tags of a part of a page, an item for each cell.
std::string cells(const std::string& html) {
  const std::string lines = std::regex_replace(html, std::regex("<br/>"), " / ");
  return std::regex_replace(std::regex_replace(lines, std::regex("</t[dh]>"), " | "),
                            std::regex("<[^>]*>|\\n"), "");
}

TEST(WaiverReport, SaysInHtmlWhatBecameOfEachAndWhereItStands) {
  const Folder folder;
  folder.write("projet.xml", waivable_draft());
  run_program(WAIVED MIXED, folder.path());
  const std::string page =
      run_program("paraphe check projet.xml --format html" AS_OF, folder.path()).text;
  std::string told;
  const std::string start = "<tr><th scope=\"row\"><span class=\"rule\">DER-";
  for (std::size_t at = 0; (at = page.find(start, at)) != std::string::npos; ++at) {
    told += cells(page.substr(at, page.find("</tr>", at) - at)) + "\n";
  }
  expect_golden("derogations-page.txt", told);
  EXPECT_THAT(page, ::testing::HasSubstr("<mark>DER-2026-005</mark>")) << "the line of the waiver";
}

class SignedInSpite : public ::testing::Test {
 protected:
  SignedInSpite() {
    folder_.write("projet.xml", waivable_draft());
    run_program(WAIVED, folder_.path());
  }
  Outcome render(const std::string& arguments) {
    return run_program("paraphe render projet.xml --for-signature" AS_OF " " + arguments,
                       folder_.path());
  }
  Folder folder_;
};

TEST_F(SignedInSpite, IsPrintedAndSaysSo) {
  const Outcome outcome = render("-o projet.pdf");
  EXPECT_EQ(outcome.code, 0) << outcome.text;
  EXPECT_THAT(outcome.text, ::testing::HasSubstr("\nconforme avec dérogations aux règles"));
  EXPECT_THAT(outcome.text, ::testing::HasSubstr("[LNG-04]\u00A0: dérogation DER-2026-001"));
  EXPECT_EQ(render("-o autre.pdf --waivers none").code, 1);
  EXPECT_FALSE(folder_.has("autre.pdf"));
}

// Partners, préfet and public read the paper: not one byte of it comes from the waivers.
TEST_F(SignedInSpite, WaiversDoNotTravelInThePaper) {
  ASSERT_EQ(render("-o un.pdf").code, 0);
  run_program("sed -i s/comité/directoire/ projet.derogations.xml", folder_.path());
  ASSERT_EQ(render("-o deux.pdf").code, 0);
  EXPECT_TRUE(folder_.read("un.pdf") == folder_.read("deux.pdf"));
  EXPECT_EQ(folder_.read("un.pdf").find("derogation"), std::string::npos);
}

TEST(WaiverFiles, FollowADraftIntoItsFolder) {
  const Folder folder;
  run_program("mkdir -p a/b.c", folder.path());
  folder.write("a/b.c/projet.xml", waivable_draft());
  run_program("cd a/b.c && " WAIVED, folder.path());
  EXPECT_EQ(run_program("paraphe check a/b.c/projet.xml" AS_OF, folder.path()).code, 0);
  EXPECT_EQ(run_program("paraphe check a/b.c" AS_OF, folder.path()).code, 0);
  EXPECT_EQ(run_program("cd a && paraphe check ./b.c/../b.c/projet.xml" AS_OF, folder.path()).code,
            0);
}

TEST(WaiverFiles, KeepTheirRightsAndTheirLinkWhenPruned) {
  const Folder folder;
  folder.write("projet.xml", waivable_draft());
  run_program(WAIVED EDIT("s/LNG-01/LNG-02/")
                  " && mkdir dossier && mv projet.derogations.xml dossier/d.xml && chmod 640 "
                  "dossier/d.xml && ln -s dossier/d.xml projet.derogations.xml",
              folder.path());
  const Outcome outcome =
      run_program("paraphe derogations elaguer projet.xml --yes" AS_OF
                  " > /dev/null && stat -c %a dossier/d.xml && readlink projet.derogations.xml && "
                  "grep -c LNG-02 dossier/d.xml",
                  folder.path());
  EXPECT_EQ(outcome.text, "640\ndossier/d.xml\n0\n");
}

}  // namespace
}  // namespace paraphe::testing
