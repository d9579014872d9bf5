// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/draft.h"

namespace paraphe {

/// Whether `draft` is valid against the XSD file `schema`; every breach is reported where it
/// stands. Throws std::runtime_error when the schema cannot be read.
bool matches_template_schema(const Draft& draft, const std::string& schema,
                             Diagnostics& diagnostics);

}  // namespace paraphe
