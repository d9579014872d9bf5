// SPDX-License-Identifier: EUPL-1.2
#include "cli/frozen_stage.h"

#include <system_error>

#include "cli/companion.h"

namespace paraphe {
namespace {

constexpr std::size_t most_bytes = Limits{}.bytes + (1U << 20U);  // a draft, and what seals it

}  // namespace

FoundFrozen FrozenStage::find(const Report& report, const std::string& gate) {
  FoundFrozen found;
  if (gate != signing_gate || !report.draft || report.file == "-") return found;
  const std::string path = frozen_beside(report.file);
  if (!is_beside(path)) return found;
  std::string bytes;
  try {
    bytes = read_companion(path, most_bytes);
  } catch (const std::system_error& failure) {
    found.findings.add(unreadable_companion(path, failure.code().value(), most_bytes));
    found.unusable = true;
    return found;
  }
  const Schema* known = schema_.get(found.findings);
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
