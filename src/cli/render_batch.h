// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "cli/options.h"
#include "cli/renderer.h"

namespace paraphe {

/// Whether a call of `render` is about several drafts: more than one operand, a folder, or a folder
/// to write in (« -o sortie/ »).
bool is_for_several(const CommandLine& arguments);

/// Prints the drafts of a call into the folder that `-o` names, made where it is missing, each as
/// `<name of the draft>.pdf`, and tells of each in their order. One that is not printed stops no
/// other. Returns the largest exit code. Errors: throws Stop with exit_usage for options that are
/// for one draft and for two drafts that would have the same file, exit_output when the folder
/// cannot be made.
int render_batch(const CommandLine& arguments, Language language);

}  // namespace paraphe
