// SPDX-License-Identifier: EUPL-1.2
#include "typeset/signs.h"

namespace paraphe::setting {

std::uint32_t Signs::index(int face, std::uint16_t id, std::string_view text) {
  if (static_cast<std::size_t>(face) >= last_.size())
    last_.resize(static_cast<std::size_t>(face) + 1);
  std::vector<std::uint32_t>& last = last_[static_cast<std::size_t>(face)];
  if (id >= last.size()) last.resize(id + 1U, none);
  for (std::uint32_t at = last[id]; at != none; at = before_[at])
    if (signs_[at].text == text) return at;
  const auto fresh = static_cast<std::uint32_t>(signs_.size());
  signs_.push_back({face, id, std::string(text)});
  before_.push_back(last[id]);
  last[id] = fresh;
  return fresh;
}

}  // namespace paraphe::setting
