// SPDX-License-Identifier: EUPL-1.2
#include "typeset/shape_cache.h"

#include <cstddef>
#include <cstdint>

namespace paraphe::setting {
namespace {

constexpr std::size_t most_words = 16'384;  // some four megabytes
constexpr std::size_t longest = 32;         // bytes of a word

}  // namespace

const std::string& ShapeCache::key(const void* font, bool small_caps, std::string_view text) {
  const auto number = reinterpret_cast<std::uintptr_t>(font);
  key_.assign(reinterpret_cast<const char*>(&number), sizeof number);
  key_ += small_caps ? 's' : ' ';
  key_ += text;
  return key_;
}

const std::vector<ShapedGlyph>* ShapeCache::find(const void* font, bool small_caps,
                                                 std::string_view text) {
  const auto found = words_.find(key(font, small_caps, text));
  return found == words_.end() ? nullptr : &found->second;
}

void ShapeCache::keep(const void* font, bool small_caps, std::string_view text,
                      const std::vector<ShapedGlyph>& glyphs) {
  if (text.size() > longest) return;
  if (words_.size() >= most_words) words_.clear();
  words_.emplace(key(font, small_caps, text), glyphs);
}

}  // namespace paraphe::setting
