// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "compose/document.h"

namespace paraphe {

struct Pages;  // of typeset, which only the module sees

/// What a printed file is made from.
struct Provenance {
  std::string source;  ///< the canonical draft, without comments
  std::string template_name;
  std::string template_bytes;     ///< of it and of what it extends
  std::string rules_digest = {};  ///< hexadecimal, of the rules that the draft was held against
  std::string options = {};       ///< of the print, where they are not the usual ones
};

/// Gives `document` its fingerprint (the first 60 bits of SHA-256 over source, template, images
/// and program version, in Crockford base 32, four by four) and, as properties, the digests and
/// versions it rests on. Neither the options nor the number of an original change the fingerprint:
/// it is that of the text, and all originals of an act bear the same. Source: RFC 6234 for SHA-256;
/// base 32 without I, L, O and U, which a hand would misread.
void stamp(Document& document, const Provenance& provenance);

/// Adds to the properties of `document` the digest of each font file of `pages`. Errors: throws
/// std::system_error when one cannot be read.
void stamp_fonts(Document& document, const Pages& pages);

}  // namespace paraphe
