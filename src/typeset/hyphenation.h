// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "typeset/patterns.h"

namespace paraphe::setting {

/// Where `patterns` divide `word`, lower-case letters and apostrophes only, with at least `left`
/// code points before and `right` after: byte offsets, ascending. U+2019 counts as « ' ». Source:
/// F. M. Liang, Word Hy-phen-a-tion by Com-put-er (1983); same points as libhyphen.
std::vector<std::size_t> divide(const Patterns& patterns, std::string_view word, std::size_t left,
                                std::size_t right);

/// Where a token of French text (a word and the punctuation that clings to it) may be divided by a
/// hyphen: byte offsets, ascending. Never: capitals, digits, compounds with a real hyphen, words
/// under five letters; an elided article is split off first and not counted; two letters stay
/// before and three after. Source: Lexique de l’Imprimerie nationale, « division des mots ».
std::vector<std::size_t> french_divisions(const Patterns& patterns, std::string_view token);

/// Where a token may be broken after a hyphen of its own, that stands between two letters: byte
/// offsets, ascending.
std::vector<std::size_t> real_hyphens(std::string_view token);

}  // namespace paraphe::setting
