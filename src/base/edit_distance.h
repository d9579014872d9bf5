// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace paraphe {

/// Letters to insert, delete, replace or swap with a neighbour to turn `a` into `b`, counted in
/// bytes; a number above `most` where there are more than that. Source: optimal string alignment
/// (Damerau 1964). Cost: O(|a|·min(|b|, most)).
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most = SIZE_MAX);

/// Whether a reader would take one name for a slip of the other: a third of the letters at most,
/// case and accents counting little.
bool is_near(std::string_view a, std::string_view b);

/// The name of `names` nearest to `typed`, empty where none is near. The first of equals.
std::string nearest(std::string_view typed, const std::vector<std::string>& names);

}  // namespace paraphe
