// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "base/draft.h"
#include "lifecycle/carried.h"
#include "lifecycle/difference.h"
#include "output/module/printed.h"

namespace paraphe {

/// What came of printing a PDF again from what it carries.
struct Reprint {
  std::optional<Printed> printed;
  std::optional<Part> fault;  ///< the part that keeps it from being printed; none: this machine
  Text reason;                ///< why nothing is printed
};

/// Prints again as `recipe` says. `draft`: its source, or the draft that stands in for one it does
/// not carry, which the schema accepts; the images are those carried, or, for such a draft, those
/// beside it. `form`: a template to use in place of the one that is carried, by its name or path;
/// it must be that same one.
/// Errors: throws Stop with exit_incomplete when the printing module cannot be loaded.
Reprint print_again(const Recipe& recipe, const Draft& draft, const std::string& form);

}  // namespace paraphe
