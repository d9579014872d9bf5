// SPDX-License-Identifier: EUPL-1.2
// The « fiche de visa »: what it says, that the PDF and the HTML page say the same, on two pages.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <pugixml.hpp>
#include <regex>
#include <sstream>
#include <string>

#include "browser.h"
#include "composed_text.h"
#include "places.h"
#include "run_program.h"

namespace paraphe::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string source = source_dir + std::string("/");

Outcome visa(const Folder& folder, const std::string& arguments) {
  return run_program("paraphe visa --as-of 2026-12-01 " + arguments, folder.path());
}

std::string text_of(const pugi::xml_node& node) {
  if (node.type() == pugi::node_pcdata) return node.value();
  const std::string name = node.name();
  if (name == "input") return "☐ ";
  if (name == "style" || name == "title") return "";
  const std::string role = node.attribute("role").value();
  std::string text = role == "img" ? "____" : "";
  for (const pugi::xml_node& child : node.children()) text += text_of(child);
  if (name == "td" || name == "th") return text.substr(0, text.find_last_not_of('\n') + 1) + " | ";
  const bool block = name == "p" || name == "li" || name == "tr" || name[0] == 'h';
  return block ? text + "\n" : text;
}

/// What a reader of the page reads, a paragraph or a row of a table on each line.
std::string read_page(const std::string& page) {
  pugi::xml_document document;
  const pugi::xml_parse_result result = document.load_buffer(
      page.data(), page.size(),
      pugi::parse_default | pugi::parse_doctype | pugi::parse_ws_pcdata_single);
  EXPECT_TRUE(result) << result.description();
  std::istringstream lines(text_of(document.document_element()));
  std::string text;
  for (std::string line; std::getline(lines, line);) {
    if (line.find_first_not_of(" |") != std::string::npos) text += line + "\n";
  }
  return text;
}

/// Without what changes with each rule and each release.
std::string steady(std::string text) {
  text = std::regex_replace(text, std::regex("[0-9a-f]{64}"), "…");
  text = std::regex_replace(text, std::regex("paraphe [0-9.]+"), "paraphe …");
  return std::regex_replace(text, std::regex("profils\u00A0: .*"), "profils : …");
}

TEST(VisaSheet, OfADraftThatIsConform) {
  const Folder folder;
  std::filesystem::copy_file(source + "tests/conventions/trois-parties.xml",
                             folder.path() + "/projet.xml");
  const Outcome outcome = visa(folder, "projet.xml -o visa.html");
  EXPECT_EQ(outcome.code, 0) << outcome.text;
  expect_golden("fiche-de-visa.txt", steady(read_page(folder.read("visa.html"))));
}

TEST(VisaSheet, OfADraftThatIsNotConformSaysSoFirst) {
  const Folder folder;
  const Outcome outcome = visa(folder, source + "samples/convention-a-corriger.xml -o visa.html");
  EXPECT_EQ(outcome.code, 1) << outcome.text;
  const std::string text = read_page(folder.read("visa.html"));
  const std::size_t told = text.find("Non conforme");
  ASSERT_NE(told, std::string::npos) << text;
  EXPECT_LT(told, text.find("Signataires"));
  EXPECT_THAT(text, HasSubstr("Ce texte ne peut pas être signé en l’état."));
}

TEST(VisaSheet, OfADraftThatIsNoAgreementYetSaysWhatIsThere) {
  const Folder folder;
  folder.write("projet.xml",
               "<convention xmlns=\"urn:paraphe:convention:1\" langue=\"fr\">\n"
               "  <titre>Un &lt;b&gt;titre&lt;/b&gt;</titre>\n"
               "  <cloture nombreOriginaux=\"-3\"/></convention>\n");
  for (const std::string name : {"visa.html", "visa.pdf"}) {
    EXPECT_EQ(visa(folder, "projet.xml -o " + name).code, 1);
    EXPECT_TRUE(folder.has(name));
  }
  const std::string page = folder.read("visa.html");
  EXPECT_THAT(page, HasSubstr("Un &lt;b&gt;titre&lt;/b&gt;"));
  EXPECT_THAT(read_page(page), AllOf(HasSubstr("les règles n’ont pas été appliquées"),
                                     HasSubstr("Aucune règle n’a été appliquée")));
}

TEST(VisaSheet, IsRefusedOnlyToWhatCannotBeRead) {
  const Folder folder;
  folder.write("projet.xml", "<convention");
  const Outcome unreadable = visa(folder, "projet.xml -o visa.pdf");
  EXPECT_EQ(unreadable.code, 3);
  EXPECT_THAT(unreadable.text, HasSubstr("aucune fiche n’est écrite"));
  const Outcome unknown = visa(folder, "projet.xml -o visa.docx");
  EXPECT_EQ(unknown.code, 2);
  EXPECT_THAT(unknown.text, HasSubstr(".pdf ou .html"));
  EXPECT_EQ(folder.listing(), "projet.xml\n");
}

TEST(VisaSheet, TellsWhatBecameOfWaivers) {
  const Folder folder;
  folder.write("projet.xml", read_file(source + "tests/drafts/cinq-axes-moins-un.xml"));
  run_program(
      "paraphe derogations proposer projet.xml --as-of 2026-12-01 2> log | sed "
      "\"s/decidee=.AAAA-MM-JJ/decidee=\\\"2026-11-20/; s/AAAA-MM-JJ/2027-06-30/; s/…/essai de la "
      "fiche de visa/; "
      "s/LNG-01/LNG-02/\" > projet.derogations.xml && rm log",
      folder.path());
  const Outcome outcome = visa(folder, "projet.xml -o visa.html");
  EXPECT_EQ(outcome.code, 1) << "what a machine decides is not waived: " << outcome.text;
  const std::string text =
      std::regex_replace(read_page(folder.read("visa.html")), std::regex("\u00A0"), " ");
  EXPECT_THAT(text, AllOf(HasSubstr("DER-2026-001 (DAT-14.terme, ligne 3) : « jusqu’en 2028 »"),
                          HasSubstr("DER-2026-004 (LNG-02, ligne 24) : sans objet dans ce projet"),
                          HasSubstr("(ligne 24 de projet.derogations.xml, DER-02)")));
}

class Sheet : public ::testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    PARAPHE_NEEDS_PROGRAM("pdfinfo");
    std::filesystem::copy_file(source + GetParam(), folder_.path() + "/projet.xml");
    for (const std::string name : {"visa.html", "visa.pdf"}) {
      const Outcome outcome = visa(folder_, "projet.xml -o " + name);
      ASSERT_LE(outcome.code, 1) << outcome.text;
    }
  }
  std::string judge(const std::string& command) const {
    const Outcome outcome = run_program(command, folder_.path());
    EXPECT_EQ(outcome.code, 0) << command << "\n" << outcome.text;
    return outcome.text;
  }
  const Folder folder_;
};

// The whole vocabulary and five parties included.
TEST_P(Sheet, HoldsOnTwoPages) {
  EXPECT_THAT(judge("pdfinfo visa.pdf"), ::testing::ContainsRegex("Pages: +[12]\n"));
}

TEST_P(Sheet, PleasesAxe) {
  PARAPHE_NEEDS_BROWSER_JUDGE();
  EXPECT_EQ(judged_in_browser(folder_.read("visa.html"), folder_), browser_pleased);
}

/// Kinds of space, ticks, blanks and cells apart: the words, in reading order.
std::string words(const std::string& text) {
  std::u32string kept;
  for (const char32_t c : code_points(text)) {
    const bool space = c <= U' ' || c == 0xA0 || c == 0x202F || c == 0xAD;
    if (!space && c != U'|' && c != U'_' && c != U'☐') kept += c;
  }
  return utf8(kept);
}

TEST_P(Sheet, SaysTheSameInBothForms) {
  std::string printed;
  std::istringstream lines(judge("pdfinfo -struct-text visa.pdf"));
  for (std::string line; std::getline(lines, line);) {
    const std::size_t open = line.find('"');
    if (open != std::string::npos) printed += line.substr(open + 1, line.rfind('"') - open - 1);
  }
  EXPECT_EQ(words(printed), words(read_page(folder_.read("visa.html"))));
}

TEST_P(Sheet, IsTaggedAndCanBeSignedOnAScreen) {
  const std::string tree = judge("pdfinfo -struct visa.pdf");
  for (const std::string tag : {"H1", "H2", "Table", "THead", "TH", "TD", "LI", "Lbl", "Form"}) {
    EXPECT_THAT(tree, ::testing::ContainsRegex("\n *" + tag + "[: \n]")) << tag;
  }
  EXPECT_THAT(tree, Not(HasSubstr("Figure")));
  EXPECT_THAT(run_program("pdfsig visa.pdf", folder_.path()).text, HasSubstr("Signature_visa"));
}

TEST_P(Sheet, HasTheSameBytesEachTime) {
  for (const std::string name : {"visa.html", "visa.pdf"}) {
    const std::string first = folder_.read(name);
    EXPECT_LE(visa(folder_, "projet.xml -o " + name).code, 1);
    EXPECT_TRUE(folder_.read(name) == first) << name;
  }
}

TEST_P(Sheet, PassesPdfA3aAndPdfUa1) {
  const char* judge = std::getenv("PARAPHE_VERAPDF");
  if (judge == nullptr && strict()) FAIL() << "PARAPHE_VERAPDF does not name veraPDF's jar";
  if (judge == nullptr) GTEST_SKIP() << "veraPDF (PARAPHE_VERAPDF names its jar) is missing";
  PARAPHE_NEEDS_PROGRAM("java");
  const Outcome outcome =
      run_program("java -jar " + std::string(judge) + " visa.pdf", folder_.path());
  EXPECT_EQ(outcome.code, 0) << outcome.text;
}

INSTANTIATE_TEST_SUITE_P(
    All, Sheet,
    ::testing::Values("samples/cnrs-hauts-de-france.xml", "samples/cnrs-normandie-2021.xml",
                      "samples/convention-a-corriger.xml", "tests/conventions/minimale.xml",
                      "tests/conventions/trois-parties.xml", "tests/conventions/tout.xml",
                      "tests/conventions/avenant-prolongation.xml",
                      "tests/conventions/consortium-cinq-parties.xml",
                      "tests/conventions/cadre-universite-epst.xml",
                      "tests/conventions/accord-sans-terme.xml"),
    [](const auto& each) {
      std::string name = std::filesystem::path(each.param).stem().string();
      std::replace(name.begin(), name.end(), '-', '_');
      return name;
    });

}  // namespace
}  // namespace paraphe::testing
