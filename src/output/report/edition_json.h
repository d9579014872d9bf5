// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace paraphe {

/// A version and the digest of what it names, as JSON and SARIF tell them.
inline nlohmann::ordered_json edition_json(const std::string& version, const std::string& digest) {
  return {{"version", version}, {"digest", digest.empty() ? digest : "sha256:" + digest}};
}

}  // namespace paraphe
