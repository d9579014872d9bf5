// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "compose/document.h"

namespace paraphe {

/// Whether `pdf` begins with a file of ours that is whole: its identifier is the digest of its
/// bytes. Source: ISO 32000-1, 14.4; PdfFile::finish.
bool is_whole(std::string_view pdf);

/// Whether the description that `pdf` carries (its XMP packet, which stands in clear) is, byte for
/// byte, the one that a print of `document` would carry. `document` bears its stamp; the fonts,
/// that only pages tell, are those that the file names when they are the template’s as they are
/// now.
bool describes(Document& document, std::string_view pdf);

}  // namespace paraphe
