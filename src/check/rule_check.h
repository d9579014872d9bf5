// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/diagnostic.h"
#include "check/rule_model.h"

namespace paraphe {

/// Completes a built model: contexts are split into alternatives, the validity of fiches goes to
/// their assertions. Reads every expression of it too, unless all of its files are `shipped`.
/// Errors: RUL-05 syntax, RUL-06 function or its number of arguments, RUL-07 prefix, RUL-08
/// variable, RUL-09 diagnostic or property, RUL-10 twice the same name, RUL-11 date.
void check_rules(RuleModel& model, Diagnostics& diagnostics);

}  // namespace paraphe
