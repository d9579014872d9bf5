// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "catalogue.h"
#include "paths.h"

namespace paraphe::planter {

/// A draft with one defect in it.
struct Planted {
  std::string bytes;
  std::vector<Span> words;  ///< what was written, in `bytes`
  std::vector<Span> hosts;  ///< the elements that were changed, and where the finding may stand
  std::vector<Edit> edits;  ///< to the bytes of the clean draft, in their order
};

/// Where byte `at` of the clean draft stands in the planted one; nothing when it was removed.
std::optional<std::size_t> moved(const Planted& planted, std::size_t at);

/// `defect` planted at `place` of a clean draft. Nothing when it cannot be there: a change selects
/// nothing, or alters nothing, or two changes meet.
std::optional<Planted> plant(const Draft& draft, Paths& paths, const Defect& defect,
                             xmlNode* place);

}  // namespace paraphe::planter
