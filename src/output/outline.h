// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <qpdf/QPDF.hh>

#include "output/objects.h"

namespace paraphe {

/// Adds the outline, nested by level, its first level open, and has viewers show it. A level may
/// not be deeper than one more than the entry before it; such an entry stands one below. Source:
/// ISO 32000-1, 12.3.3.
void add_outline(QPDF& pdf, const Pages& pages, const Elements& sheets);

}  // namespace paraphe
