// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory_resource>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>

#include "typeset/metrics.h"

namespace paraphe::setting {

/// Words shaped for documents before, for the next ones: agreements share most of theirs. It
/// belongs to one thread and holds short words beside one another, up to a number of bytes; when it
/// is full it begins anew.
class ShapeCache {
 public:
  ShapeCache() { words_.emplace(&room_); }

  /// The glyphs of `text` in the font `font`; valid until the next `keep`.
  std::optional<std::span<const ShapedGlyph>> find(const void* font, bool small_caps,
                                                   std::string_view text) const;
  void keep(const void* font, bool small_caps, std::string_view text,
            std::span<const ShapedGlyph> glyphs);

 private:
  struct Key {
    std::string_view text;
    const void* font = nullptr;
    bool small_caps = false;
    bool operator==(const Key&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const;
  };
  using Words = std::pmr::unordered_map<Key, std::span<const ShapedGlyph>, Hash>;

  std::pmr::monotonic_buffer_resource room_;
  std::optional<Words> words_;
  std::size_t bytes_ = 0;
};

}  // namespace paraphe::setting
