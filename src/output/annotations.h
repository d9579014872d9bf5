// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <qpdf/QPDF.hh>

#include "output/objects.h"
#include "output/structure.h"

namespace paraphe {

/// Adds the links of every page, each under its Link node. Source: ISO 32000-1, 12.5.6.5;
/// PDF/UA-1, 7.18.5.
void add_links(QPDF& pdf, const Pages& pages, const Elements& sheets, StructureTree& tree);

/// Adds the empty signature fields, each a field merged with its widget under its Form node, and
/// the form. No /Perms: only who signs first may restrict what follows. Source: ISO
/// 32000-1, 12.7.4.5; PDF/A-3, 6.3 and 6.4. Errors: throws std::runtime_error for a name that is
/// empty, not ASCII or holds a dot, or that stands twice.
void add_signature_fields(QPDF& pdf, const Pages& pages, const Elements& sheets,
                          StructureTree& tree);

}  // namespace paraphe
