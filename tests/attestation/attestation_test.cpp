// SPDX-License-Identifier: EUPL-1.2
// What a proof attests of a PDF, once it is opened again, by the rules that it holds.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/xml.h"
#include "cli/archive_module.h"
#include "cli/proof_attestation.h"
#include "cli/signed_copy.h"
#include "lifecycle/proof.h"
#include "places.h"

namespace paraphe {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::stringstream bytes;
  bytes << stream.rdbuf();
  return bytes.str();
}

/// A text that was voted, then printed for signature with its proof; made once.
struct Printed {
  std::string pdf, proof, draft;

  Printed() {
    std::string folder = (fs::temp_directory_path() / "paraphe-XXXXXX").string();
    if (::mkdtemp(folder.data()) == nullptr) return;
    const std::string root = source_dir;
    const std::string run =
        "cd " + folder + " && cp " + root +
        "/schemas/regles/modele.xml p.xml && PATH=" + binary_dir +
        ":$PATH && paraphe freeze p.xml --as-of 2026-12-03 > log && paraphe render " +
        "p.xml --for-signature -o p.pdf --proof p.zip --as-of 2026-12-03 > log";
    if (std::system(run.c_str()) == 0) {
      pdf = read(fs::path(folder) / "p.pdf");
      proof = read(fs::path(folder) / "p.zip");
      draft = read(fs::path(folder) / "p.xml");
    }
    fs::remove_all(folder);
    initialise_xml();
  }
};

const Printed& printed() {
  static const Printed it;
  return it;
}

std::string source() {
  Diagnostics refused;
  return canonical(*read_draft("p.xml", printed().draft, Limits{}, refused));
}

ProofAttestation attested(const std::string& proof, const std::string& from = "") {
  return attest_proof(proof, printed().pdf, from, Language::fr);
}

/// The proof with other bytes in one file, as a forger who mends the manifest would make it.
std::string forged(const std::string& name, const std::function<void(std::string&)>& change) {
  auto entries = unpack_archive(printed().proof).entries;
  ArchiveEntry *changed = nullptr, *manifest = nullptr;
  for (ArchiveEntry& entry : entries) {
    if (entry.name == name) changed = &entry;
    if (entry.name == manifest_name) manifest = &entry;
  }
  change(changed->bytes);
  if (changed != manifest) {
    auto json = nlohmann::ordered_json::parse(manifest->bytes);
    const ProvenFile now = proven(name, changed->bytes);
    for (auto& each : json["entries"]) {
      if (each["name"] != name) continue;
      each["length"] = now.length;
      each["digest"] = "sha256:" + now.digest;
    }
    manifest->bytes = json.dump();
  }
  return pack_archive(std::move(entries));
}

void replace(std::string& text, const std::string& sought, const std::string& written) {
  const std::size_t at = text.find(sought);
  ASSERT_NE(at, text.npos) << sought;
  text.replace(at, sought.size(), written);
}

TEST(Attestation, HoldsForThePdfItWasMadeWith) {
  ASSERT_FALSE(printed().proof.empty());
  const ProofAttestation it = attested(printed().proof, source());
  EXPECT_EQ(it.refusal.fr, "");
  EXPECT_EQ(it.pdf, "p.pdf");
  EXPECT_EQ(it.verdict, "conform");
  EXPECT_EQ(it.verdict_today, "conform");
  EXPECT_EQ(it.reference, "2026-12-03");
  EXPECT_THAT(it.changes, IsEmpty());
  EXPECT_TRUE(
      attest_proof(printed().proof, printed().pdf + "\n1 0 obj… signed later", "", Language::fr)
          .holds());
}

TEST(Attestation, RefusesWhatItWasNotMadeFor) {
  std::string other = printed().pdf;
  other[other.size() / 2] ^= 1;
  EXPECT_THAT(attest_proof(printed().proof, other, "", Language::fr).refusal.fr,
              HasSubstr("un autre PDF"));
  EXPECT_THAT(attest_proof(printed().proof, "", "", Language::fr).refusal.fr,
              HasSubstr("un autre PDF"));
  EXPECT_THAT(attested(printed().proof, source() + " ").refusal.fr,
              HasSubstr("n’est pas celui que le PDF emporte"));
}

TEST(Attestation, RefusesWhatIsNoProof) {
  for (const std::string& bytes : {std::string(), printed().pdf, printed().proof.substr(0, 1000)}) {
    const ProofAttestation it = attested(bytes);
    EXPECT_FALSE(it.holds());
    EXPECT_FALSE(it.readable);
  }
}

TEST(Attestation, ChecksAgainByTheRulesOfTheProof) {
  const std::string lied = forged(manifest_name, [](std::string& text) {
    replace(text, "\"verdict\": \"conform\"", "\"verdict\": \"conform-with-waivers\"");
  });
  EXPECT_THAT(attested(lied).refusal.fr, HasSubstr("un autre verdict"));
  const std::string faulty = forged("projet/p.xml", [](std::string& text) {
    replace(text, "siren=\"180089013\"", "siren=\"180089014\"");
  });
  EXPECT_THAT(attested(faulty).refusal.fr, HasSubstr("un autre verdict"));
  EXPECT_THAT(attested(faulty, source()).refusal.fr, HasSubstr("n’est pas celui"));
  const std::string voted = forged("projet/p.gel.xml", [](std::string& text) {
    replace(text, "une fois par an", "deux fois par an");
  });
  EXPECT_THAT(attested(voted).refusal.fr, HasSubstr("un autre verdict"));
}

TEST(Attestation, TellsWhatTheRulesOfTodaySayOtherwise) {
  const std::string old = forged("schemas/regles/vote.sch", [](std::string& text) {
    replace(text, "  <sch:diagnostics>",
            "  <sch:pattern id=\"jadis\"><sch:rule context=\"/c:*\"><sch:report id=\"JAD-01\" "
            "severity=\"warning\" test=\"true()\">règle de jadis</sch:report></sch:rule>"
            "</sch:pattern>\n  <sch:diagnostics>");
  });
  const ProofAttestation it = attested(old);
  EXPECT_EQ(it.refusal.fr, "");
  ASSERT_EQ(it.changes.size(), 1U);
  EXPECT_THAT(it.changes[0].fr, HasSubstr("n’est plus relevé aujourd’hui"));
  EXPECT_THAT(it.changes[0].fr, HasSubstr("règle de jadis [JAD-01]"));
}

TEST(Attestation, LeavesNothingBehind) {
  const auto count = [] {
    std::size_t n = 0;
    for (const auto& entry : fs::directory_iterator(fs::temp_directory_path())) {
      n += entry.path().filename().string().rfind("paraphe-preuve-", 0) == 0 ? 1 : 0;
    }
    return n;
  };
  const std::size_t before = count();
  attested(printed().proof);
  EXPECT_LE(count(), before);
}

}  // namespace
}  // namespace paraphe
