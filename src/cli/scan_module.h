// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "lifecycle/sheet_scan.h"

namespace paraphe {

/// The codes on a picture or on the pages of a PDF, whoever made it. It is looked at in a process
/// of its own, which may take so much memory (2 GiB) and time (30 s of CPU) and no more: whatever
/// the file, this process goes on. Errors: throws Stop with exit_incomplete when the module cannot
/// be loaded; a reader that died or was stopped is an answer (`exhausted`).
SheetScan scan_sheet(std::string_view bytes, const ScanLimits& limits = {});

/// Page `page` of `pdf`, a print of this program, as a grey PNG. Errors: as above for the module;
/// nothing when it cannot be drawn.
std::optional<std::string> draw_page(std::string_view pdf, int page, double resolution);

}  // namespace paraphe
