// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "typeset/metrics.h"

namespace paraphe::setting {

/// Words shaped for documents before, for the next ones: agreements share most of theirs. It
/// belongs to one thread and holds a bounded number of short words; when it is full it begins anew.
class ShapeCache {
 public:
  /// The glyphs of `text` in the font `font`, or null; valid until the next `keep`.
  const std::vector<ShapedGlyph>* find(const void* font, bool small_caps, std::string_view text);
  void keep(const void* font, bool small_caps, std::string_view text,
            const std::vector<ShapedGlyph>& glyphs);

 private:
  const std::string& key(const void* font, bool small_caps, std::string_view text);

  std::string key_;
  std::unordered_map<std::string, std::vector<ShapedGlyph>> words_;
};

}  // namespace paraphe::setting
