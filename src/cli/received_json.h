// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string_view>

namespace paraphe {

/// Reports and answers that are read in order to be written again, by whoever changed them since.

constexpr std::size_t most_nested = 64;  ///< a report nests some ten

/// Whether JSON nests deeper than `most_nested`: a stack does not bear to write it again. It need
/// not be sound.
bool is_nested_too_deep(std::string_view json);

/// Whether a value is an exit code of this program.
bool is_exit_code(const nlohmann::ordered_json& value);

}  // namespace paraphe
