// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "compose/template.h"

namespace paraphe {

/// What the schema cannot see in a template that was read whole: GAB-09, a style or a strip cites a
/// font or a style that is not there; GAB-10, a font file is not there or no whole TrueType
/// font; GAB-11, the margins leave no room for text; GAB-12 (warning), a text too pale for weak
/// sight on white paper: less than 4.5 to 1, WCAG 2.1, 1.4.3; GAB-14, paper larger than a PDF may
/// have. False exactly when it reported an error.
bool check_template(const Template& form, Diagnostics& diagnostics);

/// The contrast of `color` with white paper, 1 to 21. Source: WCAG 2.1, « contrast ratio ».
double contrast_with_paper(const Color& color);

}  // namespace paraphe
