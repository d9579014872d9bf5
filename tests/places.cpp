// SPDX-License-Identifier: EUPL-1.2
#include "places.h"

namespace paraphe {

const char* const source_dir = PARAPHE_SOURCE_DIR;
const char* const binary_dir = PARAPHE_BINARY_DIR;
const char* const hyphenation_dictionary = PARAPHE_HYPHEN_FR;

}  // namespace paraphe
