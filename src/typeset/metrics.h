// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "typeset/page.h"

namespace paraphe::setting {

/// One glyph of a shaped text. `begin` and `length` are the bytes it stands for (length 0 inside a
/// cluster); lengths are parts of the font size.
struct ShapedGlyph {
  std::uint16_t id = 0;
  std::uint16_t begin = 0;
  std::uint16_t length = 0;
  float advance = 0;  ///< kerning included
  float natural = 0;
};

/// What lines need to know of fonts: real ones, or a typewriter in tests.
class Metrics {
 public:
  virtual ~Metrics() = default;

  /// Index into `faces()` of a TrueType file.
  /// Errors: throws std::runtime_error when the file cannot be read as a font.
  virtual int face(const std::string& path) = 0;
  virtual const std::vector<Face>& faces() const = 0;

  /// The glyphs of `text` (under 64 KiB, UTF-8), left to right. Glyph 0 stands where the face has
  /// none.
  virtual void shape(int face, bool small_caps, std::string_view text,
                     std::vector<ShapedGlyph>& glyphs) = 0;
};

}  // namespace paraphe::setting
