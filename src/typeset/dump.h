// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "typeset/page.h"

namespace paraphe {

/// Pages as text, for golden files: one line an item, in painting order: what it is (structure type
/// or kind of artifact), x and y to a tenth of a point, face and size, then its text between bars.
/// « ¬ » is a hyphen that divides a word. Glyph numbers are left out: they change with the font's
/// version.
std::string dump(const Pages& pages);

/// The structure tree as text, indented: type, attributes, and the text that each node holds
/// itself.
std::string dump_structure(const Pages& pages);

}  // namespace paraphe
