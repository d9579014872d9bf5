// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace paraphe {

/// Where `wanted` stands in `text`, overlapping places included, in order. Nowhere when it is
/// empty. Sixteen bytes are looked at together where the machine has the means: a long draft is
/// searched for dozens of words.
std::vector<std::size_t> places_of(std::string_view text, std::string_view wanted);

}  // namespace paraphe
