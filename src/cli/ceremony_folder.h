// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/output_file.h"
#include "cli/printing.h"
#include "lifecycle/ceremony/ceremony.h"

namespace paraphe {

/// The list of digests in the folder of a ceremony.
inline constexpr const char* ceremony_list = "empreintes.sha256";

/// Makes the proof of the files of an act, as bytes.
using Prove = std::function<std::string(const std::vector<OutputFile>&)>;

/// Everything that is printed for a ceremony, by the names of the files in its folder: the
/// originals of `order`, or, where the act is signed on a screen, the act and the list of its
/// fields; the proof that `prove` makes of them; then the papers, and what says what is there.
/// Errors: returns nothing when a finding forbids a file; throws as print_pdf.
std::optional<std::vector<OutputFile>> ceremony_files(const PrintOrder& order, const Report& report,
                                                      const CeremonyMoment& moment,
                                                      const Prove& prove, Diagnostics& findings);

}  // namespace paraphe
