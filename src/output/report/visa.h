// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "compose/document.h"
#include "compose/template.h"
#include "output/report/report.h"

namespace paraphe {

/// The sheet that a head of legal reads, ticks and signs before the ceremony (« fiche de visa »):
/// the verdict, per signatory the acts with their dates and scope word for word, the computed
/// dates, open blanks and who fills them, originals and their recipients, waivers, what no rule can
/// decide, and the visa. Its words are those of the template `form`; what it holds has no layout,
/// so that the PDF and the HTML page say the same. A draft that is not conform, or not even valid,
/// has its sheet, which says so first.
/// Errors: returns nothing exactly when it reported one: the report holds no draft (VIS-01), or the
/// template lacks a phrase or a style (GAB-…).
std::optional<Document> compose_visa(const Report& report, const Template& form,
                                     const ReportOptions& options, Diagnostics& diagnostics);

/// `document` as one HTML page that needs nothing else: its styles are those of the layout, on
/// paper the page is the layout's, on a screen it is larger. Table of contents and footnotes are
/// not written: no document that needs them is told in HTML.
std::string write_page_html(const Document& document);

}  // namespace paraphe
