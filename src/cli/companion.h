// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/diagnostic.h"

namespace paraphe {

// What stands beside a draft by its name alone: its waivers, the text that was voted, the record of
// its ceremony. Who unpacks a draft and what came with it has named none of them.

/// Whether something stands at `path`. A link to nowhere does: what it should lead to is missing.
bool is_beside(const std::string& path);

/// The bytes of a regular file of at most so many: a pipe of that name would wait for a writer for
/// ever. Errors: throws std::system_error.
std::string read_regular(const std::string& path, std::size_t most_bytes);

/// As `read_regular`, of a file that nobody named: a link out of its folder is not followed (error
/// EXDEV), for nobody asked for any other file to be read, nor shown.
std::string read_companion(const std::string& path, std::size_t most_bytes);

/// The finding (DOC-01, fatal) that such a file cannot be read; `error` is an errno,
/// `most_bytes` what `read_companion` was given.
Diagnostic unreadable_companion(const std::string& path, int error, std::size_t most_bytes);

}  // namespace paraphe
