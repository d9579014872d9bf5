// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

namespace paraphe {

/// The folder that holds `schemas` and `templates`: `PARAPHE_DATA`, else beside the executable,
/// else `share/paraphe` under the prefix the executable is installed in. Without a final slash.
/// Errors: throws Stop with exit_incomplete when there is none, saying where it was looked for.
std::string data_folder();

/// The folder of the loadable modules: beside the executable, else `lib/paraphe` under its prefix.
std::string module_folder();

}  // namespace paraphe
