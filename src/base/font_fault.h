// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <stdexcept>
#include <string>

namespace paraphe {

/// A file of the template, checked when that was read, is no whole TrueType font any more; `what()`
/// is its path.
struct FontFault : std::runtime_error {
  explicit FontFault(const std::string& path) : std::runtime_error(path) {}
};

}  // namespace paraphe
