// SPDX-License-Identifier: EUPL-1.2
// The PDF that the program writes, judged by programs we did not write, against what was composed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "composed_text.h"
#include "places.h"
#include "run_program.h"

namespace paraphe::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

/// The characters that stand askew on a page, sorted: those of its watermarks.
std::string askew(const Folder& folder, const std::string& page) {
  const auto characters = [&](const std::string& option) {
    std::u32string all = code_points(run_program("pdftotext -enc UTF-8 " + option + " -f " + page +
                                                     " -l " + page + " projet.pdf -",
                                                 folder.path())
                                         .text);
    all.erase(std::remove_if(all.begin(), all.end(), [](char32_t c) { return c <= U' '; }),
              all.end());
    std::sort(all.begin(), all.end());
    return all;
  };
  const std::u32string all = characters(""), straight = characters("-nodiag");
  std::u32string rest;
  std::set_difference(all.begin(), all.end(), straight.begin(), straight.end(),
                      std::back_inserter(rest));
  return utf8(rest);
}

bool reads(const std::string& askew_characters, const std::string& watermark) {
  std::u32string wanted = code_points(watermark);
  wanted.erase(std::remove(wanted.begin(), wanted.end(), U' '), wanted.end());
  std::sort(wanted.begin(), wanted.end());
  const std::u32string found = code_points(askew_characters);
  return std::includes(found.begin(), found.end(), wanted.begin(), wanted.end());
}

constexpr const char* example = "EXEMPLE — document sans valeur";

struct Printed {
  const char* draft;
  int fewest_pages;
  int most_pages;
};

/// A draft on the paper of a theme.
struct Paper {
  Printed printed;
  const char* theme;
  double length;  ///< of a document, beside « sobre »
};

void PrintTo(const Paper& paper, std::ostream* out) {
  *out << paper.printed.draft << ", " << paper.theme;
}

const std::vector<Printed> drafts = {
    {"samples/cnrs-hauts-de-france.xml", 8, 14},
    {"samples/cnrs-normandie-2021.xml", 8, 14},
    {"tests/conventions/minimale.xml", 1, 4},
    {"tests/conventions/partenaire-suisse.xml", 2, 6},
    {"tests/conventions/tout.xml", 5, 14},
    {"tests/conventions/trois-parties.xml", 3, 10},
    {"tests/conventions/accord-sans-terme.xml", 2, 5},
    {"tests/conventions/application-pluriannuelle.xml", 3, 8},
    {"tests/conventions/cadre-universite-epst.xml", 3, 8},
    {"tests/conventions/consortium-cinq-parties.xml", 4, 9},
    {"tests/conventions/electronique-departement-epic.xml", 2, 3},
    {"tests/conventions/avenant-minimal.xml", 1, 3},
    {"tests/conventions/avenant-prolongation.xml", 3, 5},
};

std::vector<Paper> papers() {
  std::vector<Paper> all;
  for (const Printed& draft : drafts) {
    all.push_back({draft, "sobre", 1});
    all.push_back({draft, "institutionnel", 1.3});
    all.push_back({draft, "grands-caracteres", 2.7});
  }
  return all;
}

class Rendering : public ::testing::TestWithParam<Paper> {
 protected:
  void SetUp() override {
    for (const std::string judge :
         {"pdftotext", "pdffonts", "pdfinfo", "pdfsig", "pdfdetach", "qpdf"}) {
      PARAPHE_NEEDS_PROGRAM(judge);
    }
    std::filesystem::copy_file(source(), folder_.path() + "/projet.xml");
    run_program("cp " + std::string(source_dir) + "/tests/conventions/*.png .", folder_.path());
    const Outcome outcome = run_program(render("projet.xml", "projet.pdf"), folder_.path());
    ASSERT_EQ(outcome.code, 0) << outcome.text;
    findings_ = outcome.text;
  }
  static std::string source() { return std::string(source_dir) + "/" + GetParam().printed.draft; }
  static std::string render(const std::string& draft, const std::string& pdf) {
    return "paraphe render " + draft + " -o " + pdf + " --template " + GetParam().theme;
  }
  /// Of the parties, on paper that shows them.
  static std::size_t logos() {
    const std::string xml = read_file(source());
    const std::regex logo(" logo=\"");
    const auto count = std::distance(std::sregex_iterator(xml.begin(), xml.end(), logo), {});
    return std::string(GetParam().theme) == "institutionnel" ? static_cast<std::size_t>(count) : 0;
  }
  std::string judge(const std::string& command) const {
    const Outcome outcome = run_program(command, folder_.path());
    EXPECT_EQ(outcome.code, 0) << command << "\n" << outcome.text;
    return outcome.text;
  }
  int pages() const {
    std::smatch found;
    const std::string text = judge("pdfinfo projet.pdf");
    return std::regex_search(text, found, std::regex("Pages: +([0-9]+)")) ? std::stoi(found[1]) : 0;
  }

  const Folder folder_;
  std::string findings_;
};

TEST_P(Rendering, HasAReasonableNumberOfPages) {
  EXPECT_GE(pages(), GetParam().printed.fewest_pages);
  EXPECT_LE(pages(), GetParam().printed.most_pages * GetParam().length + 1);
}

// A loose line (PAG-02) is the draft’s; nothing may stick out, be cut off or look blurred.
TEST_P(Rendering, FitsItsPages) {
  std::string rest = findings_;
  for (std::size_t at; (at = rest.find("[PAG-02]")) != std::string::npos;) rest.erase(at, 8);
  EXPECT_THAT(rest, Not(::testing::ContainsRegex("\\[[A-Z]+-[0-9]+\\]")));
}

TEST_P(Rendering, ShowsTheLogosOfItsParties) {
  const std::string text = judge("pdfinfo -struct projet.pdf");
  std::size_t figures = 0;
  for (std::size_t at = 0; (at = text.find("Figure", at)) != std::string::npos; ++at) ++figures;
  EXPECT_EQ(figures, logos());
  const std::string images = judge("pdfimages -list -f 2 -l 2 projet.pdf");
  EXPECT_EQ(images.find(" image ") != std::string::npos, logos() > 0);  // in the header
}

TEST_P(Rendering, NumbersAndMarksEveryPage) {
  const int count = pages();
  for (int page = 1; page <= count; ++page) {
    const std::string number = std::to_string(page);
    const std::string text =
        judge("pdftotext -enc UTF-8 -f " + number + " -l " + number + " projet.pdf -");
    EXPECT_THAT(text, ::testing::ContainsRegex("Page[ \xC2\xA0]*" + number + "/" +
                                               std::to_string(count) + "\n"));
    EXPECT_TRUE(reads(askew(folder_, number), std::string(example) + "PROJET")) << "page " << page;
  }
}

TEST_P(Rendering, EmbedsASubsetOfEachFont) {
  std::istringstream lines(judge("pdffonts projet.pdf"));
  int fonts = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.find("CID") == std::string::npos) continue;
    EXPECT_THAT(line,
                ::testing::ContainsRegex("^[A-Z][A-Z][A-Z][A-Z][A-Z][A-Z]\\+.* yes yes yes "));
    ++fonts;
  }
  EXPECT_GE(fonts, 2);
}

TEST_P(Rendering, IsSoundForQpdf) {
  const std::string text = judge("qpdf --check projet.pdf");
  EXPECT_THAT(text, HasSubstr("No syntax or stream encoding errors found"));
  EXPECT_THAT(text, Not(HasSubstr("WARNING")));
}

// No warning from programs that share no code: poppler, MuPDF, Ghostscript.
TEST_P(Rendering, IsDrawnWithoutAWord) {
  for (const std::string program :
       {"pdftoppm -r 30 -png projet.pdf page", "mutool draw -q -N -r 30 -o mu%d.png projet.pdf",
        "gs -q -dSAFER -dBATCH -dNOPAUSE -sDEVICE=nullpage projet.pdf"}) {
    PARAPHE_NEEDS_PROGRAM(program.substr(0, program.find(' ')));
    EXPECT_EQ(judge(program), "") << program;
  }
}

TEST_P(Rendering, IsReadByPdfJs) {
  const char* judges = std::getenv("PARAPHE_NPM_JUDGES");
  if (judges == nullptr && strict()) FAIL() << "PARAPHE_NPM_JUDGES names no judges of npm";
  if (judges == nullptr) GTEST_SKIP() << "pdf.js (PARAPHE_NPM_JUDGES) is missing";
  const std::string told = judge("node " + std::string(source_dir) +
                                 "/tests/judges/npm/pdfjs.mjs " + judges + " projet.pdf");
  EXPECT_THAT(told, StartsWith("pages " + std::to_string(pages()) + "\n"));
  EXPECT_THAT(told, HasSubstr("\nattachment projet.xml\n"));
  EXPECT_THAT(told, HasSubstr("\nfield Signature_"));
}

TEST_P(Rendering, PassesPdfA3aAndPdfUa1) {
  const char* judge = std::getenv("PARAPHE_VERAPDF");
  if (judge == nullptr && strict()) FAIL() << "PARAPHE_VERAPDF does not name veraPDF's jar";
  if (judge == nullptr) GTEST_SKIP() << "veraPDF (PARAPHE_VERAPDF names its jar) is missing";
  PARAPHE_NEEDS_PROGRAM("java");
  const Outcome outcome =
      run_program("java -jar " + std::string(judge) + " projet.pdf", folder_.path());
  EXPECT_EQ(outcome.code, 0) << outcome.text;
}

TEST_P(Rendering, NamesAFieldForEachSignatory) {
  const std::string xml = read_file(source());
  std::vector<std::string> expected;
  const std::regex party("<partie [^]*?</partie>"), signatory("<signataire id=\"([^\"]+)\""),
      legal("<representant id=\"([^\"]+)\"");
  for (std::sregex_iterator it(xml.begin(), xml.end(), party), end; it != end; ++it) {
    std::smatch found;
    const std::string text = it->str();
    ASSERT_TRUE(std::regex_search(text, found, signatory) || std::regex_search(text, found, legal));
    expected.push_back("Signature_" + found[1].str());
  }
  std::vector<std::string> fields;
  const std::string listed = run_program("pdfsig projet.pdf", folder_.path()).text;
  const std::regex name("Signature Field Name: (.*)");
  for (std::sregex_iterator it(listed.begin(), listed.end(), name), end; it != end; ++it)
    fields.push_back((*it)[1]);
  EXPECT_THAT(fields, ::testing::UnorderedElementsAreArray(expected));
}

TEST_P(Rendering, GivesTheSameBytesAnywhereAndAnytime) {
  const std::string first = folder_.read("projet.pdf");
  run_program("mkdir ailleurs && cp projet.xml *.png ailleurs", folder_.path());
  const std::vector<std::string> elsewhere{"LC_ALL=fr_FR.UTF-8", "LANG=de_DE.UTF-8",
                                           "TZ=Pacific/Auckland", "HOME=/"};
  ASSERT_EQ(
      run_program(render("projet.xml", "projet.pdf"), folder_.path() + "/ailleurs", elsewhere).code,
      0);
  EXPECT_TRUE(folder_.read("ailleurs/projet.pdf") == first);
  ASSERT_EQ(
      run_program(render("ailleurs/projet.xml", "autre.pdf") + " --lang en", folder_.path()).code,
      0);
  EXPECT_TRUE(folder_.read("autre.pdf") == first);
}

TEST_P(Rendering, CarriesItsSourceWithoutComments) {
  const std::size_t forms = std::string(GetParam().theme) == "sobre" ? 1 : 2;  // others extend it
  const std::string files = std::to_string(1 + forms + logos()) + " embedded files";
  EXPECT_THAT(judge("pdfdetach -list projet.pdf"), ::testing::StartsWith(files));
  run_program("mkdir encore", folder_.path());
  judge("pdfdetach -saveall -o encore projet.pdf");
  EXPECT_THAT(folder_.read("encore/projet.xml"), Not(HasSubstr("<!--")));
  // The same draft to the check: what it carries can be printed again, to the same bytes.
  ASSERT_EQ(run_program(render("encore/projet.xml", "encore.pdf"), folder_.path()).code, 0);
  EXPECT_TRUE(folder_.read("encore.pdf") == folder_.read("projet.pdf"));
  ASSERT_EQ(run_program(render("projet.xml", "projet.pdf") + " --embed none", folder_.path()).code,
            0);
  EXPECT_THAT(judge("pdfdetach -list projet.pdf"), ::testing::StartsWith("0 embedded files"));
}

TEST_P(Rendering, SaysExactlyWhatWasComposedArticleByArticle) {
  const std::vector<Section> composed = composed_sections(source(), GetParam().theme);
  const std::vector<Section> printed = printed_sections(judge("pdfinfo -struct-text projet.pdf"));
  ASSERT_GE(composed.size(), 3U);
  std::vector<std::string> headings, expected_headings;
  for (const Section& section : composed) expected_headings.push_back(section.heading);
  for (const Section& section : printed) headings.push_back(section.heading);
  ASSERT_EQ(headings, expected_headings);
  for (std::size_t i = 0; i < composed.size(); ++i) {
    EXPECT_EQ(printed[i].text, composed[i].text) << "under " << composed[i].heading;
  }
}

std::string name_of(const ::testing::TestParamInfo<Paper>& info) {
  std::string name =
      std::filesystem::path(info.param.printed.draft).stem().string() + "-" + info.param.theme;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, Rendering, ::testing::ValuesIn(papers()), name_of);

TEST(RenderingForSignature, LeavesProjetOutAndKeepsExemple) {
  PARAPHE_NEEDS_PROGRAM("pdftotext");
  const Folder folder;
  const Outcome outcome = run_program(
      std::string("paraphe render ") + source_dir +
          "/samples/cnrs-hauts-de-france.xml --for-signature --as-of 2026-12-01 -o projet.pdf",
      folder.path());
  ASSERT_EQ(outcome.code, 0) << outcome.text;
  for (const std::string page : {"1", "2", "8"}) {
    const std::string marks = askew(folder, page);
    EXPECT_TRUE(reads(marks, example)) << "page " << page;
    EXPECT_THAT(marks, Not(HasSubstr("J"))) << "page " << page;
  }
}

// A sheet that held boxes alone could be signed and put under another text.
TEST(RenderingForSignature, KeepsTextAboveTheSignatures) {
  PARAPHE_NEEDS_PROGRAM("pdftotext");
  for (const std::string sample : {"cnrs-hauts-de-france", "cnrs-normandie-2021"}) {
    const Folder folder;
    const std::string draft = source_dir + std::string("/samples/") + sample + ".xml";
    ASSERT_EQ(run_program("paraphe render " + draft + " -o projet.pdf", folder.path()).code, 0);
    const std::string text =
        run_program("pdftotext -nodiag -enc UTF-8 projet.pdf -", folder.path()).text;
    const std::size_t closing = text.find("originaux");  // « Fait en deux originaux »
    ASSERT_NE(closing, std::string::npos);
    std::istringstream lines(
        text.substr(text.rfind('\f', closing) + 1, closing - text.rfind('\f', closing)));
    int full = 0;
    for (std::string line; std::getline(lines, line);)
      full += code_points(line).size() > 30 ? 1 : 0;
    EXPECT_GE(full, 3) << sample;  // two lines, and the header
  }
}

TEST(RenderingOfASmallCode, SaysThatACopyWillNotBeRead) {
  const Folder folder;
  folder.write(
      "maison.xml",
      "<gabarit xmlns=\"urn:paraphe:gabarit:1\" nom=\"maison\" etend=\"sobre\"><bande "
      "hauteur=\"25mm\" qr=\"14mm\" parapheLargeur=\"16mm\" parapheHauteur=\"14mm\"/></gabarit>");
  const Outcome outcome = run_program(std::string("paraphe render ") + source_dir +
                                          "/samples/cnrs-normandie-2021.xml -o projet.pdf "
                                          "--template ./maison.xml",
                                      folder.path());
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.text, HasSubstr("0,34\u00A0mm"));
  EXPECT_THAT(outcome.text, HasSubstr("[PAG-07]"));
}

TEST(Program, StartsWithoutThePrintingLibraries) {
  const Folder folder;
  const Outcome outcome = run_program("ldd $(command -v paraphe)", folder.path());
  ASSERT_EQ(outcome.code, 0) << outcome.text;
  EXPECT_THAT(outcome.text, HasSubstr("libxml2"));
  for (const std::string library : {"hpdf", "harfbuzz", "png", "qpdf", "crypto", "ssl"}) {
    EXPECT_THAT(outcome.text, Not(HasSubstr(library)));
  }
}

}  // namespace
}  // namespace paraphe::testing
