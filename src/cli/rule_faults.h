// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace paraphe {

/// Faults of rule files, as a terminal shows findings: each with its line, and how to mend it.
std::string rule_faults(const std::vector<Diagnostic>& faults, Language language);

/// The same for an editor, one a line: `file:line:column: severity: message [ID]`.
std::string rule_fault_lines(const std::vector<Diagnostic>& faults, Language language);

}  // namespace paraphe
