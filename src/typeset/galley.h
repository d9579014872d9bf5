// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <deque>
#include <memory_resource>
#include <vector>

#include "typeset/paragraph.h"
#include "typeset/sheet.h"
#include "typeset/slab.h"

namespace paraphe::setting {

/// A cell of a row; its slabs stand at `x` from the left edge of the galley, `y` below the top of
/// the row.
struct Cell {
  Column column;
  double x = 0, y = 0, width = 0;
  double rule_x = 0, rule_width = 0;  ///< the column without padding
  double top = 0, bottom = 0;         ///< below the top of the row: where its rules are
  bool goes_on = false;               ///< in the next part of a divided row: no lower rule
};

/// A row of a table, several that a cell spans, or a part of either.
struct TableRow {
  std::vector<Cell> cells;
  double height = 0;
  double padding = 0;  ///< between the text of its cells and their rules
  bool first = false;  ///< of its table: a rule above it
  bool is_head = false;
  std::vector<std::size_t> head;  ///< rows repeated above it when it starts a page
  // of a part
  double before = 0;   ///< space above, dropped at the top of a page
  double opening = 0;  ///< between its text and the rule that opens a page
  double closing = 0;  ///< between its text and the rule that closes a page
  double cost = 0;     ///< of starting a page with it
};

/// The parts of a row between which a page may end: wherever no line of a cell is in the way.
std::vector<TableRow> divided(TableRow row);

/// A signature box; `y` is the top of the empty box below the top of the row.
struct SignatureCell {
  std::string field, tooltip, text_tag;  ///< of its block
  Source source;
  Column column;
  double x = 0, width = 0;
  int node = 0;
  std::vector<Paragraph> tag;  ///< none or one, of one line, in the empty box
};

struct SignatureRow {
  std::vector<SignatureCell> cells;
  double box_y = 0;
  double height = 0;
};

/// An image of a row, within the row’s height.
struct PlacedImage {
  int image = 0, node = 0;
  double x = 0, y = 0, width = 0,
         height = 0;  ///< from the left edge of the galley; top below row’s
};

struct ImageRow {
  std::vector<PlacedImage> images;
  Source source;
};

/// The size of `image` within a box, its proportions kept: points.
struct ImageSize {
  double width = 0, height = 0;
};
ImageSize fitted(const Image& image, double width, double height);

/// A box at its place on the page.
struct SetPanel {
  Panel panel;
  Column column;
  Source source;
};

/// A footnote, set once, placed at the foot of the page of its call.
struct Note {
  Column column;
  double height = 0;
};

/// The document in one endless column: every line broken, every row measured, every structure node
/// made.
class Galley {
 public:
  Galley(const Document& document, Words& words, Structure& structure, Findings& findings,
         const Numbers* numbers);

  /// Sets the lines that hold page numbers anew. True when no paragraph changed its number of
  /// lines.
  bool renumber(const Numbers& numbers);

  bool has_numbers() const;
  /// Of the text of an upright page.
  double width() const { return sheet_of(document_.layout, false).text_width(); }
  const Column& column() const { return column_; }
  const Paragraph& paragraph(int index) const {
    return paragraphs_[static_cast<std::size_t>(index)];
  }
  /// Gives back the memory of what `slab`, which is on a page, was the last part of: a paragraph,
  /// of which only the source is known from now on, or a row of a table that is not repeated.
  void forget(const Slab& slab);
  const TableRow& row(int index) const { return rows_[static_cast<std::size_t>(index)]; }
  const SignatureRow& signature_row(int index) const {
    return signatures_[static_cast<std::size_t>(index)];
  }
  const ImageRow& image_row(int index) const { return images_[static_cast<std::size_t>(index)]; }
  const SetPanel& panel(int index) const { return panels_[static_cast<std::size_t>(index)]; }
  const Note& note(int index) const { return notes_[static_cast<std::size_t>(index)]; }
  NoteRoom note_room() const;
  const Column& continuation() const { return continuation_; }
  ParagraphSetter& setter() { return setter_; }

  static constexpr double note_gap = 12;  ///< between text and notes; the rule stands in the middle
  static constexpr double note_skip = 2;  ///< between notes

 private:
  /// Where blocks are being set.
  struct Frame {
    Column* column = nullptr;
    double x = 0, width = 0;
    int parent = 0;                ///< Mark::artifact: what is set here is not read
    const Align* align = nullptr;  ///< of a cell
    const Block* item = nullptr;   ///< a list item whose label is still to be set
    int label_node = -1;
  };

  void set_blocks(const std::vector<Block>& blocks, Frame& frame);
  void set_block(const Block& block, Frame& frame);
  void start_page(const Block& page_break, Frame& frame);
  void set_container(const Block& block, Frame frame);
  void fit_page(Column& column, std::size_t first) const;
  void set_list(const Block& block, Frame& frame);
  void set_paragraph(const Block& block, Frame& frame);
  void add_lines(int index, const Block& block, Frame& frame);
  void set_label(Paragraph& paragraph, const std::vector<Run>& runs, double room, int node);
  int set_note(const Block& block, int parent);

  void set_table(const Block& block, Frame frame);
  TableRow set_rows(const Block& table, std::size_t begin, std::size_t end,
                    const std::vector<double>& edges, const Frame& frame);
  Cell set_cell(const Block& block, bool head, double left, double right, const Frame& frame);
  Slab row_slab(TableRow row, Frame& frame);
  std::vector<TableRow> parts_of(TableRow row) const;

  void set_images(const Block& block, Frame frame);
  void add_image_row(ImageRow row, const Block& block, double room, Frame& frame);

  void set_panel(const Block& block, Frame& frame);

  void set_signatures(const Block& block, Frame frame);
  void set_signature_row(std::vector<const Block*>& boxes, Frame& frame);
  void lower_blanks(Column& column, double height) const;
  Paragraph signature_tag(const std::string& text);
  void set_continuation(const Block& group, Frame frame);
  void keep_signatures(Column& column, std::size_t first);

  const Document& document_;
  Structure& structure_;
  Findings& findings_;
  const Numbers* numbers_;
  ParagraphSetter setter_;
  Sheet sheet_;  ///< of the page being set
  Column column_;
  std::pmr::monotonic_buffer_resource room_;  ///< what stays, apart from what is given back
  std::pmr::deque<Paragraph> paragraphs_{&room_};
  std::pmr::deque<TableRow> rows_{&room_};
  std::deque<SignatureRow> signatures_;
  std::deque<ImageRow> images_;
  std::deque<SetPanel> panels_;
  std::deque<Note> notes_;
  ParagraphStyle tag_style_;
  Block no_block_;
  Column continuation_;  ///< above signature boxes at the top of a further page
};

}  // namespace paraphe::setting
