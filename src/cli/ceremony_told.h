// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "cli/options.h"
#include "lifecycle/ceremony_record.h"

namespace paraphe {

/// What the command line tells of the ceremony, the rest as the draft foresees it. Errors: throws
/// Stop with exit_usage for a party, a person or a day that there is not, exit_input for a PDF that
/// cannot be read.
CeremonyRecord ceremony_told(const CommandLine& arguments, const Agreement& agreement);

/// `record` with what became known later: notification, enforceability, PDF, originals. Errors: as
/// above, and where that is recorded already.
CeremonyRecord completed(const CommandLine& arguments, CeremonyRecord record);
/// Whether the command line tells any of it.
bool tells_what_follows(const CommandLine& arguments);

/// A day of the command line. Errors: throws Stop with exit_usage.
Date day_told(const std::string& text);

/// Throws Stop with exit_usage.
[[noreturn]] void stop_usage(std::string french, std::string english);

}  // namespace paraphe
