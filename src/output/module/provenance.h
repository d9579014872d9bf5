// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/digest.h"
#include "compose/document.h"

namespace paraphe {

struct Pages;  // of typeset, which only the module sees

/// What a printed file is made from.
struct Provenance {
  SharedText source;  ///< the canonical draft, without comments
  std::string template_name;
  std::string template_bytes;     ///< of it and of what it extends
  std::string rules_digest = {};  ///< hexadecimal, of the rules that the draft was held against
  std::string options = {};       ///< of the print, where they are not the usual ones
  bool texts = false;             ///< `Printed` is to tell the text of each page
  bool alone = false;             ///< the process prints this, and does nothing else
};

/// Gives `document` its fingerprint and, as properties, that and the digests and versions it rests
/// on; returns it. It is the SHA-256 of these lines, each ended by a line feed but the last,
/// digests being SHA-256 in lower-case hexadecimal:
///
///     digest of the canonical source (no comments)
///     digest of the template and of what it extends
///     digest of each image used, in order: a line each, none without images
///     digest of the rules, when the print was checked for signature; else no line
///     the program and its version: « paraphe 0.1.0 »
///
/// The foot of each page has its first 60 bits (`short_form`), the code its first 20 bytes, the
/// metadata all of it. Neither the options nor the number of an original change it: it is that of
/// the text, and all originals of an act bear the same. Source: FIPS 180-4 for SHA-256.
Digest stamp(Document& document, const Provenance& provenance);

/// The digest of a font file, in hexadecimal, worked out once for all documents of the process.
/// Errors: throws FontFault when it is no TrueType font, std::system_error when it
/// cannot be read.
std::string font_digest(const std::string& path);

/// Adds to the properties of `document` the digest of each font file of `pages`. Errors: as
/// font_digest.
void stamp_fonts(Document& document, const Pages& pages);

}  // namespace paraphe
