// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "cli/batch.h"

namespace paraphe {

/// The PDF files that the operands name, in the order given: a file is itself, whatever its name; a
/// folder every `*.pdf` right in it, by name. Files are not opened here. Errors: throws Stop with
/// exit_input when a folder cannot be read or holds no PDF.
std::vector<std::string> expand_pdf_inputs(const std::vector<std::string>& operands);

/// « 12 PDF sur 30 ».
ItemNames pdf_names();

}  // namespace paraphe
