// SPDX-License-Identifier: EUPL-1.2
#include "base/abridge.h"

#include <algorithm>

namespace paraphe {
namespace {

constexpr auto npos = std::string_view::npos;

/// Past the `>` of the start tag at `at`; `npos` when it has none.
std::size_t past_tag(std::string_view bytes, std::size_t at) {
  for (; at < bytes.size() && bytes[at] != '>'; ++at) {
    if (bytes[at] != '"' && bytes[at] != '\'') continue;
    at = bytes.find(bytes[at], at + 1);
    if (at == npos) return npos;
  }
  return at < bytes.size() ? at + 1 : npos;
}

/// Past a comment, a CDATA section or a processing instruction at `at`; `at` where there is none.
std::size_t past_other(std::string_view bytes, std::size_t at) {
  constexpr std::string_view marks[][2] = {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}};
  for (const auto& [open, close] : marks) {
    if (bytes.compare(at, open.size(), open) != 0) continue;
    const std::size_t end = bytes.find(close, at + open.size());
    return end == npos ? npos : end + close.size();
  }
  return at;
}

bool is_name_at(std::string_view bytes, std::size_t at, std::string_view name) {
  if (bytes.compare(at, name.size(), name) != 0 || at + name.size() >= bytes.size()) return false;
  return std::string_view(" \t\r\n/>").find(bytes[at + name.size()]) != npos;
}

}  // namespace

Abridged::Abridged(std::string_view whole, std::string_view name) {
  const std::string close = "</" + std::string(name);
  bytes_.reserve(whole.size());
  for (std::size_t at = whole.find('<'); at != npos; at = whole.find('<', at)) {
    const std::size_t other = past_other(whole, at);
    if (other == npos) break;
    if (other != at || !is_name_at(whole, at + 1, name)) {
      at = other == at ? at + 1 : other;
      continue;
    }
    const std::size_t begin = past_tag(whole, at);
    if (begin == npos) break;
    at = begin;
    if (whole[begin - 2] == '/') continue;
    std::size_t end = whole.find(close, begin);
    while (end != npos && !is_name_at(whole, end + 2, name)) end = whole.find(close, end + 1);
    if (end == npos) break;
    leave_out(whole, {begin, end});
    at = end;
  }
  bytes_.append(whole.substr(taken_));
}

void Abridged::leave_out(std::string_view whole, Span content) {
  bytes_.append(whole.substr(taken_, content.begin - taken_));
  taken_ = content.end;
  gaps_.push_back({bytes_.size(), taken_ - bytes_.size()});
}

std::size_t Abridged::whole(std::size_t at) const {
  const auto after = std::lower_bound(gaps_.begin(), gaps_.end(), at,
                                      [](const Gap& gap, std::size_t n) { return gap.at < n; });
  return after == gaps_.begin() ? at : at + (after - 1)->total;
}

}  // namespace paraphe
