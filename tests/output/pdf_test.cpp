// SPDX-License-Identifier: EUPL-1.2
#define POINTERHOLDER_TRANSITION 4  // qpdf: no old pointer type
#include "output/pdf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <clocale>
#include <ctime>
#include <locale>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>

#include "judge.h"
#include "sample.h"

namespace paraphe {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string without(std::string text, const std::string& part) {
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at))
    text.erase(at, part.size());
  return text;
}

class WritingAPdf : public testing::Test {
 protected:
  WritingAPdf()
      : bytes_(write_pdf(sample_.document, sample_.pages)),
        file_(folder_.write("sample.pdf", bytes_)) {}

  const Sample sample_ = sample();
  const Folder folder_;
  const std::string bytes_;
  const std::string file_;
};

TEST_F(WritingAPdf, GivesTheSameBytesInAnyLocaleAndZone) {
  struct French : std::numpunct<char> {
    char do_decimal_point() const override { return ','; }
    char do_thousands_sep() const override { return '.'; }
    std::string do_grouping() const override { return "\3"; }
  };
  const std::locale before = std::locale::global(std::locale(std::locale::classic(), new French));
  for (const char* name : {"fr_FR.UTF-8", "de_DE.UTF-8", "C.UTF-8"}) {
    if (std::setlocale(LC_ALL, name) != nullptr) break;
  }
  setenv("TZ", "Pacific/Auckland", 1);
  tzset();
  const std::string again = write_pdf(sample_.document, sample_.pages);
  std::locale::global(before);
  std::setlocale(LC_ALL, "C");
  unsetenv("TZ");
  EXPECT_TRUE(again == bytes_);
}

TEST_F(WritingAPdf, IsCleanForQpdf) {
  QPDF pdf;
  pdf.setSuppressWarnings(true);
  pdf.processMemoryFile("sample", bytes_.data(), bytes_.size());
  for (auto page : pdf.getAllPages()) {
    EXPECT_TRUE(page.hasKey("/StructParents"));
    page.getKey("/Contents").getStreamData();
  }
  EXPECT_TRUE(pdf.getWarnings().empty());
  EXPECT_FALSE(pdf.getRoot().hasKey("/Perms"));
  EXPECT_EQ(pdf.getPDFVersion(), "1.7");
  EXPECT_EQ(pdf.getTrailer().getKey("/Info").getKey("/Title").getUTF8Value(),
            sample_.document.title);
  auto fields = pdf.getRoot().getKey("/AcroForm").getKey("/Fields");
  ASSERT_EQ(fields.getArrayNItems(), 2);
  EXPECT_EQ(fields.getArrayItem(0).getKey("/T").getUTF8Value(), "Signature_region");
  QPDFEmbeddedFileDocumentHelper files(pdf);
  const auto stream = files.getEmbeddedFile("convention.xml")->getEmbeddedFileStream();
  const auto data = QPDFObjectHandle(stream).getStreamData();
  EXPECT_EQ(std::string(reinterpret_cast<const char*>(data->getBuffer()), data->getSize()),
            "<convention/>\n");
}

TEST_F(WritingAPdf, IsCleanForTheQpdfProgram) {
  PARAPHE_NEEDS(has("qpdf"), "qpdf");
  const Verdict verdict = run("qpdf --check " + file_);
  EXPECT_EQ(verdict.code, 0) << verdict.text;
  EXPECT_THAT(verdict.text, Not(HasSubstr("WARNING")));
}

TEST_F(WritingAPdf, EmbedsEveryFontThatShowsSomething) {
  PARAPHE_NEEDS(has("pdffonts"), "pdffonts");
  const Verdict verdict = run("pdffonts " + file_);
  EXPECT_EQ(verdict.code, 0) << verdict.text;
  std::istringstream lines(verdict.text);
  std::string line;
  int fonts = 0;
  while (std::getline(lines, line)) {
    if (line.find("Gentium") == std::string::npos) continue;
    ++fonts;
    EXPECT_THAT(line, testing::ContainsRegex("^[A-Z]{6}\\+Gentium.* CID TrueType .* yes yes yes "));
  }
  EXPECT_EQ(fonts, 4) << verdict.text;
}

TEST_F(WritingAPdf, SaysItsParagraphsExactly) {
  PARAPHE_NEEDS(has("pdfinfo"), "pdfinfo");
  const std::string tree = without(run("pdfinfo -struct-text " + file_).text, "\xC2\xAD");
  // Elements print as « P (block) » with their text indented below; texts of parts of a paragraph
  // follow each other.
  std::string text;
  std::istringstream lines(tree);
  for (std::string line; std::getline(lines, line);) {
    const auto begin = line.find('"');
    if (begin != std::string::npos) text += line.substr(begin + 1, line.rfind('"') - begin - 1);
  }
  std::string expected;
  for (const std::string& paragraph : sample_.paragraphs) expected += paragraph;
  EXPECT_EQ(text, expected);  // all of it, in order, and no artifact
}

TEST_F(WritingAPdf, ShowsItsTextToExtractors) {
  PARAPHE_NEEDS(has("pdftotext"), "pdftotext");
  const std::string text = run("pdftotext -enc UTF-8 " + file_ + " -").text;
  EXPECT_THAT(text, HasSubstr("Protocole de coopération"));
  EXPECT_THAT(text, HasSubstr("ÂÉÈÊËÎÏÔÛÇ œuvre."));
  EXPECT_THAT(text, HasSubstr("article 2 du présent protocole."));
  EXPECT_THAT(text, HasSubstr(rare_characters(50)));
}

TEST_F(WritingAPdf, RendersEverywhere) {
  for (const std::string& command :
       {"pdftoppm -r 40 -png " + file_ + " " + folder_.path("page"),
        "mutool draw -q -N -r 40 -o " + folder_.path("mu%d.png") + " " + file_,
        "gs -q -dSAFER -dBATCH -dNOPAUSE -sDEVICE=nullpage " + file_}) {
    PARAPHE_NEEDS(has(command.substr(0, command.find(' '))), command.substr(0, command.find(' ')));
    const Verdict verdict = run(command);
    EXPECT_EQ(verdict.code, 0) << command << "\n" << verdict.text;
    EXPECT_EQ(verdict.text, "") << command;
  }
}

TEST_F(WritingAPdf, PassesPdfA3aAndPdfUa1) {
  const char* judge = std::getenv("PARAPHE_VERAPDF");
  PARAPHE_NEEDS(judge != nullptr && has("java"), "veraPDF (PARAPHE_VERAPDF names its jar)");
  const Verdict verdict = run(std::string("java -jar '") + judge + "' " + file_);
  EXPECT_EQ(verdict.code, 0) << verdict.text;
}

TEST_F(WritingAPdf, CanBeSignedInBothFieldsOneAfterTheOther) {
  PARAPHE_NEEDS(has("certutil") && has("pdfsig"), "certutil (libnss3-tools) or pdfsig");
  const std::string keys = folder_.path("keys");
  std::filesystem::create_directories(keys);
  folder_.write("noise", std::string(2048, 'x'));
  const Verdict made =
      run("certutil -N -d sql:" + keys + " --empty-password && certutil -S -d sql:" + keys +
          " -n signer -s CN=Essai -x -t CTu,Cu,Cu -m 1 -v 12 -z " + folder_.path("noise"));
  ASSERT_EQ(made.code, 0) << made.text;
  const std::string with = "pdfsig -nssdir sql:" + keys + " -nss-pwd '' -nick signer ";
  const std::string once = folder_.path("once.pdf"), twice = folder_.path("twice.pdf");
  const Verdict first = run(with + "-sign Signature_region " + file_ + " " + once);
  ASSERT_EQ(first.code, 0) << first.text;
  const Verdict second = run(with + "-sign Signature_academie " + once + " " + twice);
  ASSERT_EQ(second.code, 0) << second.text;
  const std::string verdict = run("pdfsig -nssdir sql:" + keys + " " + twice).text;
  std::size_t valid = 0;
  for (auto at = verdict.find("Signature is Valid"); at != std::string::npos; ++valid) {
    at = verdict.find("Signature is Valid", at + 1);
  }
  EXPECT_EQ(valid, 2U) << verdict;
  EXPECT_TRUE(Folder::read(twice).starts_with(bytes_));
}

TEST(WritingAPdfOfATurnedPage, TurnsItsBox) {
  Pages pages;
  pages.width = 200;
  pages.height = 300;
  pages.nodes.emplace_back().type = "Document";
  pages.pages.resize(2);
  pages.pages[1].turned = true;
  Document document;
  document.title = "Turned";
  document.language = "fr-FR";
  const std::string bytes = write_pdf(document, pages);
  QPDF pdf;
  pdf.processMemoryFile("turned", bytes.data(), bytes.size());
  std::string boxes;
  for (QPDFObjectHandle page : pdf.getAllPages()) boxes += page.getKey("/MediaBox").unparse();
  EXPECT_EQ(boxes, "[ 0 0 200 300 ][ 0 0 300 200 ]");
}

TEST(WritingAPdfOfAnImage, TellsWhereItsFigureStands) {
  Pages pages;
  pages.width = pages.height = 100;
  pages.nodes.emplace_back().type = "Document";
  pages.nodes.emplace_back().type = "Figure";
  add_child(pages.nodes, 0, 1);
  pages.nodes[1].alt = "Logo";
  pages.pages.resize(1);
  pages.pages[0].items.emplace_back(ImageItem{0, 10, 20, 30, 40, Mark{1, {}}});
  Document document;
  document.title = "Logo";
  document.language = "fr-FR";
  Image& image = document.images.emplace_back();
  image.width = image.height = image.channels = 1;
  image.samples = "x";
  const std::string bytes = write_pdf(document, pages);
  QPDF pdf;
  pdf.processMemoryFile("logo", bytes.data(), bytes.size());
  QPDFObjectHandle root = pdf.getRoot().getKey("/StructTreeRoot").getKey("/K");
  EXPECT_EQ(root.getKey("/K").getKey("/A").getKey("/BBox").unparse(), "[ 10 20 40 60 ]");
}

TEST(WritingAPdfOfManyPages, GrowsBeyondOneArrayOfLibharu) {
  Pages pages;
  pages.width = pages.height = 100;
  pages.nodes.emplace_back().type = "Document";
  pages.pages.resize(32'768);
  Document document;
  document.title = "Long";
  document.language = "fr-FR";
  const std::string bytes = write_pdf(document, pages);
  QPDF pdf;
  pdf.processMemoryFile("long", bytes.data(), bytes.size());
  EXPECT_EQ(pdf.getAllPages().size(), 32'768U);
}

TEST(WritingAPdfOfBadPages, Refuses) {
  const auto refusal = [](auto spoil) -> std::string {
    Sample bad = sample();
    spoil(bad);
    try {
      write_pdf(bad.document, bad.pages);
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return "accepted";
  };
  EXPECT_EQ(refusal([](Sample& s) { s.pages.faces[0].path = "/nowhere.ttf"; }), "/nowhere.ttf");
  EXPECT_EQ(refusal([](Sample& s) {
              s.pages.signs[std::get<TextItem>(s.pages.pages[0].items[2]).glyphs[0].sign].id = 0;
            }),
            "the face GentiumBookPlus-Bold has no glyph for 'P'");
  EXPECT_EQ(refusal([](Sample& s) { s.pages.pages[1].fields[0].name = "a.b"; }),
            "not a name for a signature field: 'a.b'");
  EXPECT_EQ(refusal([](Sample& s) { s.pages.pages[1].fields[0].name = "Signature_academie"; }),
            "two signature fields named 'Signature_academie'");
  EXPECT_EQ(refusal([](Sample& s) { s.document.date = "20 novembre"; }),
            "not a date: '20 novembre'");
  EXPECT_EQ(refusal([](Sample& s) { s.document.properties["a b"] = "c"; }),
            "not a name for a metadata property: 'a b'");
}

}  // namespace
}  // namespace paraphe
