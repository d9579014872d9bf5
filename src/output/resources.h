// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <qpdf/QPDF.hh>

#include "output/font.h"
#include "output/objects.h"

namespace paraphe {

/// Writes the fonts into `pdf` as `/F0`, `/F1`… (an entry without a name is a face that shows
/// nothing) and gives every page the one dictionary of resources that names them; PDF/A refuses
/// inherited ones. Source: ISO 32000-1, 9.6 to 9.8; PDF/A-3, 6.2.11.
void add_fonts(QPDF& pdf, const std::vector<EmbeddedFont>& fonts, const Elements& sheets);

}  // namespace paraphe
