// SPDX-License-Identifier: EUPL-1.2
#include "cli/record_stage.h"

#include <system_error>

#include "base/digest.h"
#include "cli/companion.h"
#include "cli/signed_copy.h"

namespace paraphe {
namespace {

constexpr std::size_t most_bytes = 1U << 20U;

Diagnostic not_used(const std::string& path) {
  Diagnostic remark;
  remark.id = "CER-01";
  remark.severity = Severity::info;
  remark.place.file = path;
  remark.message = {"aucune date n’est tirée de la consignation\u00A0: son fichier est refusé",
                    "no date is taken from the record of the ceremony: its file is refused"};
  remark.remedy = {"corriger ce qui précède, ou consigner de nouveau (--replace)",
                   "mend the above, or record again (--replace)"};
  return remark;
}

}  // namespace

void Recorded::tell(Report& report) const {
  if (findings.empty()) return;
  for (const Diagnostic& finding : findings.items()) report.verdict.findings.add(finding);
  report.verdict.faulty = report.verdict.faulty || unusable;
  decide(report.verdict);
  report.code = report.verdict.exit_code();
}

std::string canonical_digest(const Draft& draft) {
  return "sha256:" + hexadecimal(sha256(canonical(draft)));
}

Recorded RecordStage::read(const Report& report) {
  if (!report.draft || report.file == "-") return {};
  const std::string path = record_beside(report.file);
  if (!is_beside(path)) return {};
  try {
    return judge(path, read_companion(path, most_bytes), report);
  } catch (const std::system_error& error) {
    Recorded recorded;
    recorded.findings.add(unreadable_companion(path, error.code().value(), most_bytes));
    recorded.unusable = true;
    return recorded;
  }
}

Recorded RecordStage::judge(const std::string& path, std::string bytes, const Report& report) {
  Recorded recorded;
  recorded.bytes = bytes;
  Diagnostics& findings = recorded.findings;
  const Schema* known = schema_.get(findings);
  if (known == nullptr) {
    recorded.unusable = true;
    return recorded;
  }
  recorded.record = read_record(path, std::move(bytes), *known, findings);
  if (!recorded.record) {
    findings.add(not_used(path));
    return recorded;
  }
  Diagnostics ignored;  // a draft that is not valid is told by its own stage
  const auto agreement = read_agreement(report.draft->bytes(), ignored);
  if (agreement) {
    judge_record(*recorded.record, canonical_digest(*report.draft), *agreement, findings);
  }
  return recorded;
}

}  // namespace paraphe
