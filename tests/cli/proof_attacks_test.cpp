// SPDX-License-Identifier: EUPL-1.2
// A proof is an archive that somebody sent: `verify --proof` inflates no bomb, writes nothing
// outside its own folder, and takes nothing for the proof that is not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "attack.h"
#include "places.h"
#include "raw_zip.h"

namespace paraphe::testing {
namespace {

using std::string_literals::operator""s;

constexpr const char* verify = "paraphe verify projet.pdf --proof preuve.zip --lang fr";

/// The print and its proof, made once.
const std::pair<std::string, std::string>& proven() {
  static const std::pair<std::string, std::string> files = [] {
    const Folder folder;
    folder.write("projet.xml", read_file(source_dir + "/schemas/regles/modele.xml"s));
    const Outcome outcome = run_program(
        "paraphe render projet.xml --for-signature -o projet.pdf --proof preuve.zip --as-of "
        "2026-12-03 --lang fr",
        folder.path());
    EXPECT_EQ(outcome.code, 0) << outcome.text;
    return std::pair(folder.read("projet.pdf"), folder.read("preuve.zip"));
  }();
  return files;
}

RawEntry zeros(const std::string& name, std::size_t count) {
  RawEntry entry{name, std::string(count, '\0')};
  entry.deflated = true;
  return entry;
}

std::string many(std::size_t count) {
  std::vector<RawEntry> entries;
  for (std::size_t i = 0; i < count; ++i) entries.push_back({"f" + std::to_string(i), ""});
  return raw_zip(entries);
}

std::string small_bombs() {
  std::vector<RawEntry> entries;
  for (int i = 0; i < 1'500; ++i) entries.push_back(zeros("z" + std::to_string(i), 1'000'000));
  return raw_zip(entries);
}

/// Many names for the bytes of one file.
std::string overlapping() {
  RawEntry first{"a0", times(50'000, "0123456789abcdef")};
  std::vector<RawEntry> entries = {first};
  for (int i = 1; i < 1'000; ++i) {
    entries.push_back(first);
    entries.back().name = "a" + std::to_string(i);
    entries.back().at = 0;
  }
  return raw_zip(entries);
}

RawEntry named(const std::string& name) { return {name, "contenu"}; }

RawEntry lying(std::uint32_t size) {
  RawEntry entry = zeros("zeros", 8U << 20U);
  entry.size = size;
  return entry;
}

RawEntry link_to(const std::string& target) {
  RawEntry entry{"lien", target};
  entry.attributes = 0120777U << 16U;
  return entry;
}

RawEntry encrypted() {
  RawEntry entry = named("secret");
  entry.flags = 1;
  return entry;
}

RawEntry wrong_crc() {
  RawEntry entry = named("a");
  entry.crc = 1;
  return entry;
}

/// Sizes that only the extra field tells, and tells wrong.
RawEntry zip64(std::uint64_t size) {
  RawEntry entry = named("grand");
  entry.size = entry.stored = 0xFFFFFFFF;
  entry.extra = little(1, 2) + little(16, 2) + little(size, 8) + little(size, 8);
  return entry;
}

std::string cut(std::size_t kept) { return proven().second.substr(0, kept); }

std::string flipped(std::size_t from_end) {
  std::string bytes = proven().second;
  bytes[bytes.size() - from_end] ^= 0x40;
  return bytes;
}

/// Each PDF that a proof names costs a digest of the one at hand.
std::string many_pdfs() {
  const std::string
      digest = "\"sha256:3016ef88e3166466281c563b984abed5412a2de823d37ed99c2af39be422fab1\"",
      pdf = R"({"name":"a","length":9,"digest":""})";
  std::string pdfs = pdf;
  for (int i = 0; i < 60'000; ++i) pdfs += "," + pdf;
  return raw_zip(
      {named("a"),
       {"manifeste.json",
        R"({"format":"paraphe-proof-1","program":"","schema":{"version":"","digest":""},)"
        R"("rules":{"version":"","digest":""},"gate":"","verdict":"","registers":[],)"
        R"("referenceDate":{"date":"","origin":""},"draft":"a","pdfs":[)" +
            pdfs + R"(],"entries":[{"name":"a","length":7,"digest":)" + digest + "}]}"}});
}

const Attack attacks[] = {
    {"bomb", [] { return raw_zip({zeros("zeros", 60U << 20U)}); }, 3, "plus de 200 fois sa taille"},
    {"small_bombs", small_bombs, 3, "plus de 200 fois sa taille"},
    {"larger_than_told", [] { return raw_zip({lying(1'000)}); }, 3, "cette archive est abîmée"},
    {"smaller_than_told", [] { return raw_zip({lying(200U << 20U)}); }, 3,
     "un fichier de cette archive est démesuré : plus de 64"},
    {"overlapping", overlapping, 3, "archive"},
    {"above", [] { return raw_zip({named("../x")}); }, 3,
     "un fichier de cette archive se placerait hors d’elle : « ../x »"},
    {"above_within", [] { return raw_zip({named("a/../../x")}); }, 3, "hors d’elle"},
    {"absolute", [] { return raw_zip({named("/tmp/x")}); }, 3, "hors d’elle : « /tmp/x »"},
    {"windows", [] { return raw_zip({named("..\\x")}); }, 3, "hors d’elle"},
    {"drive", [] { return raw_zip({named("C:x")}); }, 3, "hors d’elle"},
    {"escape", [] { return raw_zip({named("a\x1B[2J")}); }, 3, "n’est pas une preuve"},
    {"long_name", [] { return raw_zip({named(std::string(60'000, 'n'))}); }, 3, "hors d’elle"},
    {"link", [] { return raw_zip({link_to("/etc/passwd")}); }, 3, ""},
    {"twice",
     [] {
       return raw_zip({named("a"), named("a")});
     },
     3, "deux fois le même fichier"},
    {"twice_by_case",
     [] {
       return raw_zip({named("a"), named("A")});
     },
     3, "deux fois le même fichier"},
    {"wrong_crc", [] { return raw_zip({wrong_crc()}); }, 3, "cette archive est abîmée"},
    {"encrypted", [] { return raw_zip({encrypted()}); }, 3, "cette archive est chiffrée"},
    {"zip64", [] { return raw_zip({zip64(1ULL << 40U)}); }, 3, "archive"},
    {"zip64_overflow", [] { return raw_zip({zip64(~0ULL)}); }, 3, "archive"},
    {"count_too_large", [] { return raw_zip({named("a")}, 60'000); }, 3, "archive"},
    {"count_too_small",
     [] {
       return raw_zip({named("a"), named("b")}, 1);
     },
     3, "archive"},
    {"entries", [] { return many(60'000); }, 3, "cette archive contient trop de fichiers"},
    {"nothing", [] { return raw_zip({}); }, 3, "archive"},
    {"many_pdfs", many_pdfs, 3, "le manifeste de cette preuve ne se lit pas"},
    {"without_manifest", [] { return raw_zip({named("a")}); }, 3, ""},
    {"manifest_deep",
     [] {
       return raw_zip({{"manifeste.json", times(500'000, "[")}});
     },
     3, ""},
    {"cut_at_half", [] { return cut(proven().second.size() / 2); }, 3, "archive"},
    {"cut_at_the_end", [] { return cut(proven().second.size() - 1); }, 3, "archive"},
    {"cut_at_the_start", [] { return cut(30); }, 3, "archive"},
    {"byte_of_the_directory", [] { return flipped(100); }, 3, ""},
    {"bytes_before", [] { return "#!/bin/sh\n" + proven().second; }, 3, "archive"},
    {"pdf", [] { return proven().first; }, 3, "ce fichier n’est pas une archive ZIP"},
    {"empty", is(""), 3, "ce fichier n’est pas une archive ZIP"},
    {"huge", [] { return "PK\x03\x04" + std::string(40 * million, 'x'); }, 3, "archive"},
};

class ProofAttackTest : public ::testing::TestWithParam<Attack> {};

TEST_P(ProofAttackTest, IsRefusedWithinItsBudget) {
  const Folder folder;
  folder.write("projet.pdf", proven().first);
  expect_refused(GetParam(), {verify, "preuve.zip", proven().second, 0}, folder);
  EXPECT_EQ(folder.listing(), "preuve.zip\nprojet.pdf\ntaken.txt\n");
}

INSTANTIATE_TEST_SUITE_P(Proof, ProofAttackTest, ::testing::ValuesIn(attacks), attack_name);

}  // namespace
}  // namespace paraphe::testing
