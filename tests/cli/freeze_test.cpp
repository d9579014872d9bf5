// SPDX-License-Identifier: EUPL-1.2
// The text put to the vote, from the day it is frozen to the proof of what was signed. What is
// printed is in tests/cli/golden/figer-<name>.txt.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "places.h"
#include "run_program.h"

namespace paraphe::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const std::string act =
    "numero=\"26CP-1204\" date=\"2026-11-06\" publication=\"2026-11-12\" "
    "transmission=\"2026-11-10\"";

std::string with(std::string text, const std::string& sought, const std::string& written) {
  const std::size_t at = text.find(sought);
  if (at == std::string::npos) throw std::runtime_error("not there: " + sought);
  return text.replace(at, sought.size(), written);
}

/// A folder in which `projet.xml` was voted, the act that approves it not yet known.
class Freeze : public ::testing::Test {
 protected:
  Freeze() {
    signed_ = read_file(std::string(source_dir) + "/schemas/regles/modele.xml");
    const std::string awaited = "aVenir=\"numero date publication transmission\"";
    folder_.write("projet.xml", with(signed_, act, awaited));
    EXPECT_EQ(run("figer projet.xml --as-of 2026-10-20").code, 0);
    folder_.write("projet.xml", signed_);
  }

  Outcome run(const std::string& arguments) const {
    return run_program("paraphe " + arguments, folder_.path());
  }
  Outcome check(const std::string& draft) const {
    folder_.write("projet.xml", draft);
    return run("check projet.xml --format line --as-of 2026-12-03");
  }

  Folder folder_;
  std::string signed_;
};

constexpr const char* render = "rendre projet.xml --for-signature -o projet.pdf --as-of 2026-12-03";

TEST_F(Freeze, IsWrittenBesideTheDraft) {
  const std::string frozen = folder_.read("projet.gel.xml");
  EXPECT_THAT(frozen, HasSubstr("reference=\"2026-10-20\""));
  EXPECT_THAT(frozen, HasSubstr("<![CDATA[<convention"));
  EXPECT_THAT(frozen, Not(HasSubstr("<!--")));
  expect_golden("figer-existe.txt", run("figer projet.xml").text);
  EXPECT_EQ(run("freeze projet.xml").code, 5);
  EXPECT_EQ(folder_.read("projet.gel.xml"), frozen);
  EXPECT_EQ(run("freeze projet.xml --replace --as-of 2026-12-03").code, 0);
  EXPECT_EQ(run("freeze projet.xml --replace -o ./projet.gel.xml --as-of 2026-12-03").code, 0);
  EXPECT_NE(folder_.read("projet.gel.xml"), frozen);
  EXPECT_EQ(run("figer projet.xml -o autre.gel.xml --as-of 2026-12-03").code, 0);
  EXPECT_EQ(folder_.read("autre.gel.xml"), folder_.read("projet.gel.xml"));
}

TEST_F(Freeze, IsOfATextReadyForTheVoteOnly) {
  folder_.write("autre.xml", with(signed_, "siren=\"180089013\"", "siren=\"180089014\""));
  const Outcome refused = run("figer autre.xml --as-of 2026-10-20");
  EXPECT_EQ(refused.code, 1);
  EXPECT_THAT(refused.text, HasSubstr("rien n’est figé"));
  EXPECT_FALSE(folder_.has("autre.gel.xml"));
  EXPECT_EQ(run("figer").code, 2);
  EXPECT_EQ(run("figer absent.xml").code, 3);
  EXPECT_EQ(run("figer - < projet.xml").code, 2);
}

TEST_F(Freeze, IsNoDraft) {
  EXPECT_EQ(run("check . --as-of 2026-12-03").code, 0);
  EXPECT_EQ(run("check *.xml --as-of 2026-12-03").code, 0);
  const Outcome alone = run("check projet.gel.xml");
  EXPECT_EQ(alone.code, 2);
  EXPECT_THAT(alone.text, HasSubstr("texte figé"));
}

TEST_F(Freeze, LetsComeWhatWasAwaited) {
  const Outcome outcome = check(signed_);
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.text, Not(HasSubstr("REF-17")));
  expect_golden("figer-conforme.txt", run("verifier projet.xml --as-of 2026-12-03").text);
}

TEST_F(Freeze, StopsTheSignatureOfAnotherText) {
  folder_.write("projet.xml", with(signed_, "une fois par an", "deux fois par an"));
  expect_golden("figer-ecart.txt", run("verifier projet.xml --as-of 2026-12-03").text);
  expect_golden("figer-ecart.en.txt",
                run("check projet.xml --lang en --format line --as-of 2026-12-03").text);
  EXPECT_EQ(run(render).code, 1);
  EXPECT_FALSE(folder_.has("projet.pdf"));
  EXPECT_EQ(run("check projet.xml --gate draft --as-of 2026-12-03").code, 0);
  const Outcome ceremony = run("ceremonie projet.xml --date 2026-12-03 --place Caen -o dossier");
  EXPECT_EQ(ceremony.code, 1);
  EXPECT_THAT(ceremony.text, HasSubstr("REF-17"));
  EXPECT_FALSE(folder_.has("dossier"));
}

TEST_F(Freeze, YieldsToALawyersReason) {
  folder_.write("projet.xml", with(signed_, "une fois par an", "deux fois par an"));
  ASSERT_EQ(run("derogations proposer projet.xml REF-17 --as-of 2026-12-03 2> log "
                "| sed \"s/decidee=.AAAA-MM-JJ./decidee=\\\"2026-12-01\\\"/; "
                "s/expire=.AAAA-MM-JJ./expire=\\\"2027-06-30\\\"/; "
                "s,<motif>…,<motif>une réunion de plus ne change rien à l’équilibre,; "
                "s,<autorite>…,<autorite>direction des affaires juridiques,\" "
                "> projet.derogations.xml")
                .code,
            0);
  const Outcome waived = run("check projet.xml --format line --as-of 2026-12-03");
  EXPECT_EQ(waived.code, 0) << waived.text;
  EXPECT_THAT(waived.text, HasSubstr("REF-17"));
  EXPECT_EQ(run(render).code, 0);
  EXPECT_EQ(check(with(signed_, "une fois par an", "trois fois par an")).code, 1);
}

TEST_F(Freeze, IsNotToBeChanged) {
  const std::string frozen = folder_.read("projet.gel.xml");
  const auto tampered = [&](const std::string& bytes) {
    folder_.write("projet.gel.xml", bytes);
    return check(signed_);
  };
  Outcome outcome = tampered(with(frozen, "une fois par an", "deux fois par an"));
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.text, HasSubstr("GEL-01"));
  EXPECT_EQ(run(render).code, 1);
  outcome = tampered(with(frozen, " verdict=\"conforme\"", ""));
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.text, HasSubstr("SCH-"));
  EXPECT_EQ(tampered(frozen.substr(0, frozen.size() / 2)).code, 1);
  EXPECT_EQ(tampered("").code, 1);
  EXPECT_EQ(tampered("<!DOCTYPE gel>" + frozen).code, 1);
  EXPECT_EQ(tampered(frozen).code, 0);
  EXPECT_EQ(run("check projet.xml --as-of 2026-12-03; rm projet.gel.xml; mkdir projet.gel.xml; "
                "paraphe check projet.xml --as-of 2026-12-03")
                .code,
            4);
}

TEST_F(Freeze, IsToldByEveryReport) {
  const std::string digest = [&] {
    const std::string frozen = folder_.read("projet.gel.xml");
    return frozen.substr(frozen.find("<texte empreinte=\"sha256:") + 25, 64);
  }();
  for (const char* form : {"terminal", "json", "html"}) {
    EXPECT_THAT(run("check projet.xml --as-of 2026-12-03 --format " + std::string(form)).text,
                HasSubstr(digest))
        << form;
  }
  EXPECT_EQ(run("viser projet.xml --as-of 2026-12-03 -o visa.html").code, 0);
  EXPECT_THAT(folder_.read("visa.html"), HasSubstr("projet.gel.xml"));
}

TEST_F(Freeze, GoesIntoTheProof) {
  ASSERT_EQ(run(std::string(render) + " --proof projet.preuve.zip").code, 0);
  const std::string pdf = folder_.read("projet.pdf"), proof = folder_.read("projet.preuve.zip");
  ASSERT_EQ(run(std::string(render) + " --proof projet.preuve.zip").code, 0);
  EXPECT_EQ(folder_.read("projet.preuve.zip"), proof);
  EXPECT_EQ(folder_.read("projet.pdf"), pdf);
  for (const char* name : {"manifeste.json", "projet/projet.xml", "projet/projet.gel.xml",
                           "rapport/rapport.json", "rapport/rapport.html", "schemas/convention.xsd",
                           "schemas/regles/regles.sch", "schemas/profils/", "gabarits/sobre.xml"}) {
    EXPECT_NE(proof.find(name), std::string::npos) << name;
  }
  ASSERT_EQ(run("rendre projet.xml --for-signature --originals -o o.pdf --as-of 2026-12-03 --proof "
                "o.zip")
                .code,
            0);
  EXPECT_TRUE(folder_.has("o-original-1-cnrs.pdf"));
  EXPECT_TRUE(folder_.has("o.zip"));
}

TEST_F(Freeze, ProofIsOfASignatureOnly) {
  EXPECT_EQ(run("rendre projet.xml -o projet.pdf --proof p.zip").code, 2);
  EXPECT_EQ(run("rendre projet.xml --for-signature -o p.pdf --proof p.pdf").code, 2);
  EXPECT_EQ(run("rendre projet.xml --for-signature -o - --proof p.zip").code, 2);
  folder_.write("projet.xml", with(signed_, "une fois par an", "deux fois par an"));
  EXPECT_EQ(run(std::string(render) + " --proof p.zip").code, 1);
  EXPECT_FALSE(folder_.has("p.zip"));
}

TEST_F(Freeze, ProofIsVerifiedWithItsPdf) {
  ASSERT_EQ(run(std::string(render) + " --proof projet.preuve.zip").code, 0);
  const Outcome holds = run("attester projet.pdf --proof projet.preuve.zip");
  EXPECT_EQ(holds.code, 0) << holds.text;
  expect_golden("figer-attester.txt", holds.text);
  EXPECT_THAT(run("verify projet.pdf --proof projet.preuve.zip --format json").text,
              HasSubstr("\"verdictToday\": \"conform\""));
  ASSERT_EQ(run("rendre projet.xml -o autre.pdf").code, 0);
  const Outcome other = run("attester autre.pdf --proof projet.preuve.zip");
  EXPECT_EQ(other.code, 6);
  EXPECT_THAT(other.text, HasSubstr("celle d’un autre PDF"));
  EXPECT_EQ(run("attester projet.pdf --proof projet.pdf").code, 3);
  EXPECT_EQ(run("attester projet.pdf --proof absent.zip").code, 3);
}

}  // namespace
}  // namespace paraphe::testing
