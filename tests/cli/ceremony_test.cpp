// SPDX-License-Identifier: EUPL-1.2
// The folder of a ceremony: what its papers say, who is refused, and that it appears whole or not
// at all.
#include "ceremony.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "composed_text.h"
#include "places.h"
#include "run_program.h"

namespace paraphe::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

/// The draft without the mark under which its data are made up: a watermark would stand between the
/// words.
std::string in_earnest(const std::string& name) {
  return std::regex_replace(read_file(convention(name)), std::regex(" illustratif=\"[^\"]*\""), "");
}

/// What the papers of the folder say, without what changes with each release: fingerprints, and
/// what their width moves.
std::string text_of_papers(const Folder& folder) {
  std::string all =
      judge(folder,
            "cd dossier; for file in LISEZ-MOI.txt [1-9]*; do echo \"== $file\"; case "
            "$file in *.pdf) pdftotext -layout -enc UTF-8 $file -;; *) cat "
            "$file;; esac; done");
  all = std::regex_replace(all, std::regex("\f"), "\n");
  all = std::regex_replace(all, std::regex("\\s+[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}"), " ….-….-….");
  // How wide pdftotext takes a gap to be hangs on the letters of that code.
  all = std::regex_replace(all, std::regex("(\\S) {3,}"), "$1   ");
  all = std::regex_replace(all, std::regex(" +\n"), "\n");
  return std::regex_replace(all, std::regex("\n{3,}"), "\n\n");
}

class CeremonyPapers : public ::testing::TestWithParam<const char*> {};

TEST_P(CeremonyPapers, SayWhatTheGoldenSays) {
  PARAPHE_NEEDS_PROGRAM("pdftotext");
  const Folder folder;
  folder.write("projet.xml", in_earnest(GetParam()));
  const Outcome outcome = ceremony(folder, "projet.xml");
  ASSERT_EQ(outcome.code, 0) << outcome.text;
  expect_golden("ceremonie-" + std::string(GetParam()) + ".txt", text_of_papers(folder));
}

TEST_P(CeremonyPapers, HaveTheSameBytesEachTime) {
  const Folder folder;
  EXPECT_EQ(ceremony(folder, convention(GetParam())).code, 0);
  fs::rename(folder.path() + "/dossier", folder.path() + "/premier");
  EXPECT_EQ(ceremony(folder, convention(GetParam())).code, 0);
  EXPECT_EQ(judge(folder, "diff -r premier dossier"), "");
}

TEST_P(CeremonyPapers, PassPdfA3aAndPdfUa1) {
  const char* jar = std::getenv("PARAPHE_VERAPDF");
  if (jar == nullptr && strict()) FAIL() << "PARAPHE_VERAPDF does not name veraPDF's jar";
  if (jar == nullptr) GTEST_SKIP() << "veraPDF (PARAPHE_VERAPDF names its jar) is missing";
  PARAPHE_NEEDS_PROGRAM("java");
  const Folder folder;
  ASSERT_EQ(ceremony(folder, convention(GetParam())).code, 0);
  judge(folder, "java -jar " + std::string(jar) + " dossier/*.pdf");
}

INSTANTIATE_TEST_SUITE_P(All, CeremonyPapers,
                         ::testing::Values("trois-parties", "electronique-departement-epic",
                                           "avenant-prolongation"),
                         [](const auto& each) {
                           std::string name = each.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

struct Signing {
  std::string draft, date;
  int originals, signatories;
};

class CeremonyOfEveryAct : public ::testing::TestWithParam<Signing> {};

// One sheet an original and signatory, one card a signatory, nothing that was found fault with.
TEST_P(CeremonyOfEveryAct, HasItsPapers) {
  PARAPHE_NEEDS_PROGRAM("pdfinfo");
  const Signing& act = GetParam();
  const Folder folder;
  const Outcome outcome =
      ceremony(folder, act.draft, "--date " + act.date + " --place Exempleville -o dossier");
  ASSERT_EQ(outcome.code, 0) << outcome.text;
  EXPECT_TRUE(whole(folder)) << folder.listing();
  EXPECT_THAT(outcome.text, Not(HasSubstr("PAG-"))) << outcome.text;
  const auto pages = [&](const std::string& file) {
    const std::string told = judge(folder, "pdfinfo dossier/" + file);
    return std::stoi(told.substr(told.find("Pages:") + 6));
  };
  EXPECT_EQ(pages("10-intercalaires.pdf"), act.originals * act.signatories);
  EXPECT_GE(pages("11-chevalets.pdf"), act.signatories);
  EXPECT_EQ(pages("12-plan-de-table.pdf"), 2);
  EXPECT_EQ(pages("13-deroule.pdf"), 1);
  EXPECT_EQ(pages("14-bordereau-de-remise.pdf"), 1);
  EXPECT_LE(pages("15-liste-de-controle.pdf"), 2);
}

INSTANTIATE_TEST_SUITE_P(
    All, CeremonyOfEveryAct,
    ::testing::Values(Signing{sample("cnrs-hauts-de-france"), "2026-12-03", 2, 2},
                      Signing{sample("cnrs-normandie-2021"), "2021-09-21", 2, 2},
                      Signing{convention("accord-sans-terme"), "2026-11-16", 3, 3},
                      Signing{convention("application-pluriannuelle"), "2025-11-24", 3, 3},
                      Signing{convention("avenant-minimal"), "2026-12-03", 2, 2},
                      Signing{convention("avenant-prolongation"), "2026-12-03", 2, 2},
                      Signing{convention("cadre-universite-epst"), "2026-11-20", 2, 2},
                      Signing{convention("consortium-cinq-parties"), "2026-12-03", 5, 5},
                      Signing{convention("minimale"), "2026-12-03", 2, 2},
                      Signing{convention("trois-parties"), "2026-12-03", 3, 3}),
    [](const auto& each) {
      std::string name = fs::path(each.param.draft).stem().string();
      std::replace(name.begin(), name.end(), '-', '_');
      return name;
    });

TEST(CeremonyOriginals, AreThoseThatRenderPrintsForThatDay) {
  const Folder folder;
  ASSERT_EQ(ceremony(folder, convention("trois-parties")).code, 0);
  judge(folder, "paraphe render " + convention("trois-parties") +
                    " --for-signature --originals --as-of 2026-12-03 -o acte.pdf > log");
  for (const std::string pair : {"acte-original-1-region.pdf dossier/01-original-1-region.pdf",
                                 "acte-original-3-cnrs.pdf dossier/03-original-3-CNRS.pdf"})
    EXPECT_EQ(judge(folder, "cmp " + pair), "");
}

TEST(CeremonyOriginals, KeepTheirBlanksForAHand) {
  PARAPHE_NEEDS_PROGRAM("pdftotext");
  const Folder folder;
  ASSERT_EQ(ceremony(folder, convention("minimale")).code, 0);
  const std::string text = judge(folder, "pdftotext -enc UTF-8 dossier/01-original-1-region.pdf -");
  EXPECT_THAT(text, Not(HasSubstr("3 décembre 2026")));
}

TEST(CeremonyTabs, StandAtTheHeightOfTheBox) {
  PARAPHE_NEEDS_PROGRAM("pdftotext");
  const Folder folder;
  ASSERT_EQ(ceremony(folder, convention("trois-parties")).code, 0);
  judge(folder,
        "paraphe render " + convention("trois-parties") +
            " --for-signature --as-of 2026-12-03 -o acte.pdf --signatures champs.json > log");
  const std::string list = folder.read("champs.json");
  const std::regex box(
      "\"points\": \\{\\s*\"x\": [0-9.]+,\\s*\"y\": ([0-9.]+),[^}]*\"height\": ([0-9.]+)");
  int page = 0;
  for (std::sregex_iterator each(list.begin(), list.end(), box), end; each != end; ++each) {
    const int top = static_cast<int>(842 - std::stod((*each)[1]) - std::stod((*each)[2]));
    const std::string only = std::to_string(++page);
    const std::string seen =
        judge(folder, "pdftotext -r 72 -f " + only + " -l " + only + " -x 499 -W 97 -y " +
                          std::to_string(top) + " -H " +
                          std::to_string(static_cast<int>(std::stod((*each)[2])) + 1) +
                          " dossier/10-intercalaires.pdf -");
    EXPECT_THAT(seen, HasSubstr("→")) << page;
  }
  EXPECT_EQ(page, 3);
}

std::string changed(const std::string& draft, const std::string& from, const std::string& to) {
  std::string bytes = read_file(draft);
  const std::size_t at = bytes.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return bytes.replace(at, from.size(), to);
}

struct Refusal {
  std::string name, draft, from, to, options;
  int code;
  std::vector<std::string> said;
};

class CeremonyRefused : public ::testing::TestWithParam<Refusal> {};

TEST_P(CeremonyRefused, WritesNothing) {
  const Refusal& refusal = GetParam();
  const Folder folder;
  folder.write("projet.xml", changed(refusal.draft, refusal.from, refusal.to));
  const Outcome outcome = ceremony(folder, "projet.xml", refusal.options);
  EXPECT_EQ(outcome.code, refusal.code) << outcome.text;
  for (const std::string& words : refusal.said) EXPECT_THAT(outcome.text, HasSubstr(words));
  EXPECT_EQ(folder.listing(), "projet.xml\n");
}

const std::string hdf = sample("cnrs-hauts-de-france");

INSTANTIATE_TEST_SUITE_P(
    All, CeremonyRefused,
    ::testing::Values(
        Refusal{"a_delegation_that_has_lapsed",
                hdf,
                "fin=\"2028-03-31\"",
                "fin=\"2026-11-30\"",
                usual,
                1,
                {"[SIG-07]", "a pris fin le 30", "rien n’est imprimé"}},
        Refusal{"the_same_on_a_later_day",
                hdf,
                "fin=\"2028-03-31\"",
                "fin=\"2028-03-31\"",
                "--date 2028-04-03 --place Lille -o dossier",
                1,
                {"[SIG-07]"}},
        Refusal{"a_mandate_that_has_ended",
                convention("minimale"),
                "<representant ",
                "<representant fin=\"2026-12-02\" ",
                usual,
                1,
                {"[SIG-17]", "n’est plus en fonction"}},
        Refusal{"what_is_not_conform",
                convention("trois-parties"),
                "originaux=\"3\"",
                "originaux=\"1\"",
                usual,
                1,
                {"rien n’est imprimé"}},
        Refusal{
            "what_is_no_agreement", convention("minimale"), "<parties>", "<partis>", usual, 3, {}},
        Refusal{"another_date_than_the_draft",
                convention("accord-sans-terme"),
                "2026-11-16",
                "2026-11-17",
                "--date 2026-11-18 --place Exempleville -o dossier",
                1,
                {"17", "« date » de « cloture »"}},
        Refusal{"an_act_signed_before",
                sample("cnrs-normandie-2021"),
                "2021-09-21",
                "2021-09-21",
                "--date 2021-09-22 --place Caen -o dossier",
                1,
                {"une seconde fois"}},
        Refusal{"another_number_of_originals",
                convention("minimale"),
                "<",
                "<",
                usual + std::string("--originals 3"),
                1,
                {"« originaux » de « cloture »"}},
        Refusal{"no_number_of_originals",
                convention("minimale"),
                "<",
                "<",
                usual + std::string("--originals trois"),
                2,
                {"attend un nombre"}},
        Refusal{"no_date",
                convention("minimale"),
                "<",
                "<",
                "--place Lille -o dossier",
                2,
                {"2026-12-03T11:00"}},
        Refusal{"no_hour",
                convention("minimale"),
                "<",
                "<",
                "--date 2026-12-03T25:00 --place Lille -o dossier",
                2,
                {"n’est pas un moment"}},
        Refusal{"no_place",
                convention("minimale"),
                "<",
                "<",
                "--date 2026-12-03 --place ' ' -o dossier",
                2,
                {"--place"}},
        Refusal{"standard_output",
                convention("minimale"),
                "<",
                "<",
                "--date 2026-12-03 --place Lille -o -",
                2,
                {"dossier"}},
        Refusal{"no_such_template",
                convention("minimale"),
                "<",
                "<",
                usual + std::string("--template orne"),
                4,
                {"[GAB-06]"}}),
    [](const auto& each) { return each.param.name; });

}  // namespace
}  // namespace paraphe::testing
