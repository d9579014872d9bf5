// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

#include "base/draft.h"
#include "compose/document.h"
#include "output/module/printed.h"
#include "output/module/provenance.h"

namespace paraphe {

/// The pages of `document` as a PDF, by the module that commands that print load: `check` must not
/// pay, in start-up time, for libharu and HarfBuzz. `document` is given its fingerprint and
/// the digests of `provenance`. Errors: findings of page making go to `diagnostics`; nothing is
/// returned when they forbid a file. Throws Stop with exit_incomplete when the module cannot be
/// loaded, std::runtime_error as `typeset` and `write_pdf` do.
std::optional<Printed> print_pdf(Document& document, const Provenance& provenance,
                                 const Draft& draft, Diagnostics& diagnostics);

/// Whether the file `pdf` is whole and is what `print_pdf` would write of the same: from that
/// draft, template and images, with those options, by this program and these libraries and fonts.
/// What was added to it since (signatures) does not matter. No page is made for it. Errors: false
/// for any file that is none; throws Stop as print_pdf.
bool is_print_of(Document& document, const Provenance& provenance, const Draft& draft,
                 const std::string& pdf);

/// What the module exports, under the names `paraphe_print_pdf` and `paraphe_is_print_of`.
using PrintPdf = std::optional<Printed>(Document&, const Provenance&, const Draft&, Diagnostics&);
using IsPrintOf = bool(Document&, const Provenance&, const Draft&, const std::string&);

}  // namespace paraphe
