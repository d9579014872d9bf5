// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "output/file.h"
#include "output/structure.h"

namespace paraphe {

/// Annotations of a file: the objects on each page, and the fields of its form.
struct Annotations {
  std::vector<std::string> pages;  ///< by page: references, for /Annots
  std::string fields;              ///< references, for /Fields
};

/// Writes links, each under its Link node, and empty signature fields, each merged with its widget,
/// under its Form node. Page objects follow `first_sheet`. No /Perms: only who signs first may
/// restrict what follows. Source: ISO 32000-1, 12.5.6.5 and 12.7.4.5; PDF/A-3, 6.3 and 6.4;
/// PDF/UA-1, 7.18. Errors: throws std::runtime_error for a field name that is empty, not ASCII or
/// holds a dot, or that stands twice.
Annotations add_annotations(PdfFile& file, const Pages& pages, int first_sheet,
                            StructureTree& tree);

}  // namespace paraphe
