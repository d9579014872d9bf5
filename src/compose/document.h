// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace paraphe {

/// What `compose` hands to `typeset`: any printed document (agreement, report sheet, place card) as
/// a tree of blocks whose text is final, and the layout that sets them. All lengths are points
/// (1/72 inch).

struct Color {
  double red = 0, green = 0, blue = 0;  ///< sRGB, 0 to 1
};

enum class Align { left, center, right, justify };

/// The faces of one family; paths of TrueType files.
struct FontFamily {
  std::string regular, bold, italic, bold_italic;
};

/// How a paragraph is set.
struct ParagraphStyle {
  std::string family;  ///< a key of Layout::families
  double size = 11;
  double leading = 14;  ///< baseline to baseline
  double space_before = 0;
  double space_after = 0;
  double indent_left = 0;
  double indent_right = 0;
  double first_line = 0;    ///< added to indent_left on the first line
  double cell_padding = 3;  ///< of a table: above and below what its cells hold
  Align align = Align::justify;
  bool bold = false;
  bool italic = false;
  bool small_caps = false;
  bool hyphenate = true;
  bool keep_with_next = false;
  bool keep_together = false;
  Color color;
};

/// Where a thing comes from in the draft: the offset of the `<` of the element that caused it. It
/// survives mixed content and generated text. `npos`: from the template or the program.
struct Source {
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
  std::size_t begin = npos;
};

struct Block;

/// A stretch of text set alike.
struct Run {
  enum class Kind {
    text,         ///< `text`, with French spacing already applied (U+00A0, U+202F, U+2019)
    line_break,   ///< a forced end of line
    blank,        ///< a rule to fill by hand, `width` points long; `text` is its spoken description
    page_number,  ///< the page on which block `target` begins (table of contents, « page 4 »)
    footnote,     ///< a call; `note` is set at the foot of the page
    tick_box,     ///< a square to tick by hand, `width` points wide; `text` is what ticking it says
    leader,       ///< dots up to the right margin (table of contents); an artifact for readers
  };
  Kind kind = Kind::text;
  std::string text;  ///< UTF-8
  bool bold = false;
  bool italic = false;
  bool small_caps = false;
  bool superscript = false;
  bool unbreakable =
      false;             ///< no hyphenation and no line break inside (amounts, references, names)
  std::string language;  ///< BCP 47 when it differs from the document's (« en »); else empty
  std::string target;    ///< Block::id this run links to; empty: no link
  double width = 0;
  std::shared_ptr<Block> note;  ///< a paragraph; its label is in Block::label
  Source source;
};

/// The standard structure types of PDF 1.7 (ISO 32000-1, 14.8.4) that a block may carry.
enum class Role {
  document,
  part,
  section,
  division,
  heading,
  paragraph,
  list,
  list_item,
  table,
  row,
  header_cell,
  cell,
  table_of_contents,
  toc_entry,
  note,
  figure,
  caption,
  block_quote,
  index,
};

/// A node of the document. Containers hold `children`; leaves hold `runs`.
struct Block {
  enum class Kind {
    container,  ///< children one under the other
    paragraph,  ///< runs, in `style`; `label` (list label, article number) may precede them
    table,      ///< children are rows; their children cells; a cell's children paragraphs
    row,
    cell,
    signature_group,  ///< children set as one unbreakable whole: closing formula, then signature
                      ///< boxes
    signature_box,    ///< children: the lines above the empty box; `field` names it
    page_break,
  };
  Kind kind = Kind::paragraph;
  Role role = Role::paragraph;
  int level = 0;      ///< of a heading, from 1
  std::string id;     ///< link target; unique when not empty
  std::string style;  ///< a key of Layout::styles
  std::vector<Run> label;
  double label_width = 0;  ///< room reserved for `label` inside the indent; 0: the label is run in
  std::vector<Run> runs;
  std::vector<Block> children;
  std::string bookmark;  ///< text of the outline entry; empty: none
  std::string language;  ///< when it differs from the document's

  bool turned = false;  ///< of a page break at the top level: the pages up to the next one lie on
                        ///< their side

  // tables
  std::vector<double> columns;  ///< of a table: relative widths
  int header_rows = 0;          ///< of a table: repeated on each page
  int column_span = 1;          ///< of a cell
  int row_span = 1;
  Align align = Align::left;  ///< of a cell

  // signature groups and boxes
  std::vector<Block> continuation;  ///< of a group: set again, as an artifact, above the boxes that
                                    ///< go on to a further page; says what is being signed
  std::string field;                ///< ASCII without dots: `Signature_<id>`
  std::string tooltip;              ///< what a reader hears: « Signature : qualité — nom »
  double box_height = 0;            ///< the empty space to sign in
  std::string tag;  ///< of a box: what a signing platform looks for in it; never seen, never
                    ///< heard; empty: nothing

  Source source;
};

/// Header or footer: left, centre, right. `{page}`, `{pages}` are replaced by the page maker.
struct Strip {
  std::string left, center, right;
  std::string style;
  bool on_first_page = true;
};

/// Geometry and styles; from a template.
struct Layout {
  double width = 595.276, height = 841.890;  ///< A4
  double margin_top = 0, margin_bottom = 0, margin_inner = 0, margin_outer = 0;
  double header_baseline = 0;  ///< from the top edge
  double footer_baseline = 0;  ///< from the bottom edge
  /// The foot band kept on every page from the first version: paraphe boxes, fingerprint, QR code.
  double band_height = 0;    ///< from the baseline of the footer up, inside the bottom margin
  double qr_side = 0;        ///< square kept at the left of the band; the footer stands beside it
  double paraphe_width = 0;  ///< of one box
  double paraphe_height = 0;
  double rule_width = 0.4;  ///< thickness of table and box rules
  double signature_columns = 2;
  double signature_gap = 0;
  bool strike_unused = false;  ///< a Z across the room that the text leaves at the foot of a page
  std::map<std::string, FontFamily> families;
  std::map<std::string, ParagraphStyle> styles;
  Strip header, footer;
};

/// A text painted large and pale under each page: « PROJET », « EXEMPLE — document sans valeur ».
struct Watermark {
  std::string text;
  Color color{0.9, 0.9, 0.9};
  double size = 60;
  double angle = 50;  ///< degrees, counter-clockwise
};

struct Attachment {
  std::string name;          ///< file name, ASCII
  std::string mime;          ///< `application/xml`
  std::string relationship;  ///< `Source`, `Supplement`
  std::string description;
  std::string bytes;
};

struct Document {
  std::string title;
  std::string subject;
  std::string author;    ///< the parties
  std::string language;  ///< BCP 47: `fr-FR`
  std::string date;      ///< reference date, ISO 8601, or empty: no date is written in the file
  std::map<std::string, std::string>
      properties;  ///< further metadata (digests, versions), written to XMP
  Layout layout;
  std::vector<Block> blocks;
  std::vector<Watermark> watermarks;
  std::vector<std::string> paraphes;  ///< one label a signatory, for the foot band
  std::string fingerprint;            ///< short human form, for the foot band; may be empty
  std::vector<Attachment> attachments;
};

}  // namespace paraphe
