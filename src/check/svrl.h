// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/draft.h"
#include "check/rule_evaluation.h"
#include "check/schematron.h"

namespace paraphe {

/// Runs `rules` over `draft` and tells all that happened as SVRL: with the options of a check (its
/// gate, reference date and profiles), what its verdict found, but for what is only unknown yet,
/// which SVRL has no word for. A rule that an invalid operand kept from being applied is told like
/// one that fails, at the operand, with `severity="indeterminate"`.
/// Errors: rules that could not run are reported as faults. Source: ISO/IEC 19757-3:2025, SVRL.
/// `texts` stand at the head. When no pattern is active the result is not valid: the grammar asks
/// for one.
std::string write_svrl(const Draft& draft, const RuleSet& rules, const EvaluationOptions& options,
                       Diagnostics& faults, const std::vector<std::string>& texts = {});

}  // namespace paraphe
