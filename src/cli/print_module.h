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

/// What the module exports, under the name `paraphe_print_pdf`.
using PrintPdf = std::optional<Printed>(Document&, const Provenance&, const Draft&, Diagnostics&);

}  // namespace paraphe
