// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>

#include "compose/milestone_words.h"

namespace paraphe {

/// How this installation tells the days that follow from an agreement. Errors: throws Stop with
/// exit_incomplete when its file cannot be used, every fault listed on standard error.
std::shared_ptr<const MilestoneWords> load_milestone_words(Language language);

}  // namespace paraphe
