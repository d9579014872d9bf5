// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "output/codes.h"

namespace paraphe {

/// The name under which `code_map` is written; a CMap's stream dictionary repeats it.
inline constexpr char code_map_name[] = "Paraphe-H";

/// The CMap that leads from the codes of a face to its CIDs, as PostScript text.
/// Source: ISO 32000-1, 9.7.5; Adobe Technical Note 5014 (a range varies in its last byte only).
std::string code_map(const Codes& codes);

/// The CMap that leads from the codes of a face to UTF-16. Source: ISO 32000-1, 9.10.3.
std::string unicode_map(const Codes& codes);

}  // namespace paraphe
