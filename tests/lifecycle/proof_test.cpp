// SPDX-License-Identifier: EUPL-1.2
#include "lifecycle/proof.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zip.h>

#include <random>

namespace paraphe {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// An archive as anyone may make one, without the care that `pack` takes.
std::string archive(const std::vector<ArchiveEntry>& entries, int encryption = ZIP_EM_NONE) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* buffer = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(buffer);
  zip_t* zip = zip_open_from_source(buffer, ZIP_TRUNCATE, &error);
  for (const ArchiveEntry& entry : entries) {
    zip_source_t* bytes = zip_source_buffer(zip, entry.bytes.data(), entry.bytes.size(), 0);
    const zip_int64_t at = zip_file_add(zip, entry.name.c_str(), bytes, 0);
    EXPECT_GE(at, 0) << entry.name;
    if (encryption != ZIP_EM_NONE)
      zip_file_set_encryption(zip, static_cast<zip_uint64_t>(at),
                              static_cast<zip_uint16_t>(encryption), "mot de passe");
  }
  EXPECT_EQ(zip_close(zip), 0);
  zip_stat_t told;
  zip_source_stat(buffer, &told);
  zip_source_open(buffer);
  std::string out(told.size, '\0');
  zip_source_read(buffer, out.data(), out.size());
  zip_source_close(buffer);
  zip_source_free(buffer);
  return out;
}

std::string replaced(std::string text, const std::string& sought, const std::string& written) {
  for (std::size_t at = text.find(sought); at != text.npos; at = text.find(sought, at + 1))
    text.replace(at, sought.size(), written);
  return text;
}

std::string refusal(const std::string& bytes, const ArchiveLimits& limits = {}) {
  const ReadArchive read = unpack(bytes, limits);
  EXPECT_TRUE(read.refusal.empty() || read.entries.empty());
  return read.refusal.fr;
}

TEST(Archive, KeepsWhatItIsGiven) {
  const std::vector<ArchiveEntry> entries = {
      {"vide", ""}, {"a/b.xml", "<b/>"}, {"a/\u00E9t\u00E9.txt", std::string(100'000, 'x')}};
  const std::string bytes = pack(entries);
  EXPECT_EQ(bytes, pack({entries[2], entries[0], entries[1]}));  // whatever the order
  const ReadArchive read = unpack(bytes);
  ASSERT_EQ(read.refusal.fr, "");
  ASSERT_EQ(read.entries.size(), 3U);
  EXPECT_EQ(read.entries[0].name, "a/b.xml");
  EXPECT_EQ(read.entries[0].bytes, "<b/>");
  EXPECT_EQ(read.entries[1].name, entries[2].name);
  EXPECT_EQ(read.entries[1].bytes, entries[2].bytes);
  EXPECT_EQ(read.entries[2].bytes, "");
}

TEST(Archive, RefusesNamesThatLeadOutside) {
  for (const char* name :
       {"../x", "a/../../x", "/etc/x", "a//b", "./a", "a\\b", "C:x", "a/", "..", "a/..", "a\nb"}) {
    EXPECT_FALSE(is_safe_name(name)) << name;
    EXPECT_THROW(pack({{name, "x"}}), std::invalid_argument) << name;
    const std::string stand_in(std::string(name).size(), 'q');
    EXPECT_THAT(refusal(replaced(archive({{stand_in, "x"}}), stand_in, name)),
                HasSubstr("hors d’elle"))
        << name;
  }
  EXPECT_THAT(refusal(archive({{std::string(300, 'n'), "x"}})), HasSubstr("hors d’elle"));
  EXPECT_TRUE(is_safe_name("a/..b/c..d"));
}

TEST(Archive, RefusesOneNameTwice) {
  EXPECT_THROW(pack({{"a", "1"}, {"A", "2"}}), std::invalid_argument);
  EXPECT_THAT(refusal(archive({{"a", "1"}, {"A", "2"}})), HasSubstr("deux fois"));
  EXPECT_NE(refusal(replaced(archive({{"aaaa", "1"}, {"bbbb", "2"}}), "bbbb", "aaaa")), "");
}

TEST(Archive, RefusesBombs) {
  const std::string zeros(8U << 20U, '\0');
  EXPECT_THAT(refusal(archive({{"zeros", zeros}})), HasSubstr("démesuré"));
  ArchiveLimits few;
  few.entries = 2;
  EXPECT_THAT(refusal(archive({{"a", ""}, {"b", ""}, {"c", ""}}), few),
              HasSubstr("trop de fichiers"));
  ArchiveLimits narrow;
  narrow.entry_bytes = 10;
  EXPECT_THAT(refusal(archive({{"a", "12345678901"}}), narrow), HasSubstr("démesuré"));
  narrow = {};
  narrow.bytes = 10;
  EXPECT_THAT(refusal(archive({{"a", "123456"}, {"b", "123456"}}), narrow), HasSubstr("démesurée"));
  // Eight megabytes that say they are a thousand bytes.
  const std::string size("\0\0\x80\0", 4), lie("\xE8\x03\0\0", 4);
  EXPECT_THAT(refusal(replaced(archive({{"zeros", zeros}}), size, lie)), HasSubstr("abîmée"));
}

TEST(Archive, RefusesWhatIsNone) {
  const std::string whole = pack({{"a", "un"}, {"b", "deux"}});
  EXPECT_THAT(refusal(""), HasSubstr("ZIP"));
  EXPECT_THAT(refusal("%PDF-1.7"), HasSubstr("ZIP"));
  for (std::size_t cut = 0; cut < whole.size(); cut += 7)
    EXPECT_NE(refusal(whole.substr(0, cut)), "") << cut;
  EXPECT_THAT(refusal(archive({{"a", "secret"}}, ZIP_EM_AES_256)), HasSubstr("chiffrée"));
}

ProofParts parts(const Report& report) {
  ProofParts out{report, {}, {}, "projet/p.xml", {}, {proven("p.pdf", "%PDF-1.7 …")}};
  out.files = {{"projet/p.xml", "<p/>"}, {"schemas/regles/regles.sch", "<s/>"}};
  return out;
}

Text why_not(std::vector<ArchiveEntry> entries) {
  Text why;
  EXPECT_FALSE(open_proof(std::move(entries), why));
  return why;
}

TEST(Proof, SaysWhatItProves) {
  const Report report;
  const auto entries = proof_entries(parts(report));
  EXPECT_EQ(pack(entries), pack(proof_entries(parts(report))));
  Text why;
  const auto proof = open_proof(entries, why);
  ASSERT_TRUE(proof) << why.fr;
  EXPECT_EQ(proof->manifest.draft, "projet/p.xml");
  ASSERT_NE(proof->entry("projet/p.xml"), nullptr);
  EXPECT_EQ(proof->entry("projet/p.xml")->bytes, "<p/>");
  EXPECT_NE(pdf_of(*proof, "%PDF-1.7 …"), nullptr);
  EXPECT_NE(pdf_of(*proof, "%PDF-1.7 …\nsigned later"), nullptr);
  EXPECT_EQ(pdf_of(*proof, "%PDF-1.7 "), nullptr);
  EXPECT_EQ(pdf_of(*proof, "%PDF-1.6 …"), nullptr);
}

TEST(Proof, TellsWhatWasChanged) {
  const Report report;
  const auto entries = proof_entries(parts(report));
  auto changed = entries;
  changed[0].bytes += " ";
  EXPECT_THAT(why_not(changed).fr, HasSubstr("modifié\u00A0: «\u00A0projet/p.xml"));
  changed = entries;
  changed.erase(changed.begin() + 1);
  EXPECT_THAT(why_not(changed).fr, HasSubstr("manque"));
  changed = entries;
  changed.push_back({"projet/autre.xml", ""});
  EXPECT_THAT(why_not(changed).fr, HasSubstr("ajouté"));
  changed = entries;
  changed.pop_back();
  EXPECT_THAT(why_not(changed).fr, HasSubstr("pas de manifeste"));
  for (const char* manifest : {"", "{}", "[]", "{\"format\": \"paraphe-proof-2\"}", "\xFF"}) {
    changed = entries;
    changed.back().bytes = manifest;
    EXPECT_THAT(why_not(changed).fr, HasSubstr("ne se lit pas")) << manifest;
  }
}

TEST(Proof, NoFlippedByteIsTakenForTheProof) {
  const Report report;
  const std::string whole = pack(proof_entries(parts(report)));
  std::mt19937 random(5);
  int refused = 0, same = 0;
  for (int i = 0; i < 1000; ++i) {
    std::string bytes = whole;
    bytes[random() % bytes.size()] ^= static_cast<char>(1U << (random() % 8));
    ReadArchive read = unpack(bytes);
    Text why = read.refusal;
    const auto proof = why.empty() ? open_proof(std::move(read.entries), why) : std::nullopt;
    if (!proof) {
      ++refused;
      continue;
    }
    // What was flipped tells nothing: a date, a version of ZIP.
    ++same;
    EXPECT_EQ(proof->entry("projet/p.xml")->bytes, "<p/>");
    EXPECT_NE(pdf_of(*proof, "%PDF-1.7 …"), nullptr);
  }
  EXPECT_EQ(refused + same, 1000);
  EXPECT_GT(refused, 500);
}

}  // namespace
}  // namespace paraphe
