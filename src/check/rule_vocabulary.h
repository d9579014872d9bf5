// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/diagnostic.h"
#include "check/rule_model.h"

namespace paraphe {

/// Reports every element and attribute of a rule file that this engine would not honour: unknown
/// ones, misplaced ones, missing ones, stray text. Elements and attributes of other namespaces are
/// left alone where ISO/IEC 19757-3 lets them stand, but for those of XSLT and of `r:fiche`.
/// Errors: RUL-02 element, RUL-03 attribute, RUL-04 missing attribute, RUL-11 value, RUL-12 not
/// supported.
/// Returns how many fiches stand where they may and are not empty tags.
std::size_t check_vocabulary(const RuleFile& file, Diagnostics& diagnostics);

}  // namespace paraphe
