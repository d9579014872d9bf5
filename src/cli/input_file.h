// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>

#include "base/diagnostic.h"

namespace paraphe {

/// More than any printed act holds, in bytes: what is read of a PDF, or of a proof.
constexpr std::size_t most_pdf_bytes = std::size_t{256} << 20U;

/// The bytes of the file at `path`, `most` of them at most, for a command that cannot go on without
/// it. Errors: throws Stop with exit_input, which names the file, what keeps it from being read and
/// how to mend that; of a file that is too large, the limit.
std::string read_input_file(const std::string& path, std::size_t most = most_pdf_bytes);

/// The same for one file of several, which stops no other.
struct InputFile {
  std::string bytes;
  Text fault;  ///< why it is not read and how to mend that; empty: it is
};
InputFile try_input_file(const std::string& path, std::size_t most = most_pdf_bytes);

/// What is said of a file whose reader took more memory or time than it is granted.
Text exhausted_words();

}  // namespace paraphe
