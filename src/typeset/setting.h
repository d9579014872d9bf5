// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "typeset/findings.h"
#include "typeset/metrics.h"
#include "typeset/page.h"

namespace paraphe::setting {

/// `typeset` with given metrics: real fonts, or a typewriter in tests.
std::optional<Pages> set_pages(const Document& document, Metrics& metrics, const PlaceOf& place_of,
                               Diagnostics& diagnostics, PageTaker* taker = nullptr);

}  // namespace paraphe::setting
