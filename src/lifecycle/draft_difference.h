// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/draft.h"
#include "lifecycle/attestation.h"

namespace paraphe {

/// Where the text that a PDF carries first differs from `draft`, comments apart: told at its place
/// in `draft`. `same` where the two hold the same.
AgainstDraft first_difference(const Draft& carried, const Draft& draft);

}  // namespace paraphe
