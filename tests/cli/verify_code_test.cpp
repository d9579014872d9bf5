// SPDX-License-Identifier: EUPL-1.2
// `paraphe verify --code` and `--page`: from one page, back to the act it belongs to.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "browser.h"
#include "composed_text.h"
#include "places.h"
#include "run_program.h"

namespace paraphe::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// Two acts in a folder, and page 3 of the first as a picture at 150 dots an inch.
class APageOnItsOwn : public ::testing::Test {
 protected:
  APageOnItsOwn() {
    run("mkdir actes; paraphe render " + sample("cnrs-normandie-2021") +
        " --for-signature -o actes/n.pdf; paraphe render " + sample("cnrs-hauts-de-france") +
        " -o actes/h.pdf; pdftoppm -r 150 -gray -png -f 3 -l 3 -singlefile actes/n.pdf page");
  }
  static std::string sample(const std::string& name) {
    return std::string(source_dir) + "/samples/" + name + ".xml";
  }
  Outcome run(const std::string& command) const { return run_program(command, folder_.path()); }

  /// What the code of that page says.
  std::string code() const {
    const std::string json = run("paraphe verify --page page.png --format json").text;
    const auto begin = json.find("PARAPHE1"), end = json.find('"', begin);
    EXPECT_NE(begin, json.npos) << json;
    return json.substr(begin, end - begin);
  }

  Folder folder_;
};

TEST_F(APageOnItsOwn, IsNotHeldAgainstWhatIsForAWholePdf) {
  for (const std::string& option :
       {"--against " + sample("cnrs-normandie-2021"), std::string("--proof preuve.zip"),
        std::string("--template institutionnel")}) {
    const Outcome outcome = run("paraphe verify --code NP3X-0D6B-R2RJ actes " + option);
    EXPECT_EQ(outcome.code, 2) << option;
    EXPECT_THAT(outcome.text, HasSubstr("vaut pour un PDF entier")) << option;
  }
}

TEST_F(APageOnItsOwn, IsFoundInAFolder) {
  if (!folder_.has("page.png")) GTEST_SKIP() << "pdftoppm is missing";
  const Outcome outcome = run("paraphe attester --page page.png actes -o feuille.html");
  EXPECT_EQ(outcome.code, 0) << outcome.text;
  EXPECT_THAT(outcome.text, HasSubstr("«\u00A0actes/n.pdf\u00A0» a cette page"));
  EXPECT_THAT(outcome.text, HasSubstr("la page 3 sur 13"));
  EXPECT_THAT(outcome.text, HasSubstr("il ne prouve pas que les mots autour de lui sont intacts"));
  const std::string sheet = folder_.read("feuille.html");
  EXPECT_THAT(sheet, HasSubstr("La page vraie"));
  EXPECT_THAT(sheet, HasSubstr("data:image/png;base64,"));
}

TEST_F(APageOnItsOwn, IsNotOfAnotherAct) {
  if (!folder_.has("page.png")) GTEST_SKIP() << "pdftoppm is missing";
  const Outcome other = run("paraphe verify --lang en --page page.png actes/h.pdf");
  EXPECT_EQ(other.code, 6) << other.text;
  EXPECT_THAT(other.text, HasSubstr("none of the files given is that act"));
  const Outcome none = run("paraphe verify --lang en --page page.png");
  EXPECT_EQ(none.code, 4) << none.text;
  EXPECT_THAT(none.text, HasSubstr("page 3 of 13"));
}

TEST_F(APageOnItsOwn, IsToldByItsCodeOrItsFoot) {
  if (!folder_.has("page.png")) GTEST_SKIP() << "pdftoppm is missing";
  const std::string code = this->code();
  EXPECT_EQ(run("paraphe verify actes --code '" + code + "'").code, 0);
  std::string other = code;
  other.replace(other.find(":3/13:"), 6, ":4/13:");
  const Outcome moved = run("paraphe verify actes --code '" + other + "'");
  EXPECT_EQ(moved.code, 6) << moved.text;
  EXPECT_THAT(moved.text, HasSubstr("son texte n’est pas celui dont le code répond"));
  std::string foot = code.substr(code.find(':', code.find(':') + 1) + 1, 12);
  for (char& c : foot) c = c == '0' ? 'o' : c;
  const Outcome known = run("paraphe verify actes --code '" + foot + "'");
  EXPECT_EQ(known.code, 0) << known.text;
  EXPECT_THAT(known.text, HasSubstr("cette empreinte est celle de «\u00A0actes/n.pdf\u00A0»"));
}

TEST(APageOfAnOriginal, IsAnsweredByItsOwnFile) {
  PARAPHE_NEEDS_PROGRAM("pdftoppm");
  const Folder folder;
  const auto run = [&](const std::string& command) { return run_program(command, folder.path()); };
  run("mkdir actes; paraphe render " + std::string(source_dir) +
      "/samples/cnrs-normandie-2021.xml --originals -o actes/n.pdf; cd actes; pdftoppm -r 150 "
      "-gray -png -f 3 -l 3 -singlefile n-original-2-*.pdf ../page");
  const Outcome own = run("paraphe verify --lang en --page page.png actes");
  EXPECT_EQ(own.code, 0);
  EXPECT_THAT(own.text, HasSubstr("'actes/n-original-2-"));
  EXPECT_THAT(own.text, HasSubstr("original 2 of 2"));
  EXPECT_THAT(own.text, Not(HasSubstr("but it is")));
  const Outcome other = run("rm actes/n-original-2-*; paraphe attester --page page.png actes");
  EXPECT_EQ(other.code, 0);
  EXPECT_THAT(other.text, HasSubstr("l’original 2 sur 2 n’est pas parmi les fichiers donnés"));
}

TEST_F(APageOnItsOwn, IsAnsweredAsTheSchemaSays) {
  PARAPHE_NEEDS_PROGRAM("jsonschema");
  PARAPHE_NEEDS_PROGRAM("pdftoppm");
  const std::string judge = "jsonschema -i r.json \"$SOURCE/schemas/attestation.schema.json\"";
  for (const std::string asked :
       {"--page page.png actes", "--page page.png actes/h.pdf", "--page page.png", "--code abc",
        "--code PARAPHE1S:x", "--code PARAPHE9:x", "--code 0004-0G40-R40M actes"}) {
    folder_.write("r.json", run("paraphe verify --format json " + asked).text);
    EXPECT_EQ(run_program(judge, folder_.path(), {"SOURCE=" + std::string(source_dir)}).text, "")
        << asked;
  }
  folder_.write("r.json", R"({"format": "paraphe-codes-1", "program": "0", "codes": [{}]})");
  EXPECT_NE(run_program(judge, folder_.path(), {"SOURCE=" + std::string(source_dir)}).text, "");
}

TEST_F(APageOnItsOwn, IsShownOnASheetThatPleasesAxe) {
  PARAPHE_NEEDS_BROWSER_JUDGE();
  PARAPHE_NEEDS_PROGRAM("pdftoppm");
  for (const std::string asked : {"actes", ""}) {
    run("paraphe attester --page page.png " + asked + " -o feuille.html");
    EXPECT_EQ(judged_in_browser(folder_.read("feuille.html"), folder_, 12), browser_pleased)
        << asked;
  }
}

// The page that is true is printed from the text that the PDF carries; what the PDF itself shows
// may be something else.
TEST_F(APageOnItsOwn, IsNotConfirmedByAPdfThatWasChanged) {
  if (!folder_.has("page.png")) GTEST_SKIP() << "pdftoppm is missing";
  std::string bytes = folder_.read("actes/n.pdf");
  bytes[bytes.find("stream\n", 5000) + 60] ^= 1;
  folder_.write("actes/n.pdf", bytes);
  const Outcome outcome = run("paraphe verify --page page.png actes/n.pdf");
  EXPECT_EQ(outcome.code, 6) << outcome.text;
}

TEST_F(APageOnItsOwn, IsReadOrSaidNotToBe) {
  folder_.write("texte.png", "rien");
  folder_.write("coupe.png",
                folder_.has("page.png") ? folder_.read("page.png").substr(0, 3000) : "");
  run("truncate -s 257M gros.pdf");
  run("pdftoppm -r 20 -gray -png -f 3 -l 3 -singlefile actes/n.pdf flou");
  struct Refused {
    const char *arguments, *said;
    int code;
  };
  const Refused table[] = {
      {"--page texte.png", "ce n’est ni une image PNG ou JPEG, ni un PDF", 3},
      {"--page coupe.png", "l’image est abîmée ou incomplète", 3},
      {"--page flou.png", "aucun code n’y est lu", 3},
      {"--page rien.png", "rien.png", 3},
      {"--page gros.pdf", "dépasse 256 Mio", 3},
      {"gros.pdf", "dépasse 256 Mio", 3},
      {"rien.pdf", "ce fichier n’existe pas ; vérifier le nom", 3},
      {"--code abc", "ce n’est pas un code de paraphe", 6},
      {"--code PARAPHE9:x", "de la version 9", 6},
      {"--code PARAPHE1S:x", "il y manque quelque chose", 6},
      {"--code abc --page texte.png", "ne vont pas ensemble", 2},
      {"--code abc -o f.html", "attend «\u00A0--page\u00A0»", 2},
      {"actes/n.pdf -o f.html", "attend «\u00A0--page\u00A0»", 2},
  };
  for (const Refused& refused : table) {
    const Outcome outcome = run(std::string("paraphe attester ") + refused.arguments);
    EXPECT_EQ(outcome.code, refused.code) << refused.arguments << outcome.text;
    EXPECT_THAT(outcome.text, HasSubstr(refused.said)) << refused.arguments;
  }
  EXPECT_FALSE(folder_.has("f.html"));
}

}  // namespace
}  // namespace paraphe::testing
