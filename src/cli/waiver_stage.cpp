// SPDX-License-Identifier: EUPL-1.2
#include "cli/waiver_stage.h"

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "cli/companion.h"
#include "cli/stop.h"

namespace paraphe {
namespace {

constexpr std::size_t most_bytes = 4U << 20U;

Diagnostic unreadable_waivers(const std::string& path, int error) {
  Diagnostic finding = unreadable_companion(path, error, most_bytes);
  if (error == EXDEV) {
    finding.remedy = {
        "mettre à sa place le fichier des dérogations, ou le désigner par «\u00A0--waivers\u00A0»",
        "put the file of waivers in its place, or name it with '--waivers'"};
  }
  return finding;
}

void leave_incomplete(Report& report, Exit code) {
  report.verdict.faulty = true;
  decide(report.verdict);
  report.code = code;
}

Diagnostic not_applied(const Report& report) {
  Diagnostic remark = waiver_finding(
      "DER-01", report.waivers->place(),
      {"les dérogations n’ont pas été appliquées\u00A0: leur fichier est refusé",
       "the waivers have not been applied: their file is refused"},
      {"corriger ce qui précède, puis vérifier de nouveau", "mend the above, then check again"});
  remark.severity = Severity::info;
  return remark;
}

}  // namespace

std::optional<std::string> waivers_of(const std::string& draft, const std::string& choice) {
  if (choice == "none" || (choice.empty() && draft == "-")) return std::nullopt;
  if (!choice.empty()) return choice;
  const std::string beside = waivers_beside(draft);
  return is_beside(beside) ? std::optional(beside) : std::nullopt;
}

void WaiverStage::apply(const std::string& choice, const RuleSet& rules, Report& report) {
  if (!report.draft) return;
  const auto path = waivers_of(report.file, choice);
  if (!path) return;
  Diagnostics& findings = report.verdict.findings;
  std::string bytes;
  try {
    bytes = choice.empty() ? read_companion(*path, most_bytes) : read_regular(*path, most_bytes);
  } catch (const std::system_error& error) {
    findings.add(unreadable_waivers(*path, error.code().value()));
    return leave_incomplete(report, exit_input);
  }
  report.waivers = std::make_shared<SourceText>(*path, bytes);
  const Schema* schema = schema_.get(findings);
  const WaiverPolicy* policy = schema == nullptr ? nullptr : policy_.get(findings);
  if (policy == nullptr) return leave_incomplete(report, exit_incomplete);
  Diagnostics refusals;
  const auto file = WaiverFile::read(*path, std::move(bytes), *schema, refusals);
  for (const Diagnostic& refusal : refusals.items()) findings.add(refusal);
  if (!file) {
    findings.add(not_applied(report));
    const auto& items = refusals.items();
    if (std::any_of(items.begin(), items.end(),
                    [](const Diagnostic& d) { return d.severity == Severity::fatal; })) {
      return leave_incomplete(report, exit_input);
    }
    decide(report.verdict);
  } else {
    apply_waivers(*file, *policy, rules, *report.draft, report.verdict);
  }
  report.code = report.verdict.exit_code();
}

}  // namespace paraphe
