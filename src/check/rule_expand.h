// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "check/rule_model.h"

namespace paraphe {

/// Reads the rule set whose main file is `path`, follows `include` and `extends`, puts abstract
/// patterns and abstract rules in their places, and checks every expression: its syntax, and that
/// each function, prefix and variable it names is known where it stands.
/// Errors: false exactly when it reported one (`RUL-…`, at its place in the rule file).
/// Source: ISO/IEC 19757-3, clause 6 and annexes on the minimal syntax.
bool expand_rules(const std::string& folder, const std::string& path, Prose prose, RuleModel& model,
                  Diagnostics& diagnostics);

}  // namespace paraphe
