// SPDX-License-Identifier: EUPL-1.2
#include "cli/received_json.h"

#include <cstdint>
#include <nlohmann/json.hpp>

#include "cli/stop.h"

namespace paraphe {

bool is_nested_too_deep(std::string_view json) {
  std::size_t depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (c == '"') quoted = !quoted;
    if (quoted && c == '\\') ++i;
    if (quoted) continue;
    if ((c == '[' || c == '{') && ++depth > most_nested) return true;
    if ((c == ']' || c == '}') && depth > 0) --depth;
  }
  return false;
}

bool is_exit_code(const nlohmann::ordered_json& value) {
  return value.is_number_unsigned() && value.get<std::uint64_t>() <= exit_internal;
}

}  // namespace paraphe
