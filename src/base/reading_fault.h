// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>

#include "base/diagnostic.h"
#include "base/draft.h"

namespace paraphe {

/// Why a file could not be read, and what to do about it.
struct ReadingFault {
  Text message, remedy;
};

/// What the errno of a failed `read_bytes` comes to, ENODEV being what callers throw for what is no
/// ordinary file. `most`: the limit on its size, in bytes, which the message names in MiB.
ReadingFault reading_fault(int error, std::size_t most = Limits{}.bytes);

}  // namespace paraphe
