// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string_view>

namespace paraphe {

/// A word told by its consonants: they are the same with and without accents, in capitals and in
/// small letters. 0: a word that has none.
std::size_t consonant_key(std::string_view word);

/// The key of a word that goes on with one more consonant, a small letter.
constexpr std::size_t consonant_step(std::size_t key, unsigned char consonant) {
  return key * 31 + consonant;
}

}  // namespace paraphe
