// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/verdict.h"
#include "cli/options.h"

namespace paraphe {

/// What `render` is asked to make of each draft.
struct RenderOptions {
  bool for_signature = false;
  CheckOptions checking;     ///< of the check that comes first
  std::string form;          ///< the name or path of the template
  bool embed_source = true;  ///< the PDF carries its draft
  bool strike = false;
  bool text_tags = false;
  bool originals = false;       ///< one file an original
  std::optional<int> original;  ///< the only original of that number
  bool resume = false;          ///< what is there already is not made again
  std::string signatures;       ///< the path of the list of signatures; empty: none
  std::string proof;            ///< the path of the proof; empty: none
};

/// The options of `render`, as help lists them.
std::vector<Option> render_option_table();

/// What the command line asks of `inputs`. Errors: throws Stop with exit_usage for options that do
/// not go together, and as check_options.
RenderOptions render_options(const CommandLine& arguments, const std::vector<std::string>& inputs);

}  // namespace paraphe
