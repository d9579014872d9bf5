// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace paraphe {

/// Of `edits` those that can be made together, in the order of the text: where two overlap, the one
/// that begins first is kept, then the shorter, then the one that was given first; one given twice
/// counts once.
std::vector<Edit> compatible(std::vector<Edit> edits);

/// `bytes` with `edits`, which are compatible; not one other byte changes.
std::string apply_edits(std::string_view bytes, const std::vector<Edit>& edits);

/// What differs, line by line, as `diff -u` shows it and `patch` reads it; empty when nothing does.
/// Source: POSIX.1-2017, diff, option -u.
std::string unified_diff(std::string_view before, std::string_view after, const std::string& name);

}  // namespace paraphe
