// SPDX-License-Identifier: EUPL-1.2
#include "typeset/signs.h"

namespace paraphe::setting {

std::uint32_t Signs::index(int face, std::uint16_t id, std::string_view text) {
  const std::uint64_t glyph = (static_cast<std::uint64_t>(face) << 16U) | id;
  const auto [begin, end] = by_glyph_.equal_range(glyph);
  for (auto at = begin; at != end; ++at)
    if (signs_[at->second].text == text) return at->second;
  const auto fresh = static_cast<std::uint32_t>(signs_.size());
  signs_.push_back({face, id, std::string(text)});
  by_glyph_.emplace(glyph, fresh);
  return fresh;
}

}  // namespace paraphe::setting
