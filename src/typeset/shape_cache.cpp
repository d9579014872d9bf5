// SPDX-License-Identifier: EUPL-1.2
#include "typeset/shape_cache.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <memory>

namespace paraphe::setting {
namespace {

constexpr std::size_t most_bytes = 1792U << 10U;
constexpr std::size_t each = 80;     // bytes of a word, its place in the table included
constexpr std::size_t longest = 32;  // bytes or glyphs of a word

template <class T>
std::span<const T> copy_of(std::span<const T> values, std::pmr::memory_resource& room) {
  if (values.empty()) return {};
  T* const kept = static_cast<T*>(room.allocate(values.size_bytes(), alignof(T)));
  std::uninitialized_copy(values.begin(), values.end(), kept);
  return {kept, values.size()};
}

}  // namespace

std::size_t ShapeCache::Hash::operator()(const Key& key) const {
  const auto font = reinterpret_cast<std::uintptr_t>(key.font) + (key.small_caps ? 1U : 0U);
  return std::hash<std::string_view>()(key.text) ^ (font * 0x9E3779B97F4A7C15U);
}

std::optional<std::span<const ShapedGlyph>> ShapeCache::find(const void* font, bool small_caps,
                                                             std::string_view text) const {
  const auto found = words_->find({text, font, small_caps});
  if (found == words_->end()) return std::nullopt;
  return found->second;
}

void ShapeCache::keep(const void* font, bool small_caps, std::string_view text,
                      std::span<const ShapedGlyph> glyphs) {
  if (text.size() > longest || glyphs.size() > longest) return;
  const std::size_t bytes = text.size() + glyphs.size_bytes() + each;
  if (bytes_ + bytes > most_bytes) {
    words_.reset();
    room_.release();
    words_.emplace(&room_);
    bytes_ = 0;
  }
  bytes_ += bytes;
  const std::span<const char> kept = copy_of(std::span<const char>(text), room_);
  words_->emplace(Key{{kept.data(), kept.size()}, font, small_caps}, copy_of(glyphs, room_));
}

}  // namespace paraphe::setting
