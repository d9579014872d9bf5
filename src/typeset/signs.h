// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string_view>
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
  static constexpr auto none = static_cast<std::uint32_t>(-1);

  std::vector<Sign>& signs_;
  std::vector<std::uint32_t> before_;             ///< of each sign: the one before of its glyph
  std::vector<std::vector<std::uint32_t>> last_;  ///< of each face and glyph: its last sign
};

}  // namespace paraphe::setting
