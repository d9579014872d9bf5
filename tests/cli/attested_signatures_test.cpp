// SPDX-License-Identifier: EUPL-1.2
// `paraphe verify` on files that two other tools signed, stamped and completed, and on what was
// changed behind their backs. What it says of a signature is what pdfsig says of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <regex>
#include <string>

#include "signed_by_others.h"
#include "tampering.h"

namespace paraphe::testing {
namespace {

using ::testing::HasSubstr;
using Json = nlohmann::json;

class AttestedSignatures : public SignedByOthers {
 protected:
  Json verify(const std::string& file) const { return verified(folder_, file); }

  Json attested(const std::string& file, std::size_t signatures) const {
    const Json answer = verify(file);
    EXPECT_EQ(answer["answer"], "signed") << answer.dump(2);
    EXPECT_EQ(answer["code"], 0);
    EXPECT_EQ(list_of(answer).size(), signatures);
    return answer;
  }

  static Json list_of(const Json& answer) {
    Json all = Json::array();
    for (const Json& revision : answer["revisions"])
      for (const Json& each : revision["signatures"]) all.push_back(each);
    return all;
  }

  /// What pdfsig prints of a signature, from what we say of it.
  static std::string as_pdfsig(const Json& each) {
    const auto& range = each["byteRange"];
    const auto span = [&](int from) {
      const std::size_t begin = range[from];
      return "[" + std::to_string(begin) + " - " +
             std::to_string(begin + range[from + 1].get<std::size_t>()) + "]";
    };
    return "  - Signature Field Name: " + each["field"].get<std::string>() +
           "\n  - Signer Certificate Common Name: " + each["signer"].get<std::string>() +
           "\n  - Signer full Distinguished Name: " + each["subject"].get<std::string>() +
           "\n  - Signing Time: *\n  - Signing Hash Algorithm: " +
           each["digestAlgorithm"].get<std::string>() +
           "\n  - Signature Type: " + each["subFilter"].get<std::string>() +
           "\n  - Signed Ranges: " + span(0) + ", " + span(2) + "\n  - " +
           (each["coversFile"] ? "Total document signed" : "Not total document signed") +
           "\n  - Signature Validation: " +
           (each["intact"] ? "Signature is Valid." : "Digest Mismatch.") + "\n";
  }

  void expect_as_pdfsig(const std::string& file) const {
    std::string said = run_program("pdfsig -nssdir sql:nss " + file, folder_.path()).text;
    said = std::regex_replace(said, std::regex("Signing Time: [^\n]*"), "Signing Time: *");
    for (const Json& each : list_of(verify(file))) EXPECT_THAT(said, HasSubstr(as_pdfsig(each)));
  }

  /// The page content of `file` given again behind it.
  void change_page(const std::string& file, const std::string& to, std::size_t page) const {
    const std::string pdf = folder_.read(file);
    QPDF open;
    open.processMemoryFile("pdf", pdf.data(), pdf.size());
    auto pages = QPDFPageDocumentHelper(open).getAllPages();
    const int content = pages.at(page).getObjectHandle().getKey("/Contents").getObjectID();
    folder_.write(
        to, with_increment(pdf, content, "<</Length 13>>\nstream\n0 0 90 90 re f\nendstream"));
  }

  /// The field `name` of `file` given again with `key` as `value`.
  void change_field(const std::string& file, const std::string& to, const std::string& name,
                    const std::string& key, const std::string& value) const {
    const std::string pdf = folder_.read(file);
    QPDF open;
    open.processMemoryFile("pdf", pdf.data(), pdf.size());
    QPDFObjectHandle fields = open.getRoot().getKey("/AcroForm").getKey("/Fields");
    for (int i = 0; i < fields.getArrayNItems(); ++i) {
      QPDFObjectHandle field = fields.getArrayItem(i);
      if (field.getKey("/T").getUTF8Value() != name) continue;
      field.replaceKey(key, QPDFObjectHandle::parse(value));
      folder_.write(to, with_increment(pdf, field.getObjectID(), field.unparseResolved()));
    }
  }
};

TEST_F(AttestedSignatures, OfBothToolsInBothOrders) {
  by_poppler(0, "0.pdf", "1.pdf");
  by_pyhanko(1, "1.pdf", "2.pdf");
  by_pyhanko(2, "2.pdf", "3.pdf");
  attested("1.pdf", 1);
  const Json answer = attested("3.pdf", 3);
  EXPECT_THAT(answer["sentence"]["fr"], HasSubstr("signé 3 fois"));
  EXPECT_EQ(answer["print"]["bytes"], folder_.read("0.pdf").size());
  expect_as_pdfsig("3.pdf");
  by_pyhanko(2, "0.pdf", "4.pdf");
  by_poppler(0, "4.pdf", "5.pdf");
  attested("5.pdf", 2);
  expect_as_pdfsig("5.pdf");
}

TEST_F(AttestedSignatures, WithTimestampsAndValidationData) {
  by_pyhanko(1, "0.pdf", "1.pdf");
  say(pyhanko_ + "dss keys 1.pdf 2.pdf");
  say(pyhanko_ + "timestamp keys 2.pdf 3.pdf");
  say(pyhanko_ + "dss keys 3.pdf 4.pdf");
  const Json answer = attested("4.pdf", 2);
  EXPECT_EQ(list_of(answer)[1]["kind"], "timestamp");
  EXPECT_EQ(list_of(answer)[1]["digestMatches"], true);
  EXPECT_THAT(answer["sentence"]["fr"], HasSubstr("signé une fois"));
}

TEST_F(AttestedSignatures, OfAFileOfOtherVersions) {
  folder_.write("0.pdf", rewritten(folder_.read("0.pdf"), "HarfBuzz 6.0.0", "HarfBuzz 7.9.9"));
  by_pyhanko(1, "0.pdf", "1.pdf");
  const Json answer = verify("1.pdf");
  EXPECT_EQ(answer["answer"], "other-versions") << answer.dump(2);
  EXPECT_EQ(answer["code"], 0);
  change_page("1.pdf", "2.pdf", 3);
  EXPECT_TRUE(names(verify("2.pdf"), "page", 4));
}

TEST_F(AttestedSignatures, DoNotCoverAPageThatChangesAfterThem) {
  by_poppler(0, "0.pdf", "1.pdf");
  change_page("1.pdf", "2.pdf", 2);
  const Json answer = verify("2.pdf");
  EXPECT_EQ(answer["code"], 6);
  ASSERT_EQ(answer["differences"].size(), 1U) << answer.dump(2);
  EXPECT_EQ(answer["differences"][0]["part"], "page");
  EXPECT_EQ(answer["differences"][0]["page"], 3);
  EXPECT_EQ(answer["differences"][0]["revision"], 3);
  EXPECT_EQ(list_of(answer)[0]["intact"], true);  // which pdfsig says too: « Signature is Valid »
  expect_as_pdfsig("2.pdf");
  by_pyhanko(1, "2.pdf", "3.pdf");  // signed over: no less a change
  const Json over = verify("3.pdf");
  EXPECT_EQ(over["code"], 6);
  EXPECT_TRUE(names(over, "page", 3)) << over.dump(2);
  change_page("0.pdf", "4.pdf", 2);  // and before the first signature
  by_pyhanko(1, "4.pdf", "5.pdf");
  EXPECT_TRUE(names(verify("5.pdf"), "page", 3));
}

TEST_F(AttestedSignatures, AreSeenWhereAFieldIsTurnedIntoSomethingElse) {
  by_pyhanko(0, "0.pdf", "1.pdf");
  change_field("1.pdf", "2.pdf", fields_[0], "/V", "null");  // taken away
  EXPECT_TRUE(names(verify("2.pdf"), "field"));
  change_field("1.pdf", "3.pdf", fields_[1], "/Rect", "[0 0 595 842]");  // over the whole page
  EXPECT_TRUE(names(verify("3.pdf"), "field"));
  change_field("1.pdf", "4.pdf", fields_[0], "/AP", "<<>>");  // signed: its look is signed too
  EXPECT_TRUE(names(verify("4.pdf"), "field"));
  change_field("0.pdf", "5.pdf", fields_[1], "/V",
               "<</Type/Sig/SubFilter/adbe.pkcs7.detached/ByteRange[0 9 20 9]/Contents<30>>>");
  const Json made_up = verify("5.pdf");
  EXPECT_EQ(made_up["code"], 6);
  EXPECT_EQ(made_up["differences"][0]["change"], "unsound") << made_up.dump(2);
}

TEST_F(AttestedSignatures, FallWithAnyByteTheyCover) {
  by_poppler(0, "0.pdf", "1.pdf");
  by_pyhanko(1, "1.pdf", "2.pdf");
  const std::string pdf = folder_.read("2.pdf");
  const std::size_t print = folder_.read("0.pdf").size();
  // Between its two ranges stands the last signature itself, where a digit may be of either case.
  const Json ranges = verify("2.pdf")["revisions"].back()["signatures"][0]["byteRange"];
  Random random(20261122);
  for (int i = 0; i < 60; ++i) {
    std::string other = pdf;
    const std::size_t at = print + below(random, pdf.size() - print);
    if (at >= ranges[1].get<std::size_t>() && at < ranges[2].get<std::size_t>()) continue;
    other[at] = static_cast<char>(other[at] ^ (1 << below(random, 8)));
    folder_.write("3.pdf", other);
    const Json answer = verify("3.pdf");
    EXPECT_EQ(answer["code"], 6) << "byte " << at << "\n" << answer.dump(2);
  }
}

}  // namespace
}  // namespace paraphe::testing
