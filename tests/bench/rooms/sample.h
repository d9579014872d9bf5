// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "compose/document.h"

namespace paraphe {

/// The composed draft that the benchmarks of pages set.
const Document& sample_document();

}  // namespace paraphe
