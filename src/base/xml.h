// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace paraphe {

/// Prepares libxml2 for the process: initialises what it would otherwise initialise lazily and
/// without a lock, turns XML catalogues off, and takes away every means to open a file or a URL.
/// From then on libxml2 parses memory and nothing else; an `xs:include` or a `document()` must be
/// resolved by us. Call once, first thing in `main`, before any thread. Errors: none.
void initialise_xml();

/// `text` as content or as an attribute value between double quotes: & < > " become references.
/// Source: XML 1.0 (5th ed.), 2.4.
std::string escape_xml(std::string_view text);

}  // namespace paraphe
