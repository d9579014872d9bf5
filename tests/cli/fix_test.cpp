// SPDX-License-Identifier: EUPL-1.2
// `paraphe fix`: what it changes, byte for byte, and when it changes nothing.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "composed_text.h"
#include "places.h"
#include "run_program.h"

namespace paraphe::testing {
namespace {

constexpr const char* fix = "paraphe fix projet.xml --as-of 2026-12-01";
const std::string sample = source_dir + std::string("/samples/cnrs-hauts-de-france.xml");
constexpr std::string_view place = "Le présent protocole exprime une volonté commune. ";

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos) throw std::runtime_error("not there: " + std::string(from));
  return text.replace(at, from.size(), to);
}

std::string all_replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != text.npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return text;
}

struct Change {
  const char* name;
  std::string_view from;  // in the sample
  std::string_view before, after;
};

constexpr std::string_view contract = R"(numero="2025-EXEMPLE-01" date="2025-09-25")";
constexpr std::string_view article = R"(<article id="art-objet" objet="objet">)";

const std::vector<Change> changes = {
    {"apostrophe", place, "Il vise l'énergie. ", "Il vise l’énergie. "},
    {"reference", place, "Il vise l&#39;énergie&#32;: l&apos;axe. ",
     "Il vise l’énergie&#32;: l’axe. "},
    {"esperluette", place, "Il vise \"R&amp;D\" et l'axe. ", "Il vise « R&amp;D » et l’axe. "},
    {"cdata", place, "<![CDATA[Il vise l'axe & \"R&D\". ]]>",
     "<![CDATA[Il vise l’axe & « R&D ». ]]>"},
    {"commentaire", place, "<!-- l'axe 20% -->Il vise 20% de l'axe. ",
     "<!-- l'axe 20% -->Il vise 20 % de l’axe. "},
    {"entre-deux-balises", place, "Il vise l'<emphase>axe</emphase>: rien d'autre. ",
     "Il vise l’<emphase>axe</emphase> : rien d’autre. "},
    {"date", contract, R"(numero="2025-EXEMPLE-01" date = '25/09/2025')",
     R"(numero="2025-EXEMPLE-01" date = '2025-09-25')"},
    // The third of April or the fourth of March: nobody knows.
    {"date-double", contract, R"(numero="2025-EXEMPLE-01" date="03/04/2025")",
     R"(numero="2025-EXEMPLE-01" date="03/04/2025")"},
    {"identifiant", article, R"(<article objet="objet">)",
     R"(<article id="article-1" objet="objet">)"},
    // What alters wording is not done.
    {"jour", place, "Il commence le 1 juillet. ", "Il commence le 1 juillet. "},
    {"accent", place, "Il oblige l’Etat. ", "Il oblige l’Etat. "},
    {"nom-propre", place, "Il vise <nomPropre>l'Etat: C.N.R.S.</nomPropre>. ",
     "Il vise <nomPropre>l'Etat: C.N.R.S.</nomPropre>. "},
    {"etranger", place, "Il dit <etranger langue=\"en\">the state's \"aim\"</etranger>. ",
     "Il dit <etranger langue=\"en\">the state's \"aim\"</etranger>. "},
    {"adresse", place, "Voir https://exemple.fr/a?b='c':d. ",
     "Voir https://exemple.fr/a?b='c':d. "},
};

class FixTest : public ::testing::TestWithParam<Change> {};

TEST_P(FixTest, ChangesThatAndNotOneOtherByte) {
  const Change& change = GetParam();
  const std::string text = read_file(sample);
  const std::string before = replaced(text, change.from, change.before);
  const std::string after = replaced(text, change.from, change.after);
  struct Form {
    const char* name;
    const char* mark;
    const char* line_end;
  };
  for (const Form& form : {Form{"as it is", "", "\n"}, Form{"mark", "\xEF\xBB\xBF", "\n"},
                           Form{"CRLF", "", "\r\n"}, Form{"CR", "\xEF\xBB\xBF", "\r"}}) {
    const auto in_form = [&](const std::string& bytes) {
      return form.mark + all_replaced(bytes, "\n", form.line_end);
    };
    const Folder folder;
    folder.write("projet.xml", in_form(before));
    const Outcome outcome = run_program(fix, folder.path());
    EXPECT_EQ(folder.read("projet.xml"), in_form(after)) << form.name << "\n" << outcome.text;
    run_program(fix, folder.path());
    EXPECT_EQ(folder.read("projet.xml"), in_form(after)) << "a second run, " << form.name;
    EXPECT_EQ(folder.listing(), "projet.xml\n");
  }
}

INSTANTIATE_TEST_SUITE_P(All, FixTest, ::testing::ValuesIn(changes), [](const auto& tested) {
  return all_replaced(tested.param.name, "-", "_");
});

/// A draft with a bit of everything that is mended or proposed.
std::string faulty() {
  std::string text = read_file(sample);
  text = replaced(text, place,
                  "Il vise l'axe, \"l'Etat\" et le C.N.R.S., dès le 1 juillet: 20% , soit "
                  "1,234.50 €, dit Mr Exemple. ");
  text = replaced(text, contract, R"(numero="2025-EXEMPLE-01" date="25/09/2025")");
  return replaced(text, article, R"(<article objet="objet">)");
}

TEST(Fix, TellsWhatItDidAndWhatItProposes) {
  const Folder folder;
  folder.write("projet.xml", faulty());
  expect_golden("corriger-diff.txt", run_program(std::string(fix) + " --diff", folder.path()).text);
  EXPECT_EQ(folder.read("projet.xml"), faulty()) << "--diff changes nothing";
  expect_golden("corriger.en.txt",
                run_program(std::string(fix) + " --lang en -o autre.xml", folder.path()).text);
  EXPECT_EQ(folder.read("projet.xml"), faulty()) << "-o leaves the draft alone";
  expect_golden("corriger.txt", run_program(fix, folder.path()).text);
  EXPECT_EQ(folder.read("projet.xml"), folder.read("autre.xml"));
  expect_golden("corriger-encore.txt", run_program(fix, folder.path()).text);
  EXPECT_THAT(run_program(std::string(fix) + " --diff", folder.path()).text,
              ::testing::HasSubstr("rien à corriger d’office"));
}

TEST(Fix, GivesTheDiffThatPatchTurnsIntoTheSame) {
  PARAPHE_NEEDS_PROGRAM("patch");
  const Folder folder;
  folder.write("projet.xml", faulty());
  const Outcome patched = run_program(std::string(fix) +
                                          " --diff > diff; cp projet.xml autre.xml && patch -s "
                                          "autre.xml diff",
                                      folder.path());
  EXPECT_EQ(patched.code, 0) << patched.text;
  run_program(fix, folder.path());
  EXPECT_EQ(folder.read("autre.xml"), folder.read("projet.xml"));
}

TEST(Fix, ReadsAndWritesStreams) {
  const Folder folder;
  folder.write("projet.xml", faulty());
  run_program("paraphe fix - --as-of 2026-12-01 <projet.xml >autre.xml", folder.path());
  EXPECT_EQ(folder.read("projet.xml"), faulty());
  run_program(fix, folder.path());
  EXPECT_EQ(folder.read("projet.xml"), folder.read("autre.xml"));
}

TEST(Fix, KeepsTheRightsAndTheLink) {
  const Folder folder;
  folder.write("vrai.xml", faulty());
  run_program("chmod 640 vrai.xml && ln -s vrai.xml projet.xml", folder.path());
  run_program(fix, folder.path());
  EXPECT_EQ(run_program("stat -c \"%a %F\" vrai.xml projet.xml", folder.path()).text,
            "640 regular file\n777 symbolic link\n");
  EXPECT_EQ(folder.read("vrai.xml").find("l'axe"), std::string::npos);
}

/// Not a whole PDF: what tells a signed one from another.
constexpr const char* seal = "%PDF-1.7\n<< /Type /Sig /ByteRange [0 840 960 240] >>\n";

struct Refusal {
  const char* name;
  const char* prepare;
  const char* command;
  int code;
};

#define CALL "paraphe fix projet.xml --as-of 2026-12-01"
const std::vector<Refusal> refusals = {
    {"signe-du-meme-nom", "cp sceau projet.pdf", CALL, 1},
    {"signe-du-meme-nom-en-anglais", "cp sceau projet-signed.pdf", CALL " --lang en", 1},
    {"signe-par-son-nom-entier", "cp sceau projet.pdf", CALL " -o ./projet.xml", 1},
    // Its source is told by its digest, whatever its name.
    {"signe-d-un-autre-nom",
     "paraphe render projet.xml -o convention.pdf >imprime 2>&1; cat sceau >> convention.pdf", CALL,
     1},
    {"lecture-seule", "chmod 444 projet.xml", CALL, 5},
    {"illisible", "sed -i \"s,</convention>,,\" projet.xml", CALL, 3},
    // A rule whose correction brings in a fault that blocks.
    {"pire",
     "mkdir donnees && cp -rL \"$SOURCE/schemas\" \"$SOURCE/templates\" donnees && "
     "sed -i \"/id=.typographie./s/@correction/\\\\&apos;le 1 juillet l\\\\&apos;/\" "
     "donnees/schemas/regles/typographie.sch",
     "PARAPHE_DATA=donnees " CALL, 1},
    {"montre-et-ecrit", "", CALL " --diff -o autre.xml", 2},
    {"deux-projets", "cp projet.xml autre.xml", CALL " autre.xml", 2},
    {"absent", "mv projet.xml autre.xml", CALL, 3},
};

class FixRefusalTest : public ::testing::TestWithParam<Refusal> {};

TEST_P(FixRefusalTest, LeavesTheDraftAlone) {
  const Refusal& refusal = GetParam();
  const Folder folder;
  folder.write("projet.xml", replaced(read_file(sample), place, "Il vise l'axe. "));
  folder.write("sceau", seal);
  const Outcome prepared =
      run_program(refusal.prepare, folder.path(), {std::string("SOURCE=") + source_dir});
  ASSERT_EQ(prepared.code, 0) << prepared.text;
  const std::string digest = "sha256sum *.* sceau";
  const std::string before = run_program(digest, folder.path()).text;
  const Outcome outcome = run_program(refusal.command, folder.path());
  EXPECT_EQ(outcome.code, refusal.code) << outcome.text;
  EXPECT_EQ(run_program(digest, folder.path()).text, before);
  expect_golden("corriger-" + std::string(refusal.name) + ".txt", outcome.text);
}

INSTANTIATE_TEST_SUITE_P(All, FixRefusalTest, ::testing::ValuesIn(refusals),
                         [](const auto& tested) {
                           return all_replaced(tested.param.name, "-", "_");
                         });

TEST(Fix, IsNotHeldBackByAnUnsignedPrint) {
  const Folder folder;
  folder.write("projet.xml", faulty());
  folder.write("projet.pdf", "%PDF-1.7\n<< /FT /Sig >>\n");
  run_program(fix, folder.path());
  EXPECT_NE(folder.read("projet.xml"), faulty());
}

/// What is printed, its signs alone: corrections may only change spaces, quotes, apostrophes and
/// the forms that the findings name.
std::string composed(const std::string& path) {
  std::string text;
  for (const Section& section : composed_sections(path)) text += section.heading + section.text;
  return text;
}

// Print mends apostrophes, quotes and spaces by itself: made in the file, these corrections change
// nothing that is printed.
TEST(Fix, PrintsTheSameTextAsBefore) {
  namespace fs = std::filesystem;
  int compared = 0;
  for (const char* room : {"/samples", "/tests/conventions", "/tests/drafts"}) {
    for (const auto& entry : fs::directory_iterator(std::string(source_dir) + room)) {
      if (entry.path().extension() != ".xml") continue;
      const Folder folder;
      std::string text = read_file(entry.path().string());
      text = all_replaced(text, "’", "'");
      text = all_replaced(text, " ;", ";");
      folder.write("avant.xml", text);
      run_program("cp avant.xml projet.xml && " + std::string(fix), folder.path());
      if (folder.read("projet.xml") == text) continue;
      std::string before, after;
      try {
        before = composed(folder.path() + "/avant.xml");
      } catch (const std::runtime_error&) {
        continue;  // what cannot be printed before
      }
      after = composed(folder.path() + "/projet.xml");
      EXPECT_EQ(after, before) << entry.path();
      ++compared;
    }
  }
  EXPECT_GE(compared, 4);
}

}  // namespace
}  // namespace paraphe::testing
