// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "compose/agreement.h"
#include "output/module/printed.h"

namespace paraphe {

/// What a signing platform asks about a printed agreement, as JSON: each signature field, who signs
/// there and in which order, its page, its box in points and in millimetres. It is bound to `file`,
/// the path of the PDF, by its digest. Its schema is `schemas/signatures.schema.json`.
std::string write_signature_list(const Agreement& agreement, const Printed& printed,
                                 const std::string& file);

}  // namespace paraphe
