// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/batch.h"
#include "cli/options.h"
#include "output/report/report.h"

namespace paraphe {

/// `--shard i/n`, for the commands that work over many drafts, or what else `names` says.
Option shard_option(const ItemNames& names = {});

/// What `--shard` asks for. Errors: throws Stop with exit_usage.
std::optional<Shard> shard_of(const CommandLine& arguments);

/// The part of `inputs` that is the shard’s: they are sorted by their bytes, whatever the language
/// of the machine, then cut into parts as equal as can be; all of them, as they come, without a
/// shard. A part may be empty.
std::vector<std::string> part_of(std::vector<std::string> inputs,
                                 const std::optional<Shard>& shard);

}  // namespace paraphe
