// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include "composed_text.h"
#include "places.h"
#include "run_program.h"

namespace paraphe::testing {

/// A print with three empty fields of signature, `0.pdf`, and two tools that we did not write to
/// sign it: poppler's pdfsig, with a certificate of NSS, and pyHanko, as PAdES-B.
class SignedByOthers : public ::testing::Test {
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
    ASSERT_EQ(fields_.size(), 3U);
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

  const Folder folder_;
  std::string pyhanko_;
  std::vector<std::string> fields_;
};

}  // namespace paraphe::testing
