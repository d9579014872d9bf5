// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <hb.h>

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "output/codes.h"

namespace paraphe {

/// A TrueType face read from a file.
class FontFile {
 public:
  /// Errors: throws std::runtime_error when the file cannot be read or holds no TrueType outlines.
  explicit FontFile(const std::string& path);

  /// The same, read once in a process, whichever documents and threads use it. Errors: as above.
  static std::shared_ptr<const FontFile> open(const std::string& path);

  /// The advance of `glyph` in 1/1 000 000 em, rounded so that it is a whole number of 1/1 000 of a
  /// text unit.
  std::int32_t advance(std::uint16_t glyph) const;
  hb_face_t* face() const { return face_.get(); }
  hb_font_t* font() const { return font_.get(); }

 private:
  std::unique_ptr<hb_face_t, decltype(&hb_face_destroy)> face_;
  std::unique_ptr<hb_font_t, decltype(&hb_font_destroy)> font_;
};

/// What a font descriptor says, in 1/1000 em and degrees. Source: ISO 32000-1, 9.8.1.
struct FontMetrics {
  std::array<double, 4> box{};
  double ascent = 0, descent = 0, cap_height = 0, italic_angle = 0, stem_v = 0;
};

/// Everything that stands in a PDF for one face: the outlines of the used glyphs, and the texts of
/// the streams that lead from a code to a glyph, a width and a Unicode text.
struct EmbeddedFont {
  std::string name;        ///< `ABCDEF+GentiumPlus`; the tag is a digest of the used glyphs
  std::string program;     ///< a TrueType file
  std::string cmap;        ///< codes to CIDs
  std::string to_unicode;  ///< codes to text
  std::string cid_to_gid;  ///< two bytes a CID
  std::string widths;      ///< the array /W, as PDF text
  FontMetrics metrics;
};

/// Subsets the face to the glyphs that have codes.
/// Errors: throws std::runtime_error when HarfBuzz cannot subset it.
EmbeddedFont embed_font(const FontFile& file, const std::string& postscript_name,
                        const Codes& codes);

}  // namespace paraphe
