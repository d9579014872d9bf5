// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <vector>

namespace paraphe::setting {

/// A place where a line may end. Lengths are in points, counted from the start of the paragraph as
/// if it were one endless line.
struct Breakpoint {
  double end = 0;          ///< width up to here: hyphen included, what hangs into the margin not
  double end_stretch = 0;  ///< of the spaces up to here
  double end_shrink = 0;
  double end_glyphs = 0;  ///< width of the glyphs up to here, which may be set wider or narrower
  double next = 0;        ///< the same four where the next line starts
  double next_stretch = 0;
  double next_shrink = 0;
  double next_glyphs = 0;
  int fill = 0;  ///< leaders up to here; they take all the room that is left
  bool hyphen = false;
  bool forced = false;
  bool weak =
      false;  ///< after a small word or before a figure: no good end for the line of a title
  bool last = false;  ///< the end of the paragraph (also forced)
};

/// What glyphs gain or lose at most, that nobody sees it; and what they may in a line whose spaces
/// would be too wide or too narrow otherwise. Whole thousandths are set.
inline constexpr double usual_glyph_change = 0.025, rescuing_glyph_change = 0.04;
/// The stretch of spaces as wide as they may be before glyphs come to the rescue: half as wide
/// again.
inline constexpr double wide_spaces = 1.0;

/// The room that lines are set in.
struct Measure {
  double first = 0;           ///< width of the first line
  double other = 0;           ///< of the others
  double em = 10;             ///< size of the text
  bool ragged = false;        ///< spaces keep their width
  bool many_hyphens = false;  ///< three lines in a row may end with one
  bool rescue = false;        ///< glyphs may change by more, in the lines that need it
};

/// How a justified line fills its room. Its glyphs take up what they can, unseen; its spaces the
/// rest. Source: Hàn Thế Thành, Micro-typographic extensions to the TeX typesetting system (2000).
struct Fit {
  double glyphs = 0;  ///< part of their width that glyphs gain or lose
  double spaces = 0;  ///< of stretch (positive) or shrink (negative) of the spaces
};
/// Of a line from `start` to `end` in `room`; `rescue` as in Measure. Spaces below -1: it is too
/// long.
Fit fit(const Breakpoint& start, const Breakpoint& end, double room, bool rescue);

/// A line: it ends at breakpoint `end`.
struct Line {
  int end = 0;
  Fit fit;
  bool overfull = false;
};

/// The lines of least total demerits, or nothing where no way keeps the stretch of every line's
/// spaces within `tolerance` (infinity: any). With `rescue`, a line that cannot shrink enough is
/// set overfull instead. Every list ends with a breakpoint that is `last`. Source: D. E. Knuth and
/// M. F. Plass, Breaking Paragraphs into Lines (1981).
std::optional<std::vector<Line>> fit_lines(const std::vector<Breakpoint>& breakpoints,
                                           const Measure& measure, double tolerance,
                                           bool rescue = false);

/// The same number of lines as `lines`, as alike in length as words allow, none with a weak end
/// where that can be helped: for titles and other display. Spaces keep their width. Gives `lines`
/// back where nothing is to choose.
std::vector<Line> balance_lines(const std::vector<Breakpoint>& breakpoints, const Measure& measure,
                                std::vector<Line> lines);

}  // namespace paraphe::setting
