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
#include "base/rare_text.h"
#include "base/shared_text.h"

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
  /// Rules above the first line and below the last: thickness, 0 for none. They take room besides
  /// the leading: their thickness and `rule_gap`.
  double rule_above = 0, rule_below = 0;
  double rule_gap = 3;     ///< between rule and line
  double rule_length = 0;  ///< 0: the measure of the paragraph
  Color rule_color;
};

/// Where a thing comes from in the draft: the offset of the `<` of the element that caused it. It
/// survives mixed content and generated text. `npos`: from the template or the program.
struct Source {
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
  std::size_t begin = npos;
};

struct Block;

/// A box that stands at one place of its page, wherever the text is: a tab at the edge of the
/// paper, a face of a folded card, a mark to fold at.
struct Panel {
  double left = 0, top = 0;  ///< of the box, from the upper left corner of the paper
  double width = 0, height = 0;
  std::optional<Color> fill;
  bool from_top = false;     ///< what it holds stands at its top, not in the middle
  bool upside_down = false;  ///< turned by 180°: read by who sits opposite
  bool artifact = false;     ///< for the eye alone: what it says is said elsewhere
};

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
      false;          ///< no hyphenation and no line break inside (amounts, references, names)
  RareText language;  ///< BCP 47 when it differs from the document's (« en »); else empty
  RareText target;    ///< Block::id this run links to; empty: no link
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

/// A picture, by the name of a file beside the draft. Who prints reads it: samples are sRGB or
/// grey, eight bits each.
struct Image {
  std::string file;           ///< a name, never a path
  Source source;              ///< of the element that asks for it
  int width = 0, height = 0;  ///< in pixels; 0: not read
  int channels = 3;           ///< 1 grey, 3 red, green and blue
  std::string samples;        ///< row by row from the top
  std::string opacity;        ///< one sample a pixel; empty: opaque
  std::string bytes;          ///< the file
};

/// What a picture may be, so that no file can exhaust the program, and how sharp it should print.
struct ImageLimits {
  std::size_t bytes = 1U << 20U;   ///< of a file
  std::size_t pixels = 4'000'000;  ///< of a picture, width times height
  double resolution = 150;         ///< pixels an inch below which a warning is given
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
    image_row,  ///< children: images side by side, each within `image_width` × `box_height`; the
                ///< first on the left, the last on the right; without children the room stays
    image,
    panel,  ///< children in the box `panel`; takes no room in the text
  };
  Kind kind = Kind::paragraph;
  Role role = Role::paragraph;
  int level = 0;          ///< of a heading, from 1
  RareText id;            ///< link target; unique when not empty
  std::string style;      ///< a key of Layout::styles
  bool one_page = false;  ///< of a container: its spaces shrink until a page holds it
  std::vector<Run> label;
  double label_width = 0;  ///< room reserved for `label` inside the indent; 0: the label is run in
  std::vector<Run> runs;
  std::vector<Block> children;
  RareText bookmark;  ///< text of the outline entry; empty: none
  RareText language;  ///< when it differs from the document's

  bool turned = false;  ///< of a page break at the top level: the pages up to the next one lie on
                        ///< their side

  // tables
  std::vector<double> columns;  ///< of a table: relative widths; none: as its cells have need of
  int header_rows = 0;          ///< of a table: repeated on each page
  int column_span = 1;          ///< of a cell
  int row_span = 1;
  Align align = Align::left;  ///< of a cell

  // signature groups and boxes
  std::vector<Block> continuation;  ///< of a group: set again, as an artifact, above the boxes that
                                    ///< go on to a further page; says what is being signed
  RareText field;                   ///< ASCII without dots: `Signature_<id>`
  RareText tooltip;                 ///< what a reader hears: « Signature : qualité — nom »
  double box_height = 0;            ///< the empty space to sign in; of an image row: its height
  RareText tag;  ///< of a box: what a signing platform looks for in it; never seen, never
                 ///< heard; empty: nothing

  // images
  int image = -1;          ///< index into Document::images
  double image_width = 0;  ///< of a row: the most that one image takes
  RareText alternative;    ///< what a reader hears of an image

  std::shared_ptr<const Panel> panel;  ///< of a panel: never images in one that is upside down

  Source source;
};

/// A logo of the running matter: an image of the document, or the name that stands for it.
struct StripLogo {
  int image = -1;
  std::string name;
};

/// Header or footer: left, centre, right. `{page}`, `{pages}` are replaced by the page maker.
struct Strip {
  std::string left, center, right;
  std::string style;
  bool on_first_page = true;
  std::vector<StripLogo> logos = {};  ///< stand on the left instead of `left`; none: the text does
  double logo_height = 0, logo_width = 0;  ///< of each, at most; 0: the strip shows no logo
};

/// Geometry and styles; from a template.
struct Layout {
  double width = 595.276, height = 841.890;  ///< A4
  double margin_top = 0, margin_bottom = 0, margin_inner = 0, margin_outer = 0;
  double header_baseline = 0;  ///< from the top edge
  double footer_baseline = 0;  ///< from the bottom edge
  /// The foot band kept on every page from the first version: paraphe boxes, fingerprint, QR code.
  double band_height = 0;  ///< from the baseline of the footer up, inside the bottom margin; 0: the
                           ///< page has no band
  double qr_side = 0;      ///< square kept at the left of the band for the code and its quiet zone;
                           ///< the footer stands beside it; 0: no code
  double paraphe_width = 0;  ///< of one box
  double paraphe_height = 0;
  unsigned most_paraphes = 8;     ///< boxes side by side; more signatories share a single one
  double band_text = 7;           ///< size of the labels in the band, at most
  double smallest_band_text = 5;  ///< to which a box shrinks its label before it widens
  double rule_width = 0.4;        ///< thickness of the rules of tables, boxes, header and footer
  Color rule_color;
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
  SharedText bytes;
};

/// What the code on each page says of the act besides its fingerprint and the page.
struct PageClaim {
  std::string agreement;            ///< its reference, else the short names of its parties
  int original = 0, originals = 0;  ///< 0: it is none of several
  bool for_signature = false;
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
  std::vector<std::string> paraphes;  ///< what stands under each box of the foot band: one a
                                      ///< signatory, or the word of the only one
  bool paraphes_together = false;     ///< one box, as wide as the band leaves, for all
  std::string fingerprint;            ///< short human form, for the foot band; may be empty
  std::optional<PageClaim> claim;     ///< nothing: no code stands on the pages
  std::vector<Attachment> attachments;
  std::vector<Image> images;
  ImageLimits image_limits;
};

}  // namespace paraphe
