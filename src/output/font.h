// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/kept.h"
#include "output/codes.h"
#include "typeset/font_source.h"

namespace paraphe {

/// The advance of `glyph` in 1/1 000 000 em, rounded so that it is a whole number of 1/1 000 of a
/// text unit.
std::int32_t glyph_advance(const FontSource& file, std::uint16_t glyph);

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

/// The outlines of some glyphs of a face.
struct Subset {
  std::string program;                 ///< a TrueType file
  std::vector<std::uint16_t> numbers;  ///< in it, of each of the glyphs, by ascending glyph
};

/// Those of documents before, under the face and the glyphs: agreements in one type show mostly the
/// same letters.
using KeptSubsets = Kept<Subset>;

/// The subsets that documents before left to this one; null for the first one of a process, since
/// most processes print one.
KeptSubsets* subsets_kept_for_next_document();

/// Subsets the face to the glyphs that have codes. `kept`, where it is given, has what was subset
/// before.
/// Errors: throws std::runtime_error when HarfBuzz cannot subset it.
EmbeddedFont embed_font(const FontSource& file, const std::string& postscript_name,
                        const Codes& codes, KeptSubsets* kept = nullptr);

}  // namespace paraphe
