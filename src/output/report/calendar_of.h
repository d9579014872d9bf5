// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "compose/milestone_words.h"
#include "compose/milestones.h"
#include "output/report/report.h"

namespace paraphe {

/// The days that follow from `agreement`, as the check that `report` tells counts them: a reference
/// date that was asked for stands for the signature, where none was recorded. None where `options`
/// bring no words for them.
inline std::vector<Milestone> calendar_of(const Agreement& agreement, const Report& report,
                                          const ReportOptions& options) {
  if (options.milestones == nullptr) return {};
  Occurrences known = report.recorded.value_or(Occurrences{});
  if (report.verdict.origin == ReferenceOrigin::asked) known.asked = report.verdict.reference;
  return milestones(agreement, *options.milestones, known);
}

}  // namespace paraphe
