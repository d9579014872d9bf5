// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace paraphe {

/// What the writer of a refused value may have meant: « 31/12/2028 » 2028-12-31, « 4 ans » P4Y,
/// « 180 089 013 » without its spaces, « 1 234,50 » with a point. Likely first; the caller keeps
/// the first that the schema accepts.
std::vector<std::string> guesses(std::string_view typed);

/// The day that a refused value can only mean, in ISO 8601: of « 21/09/2021 » no part but the first
/// can be the day. Empty for « 03/04/2021 », which some read the other way round.
std::string certain_date(std::string_view typed);

}  // namespace paraphe
