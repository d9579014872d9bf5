// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string_view>

namespace paraphe {

/// A word told by its bare letters: the same with and without accents, in capitals and in small
/// letters. 0: it has none.
std::size_t word_key(std::string_view word);

/// The key of a word that goes on with one more letter, small and bare.
constexpr std::size_t word_step(std::size_t key, unsigned char letter) { return key * 31 + letter; }

}  // namespace paraphe
