// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/draft.h"
#include "compose/document.h"

namespace paraphe {

/// Reads the images of `document` from the folder of `draft`, never from elsewhere: a link is no
/// file of that folder. An image whose bytes are there already is not looked for. Fills their
/// attachments. Errors: `IMG-01` (no such file), `IMG-02` (not a PNG, or damaged) and `IMG-03`
/// (beyond the limits of the document) at the attribute that names the file; false exactly when one
/// was reported.
bool read_images(Document& document, const Draft& draft, Diagnostics& diagnostics);

}  // namespace paraphe
