// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "base/source_text.h"

namespace paraphe {

/// The parts of `check_bytes` that look at what a file says it is; for encoding*.cpp. Each returns
/// whether there was nothing to report.

/// Empty, another kind of file, UTF-16 and its like, a second byte order mark.
bool check_kind(const SourceText& source, Diagnostics& diagnostics);
/// Version and encoding of the XML declaration.
bool check_declaration(const SourceText& source, Diagnostics& diagnostics);

/// How to save a file as UTF-8.
const Text& save_as_utf8();

/// A finding that keeps a file from being read.
Diagnostic fatal(std::string id, Place place, Text message, Text remedy);

}  // namespace paraphe
