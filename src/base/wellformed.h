// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/diagnostic.h"
#include "base/scan.h"
#include "base/source_text.h"
#include "base/tree.h"

namespace paraphe {

/// The tree of a file that passed `check_bytes` and `scan`: the N-th element, from 1, has N in
/// `_private`. libxml2 judges; nothing is loaded, no entity is replaced but those of XML, CDATA
/// sections stay nodes. Errors: returns nothing exactly when it reported why the file is not
/// well-formed; the places come from the scan, the reasons from libxml2, in plain words.
Document parse(const SourceText& source, const Scan& scan, Diagnostics& diagnostics);

}  // namespace paraphe
