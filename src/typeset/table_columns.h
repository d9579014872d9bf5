// SPDX-License-Identifier: EUPL-1.2
// Where the cells of a table stand, and how wide its columns are.
#pragma once

#include <cstddef>
#include <vector>

#include "compose/document.h"
#include "typeset/paragraph.h"

namespace paraphe::setting {

/// Room at each side of a cell's words, in points.
inline constexpr double cell_padding_x = 4;

/// The columns that row spans from above still take, as one goes down the rows.
class TableGrid {
 public:
  explicit TableGrid(std::size_t columns) : taken_(columns, 0) {}

  /// The column where the next cell of the row begins, `from` or the first free one after it;
  /// the cell takes `columns` of them in this row and those below, `rows` in all.
  std::size_t place(std::size_t from, std::size_t columns, std::size_t rows);
  void next_row();

 private:
  std::vector<std::size_t> taken_;
};

/// What the cells of one column ask of it, in points, padding included.
struct ColumnNeed {
  double word = 0;  ///< so that no word sticks out
  double line = 0;  ///< so that no cell takes two lines
};

/// `width` points shared between columns of which the draft says nothing. Where all have room for
/// their lines, the rest goes to each in proportion; else a column has its line whole, or a share
/// as the square root of its line if that is less: a long cell gets more than a short one, and yet
/// does not take the room that the short one needs so as not to divide.
std::vector<double> shared_widths(const std::vector<ColumnNeed>& needs, double width);

/// The edges of the columns of `table`, one more than there are columns, from `x` to `x + width`,
/// in points: as wide as the table asks, or else as its cells do. A column too narrow for its
/// longest word takes what it lacks from the others, in proportion to what each can spare.
std::vector<double> column_edges(ParagraphSetter& setter, const Block& table, double x,
                                 double width);

}  // namespace paraphe::setting
