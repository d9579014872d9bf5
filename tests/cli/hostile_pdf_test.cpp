// SPDX-License-Identifier: EUPL-1.2
// PDF made to harm or to mislead `paraphe verify`: a clear message, within bounds of time and
// memory.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <string>

#include "composed_text.h"
#include "lifecycle/inflate.h"
#include "measure.h"
#include "places.h"
#include "tampering.h"

namespace paraphe::testing {
namespace {

using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::Not;
using Json = nlohmann::json;

class HostilePdf : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_.write("projet.xml",
                  read_file(std::string(source_dir) + "/tests/conventions/minimale.xml"));
    const Outcome outcome = run_program("paraphe render projet.xml -o a.pdf", folder_.path());
    ASSERT_EQ(outcome.code, 0) << outcome.text;
    pdf_ = folder_.read("a.pdf");
  }

  /// The answer, within 20 s of CPU and 3 GiB of addresses. It never attests, and is never an
  /// internal error.
  std::string answer(const std::string& pdf) const {
    folder_.write("b.pdf", pdf);
    const Outcome outcome =
        run_program("ulimit -t " + std::string(judged ? "20; " : "200; ") + bound_addresses(3072) +
                        "paraphe verify --lang en b.pdf",
                    folder_.path());
    EXPECT_THAT(outcome.code, AnyOf(3, 4, 6)) << outcome.text;
    EXPECT_THAT(outcome.text, Not(HasSubstr("internal error")));
    return outcome.text;
  }

  /// A file of streams, as this program begins them, that then stops.
  static std::string of_streams(const std::string& streams) {
    return "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n" + streams;
  }
  static std::string stream(int number, const std::string& entries, const std::string& data) {
    return std::to_string(number) + " 0 obj\n<<" + entries + "/Length " +
           std::to_string(data.size()) + ">>\nstream\n" + data + "\nendstream\nendobj\n";
  }
  /// A zlib stream of `size` zeros, a thousandth of that long.
  static std::string bomb(std::size_t size) { return deflate_bytes(std::string(size, '\0')); }

  const Folder folder_;
  std::string pdf_;
};

TEST_F(HostilePdf, TruncatedAnywhereIsSaidToBe) {
  for (std::size_t i = 0; i < 60; ++i) answer(pdf_.substr(0, pdf_.size() * i / 60));
  answer(pdf_.substr(0, pdf_.size() - 1));
}

TEST_F(HostilePdf, ThatIsNoneIsSaidToBe) {
  EXPECT_THAT(answer(""), HasSubstr("it is not a PDF"));
  EXPECT_THAT(answer(std::string("\x89PNG\r\n\x1A\n") + std::string(4096, 'x')),
              HasSubstr("it is not a PDF"));
  EXPECT_THAT(answer("%PDF-1.7\n"), HasSubstr("truncated or damaged"));
  EXPECT_EQ(run_program("paraphe verify .", folder_.path()).code, 3);
  EXPECT_EQ(run_program("paraphe verify absent.pdf", folder_.path()).code, 3);
}

TEST_F(HostilePdf, EncryptedIsSaidToBe) {
  PARAPHE_NEEDS_PROGRAM("qpdf");
  for (const std::string password : {"\"\"", "secret"}) {
    run_program("qpdf --encrypt " + password + " maitre 256 -- a.pdf c.pdf", folder_.path());
    EXPECT_THAT(answer(folder_.read("c.pdf")), HasSubstr("it is encrypted"));
  }
}

TEST_F(HostilePdf, ByAnotherProgramIsNotOurs) {
  const std::string other = through_qpdf(pdf_, [](QPDF& file) {
    file.getRoot().removeKey("/Metadata");
    file.getRoot().removeKey("/AF");
    file.getRoot().removeKey("/Names");
  });
  EXPECT_THAT(answer(other), HasSubstr("nothing in it says that paraphe printed it"));
}

TEST_F(HostilePdf, ThatUnfoldsIsBounded) {
  const std::string big = bomb(std::size_t{256} << 20U);  // 256 MiB in 256 KiB
  answer(of_streams(stream(1, "/Type/ObjStm/N 9/First 40/Filter/FlateDecode", big)));
  std::string many;
  for (int i = 1; i < 40; ++i)
    many += stream(i, "/Type/ObjStm/N 9/First 40/Filter/FlateDecode", big);
  answer(of_streams(many));
  answer(through_qpdf(pdf_, [&](QPDF& file) {
    QPDFEmbeddedFileDocumentHelper files(file);
    for (auto& [name, each] : files.getEmbeddedFiles())
      each->getEmbeddedFileStream().replaceStreamData(
          big, QPDFObjectHandle::newName("/FlateDecode"), QPDFObjectHandle::newNull());
  }));
  // Behind a print that is sound.
  const int content = [&] {
    QPDF file;
    file.processMemoryFile("pdf", pdf_.data(), pdf_.size());
    return file.getRoot().getKey("/Metadata").getObjectID();
  }();
  answer(with_increment(pdf_, content,
                        "<</Type/Metadata/Filter/FlateDecode/Length " + std::to_string(big.size()) +
                            ">>\nstream\n" + big + "\nendstream"));
}

// Long bytes that only begin as a deflated stream does: no room is made for what they might hold.
TEST_F(HostilePdf, ThatOnlyLooksDeflatedTakesNoMemory) {
  std::string data = "\x78\x9C";
  for (std::uint32_t noise = 1; data.size() < 28'000'000;) {
    noise = noise * 1664525 + 1013904223;
    data += static_cast<char>(noise >> 24U);
  }
  folder_.write("b.pdf",
                of_streams(stream(1, "/Type/ObjStm/N 1/First 4/Filter/FlateDecode", data)));
  const Measure taken = measure("paraphe verify b.pdf", folder_);
  EXPECT_EQ(taken.outcome.code, 3) << taken.outcome.text;
  if (!judged) return;
  EXPECT_LT(taken.megabytes, 28 + 64);
}

TEST_F(HostilePdf, ThatTurnsInACircleEnds) {
  answer(through_qpdf(pdf_, [](QPDF& file) {
    QPDFObjectHandle pages = file.getRoot().getKey("/Pages");
    pages.getKey("/Kids").appendItem(pages);
  }));
  answer(through_qpdf(pdf_, [](QPDF& file) {
    QPDFObjectHandle tree = file.getRoot().getKey("/Names").getKey("/EmbeddedFiles");
    QPDFObjectHandle node = file.makeIndirectObject(QPDFObjectHandle::newDictionary());
    node.replaceKey("/Kids", QPDFObjectHandle::newArray({node, node}));
    file.getRoot().getKey("/Names").replaceKey("/EmbeddedFiles", node);
  }));
  answer(through_qpdf(pdf_, [](QPDF& file) {  // a chain, as deep as a stack is not
    QPDFObjectHandle last = file.makeIndirectObject(QPDFObjectHandle::newDictionary());
    for (int i = 0; i < 50'000; ++i) {
      QPDFObjectHandle next = file.makeIndirectObject(QPDFObjectHandle::newDictionary());
      next.replaceKey("/Next", last);
      last = next;
    }
    file.getRoot().getKey("/Outlines").replaceKey("/First", last);
  }));
  std::string nested = "(x)";
  for (int i = 0; i < 100'000; ++i) nested = "[" + nested;
  answer(with_increment(pdf_, 5, nested));
  std::string loop = pdf_;  // cross-references that name themselves as those before
  loop += "xref\n0 0\ntrailer\n<</Size 1/Root 1 0 R/Prev " + std::to_string(pdf_.size()) +
          ">>\nstartxref\n" + std::to_string(pdf_.size()) + "\n%%EOF\n";
  EXPECT_THAT(answer(loop), HasSubstr("changed since it was printed"));
}

TEST_F(HostilePdf, ThatClaimsToBeHugeIsNotBelieved) {
  for (const char* entries : {"/Type/ObjStm/N 999999999/First 10/Filter/FlateDecode",
                              "/Type/ObjStm/N 1/First 999999999/Filter/FlateDecode"})
    answer(of_streams(stream(1, entries, deflate_bytes("1 0 (x)\n"))));
  answer(of_streams("1 0 obj\n<</Length 99999999999999999999>>\nstream\nx\nendstream\nendobj\n"));
  std::string size = pdf_;
  const std::size_t at = size.rfind("/Size ");
  answer(size.replace(at, size.find('/', at + 1) - at, "/Size 2000000000"));
}

TEST_F(HostilePdf, ThatNamesOtherFilesOpensNone) {
  folder_.write("secret.xml", "<secret>à personne</secret>");
  const std::string forged = through_qpdf(pdf_, [](QPDF& file) {
    QPDFObjectHandle files = file.getRoot().getKey("/AF");
    for (int i = 0; i < files.getArrayNItems(); ++i) {
      files.getArrayItem(i).replaceKey("/F", QPDFObjectHandle::newString("../secret.xml"));
      files.getArrayItem(i).replaceKey("/UF", QPDFObjectHandle::newString("/etc/passwd"));
    }
  });
  EXPECT_THAT(answer(forged), Not(HasSubstr("à personne")));
  EXPECT_EQ(folder_.listing(), "a.pdf\nb.pdf\nprojet.xml\nsecret.xml\n");  // nor writes any
}

TEST_F(HostilePdf, ThatCarriesATextThatIsNoDraftSaysSo) {
  for (const char* text : {"", "<convention/>", "pas de l’XML",
                           "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>"}) {
    const std::string said = answer(through_qpdf(pdf_, [&](QPDF& file) {
      QPDFEmbeddedFileDocumentHelper files(file);
      for (auto& [name, each] : files.getEmbeddedFiles())
        if (name == "projet.xml")
          each->getEmbeddedFileStream().replaceStreamData(text, QPDFObjectHandle::newNull(),
                                                          QPDFObjectHandle::newNull());
    }));
    EXPECT_THAT(said, HasSubstr("embedded draft")) << text;
  }
}

}  // namespace
}  // namespace paraphe::testing
