// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/diagnostic.h"
#include "base/scan.h"
#include "base/source_text.h"

namespace paraphe {

/// Reports why the bytes are no UTF-8 text to be read as XML 1.0: empty, another kind of file,
/// another encoding (found or declared), another version of XML, a byte that is not UTF-8, a
/// control character. Returns whether there was nothing to report. Source: XML 1.0, production [2]
/// and appendix F; beyond it, the controls U+007F to U+009F are refused too: in a French text they
/// are a failed conversion.
bool check_bytes(const SourceText& source, const Limits& limits, Diagnostics& diagnostics);

/// The first byte from `begin` that is neither UTF-8 nor an allowed character.
std::optional<std::size_t> find_bad_byte(std::string_view bytes, std::size_t begin);

/// The finding of a limit that the scanner hit, or of a DOCTYPE. Names the limit and its value.
Diagnostic explain(const Refusal& refusal, const SourceText& source, const Limits& limits);

}  // namespace paraphe
