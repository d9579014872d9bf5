// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/diagnostic.h"

namespace paraphe {

/// What the module `file`, beside the program, exports under `name`. It is loaded by the first call
/// and kept until the process ends: only the commands that need its libraries pay for their start.
/// `what` names the module in a sentence (« le module d’impression »). Errors: throws Stop with
/// exit_incomplete when it cannot be loaded, or lacks that name.
void* module_symbol(const char* file, const char* name, const Text& what);

}  // namespace paraphe
