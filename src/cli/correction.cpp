// SPDX-License-Identifier: EUPL-1.2
#include "cli/correction.h"

#include <algorithm>
#include <map>

#include "base/edits.h"

namespace paraphe {
namespace {

bool is_offered(const Diagnostic& finding, const Report& report) {
  return finding.place.file == report.file && finding.state != State::waived &&
         std::any_of(finding.edits.begin(), finding.edits.end(),
                     [](const Edit& edit) { return edit.safe; });
}

std::vector<Edit> safe_edits(const Report& report) {
  std::vector<Edit> edits;
  for (const Diagnostic& finding : report.verdict.findings.items()) {
    if (!is_offered(finding, report)) continue;
    std::copy_if(finding.edits.begin(), finding.edits.end(), std::back_inserter(edits),
                 [](const Edit& edit) { return edit.safe; });
  }
  return compatible(std::move(edits));
}

/// How many findings of each name block a draft.
std::map<std::string, int> blocking(const Report& report) {
  std::map<std::string, int> counts;
  for (const Diagnostic& finding : report.verdict.findings.items()) {
    if (is_blocking(finding)) ++counts[finding.id];
  }
  return counts;
}

int stage(const Report& report) { return !report.draft ? 0 : !report.verdict.rules_ran ? 1 : 2; }

}  // namespace

Correction correct(Inspection& inspection, const std::string& name, std::string bytes,
                   const CheckOptions& options) {
  constexpr int most_rounds = 10;
  Correction out;
  out.source = bytes;
  out.before = inspection.check(name, bytes, options);
  for (int round = 0; round < most_rounds; ++round) {
    const Report& report = out.last();
    const std::vector<Edit> edits = safe_edits(report);
    if (edits.empty()) break;
    for (const Diagnostic& finding : report.verdict.findings.items()) {
      const bool known =
          std::any_of(out.corrected.begin(), out.corrected.end(), [&](const Diagnostic& other) {
            return other.id == finding.id && other.message.fr == finding.message.fr;
          });
      if (is_offered(finding, report) && !known) out.corrected.push_back(finding);
    }
    out.edits += edits.size();
    bytes = apply_edits(bytes, edits);
    out.after = inspection.check(name, bytes, options);
  }
  out.result = std::move(bytes);
  return out;
}

bool is_worse(const Correction& correction) {
  const int before = stage(correction.before), after = stage(correction.last());
  if (before != after) return after < before;
  const auto old = blocking(correction.before);
  for (const auto& [id, count] : blocking(correction.last())) {
    const auto found = old.find(id);
    if (found == old.end() || found->second < count) return true;
  }
  return false;
}

}  // namespace paraphe
