// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <qpdf/QPDF.hh>

#include "compose/document.h"

namespace paraphe {

/// Embeds the attachments, each an associated file of the whole document. Source: PDF/A-3, 6.8 and
/// annex E.
void add_attachments(QPDF& pdf, const Document& document);

}  // namespace paraphe
