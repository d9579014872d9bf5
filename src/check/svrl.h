// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/draft.h"
#include "check/schematron.h"

namespace paraphe {

/// Runs `rules` over `draft` in `phase` (empty: the default one) and tells all that happened as
/// SVRL. `documents`: the folder of subordinate documents; empty: that of the rules. Errors: rules
/// that could not run are reported as faults. Source: ISO/IEC 19757-3, annex D (svrl.rnc).
std::string write_svrl(const Draft& draft, const RuleSet& rules, const std::string& phase,
                       const std::string& documents, Diagnostics& faults);

}  // namespace paraphe
