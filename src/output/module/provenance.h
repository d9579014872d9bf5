// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "compose/document.h"

namespace paraphe {

/// What a printed file is made from.
struct Provenance {
  std::string source;  ///< the canonical draft, without comments
  std::string template_name;
  std::string template_bytes;
};

/// Gives `document` its fingerprint (the first 60 bits of SHA-256 over source, template and program
/// version, in Crockford base 32, four by four) and, as properties, the digests and versions it
/// rests on. Source: RFC 6234 for SHA-256; base 32 without I, L, O and U, which a hand would
/// misread.
void stamp(Document& document, const Provenance& provenance);

}  // namespace paraphe
