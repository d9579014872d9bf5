// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>

#include "base/calendar.h"

namespace paraphe {

/// Values as an English reader is told them; numerals.h has the French.

/// “21 September 2021”, with U+00A0 between day and month.
std::string english_date(Date date);

/// “four years”, “two years and six months”, “18 months”: in words up to ten, then in figures with
/// U+00A0; an empty duration is “zero days”. The sign is not written.
std::string english_duration(const Duration& duration);

/// “four”, “12”, “1,200”: in words up to ten.
std::string english_number(std::int64_t number);

/// “12”, “1,200”.
std::string english_figures(std::int64_t number);

/// “€240,000.50”, from cents; cents are written when there are some.
std::string english_amount(std::int64_t cents);

}  // namespace paraphe
