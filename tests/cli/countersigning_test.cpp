// SPDX-License-Identifier: EUPL-1.2
// Two tools that we did not write sign one after the other, in the fields that are there. Poppler's
// pdfsig signs with a certificate of NSS, pyHanko as PAdES-B.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "signed_by_others.h"

namespace paraphe::testing {
namespace {

using ::testing::HasSubstr;

class Countersigning : public SignedByOthers {
 protected:
  std::size_t valid_for_poppler(const std::string& file) const {
    const std::string text = run_program("pdfsig -nssdir sql:nss " + file, folder_.path()).text;
    std::size_t valid = 0;
    for (auto at = text.find("Signature is Valid"); at != std::string::npos; ++valid)
      at = text.find("Signature is Valid", at + 1);
    return valid;
  }
  /// What an archive and a blind reader need outlives the signatures.
  void expect_archivable(const std::string& file) const {
    const char* judge = std::getenv("PARAPHE_VERAPDF");
    if (judge == nullptr) return;  // named as missing by the tests of the renderer
    EXPECT_THAT(say("java -jar " + std::string(judge) + " " + file), HasSubstr("3a: PASS"));
  }
  void expect_begins_as_printed(const std::string& file) const {
    EXPECT_TRUE(folder_.read(file).starts_with(folder_.read("0.pdf")));
  }
};

TEST_F(Countersigning, ByPyHankoLeavesTheSignatureOfPopplerWhole) {
  by_poppler(0, "0.pdf", "1.pdf");
  by_pyhanko(1, "1.pdf", "2.pdf");
  by_pyhanko(2, "2.pdf", "3.pdf");
  EXPECT_EQ(valid_for_poppler("3.pdf"), 3U);
  const std::string judged = say(pyhanko_ + "validate 3.pdf nss.pem keys/cert.pem");
  EXPECT_THAT(judged, HasSubstr("/ETSI.CAdES.detached"));
  EXPECT_THAT(judged, HasSubstr("after=FORM_FILLING"));
  expect_begins_as_printed("3.pdf");
  expect_archivable("3.pdf");
}

TEST_F(Countersigning, ByPopplerLeavesTheSignatureOfPyHankoWhole) {
  by_pyhanko(2, "0.pdf", "1.pdf");
  by_poppler(0, "1.pdf", "2.pdf");
  EXPECT_EQ(valid_for_poppler("2.pdf"), 2U);
  say(pyhanko_ + "validate-alone 2.pdf nss.pem keys/cert.pem");
  expect_begins_as_printed("2.pdf");
  expect_archivable("2.pdf");
}

TEST_F(Countersigning, SeesAChangeOfOneByte) {
  by_pyhanko(0, "0.pdf", "1.pdf");
  std::string bytes = folder_.read("1.pdf");
  const std::size_t at = bytes.find("<dc:title>");
  ASSERT_NE(at, std::string::npos);
  bytes[at + 40] ^= 1;
  folder_.write("2.pdf", bytes);
  const Outcome judged =
      run_program(pyhanko_ + "validate-alone 2.pdf keys/cert.pem", folder_.path());
  EXPECT_EQ(judged.code, 1) << judged.text;
  EXPECT_THAT(judged.text, HasSubstr("intact=False"));
}

}  // namespace
}  // namespace paraphe::testing
