// SPDX-License-Identifier: EUPL-1.2
// What makes a print ready for pens and for platforms: paraphes, originals, fields and their list,
// tags; judged by programs we did not write.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "composed_text.h"
#include "places.h"
#include "run_program.h"

namespace paraphe::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

using Json = nlohmann::json;

std::string convention(const std::string& name) {
  return std::string(source_dir) + "/tests/conventions/" + name + ".xml";
}

/// Renders `draft` in `folder` as projet.pdf.
void render(const std::string& draft, const std::string& options, const Folder& folder) {
  const Outcome outcome =
      run_program("paraphe render " + draft + " -o projet.pdf " + options, folder.path());
  ASSERT_EQ(outcome.code, 0) << outcome.text;
}

std::string text_of(const Folder& folder, const std::string& options,
                    const std::string& file = "projet.pdf") {
  return run_program("pdftotext -enc UTF-8 " + options + " " + file + " -", folder.path()).text;
}

/// What stands in the foot of a page, upright or turned, above the line of the page numbers.
std::string foot_of(const Folder& folder, int page) {
  const std::string only = " -f " + std::to_string(page) + " -l " + std::to_string(page);
  const std::string told = run_program("pdfinfo" + only + " projet.pdf", folder.path()).text;
  const double height = std::stod(told.substr(told.find(" x ", told.find(" size:")) + 3));
  const std::string top = std::to_string(static_cast<int>(height) - 104);
  return text_of(folder, "-r 72 -x 0 -y " + top + " -W 842 -H 73" + only);
}

class EveryConvention : public ::testing::TestWithParam<std::string> {};

TEST_P(EveryConvention, HasParaphesOnEachPageButThoseThatAreSigned) {
  PARAPHE_NEEDS_PROGRAM("pdftotext");
  const Folder folder;
  render(GetParam(), "--signatures champs.json", folder);
  const Json list = Json::parse(folder.read("champs.json"));
  std::set<int> signed_pages;
  for (const Json& signature : list["signatures"])
    signed_pages.insert(signature["page"].get<int>());
  ASSERT_FALSE(signed_pages.empty());
  const int pages = list["document"]["pages"];
  const std::size_t parties = list["signatures"].size();
  for (int page = 1; page <= pages; ++page) {
    // The fingerprint, then one label a party.
    std::size_t words = 0;
    std::istringstream foot(foot_of(folder, page));
    for (std::string word; foot >> word;) ++words;
    if (signed_pages.count(page) != 0) {
      EXPECT_EQ(words, 1U) << "page " << page;
    } else {
      EXPECT_GE(words, 1 + parties) << "page " << page;
    }
  }
}

TEST_P(EveryConvention, ListsItsSignatureFieldsAsTheSchemaSays) {
  PARAPHE_NEEDS_PROGRAM("jsonschema");
  const Folder folder;
  render(GetParam(), "--signatures champs.json", folder);
  const Outcome judged =
      run_program("jsonschema -i champs.json \"$SOURCE/schemas/signatures.schema.json\"",
                  folder.path(), {"SOURCE=" + std::string(source_dir)});
  EXPECT_EQ(judged.text, "");
}

std::vector<std::string> every_convention() {
  std::vector<std::string> all;
  for (const std::string folder : {"/samples", "/tests/conventions"})
    for (const auto& entry : std::filesystem::directory_iterator(source_dir + folder))
      if (entry.path().extension() == ".xml") all.push_back(entry.path().string());
  std::sort(all.begin(), all.end());
  return all;
}

std::string stem_of(const ::testing::TestParamInfo<std::string>& info) {
  std::string name = std::filesystem::path(info.param).stem().string();
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, EveryConvention, ::testing::ValuesIn(every_convention()), stem_of);

TEST(Originals, BearTheirNumberAndParty) {
  PARAPHE_NEEDS_PROGRAM("pdftotext");
  const Folder folder;
  render(convention("trois-parties"), "", folder);
  const std::string usual = folder.read("projet.pdf");
  EXPECT_THAT(text_of(folder, ""), Not(HasSubstr("Original")));
  render(convention("trois-parties"), "--originals", folder);
  EXPECT_TRUE(folder.read("projet.pdf") == usual);  // nor does it write that one
  const Outcome listed = run_program("ls projet-original-*", folder.path());
  std::istringstream names(listed.text);
  int number = 0;
  for (std::string name; std::getline(names, name);) {
    const std::string begin = "projet-original-" + std::to_string(++number) + "-";
    EXPECT_EQ(name.substr(0, begin.size()), begin);
    const std::string text = text_of(folder, "-nodiag", name);
    const std::string mark = std::to_string(number) + "/3 — ";
    std::size_t marks = 0, pages = 0;
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) ++marks;
    for (const char c : text) pages += c == '\f' ? 1 : 0;
    EXPECT_EQ(marks, pages) << name;
  }
  EXPECT_GE(number, 3);
  // One alone is the same file.
  render(convention("trois-parties"), "--original 2", folder);
  EXPECT_EQ(run_program("cmp projet.pdf projet-original-2-*.pdf", folder.path()).text, "");
}

TEST(Originals, BeyondTheirPartiesAreForTheArchives) {
  PARAPHE_NEEDS_PROGRAM("pdftotext");
  const Folder folder;
  std::string draft = read_file(convention("minimale"));
  const std::string two = "originaux=\"2\"";
  draft.replace(draft.find(two), two.size(), "originaux=\"3\"");
  folder.write("projet.xml", draft);
  render("projet.xml", "--originals", folder);
  EXPECT_TRUE(folder.has("projet-original-3.pdf")) << folder.listing();
  EXPECT_THAT(text_of(folder, "-nodiag", "projet-original-3.pdf"), HasSubstr("3/3 — archives"));
}

TEST(Originals, AreNumberedBesideTheWholeVersionInLargePrint) {
  PARAPHE_NEEDS_PROGRAM("pdftotext");
  const Folder folder;
  render(convention("consortium-cinq-parties"), "--original 2 -t grands-caracteres", folder);
  const std::string text = text_of(folder, "-nodiag -layout");
  EXPECT_THAT(text, HasSubstr("Version 3.0.2"));
  EXPECT_THAT(text, HasSubstr("2/5 — Métropole"));
}

TEST(Originals, AreAllWrittenOrNone) {
  const Folder folder;
  std::filesystem::create_directory(folder.path() + "/projet-original-2-commune.pdf");
  const Outcome outcome = run_program(
      "paraphe render " + convention("minimale") + " -o projet.pdf --originals", folder.path());
  EXPECT_EQ(outcome.code, 5) << outcome.text;
  EXPECT_FALSE(folder.has("projet-original-1-region.pdf"));
}

struct Refused {
  const char* name;
  const char* draft;
  const char* options;
  int code;
  const char* says;
};

void PrintTo(const Refused& refused, std::ostream* out) { *out << refused.name; }

class APrint : public ::testing::TestWithParam<Refused> {};

TEST_P(APrint, IsRefused) {
  const Folder folder;
  const Outcome outcome = run_program(
      "paraphe render " + convention(GetParam().draft) + " --lang en " + GetParam().options,
      folder.path());
  EXPECT_EQ(outcome.code, GetParam().code);
  EXPECT_THAT(outcome.text, HasSubstr(GetParam().says));
  EXPECT_EQ(folder.listing(), "");
}

constexpr const char* paper = "minimale";
constexpr const char* electronic = "electronique-departement-epic";

INSTANTIATE_TEST_SUITE_P(
    All, APrint,
    ::testing::Values(
        Refused{"OfAnOriginalThatIsNot", paper, "-o a.pdf --original 9", 1, "no original no. 9"},
        Refused{"OfAnOriginalWithoutNumber", paper, "-o a.pdf --original un", 2,
                "'--original' expects a number"},
        Refused{"OfOriginalsOfAnElectronicAct", electronic, "-o a.pdf --originals", 1, "CMP-06"},
        Refused{"OfTagsOnPaper", paper, "-o a.pdf --text-tags", 1, "CMP-07"},
        Refused{"OfOriginalsWithTags", electronic, "-o a.pdf --originals --text-tags", 2,
                "do not go together"},
        Refused{"OfOriginalsOnStandardOutput", paper, "-o - --originals", 2, "several files"},
        Refused{"OfTwoThingsInOneFile", paper, "-o a.pdf --signatures a.pdf", 2,
                "cannot be the same file"}),
    [](const auto& each) { return each.param.name; });

TEST(TextTags, AreFoundAndNotSeen) {
  PARAPHE_NEEDS_PROGRAM("pdftotext");
  PARAPHE_NEEDS_PROGRAM("pdftoppm");
  const Folder folder;
  render(convention(electronic), "", folder);
  EXPECT_THAT(text_of(folder, ""), Not(HasSubstr("#signature")));
  run_program("pdftoppm -r 60 projet.pdf sans", folder.path());
  render(convention(electronic), "--text-tags --signatures champs.json", folder);
  const std::string text = text_of(folder, "-layout");
  EXPECT_THAT(text, HasSubstr("#signature1#"));
  EXPECT_THAT(text, HasSubstr("#signature2#"));
  const std::size_t first = text.find("#signature1#"), second = text.find("#signature2#");
  EXPECT_NE(text.substr(first, second - first).find('\n'), std::string::npos);
  EXPECT_EQ(Json::parse(folder.read("champs.json"))["signatures"][1]["tag"], "#signature2#");
  run_program("pdftoppm -r 60 projet.pdf avec", folder.path());
  EXPECT_EQ(run_program("for p in sans-*; do cmp $p avec-${p#sans-}; done", folder.path()).text,
            "");
  EXPECT_THAT(run_program("pdfinfo -struct-text projet.pdf", folder.path()).text,
              Not(HasSubstr("#signature")));
}

TEST(AListOfSignatures, SaysWhereAndInWhichOrder) {
  PARAPHE_NEEDS_PROGRAM("sha256sum");
  const Folder folder;
  render(convention("consortium-cinq-parties"), "--signatures champs.json", folder);
  const Json list = Json::parse(folder.read("champs.json"));
  EXPECT_EQ(list["document"]["digest"],
            "sha256:" + run_program("sha256sum projet.pdf", folder.path()).text.substr(0, 64));
  std::vector<std::string> fields;
  for (const Json& signature : list["signatures"]) {
    fields.push_back(signature["field"]);
    EXPECT_EQ(signature["order"], fields.size());
    for (const char* key : {"x", "y", "width", "height"})
      EXPECT_NEAR(signature["points"][key], signature["millimetres"][key].get<double>() * 72 / 25.4,
                  0.02);
    EXPECT_GE(signature["millimetres"]["width"], 60);
    EXPECT_GE(signature["millimetres"]["height"], 25);
  }
  EXPECT_THAT(fields,
              ElementsAre("Signature_elue-region", "Signature_elu-metropole", "Signature_delegue",
                          "Signature_vice-presidente", "Signature_directrice-port"));
  const Json& delegate = list["signatures"][0]["signatory"];
  EXPECT_EQ(delegate["capacity"], "conseillère régionale déléguée à la mer");
  EXPECT_EQ(delegate["onBehalfOf"]["capacity"], "président du conseil régional");
}

TEST(TheWatermark, IsPaintedUnderTheText) {
  PARAPHE_NEEDS_PROGRAM("qpdf");
  const Folder folder;
  render(convention("minimale"), "", folder);
  const Outcome content = run_program(
      "qpdf --qdf --object-streams=disable projet.pdf lisible.pdf && "
      "grep -a -m 1 BDC lisible.pdf",
      folder.path());
  EXPECT_THAT(content.text, HasSubstr("/Artifact"));
  EXPECT_THAT(content.text, HasSubstr("/Background"));
}

TEST(TheFile, SaysWhatItIsMadeFrom) {
  const Folder folder;
  const std::string sample = std::string(source_dir) + "/samples/cnrs-hauts-de-france.xml";
  render(sample, "--for-signature --as-of 2026-12-01 --strike", folder);
  const std::string file = folder.read("projet.pdf");
  for (const std::string property :
       {"sourceDigest", "templateDigest", "rulesDigest", "hyphenationDigest"}) {
    EXPECT_THAT(file, HasSubstr("<paraphe:" + property + ">sha256:"));
    EXPECT_THAT(file, HasSubstr("<pdfaProperty:name>" + property + "</pdfaProperty:name>"));
  }
  EXPECT_THAT(file, HasSubstr("<paraphe:fonts>GentiumBookPlus"));
  EXPECT_THAT(file, HasSubstr("<paraphe:libraries>libharu "));
  EXPECT_THAT(
      file, HasSubstr("<paraphe:options>for-signature strike as-of=2026-12-01</paraphe:options>"));
  render(sample, "", folder);
  EXPECT_THAT(folder.read("projet.pdf"), Not(HasSubstr("rulesDigest")));  // nothing was checked
  EXPECT_THAT(folder.read("projet.pdf"), HasSubstr("<pdfaid:part>3<"));
  render(sample, "--embed none", folder);
  EXPECT_THAT(folder.read("projet.pdf"), HasSubstr("<pdfaid:part>2<"));
  EXPECT_THAT(folder.read("projet.pdf"), Not(HasSubstr("EmbeddedFile")));
  EXPECT_THAT(folder.read("projet.pdf"), HasSubstr("<paraphe:options>embed=none<"));
}

}  // namespace
}  // namespace paraphe::testing
