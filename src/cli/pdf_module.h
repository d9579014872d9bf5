// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "lifecycle/examination.h"

namespace paraphe {

/// What the module for foreign PDF answers. It reads in a process of its own, which may take so
/// much memory (2 GiB) and time (20 s of CPU) and no more: whatever the file, this process goes on.
/// Errors: throws Stop with exit_incomplete when the module cannot be loaded; a reader that died or
/// was stopped is an answer (`exhausted`).
Examination examine_pdf(const PdfQuestion& question);

}  // namespace paraphe
