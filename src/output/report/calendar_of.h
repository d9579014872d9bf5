// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "check/verdict.h"
#include "compose/milestones.h"

namespace paraphe {

/// The days that follow from `agreement`, as the check that came to `verdict` counts them: a
/// reference date that was asked for stands for the signature.
inline std::vector<Milestone> calendar_of(const Agreement& agreement, const Verdict& verdict) {
  const bool asked = verdict.origin == ReferenceOrigin::asked;
  return milestones(agreement, asked ? verdict.reference : std::nullopt);
}

}  // namespace paraphe
