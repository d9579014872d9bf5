// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "output/report/report.h"

namespace paraphe {

/// Takes out of a report whatever the draft holds besides the names of its elements and attributes:
/// what messages quote, source lines, corrections, operands. For findings that leave the house
/// (tickets, public logs). Findings of rules must have been made with `CheckOptions::redact`, which
/// is where their values are known.
void redact(Report& report);

}  // namespace paraphe
