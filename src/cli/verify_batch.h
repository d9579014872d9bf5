// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "cli/options.h"

namespace paraphe {

/// Whether a call of `verify` is about several PDFs: more than one operand, or a folder.
bool is_for_several_pdfs(const CommandLine& arguments);

/// `--jobs`, `--shard` and `--resume`.
std::vector<Option> verify_batch_options();

/// Errors: throws Stop with exit_usage where an option is given that is for several PDFs.
void refuse_what_is_for_several_pdfs(const CommandLine& arguments);

/// Verifies the PDFs of a call, each told in one line, or as JSON in one list, in their order. One
/// that fails stops no other. With `-o`, the answers are written to a file; a list that was
/// interrupted says how many were left out, and `--resume` takes it up. Returns the largest exit
/// code. Errors: throws Stop with exit_usage for options that are for one PDF, exit_incomplete when
/// the schema or the rules cannot be used, exit_output when the file cannot be written.
int verify_batch(const CommandLine& arguments, Language language);

}  // namespace paraphe
