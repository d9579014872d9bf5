// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Where the tests find what they read. One file alone is compiled with these paths, so that a cache
// of objects serves every checkout.
namespace paraphe {

extern const char* const source_dir;              ///< of this repository
extern const char* const binary_dir;              ///< of the programs just built
extern const char* const hyphenation_dictionary;  ///< of French, for libhyphen

}  // namespace paraphe
