// SPDX-License-Identifier: EUPL-1.2
#include "cli/waiver_stage.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include "cli/stop.h"
#include "cli/unreadable.h"

namespace paraphe {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_bytes = 4U << 20U;

/// Whether what stands at `path` is a link out of its folder. Who unpacks a draft and what came
/// with it has not asked for any other file to be read, nor shown.
bool leads_elsewhere(const std::string& path) {
  std::error_code error;
  if (!fs::is_symlink(fs::symlink_status(path, error))) return false;
  const fs::path folder = fs::path(path).parent_path();
  const fs::path root = fs::canonical(folder.empty() ? "." : folder, error);
  const fs::path target = fs::canonical(path, error);
  if (error) return false;  // to nowhere: it cannot be read anyway
  const fs::path way = target.lexically_relative(root);
  return way.empty() || *way.begin() == "..";
}

Diagnostic unreadable_waivers(const std::string& path, int error) {
  Diagnostic finding = unreadable(path, error);
  if (error == EXDEV) {
    finding.message = {"ce lien mène hors du dossier du projet",
                       "this link leads out of the folder of the draft"};
    finding.remedy = {
        "mettre à sa place le fichier des dérogations, ou le désigner par «\u00A0--waivers\u00A0»",
        "put the file of waivers in its place, or name it with '--waivers'"};
  }
  if (error == EFBIG) {
    finding.message = {"ce fichier est trop gros pour être celui des dérogations",
                       "this file is too big to be one of waivers"};
    finding.remedy = {"vérifier que c’est bien le fichier des dérogations du projet",
                      "check that this is the file of waivers of the draft"};
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

std::string read_regular(const std::string& path, std::size_t most_bytes) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status)) {
    throw std::system_error(ENODEV, std::generic_category(), path);
  }
  Limits limits;
  limits.bytes = most_bytes;
  return read_bytes(path, limits);
}

std::optional<std::string> waivers_of(const std::string& draft, const std::string& choice) {
  if (choice == "none" || (choice.empty() && draft == "-")) return std::nullopt;
  if (!choice.empty()) return choice;
  const std::string beside = waivers_beside(draft);
  std::error_code error;  // a link to nowhere is there: what it should lead to is missing
  const fs::file_status status = fs::symlink_status(beside, error);
  if (status.type() == fs::file_type::not_found) return std::nullopt;
  return beside;
}

void WaiverStage::load() {
  std::string path = schemas_ + "/derogations.xsd";
  try {
    schema_ = Schema::load(path, faults_);
    path = schemas_ + "/derogations-politique.xml";
    policy_ = WaiverPolicy::load(path, faults_);
  } catch (const std::system_error& error) {
    faults_.add(unreadable(path, error.code().value()));
  }
}

const Schema* WaiverStage::schema() {
  std::call_once(loaded_, [this] { load(); });
  return schema_ && policy_ ? &*schema_ : nullptr;
}

void WaiverStage::apply(const std::string& choice, const RuleSet& rules, Report& report) {
  if (!report.draft) return;
  const auto path = waivers_of(report.file, choice);
  if (!path) return;
  Diagnostics& findings = report.verdict.findings;
  std::string bytes;
  try {
    if (choice.empty() && leads_elsewhere(*path)) {
      throw std::system_error(EXDEV, std::generic_category(), *path);
    }
    bytes = read_regular(*path, most_bytes);
  } catch (const std::system_error& error) {
    findings.add(unreadable_waivers(*path, error.code().value()));
    return leave_incomplete(report, exit_input);
  }
  report.waivers = std::make_shared<SourceText>(*path, bytes);
  if (schema() == nullptr) {
    for (const Diagnostic& fault : faults_.items()) findings.add(fault);
    return leave_incomplete(report, exit_incomplete);
  }
  Diagnostics refusals;
  const auto file = WaiverFile::read(*path, std::move(bytes), *schema(), refusals);
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
    apply_waivers(*file, *policy_, rules, *report.draft, report.verdict);
  }
  report.code = report.verdict.exit_code();
}

}  // namespace paraphe
