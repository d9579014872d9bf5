// SPDX-License-Identifier: EUPL-1.2
// A thousand tamperings, seeded: each is found, and the part is named where the change has one.
#include "tampering.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <string>

#include "composed_text.h"
#include "places.h"

namespace paraphe::testing {
namespace {

using Json = nlohmann::json;

struct Tampered {
  std::string pdf;
  std::string part;  ///< that must be named; empty: any
  int page = 0;
};

std::string any_bytes(const std::string& pdf, Random& random) {
  std::string out = pdf;
  const std::size_t at = below(random, out.size());
  switch (below(random, 5)) {
    case 0:
    case 1:
      out[at] = static_cast<char>(out[at] ^ (1 << below(random, 8)));
      break;
    case 2:
      out.insert(at, 1 + below(random, 3), static_cast<char>(random()));
      break;
    case 3:
      out.erase(at, 1 + below(random, 40));
      break;
    default:
      for (std::size_t i = at; i < std::min(out.size(), at + 16); ++i)
        out[i] = static_cast<char>(out[i] + 1);
  }
  return out;
}

QPDFObjectHandle page_of(QPDF& file, std::size_t index) {
  return QPDFPageDocumentHelper(file).getAllPages().at(index).getObjectHandle();
}

std::size_t page_count(const std::string& pdf) {
  QPDF file;
  file.processMemoryFile("pdf", pdf.data(), pdf.size());
  return QPDFPageDocumentHelper(file).getAllPages().size();
}

void set_content(QPDF& file, QPDFObjectHandle page, const std::string& bytes) {
  page.replaceKey("/Contents", QPDFObjectHandle::newStream(&file, bytes));
}

/// A page of which one letter shown is another.
std::string other_word(QPDFObjectHandle page, Random& random) {
  page.coalesceContentStreams();
  const auto buffer = page.getKey("/Contents").getStreamData();
  std::string bytes(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
  const std::size_t from = below(random, bytes.size());
  std::size_t at = bytes.find("[(", from);
  if (at == std::string::npos) at = bytes.find("[(");
  bytes[at + 2] = bytes[at + 2] == 'a' ? 'e' : 'a';
  return bytes;
}

Tampered through_structure(const std::string& pdf, Random& random) {
  const std::size_t pages = page_count(pdf), chosen = below(random, pages);
  const int page = static_cast<int>(chosen) + 1;
  switch (below(random, 9)) {
    case 0:
      return {through_qpdf(pdf, [&](QPDF& file) { file.removePage(page_of(file, chosen)); }),
              "page", page};
    case 1:
      return {through_qpdf(pdf,
                           [&](QPDF& file) {
                             QPDFObjectHandle moved = page_of(file, chosen);
                             file.removePage(moved);
                             file.addPage(moved, chosen == 0 ? false : true);
                           }),
              chosen == 0 || chosen + 1 == pages ? "" : "page", 0};
    case 2:
      return {through_qpdf(pdf,
                           [&](QPDF& file) {
                             QPDFObjectHandle each = page_of(file, chosen);
                             set_content(file, each, other_word(each, random));
                           }),
              "page", page};
    case 3:
      return {through_qpdf(pdf,
                           [&](QPDF& file) {
                             QPDFEmbeddedFileDocumentHelper files(file);
                             for (auto& [name, each] : files.getEmbeddedFiles())
                               if (name == "projet.xml")
                                 each->getEmbeddedFileStream().replaceStreamData(
                                     "<convention/>", QPDFObjectHandle::newNull(),
                                     QPDFObjectHandle::newNull());
                           }),
              "source"};
    case 4:
      return {through_qpdf(pdf,
                           [&](QPDF& file) {
                             QPDFObjectHandle info = file.getTrailer().getKey("/Info");
                             info.replaceKey("/Title", QPDFObjectHandle::newString("Autre"));
                           }),
              "information"};
    case 5:
      return {through_qpdf(pdf,
                           [&](QPDF& file) {
                             QPDFObjectHandle metadata = file.getRoot().getKey("/Metadata");
                             const auto data = metadata.getRawStreamData();
                             std::string xmp(reinterpret_cast<const char*>(data->getBuffer()),
                                             data->getSize());
                             const std::size_t at = xmp.find("<dc:description>") + 60;
                             xmp[at] = xmp[at] == 'x' ? 'y' : 'x';
                             metadata.replaceStreamData(xmp, QPDFObjectHandle::newNull(),
                                                        QPDFObjectHandle::newNull());
                           }),
              "metadata"};
    case 6:
      return {through_qpdf(pdf,
                           [&](QPDF& file) {
                             QPDFObjectHandle note =
                                 file.makeIndirectObject(QPDFObjectHandle::parse(
                                     "<</Type/Annot/Subtype/Square/F 4/Rect[90 90 200 200]>>"));
                             QPDFObjectHandle each = page_of(file, chosen);
                             if (!each.hasKey("/Annots"))
                               each.replaceKey("/Annots", QPDFObjectHandle::newArray());
                             each.getKey("/Annots").appendItem(note);
                           }),
              "annotation", page};
    case 7:
      return {through_qpdf(pdf,
                           [&](QPDF& file) {
                             QPDFEmbeddedFileDocumentHelper files(file);
                             for (auto& [name, each] : files.getEmbeddedFiles())
                               if (name == "sobre.gabarit.xml")
                                 each->getEmbeddedFileStream().replaceStreamData(
                                     "<gabarit/>", QPDFObjectHandle::newNull(),
                                     QPDFObjectHandle::newNull());
                           }),
              "template"};
    default:
      return {through_qpdf(pdf,
                           [&](QPDF& file) {
                             file.getRoot().replaceKey(
                                 "/OpenAction",
                                 QPDFObjectHandle::parse("<</S/JavaScript/JS(app.alert(1))>>"));
                           }),
              "catalogue"};
  }
}

/// Something given again behind the file.
Tampered by_increment(const std::string& pdf, Random& random) {
  QPDF file;
  file.processMemoryFile("pdf", pdf.data(), pdf.size());
  const std::size_t chosen = below(random, page_count(pdf));
  const int page = static_cast<int>(chosen) + 1;
  QPDFObjectHandle each = page_of(file, chosen);
  switch (below(random, 6)) {
    case 0:
      return {with_increment(pdf, each.getKey("/Contents").getObjectID(),
                             "<</Length 11>>\nstream\n0 0 9 9 re f\nendstream"),
              "page", page};
    case 1:
      each.replaceKey("/Rotate", QPDFObjectHandle::newInteger(180));
      return {with_increment(pdf, each.getObjectID(), each.unparseResolved()), "page", page};
    case 2: {
      QPDFObjectHandle root = file.getRoot();
      root.replaceKey("/OpenAction", QPDFObjectHandle::parse("[0 /Fit]"));
      return {with_increment(pdf, root.getObjectID(), root.unparseResolved()), "catalogue"};
    }
    case 3: {
      QPDFObjectHandle files = file.getRoot().getKey("/AF");
      QPDFObjectHandle specification = files.getArrayItem(0);
      specification.replaceKey("/Desc", QPDFObjectHandle::newString("Autre"));
      return {with_increment(pdf, specification.getObjectID(), specification.unparseResolved()),
              "attachment"};
    }
    case 4:
      return {with_increment(pdf, file.getRoot().getKey("/Metadata").getObjectID(),
                             "<</Type/Metadata/Subtype/XML/Length 3>>\nstream\n<x>\nendstream"),
              "metadata"};
    default:
      return {with_increment(pdf, file.getTrailer().getKey("/Size").getIntValueAsInt() + 5, "(x)"),
              "references"};
  }
}

/// One hundred of them in each round.
class AThousandTamperings : public ::testing::TestWithParam<unsigned> {};

TEST_P(AThousandTamperings, AreFoundAndNamed) {
  const Folder folder;
  Random random(20261121 + GetParam());
  const char* draft = GetParam() == 0 ? "trois-parties" : "minimale";
  folder.write("projet.xml",
               read_file(std::string(source_dir) + "/tests/conventions/" + draft + ".xml"));
  ASSERT_EQ(run_program("paraphe render projet.xml -o a.pdf", folder.path()).code, 0);
  const std::string pdf = folder.read("a.pdf");
  for (int i = 0; i < 100; ++i) {
    const Tampered tampered = i < 50   ? Tampered{any_bytes(pdf, random), "", 0}
                              : i < 80 ? through_structure(pdf, random)
                                       : by_increment(pdf, random);
    if (tampered.pdf == pdf) continue;  // a byte over itself
    folder.write("b.pdf", tampered.pdf);
    const Json answer = verified(folder, "b.pdf");
    const int code = answer["code"];
    ASSERT_TRUE(code == 6 || (code == 3 && i < 50)) << "round " << i << "\n" << answer.dump(2);
    if (!tampered.part.empty()) {
      EXPECT_TRUE(names(answer, tampered.part, tampered.page))
          << "round " << i << ": " << tampered.part << " " << tampered.page << "\n"
          << answer.dump(2);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Rounds, AThousandTamperings, ::testing::Range(0U, 10U));

}  // namespace
}  // namespace paraphe::testing
