// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace paraphe {

/// Writes `bytes` to `path` whole or not at all: to a new file in the same folder, flushed to the
/// disk, then renamed over `path`. « - » is standard output. Errors: throws Stop with exit_output,
/// naming the file, the reason and the remedy; nothing is left behind and a file that stood there
/// before is untouched.
void write_output(const std::string& path, std::string_view bytes);

}  // namespace paraphe
