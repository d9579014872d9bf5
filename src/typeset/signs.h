// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "typeset/page.h"

namespace paraphe::setting {

/// Every sign of a document, kept once: a few hundred for millions of glyphs.
class Signs {
 public:
  /// `signs` is empty and outlives it.
  explicit Signs(std::vector<Sign>& signs) : signs_(signs) {}

  /// The index of the sign, added when it is new.
  std::uint32_t index(int face, std::uint16_t id, std::string_view text);

 private:
  std::vector<Sign>& signs_;
  std::unordered_multimap<std::uint64_t, std::uint32_t> by_glyph_;  ///< of a face
};

}  // namespace paraphe::setting
