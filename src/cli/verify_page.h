// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "cli/options.h"

namespace paraphe {

/// `--code`, `--page` and `-o`, options of `verify`.
std::vector<Option> code_options();

/// Whether one of them is asked for.
bool asks_for_code(const CommandLine& arguments);

/// Errors: throws Stop with exit_usage where `-o` is given without `--page`, for one PDF.
void refuse_sheet_without_page(const CommandLine& arguments);

/// Answers what a code typed (`--code`) or read off a scan (`--page`) claims, held against the PDF
/// files and folders of PDF files that the operands name; with `-o`, writes the sheet that shows
/// scan and truth side by side. Gives the exit code: 0 when every code is known and consistent, 6
/// when one is not, 4 when nothing was given to hold it against. Errors: throws Stop with
/// exit_usage, and exit_input when a file is missing, no picture can be read or no code is on it.
int verify_code(const CommandLine& arguments, Language language);

}  // namespace paraphe
