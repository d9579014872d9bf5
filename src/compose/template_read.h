// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <pugixml.hpp>
#include <string_view>

#include "base/draft.h"
#include "compose/template.h"

namespace paraphe {

/// `25mm`, `11pt` or `0.4pt` in points. The schema allows nothing else.
double length(std::string_view text);

/// Writes what `root` gives over `onto`, part by part. `root` was parsed from the bytes of `draft`.
void read_template(const pugi::xml_node& root, const Draft& draft, Template& onto);

}  // namespace paraphe
