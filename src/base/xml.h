// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace paraphe {

/// Prepares libxml2 for the process: initialises what it would otherwise initialise lazily and
/// without a lock, turns XML catalogues off, and takes away every means to open a file or a URL.
/// From then on libxml2 parses memory and nothing else; an `xs:include` or a `document()` must be
/// resolved by us. Call once, first thing in `main`, before any thread. Errors: none.
void initialise_xml();

}  // namespace paraphe
