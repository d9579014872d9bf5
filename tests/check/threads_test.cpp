// SPDX-License-Identifier: EUPL-1.2
// One schema and one rule set serve many threads, which must find what one finds.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <thread>

#include "base/xml.h"
#include "check/schema.h"
#include "check/verdict.h"
#include "places.h"

namespace paraphe {
namespace {

const std::string root = source_dir;

/// Eight drafts, clean and not, one of them refused by the schema.
std::vector<std::string> drafts() {
  std::vector<std::string> out;
  for (const char* name :
       {"samples/cnrs-hauts-de-france.xml", "samples/cnrs-normandie-2021.xml",
        "samples/convention-a-corriger.xml", "tests/drafts/habilitations.xml",
        "tests/drafts/normandie-a-corriger.xml", "tests/drafts/finances-et-renvois.xml",
        "tests/drafts/double-qualite.xml"}) {
    out.push_back(read_bytes(root + "/" + name));
  }
  out.push_back("<convention xmlns='urn:paraphe:convention:1'/>");
  return out;
}

/// All that a reader is told.
std::string judged(const std::string& bytes, const Schema& schema, Checker& checker) {
  CheckOptions options;
  options.asked = parse_date("2026-12-01");
  options.explain = true;
  Diagnostics findings;
  const auto draft = read_draft("draft.xml", bytes, Limits{}, findings);
  if (!draft) return "refused";
  schema.validate(*draft, findings);
  const Verdict verdict = checker.check(*draft, options, std::move(findings));
  std::string out = std::to_string(verdict.exit_code()) + "\n";
  for (const Diagnostic& d : verdict.findings.items()) {
    out += std::to_string(d.place.start.byte) + " " + d.id + " " + d.message.fr + d.why.fr +
           (d.explanation ? d.explanation->test : "") + "\n";
  }
  return out;
}

TEST(Threads, FindWhatOneThreadFinds) {
  initialise_xml();
  Diagnostics faults;
  const auto schema = Schema::load(root + "/schemas/convention.xsd", faults);
  const auto rules = RuleSet::load(root + "/schemas/regles", faults, Prose::later);
  const auto alone = RuleSet::load(root + "/schemas/regles", faults, Prose::now);
  ASSERT_TRUE(schema && rules && alone);
  const std::vector<std::string> bytes = drafts();
  std::vector<std::string> expected;
  Checker first(*alone, root + "/schemas/profils");
  for (const std::string& draft : bytes) expected.push_back(judged(draft, *schema, first));

  std::vector<std::string> found(bytes.size());
  std::atomic<std::size_t> next = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      Checker checker(*rules, root + "/schemas/profils");
      for (std::size_t at = next++; at < bytes.size(); at = next++) {
        found[at] = judged(bytes[at], *schema, checker);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(found, expected);
}

}  // namespace
}  // namespace paraphe
