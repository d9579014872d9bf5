// SPDX-License-Identifier: EUPL-1.2
// Two tools that we did not write sign one after the other, in the fields that are there. Poppler's
// pdfsig signs with a certificate of NSS, pyHanko as PAdES-B.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include "composed_text.h"
#include "places.h"
#include "run_program.h"

namespace paraphe::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

class Countersigning : public ::testing::Test {
 protected:
  void SetUp() override {
    const char* python = std::getenv("PARAPHE_PYHANKO");
    if (python == nullptr && strict()) FAIL() << "PARAPHE_PYHANKO does not name its Python";
    if (python == nullptr) GTEST_SKIP() << "pyHanko (PARAPHE_PYHANKO names its Python) is missing";
    for (const std::string judge : {"certutil", "pdfsig"}) {
      PARAPHE_NEEDS_PROGRAM(judge);
    }
    pyhanko_ = std::string(python) + " " + source_dir + "/tests/judges/pyhanko/judge.py ";
    folder_.write("bruit", std::string(4096, 'x'));
    say("mkdir nss keys && certutil -N -d sql:nss --empty-password && certutil -S -d sql:nss -n "
        "essai -s CN=Essai -x -t CTu,Cu,Cu -m 1 -v 12 -z bruit && certutil -L -d sql:nss -n essai "
        "-a > nss.pem && " +
        pyhanko_ + "keys keys");
    say(std::string("paraphe render ") + source_dir +
        "/tests/conventions/trois-parties.xml -o 0.pdf");
    std::istringstream names(say(pyhanko_ + "fields 0.pdf"));
    for (std::string name; std::getline(names, name);) fields_.push_back(name);
    ASSERT_THAT(fields_, SizeIs(3));
  }

  /// What a command says; it must succeed.
  std::string say(const std::string& command) const {
    const Outcome outcome = run_program(command, folder_.path());
    EXPECT_EQ(outcome.code, 0) << command << "\n" << outcome.text;
    return outcome.text;
  }
  void by_poppler(std::size_t field, const std::string& from, const std::string& to) const {
    say("pdfsig -nssdir sql:nss -nss-pwd \"\" -nick essai -sign " + fields_.at(field) + " " + from +
        " " + to);
  }
  void by_pyhanko(std::size_t field, const std::string& from, const std::string& to) const {
    say(pyhanko_ + "sign keys " + fields_.at(field) + " " + from + " " + to);
  }
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

  const Folder folder_;
  std::string pyhanko_;
  std::vector<std::string> fields_;
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
