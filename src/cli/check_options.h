// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "check/verdict.h"
#include "cli/options.h"

namespace paraphe {

/// The options, with `register_option`, that all commands which check drafts share.
Option gate_option();
Option as_of_option();
Option waivers_option();

/// What those options ask of a check of `inputs`. Errors: throws Stop with exit_usage for a date
/// that is none, and for one file of waivers given for several drafts or to be read from standard
/// input.
CheckOptions check_options(const CommandLine& arguments, const std::vector<std::string>& inputs);

/// What `--waivers` asks for. Errors: as check_options.
std::string choose_waivers(const CommandLine& arguments, const std::vector<std::string>& inputs);

/// The form of `--format`; not given, the one of `forms` that the name of the file to write ends in
/// (« rapport.html »), else the first.
std::string form_of(const CommandLine& arguments, const std::vector<std::string>& forms);

}  // namespace paraphe
