// SPDX-License-Identifier: EUPL-1.2
#include "cli/frozen_stage.h"

#include <filesystem>
#include <system_error>

#include "cli/unreadable.h"
#include "cli/waiver_stage.h"

namespace paraphe {

const Schema* FrozenStage::schema(Diagnostics& findings) {
  std::call_once(loaded_, [this] {
    const std::string path = schemas_ + "/gel.xsd";
    try {
      schema_ = Schema::load(path, faults_);
    } catch (const std::system_error& error) {
      faults_.add(unreadable(path, error.code().value()));
    }
  });
  if (schema_) return &*schema_;
  for (const Diagnostic& fault : faults_.items()) findings.add(fault);
  return nullptr;
}

FoundFrozen FrozenStage::find(const Report& report, const std::string& gate) {
  FoundFrozen found;
  if (gate != signing_gate || !report.draft || report.file == "-") return found;
  const std::string path = frozen_beside(report.file);
  std::error_code error;  // a link to nowhere is there: what it should lead to is missing
  if (std::filesystem::symlink_status(path, error).type() == std::filesystem::file_type::not_found)
    return found;
  std::string bytes;
  try {
    bytes = read_regular(path, Limits{}.bytes + (1U << 20U));
  } catch (const std::system_error& failure) {
    found.findings.add(unreadable(path, failure.code().value()));
    found.unusable = true;
    return found;
  }
  const Schema* known = schema(found.findings);
  found.unusable = known == nullptr;
  if (known != nullptr)
    found.text = FrozenText::read(path, std::move(bytes), *known, found.findings);
  return found;
}

void FoundFrozen::tell(Verdict& verdict) const {
  if (text) verdict.frozen = text->told;
  if (findings.empty()) return;
  for (const Diagnostic& finding : findings.items()) verdict.findings.add(finding);
  verdict.faulty = verdict.faulty || unusable;
  decide(verdict);
}

}  // namespace paraphe
