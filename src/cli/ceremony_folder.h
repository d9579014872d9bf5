// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <vector>

#include "cli/output_file.h"
#include "cli/printing.h"
#include "lifecycle/ceremony/ceremony.h"

namespace paraphe {

/// The list of digests in the folder of a ceremony.
inline constexpr const char* ceremony_list = "empreintes.sha256";

/// Everything that is printed for a ceremony, by the names of the files in its folder: the
/// originals of `order`, or, where the act is signed on a screen, the act and the list of its
/// fields; then the papers, and what says what is there. Errors: returns nothing when a finding
/// forbids a file; throws as print_pdf.
std::optional<std::vector<OutputFile>> ceremony_files(const PrintOrder& order, const Report& report,
                                                      const CeremonyMoment& moment,
                                                      Diagnostics& findings);

}  // namespace paraphe
