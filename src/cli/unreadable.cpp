// SPDX-License-Identifier: EUPL-1.2
#include "cli/unreadable.h"

#include "base/reading_fault.h"

namespace paraphe {
Diagnostic unreadable(const std::string& input, int error, std::size_t most) {
  const ReadingFault fault = reading_fault(error, most);
  Diagnostic finding;
  finding.id = "DOC-01";
  finding.severity = Severity::fatal;
  finding.place.file = input;
  finding.message = fault.message;
  finding.remedy = fault.remedy;
  return finding;
}

}  // namespace paraphe
