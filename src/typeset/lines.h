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
  double next = 0;  ///< the same three where the next line starts
  double next_stretch = 0;
  double next_shrink = 0;
  int fill = 0;  ///< leaders up to here; they take all the room that is left
  bool hyphen = false;
  bool forced = false;
  bool weak =
      false;  ///< after a small word or before a figure: no good end for the line of a title
  bool last = false;  ///< the end of the paragraph (also forced)
};

/// The room that lines are set in.
struct Measure {
  double first = 0;     ///< width of the first line
  double other = 0;     ///< of the others
  double em = 10;       ///< size of the text
  bool ragged = false;  ///< spaces keep their width
};

/// A line: it ends at breakpoint `end`. `ratio`: of stretch (positive) or shrink (negative) of its
/// spaces.
struct Line {
  int end = 0;
  double ratio = 0;
  bool overfull = false;
};

/// The lines of least total demerits, or nothing where no way keeps every line's ratio within
/// `tolerance` (infinity: any). With `rescue`, a line that cannot shrink enough is set overfull
/// instead. Every list ends with a breakpoint that is `last`. Source: D. E. Knuth and M. F. Plass,
/// Breaking Paragraphs into Lines (1981).
std::optional<std::vector<Line>> fit_lines(const std::vector<Breakpoint>& breakpoints,
                                           const Measure& measure, double tolerance,
                                           bool rescue = false);

/// The same number of lines as `lines`, as alike in length as words allow, none with a weak end
/// where that can be helped: for titles and other display. Spaces keep their width. Gives `lines`
/// back where nothing is to choose.
std::vector<Line> balance_lines(const std::vector<Breakpoint>& breakpoints, const Measure& measure,
                                std::vector<Line> lines);

}  // namespace paraphe::setting
