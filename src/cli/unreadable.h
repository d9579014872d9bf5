// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "base/draft.h"

namespace paraphe {

/// The finding (DOC-01, fatal) that a file cannot be read; `error` is an errno,
/// `most` the limit on its size, in bytes.
Diagnostic unreadable(const std::string& file, int error, std::size_t most = Limits{}.bytes);

}  // namespace paraphe
