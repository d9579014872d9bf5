// SPDX-License-Identifier: EUPL-1.2
#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include "base/edits.h"
#include "check/schema.h"
#include "check/verdict.h"
#include "fuzz.h"
#include "output/report/report.h"
#include "places.h"

namespace paraphe::fuzz {
namespace {

RuleSet load_rules() {
  Diagnostics faults;
  auto rules = RuleSet::load(std::string(source_dir) + "/schemas/regles", faults, Prose::later);
  require(rules.has_value(), "the shipped rules can be used");
  return std::move(*rules);
}

Report report_on(std::string_view bytes) {
  static const Schema& grammar = shipped_schema("convention.xsd");
  static const RuleSet rules = load_rules();
  const std::string schemas = std::string(source_dir) + "/schemas";
  static Checker checker(rules, schemas + "/profils",
                         {schemas + "/registre", schemas + "/registre.xsd"});
  static const char* const gates[] = {"signature", "deliberation", "draft"};
  Report report;
  report.file = "/nowhere/a.xml";
  report.draft = read_draft(report.file, std::string(bytes), Limits{}, report.verdict.findings);
  report.refused = std::make_shared<SourceText>(report.file, std::string(bytes));
  if (!report.draft) return report;
  CheckOptions options;
  options.gate = gates[bytes.size() % 3];
  options.otherwise = Date::of(2026, 11, 22);
  options.explain = bytes.size() % 2 == 0;
  options.redact = bytes.size() % 7 == 0;
  options.svrl = "paraphe";
  static const auto voted =
      read_draft("v.xml", shipped("tests/drafts/vote.xml"), Limits{}, report.verdict.findings);
  if (options.gate == gates[0]) options.voted = &*voted;
  grammar.validate(*report.draft, report.verdict.findings);
  report.verdict = checker.check(*report.draft, options, std::move(report.verdict.findings));
  report.code = report.verdict.exit_code();
  return report;
}

/// What `fix` would write can be read again.
void require_fixes(const Report& report) {
  std::vector<Edit> edits;
  for (const Diagnostic& finding : report.verdict.findings.items())
    edits.insert(edits.end(), finding.edits.begin(), finding.edits.end());
  if (edits.empty() || !report.draft) return;
  const std::string mended = apply_edits(report.draft->bytes(), compatible(std::move(edits)));
  Diagnostics faults;
  require(read_draft("a.xml", mended, Limits{}, faults).has_value(), "what is mended can be read");
}

}  // namespace

void check(std::string_view bytes) {
  const Report report = report_on(bytes);
  require_places(report.verdict.findings, report.file, bytes.size());
  require_fixes(report);
  for (const Format& format : formats()) {
    const std::string written = write_report(format.writer, {&report, 1}, {Language::en, true});
    const std::string name = format.name;
    if (name == "json" || name == "sarif")
      require(nlohmann::json::accept(written), "a report for programs is JSON");
    if (name == "svrl" || name == "junit")
      require(written.empty() || pugi::xml_document().load_string(written.c_str()),
              "a report for programs is XML");
  }
}

}  // namespace paraphe::fuzz
