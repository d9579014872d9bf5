// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/calendar.h"

namespace paraphe {

/// Days and lengths as an English reader is told them; numerals.h has the French.

/// “21 September 2021”, with U+00A0 between day and month.
std::string english_date(Date date);

/// “4 years”, “2 years and 6 months”, “1 week”; an empty duration is “0 days”. The sign is not
/// written.
std::string english_duration(const Duration& duration);

}  // namespace paraphe
