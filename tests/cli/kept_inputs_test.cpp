// SPDX-License-Identifier: EUPL-1.2
// A name given twice by a slip: what a command reads is not what it writes, and what it writes does
// not take the place of a stream of the machine.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "places.h"
#include "run_program.h"

namespace paraphe::testing {
namespace {

using ::testing::HasSubstr;

struct Slip {
  const char* name;
  const char* prepare;  ///< in a folder that holds projet.xml
  const char* command;
  const char* kept;
};

void PrintTo(const Slip& slip, std::ostream* out) { *out << slip.command; }

const Slip slips[] = {
    {"check", "", "check projet.xml -o projet.xml", "projet.xml"},
    {"check_folder", "mkdir d; mv projet.xml d", "check d -o ./d/projet.xml", "d/projet.xml"},
    {"check_link", "ln -s projet.xml autre.xml", "check autre.xml -o projet.xml", "projet.xml"},
    {"check_input", "", "check - -o projet.xml < projet.xml", "projet.xml"},
    {"check_waivers", "cp projet.xml projet.derogations.xml",
     "check projet.xml -o projet.derogations.xml", "projet.derogations.xml"},
    {"render_frozen", "cp projet.xml projet.gel.xml", "render projet.xml -o projet.gel.xml",
     "projet.gel.xml"},
    {"calendar_record", "cp projet.xml projet.ceremonie.xml",
     "calendar projet.xml -o ./projet.ceremonie.xml", "projet.ceremonie.xml"},
    {"calendar", "", "calendar projet.xml -o projet.xml", "projet.xml"},
    {"render", "", "render projet.xml -o ./projet.xml", "projet.xml"},
    {"render_signatures", "", "render projet.xml -o a.pdf --signatures projet.xml", "projet.xml"},
    {"render_proof", "", "render projet.xml -o a.pdf --for-signature --proof projet.xml",
     "projet.xml"},
    {"visa", "mv projet.xml projet.html", "visa projet.html -o projet.html", "projet.html"},
    {"freeze", "", "freeze projet.xml --replace -o projet.xml", "projet.xml"},
    {"merge", "paraphe check -f json projet.xml -o part.json",
     "report merge part.json -o part.json", "part.json"},
    {"verify", "cp projet.xml a.pdf", "verify a.pdf projet.xml -o a.pdf", "a.pdf"},
    {"verify_folder", "mkdir d; cp projet.xml d/a.pdf", "verify d -o d/a.pdf", "d/a.pdf"},
    {"verify_page", "cp projet.xml a.png", "verify --page a.png -o a.png", "a.png"},
};

class Slips : public ::testing::TestWithParam<Slip> {};

TEST_P(Slips, LoseNoInput) {
  const Folder folder;
  folder.write("projet.xml",
               read_file(source_dir + std::string("/samples/cnrs-normandie-2021.xml")));
  run_program(GetParam().prepare, folder.path());
  const std::string before = folder.read(GetParam().kept), files = folder.listing();
  ASSERT_FALSE(before.empty());
  const Outcome outcome = run_program("paraphe " + std::string(GetParam().command), folder.path());
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(outcome.text, HasSubstr("est un fichier que cette commande lit"));
  EXPECT_TRUE(folder.read(GetParam().kept) == before);
  EXPECT_EQ(folder.listing(), files);
}

INSTANTIATE_TEST_SUITE_P(Of, Slips, ::testing::ValuesIn(slips),
                         [](const auto& slip) { return std::string(slip.param.name); });

TEST(SignedOriginal, IsNotPrintedAgain) {
  const Folder folder;
  const std::string draft = read_file(source_dir + std::string("/samples/cnrs-normandie-2021.xml"));
  const std::string original =
      "%PDF-1.7\n% a /ByteRange tells\n<< /Type /Sig /ByteRange [0 840 960 240] >>\n";
  folder.write("projet.xml", draft);
  folder.write("autre.xml", draft);
  for (const std::string output : {"projet.pdf", "d"}) {
    SCOPED_TRACE(output);
    run_program("mkdir -p d", folder.path());
    const std::string kept = output == "d" ? "d/projet.pdf" : output;
    folder.write(kept, original);
    const std::string drafts = output == "d" ? "projet.xml autre.xml" : "projet.xml";
    const Outcome outcome =
        run_program("paraphe render " + drafts + " -o " + output, folder.path());
    EXPECT_EQ(outcome.code, 5) << outcome.text;
    EXPECT_THAT(outcome.text, HasSubstr("porte une signature, qui serait perdue"));
    EXPECT_EQ(folder.read(kept), original);
  }
  EXPECT_EQ(run_program("ls d", folder.path()).text, "autre.pdf\nprojet.pdf\n");
}

TEST(TwoOutputs, DoNotTakeOnePlace) {
  const Folder folder;
  folder.write("projet.xml",
               read_file(source_dir + std::string("/samples/cnrs-normandie-2021.xml")));
  for (const char* options :
       {"-o ./a.pdf --signatures a.pdf",
        "-o a.pdf --for-signature --proof ../$(basename $PWD)/a.pdf",
        "-o a.pdf --for-signature --originals --proof a-original-2-cnrs.pdf"}) {
    const Outcome outcome =
        run_program("paraphe render projet.xml " + std::string(options), folder.path());
    EXPECT_EQ(outcome.code, 2) << options;
    EXPECT_THAT(outcome.text, HasSubstr("serait deux fichiers à la fois")) << options;
    EXPECT_EQ(folder.listing(), "projet.xml\n") << options;
  }
}

// « /dev/stdout » is a link: a rename would take its place.
TEST(AStreamByName, IsWrittenAndNotReplaced) {
  const Folder folder;
  folder.write("projet.xml",
               read_file(source_dir + std::string("/samples/cnrs-normandie-2021.xml")));
  run_program("ln -s /proc/self/fd/1 sortie; ln -s /proc/self/fd/2 erreurs", folder.path());
  const std::string files = folder.listing();
  const std::string plain =
      run_program("paraphe check projet.xml -f line 2> /dev/null", folder.path()).text;
  for (const char* command :
       {"check projet.xml -f line -o sortie >> lu", "check projet.xml -f line -o erreurs 2>> lu"}) {
    SCOPED_TRACE(command);
    const Outcome outcome = run_program(
        "echo avant > lu; paraphe " + std::string(command) + "; code=$?; cat lu; rm lu; exit $code",
        folder.path());
    EXPECT_EQ(outcome.code, 0);
    EXPECT_EQ(outcome.text, "avant\n" + plain);
    EXPECT_EQ(folder.listing(), files);
  }
}

}  // namespace
}  // namespace paraphe::testing
