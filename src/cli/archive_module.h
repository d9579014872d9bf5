// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "lifecycle/archive/archive.h"

namespace paraphe {

/// As `pack` and `unpack`, by the module that only proofs load. Errors: besides theirs, throws Stop
/// with exit_incomplete when the module cannot be loaded.
std::string pack_archive(std::vector<ArchiveEntry> entries);
ReadArchive unpack_archive(std::string_view bytes, const ArchiveLimits& limits = {});

}  // namespace paraphe
