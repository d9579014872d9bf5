// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "cli/options.h"

namespace paraphe {

/// The options of `report merge`.
std::vector<Option> report_merge_options();

/// `report merge`: reports of parts of a check (`--shard`), in JSON, as the one report that a
/// single process would have written, byte for byte; of reports without shard, one after the other.
/// Returns the largest exit code of their drafts. Errors: throws Stop with exit_usage without
/// files, exit_input for a file that is no whole report of ours and for parts that do not make a
/// whole, exit_incomplete when they were not checked with the same program, schema and rules.
int merge_reports(const CommandLine& arguments, Language language);

}  // namespace paraphe
