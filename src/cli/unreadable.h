// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/diagnostic.h"

namespace paraphe {

/// The finding (DOC-01, fatal) that a file cannot be read; `error` is an errno.
Diagnostic unreadable(const std::string& file, int error);

}  // namespace paraphe
