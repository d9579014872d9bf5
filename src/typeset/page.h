// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/draft.h"
#include "base/rare_text.h"
#include "compose/document.h"

namespace paraphe {

/// Frozen pages: what stands where, in points from the lower left corner of the page, and what it
/// means. The boundary between layout and every output; nothing here is changed after `typeset`.

/// A glyph of a face and the Unicode text it shows. Pages name it by its index: they have millions
/// of glyphs, and a few hundred signs.
struct Sign {
  int face = 0;          ///< index into Pages::faces
  std::uint16_t id = 0;  ///< glyph index in the face; 0 where the face has none
  /// UTF-8, never empty: of a cluster of several glyphs its share (« x » and U+0302 for the two of
  /// « x̂ »), U+2060 where nothing is left to show, U+00AD for a hyphen at a line end.
  std::string text;
};

/// One sign in its place.
struct Glyph {
  std::uint32_t sign = 0;  ///< index into Pages::signs
  float advance = 0;  ///< points to the next glyph’s origin, kerning and justification included
};

/// A leaf of the structure tree that an item belongs to, or an artifact.
struct Mark {
  static constexpr int artifact = -1;
  int node = artifact;  ///< index into Pages::nodes
  enum class Artifact {
    pagination_header,
    pagination_footer,
    layout,
    background
  } kind = Artifact::layout;
};

/// Glyphs on one baseline in one face, size and colour. A line broken at a space ends with that
/// space. A forced line break and a leader read as one space. The items of a node and its children
/// interleave in painting order.
struct TextItem {
  int face = 0;  ///< index into Pages::faces
  double size = 0;
  double x = 0, y = 0;  ///< origin of the first glyph, on the baseline
  double angle = 0;     ///< degrees, counter-clockwise (watermarks)
  double stretch = 1;   ///< of its glyphs, across
  Color color;
  bool invisible = false;  ///< found by programs, not painted
  std::vector<Glyph> glyphs;
  RareText language;  ///< when it differs from the document's
  Mark mark;
  Source source;
};

/// A straight stroke.
struct LineItem {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0, width = 0.4;
  Color color;
  bool dotted = false;
  Mark mark;
};

/// A rectangle, stroked (`width` > 0) or filled (`width` 0).
struct RectItem {
  double x = 0, y = 0, w = 0, h = 0, width = 0.4;
  Color color;
  Mark mark;
};

/// A picture.
struct ImageItem {
  int image = 0;  ///< index into Document::images
  double x = 0, y = 0, w = 0, h = 0;
  Mark mark;
};

using Item = std::variant<TextItem, LineItem, RectItem, ImageItem>;

struct Box {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};

struct Link {
  Box box;
  int page = 0;          ///< target, from 0
  double y = 0;          ///< top of the target on that page
  std::string contents;  ///< what a reader hears
  int node = 0;          ///< its Link node
};

struct SignatureField {
  std::string name;  ///< ASCII without dots
  std::string tooltip;
  std::string tag;  ///< the invisible text in its box
  Box box;
  int node = 0;  ///< its Form node
};

struct Page {
  bool turned = false;      ///< lies on its side: as wide as `Pages` are high
  std::vector<Item> items;  ///< in painting order: watermark first
  std::vector<Link> links;
  std::vector<SignatureField> fields;
  Box code;  ///< the square kept for its code, quiet zone included; none when it is as wide as 0
};

/// A node of the structure tree; node 0 is Document. A long document has some ten thousands of
/// them, made while all else is in memory too: they own nothing that most do not have.
struct StructureNode {
  static constexpr int none = -1;
  std::string_view type;  ///< of static storage. ISO 32000-1 14.8.4: `H1`, `P`, `L`, `LI`, `Lbl`,
                          ///< `LBody`, `TOC`, `TH`, `Link`, `Form`, `Span`…
  int parent = none;
  int first_child = none, last_child = none;  ///< see `children_of`
  int next = none;                            ///< child of its parent
  RareText language;
  RareText alt;
  RareText scope;  ///< of TH: `Column`, `Row`
  RareText id;     ///< of Note
  int column_span = 1, row_span = 1;
  RareText numbering;  ///< of L: `Decimal`, `Disc`, `None`…
  Source source;
};

/// Makes `child`, which has no parent yet, the last child of `parent`.
inline void add_child(std::vector<StructureNode>& nodes, int parent, int child) {
  StructureNode& above = nodes[static_cast<std::size_t>(parent)];
  nodes[static_cast<std::size_t>(child)].parent = parent;
  int& link = above.last_child == StructureNode::none
                  ? above.first_child
                  : nodes[static_cast<std::size_t>(above.last_child)].next;
  link = above.last_child = child;
}

/// The children of a node, in reading order.
class ChildNodes {
 public:
  class Iterator {
   public:
    Iterator(const std::vector<StructureNode>& nodes, int at) : nodes_(nodes), at_(at) {}
    int operator*() const { return at_; }
    Iterator& operator++() {
      at_ = nodes_[static_cast<std::size_t>(at_)].next;
      return *this;
    }
    bool operator!=(const Iterator& other) const { return at_ != other.at_; }

   private:
    const std::vector<StructureNode>& nodes_;
    int at_;
  };

  ChildNodes(const std::vector<StructureNode>& nodes, int parent)
      : nodes_(nodes), first_(nodes[static_cast<std::size_t>(parent)].first_child) {}
  Iterator begin() const { return {nodes_, first_}; }
  Iterator end() const { return {nodes_, StructureNode::none}; }

 private:
  const std::vector<StructureNode>& nodes_;
  int first_;
};
inline ChildNodes children_of(const std::vector<StructureNode>& nodes, int parent) {
  return {nodes, parent};
}

struct Face {
  std::string path;
  std::string name;  ///< PostScript name
};

struct OutlineEntry {
  std::string title;
  int level = 1;
  int page = 0;
  double y = 0;
};

struct Pages {
  double width = 0, height = 0;  ///< of a page that is not turned
  std::vector<Face> faces;
  std::vector<Sign> signs;
  std::vector<Page> pages;
  std::vector<StructureNode> nodes;
  std::vector<OutlineEntry> outline;
};

struct PageSize {
  double width = 0, height = 0;
};
inline PageSize size_of(const Pages& pages, const Page& page) {
  return page.turned ? PageSize{pages.height, pages.width} : PageSize{pages.width, pages.height};
}

/// Takes pages while they are made, so that a long document is never in memory as blocks, as lines
/// and as pages at once.
class PageTaker {
 public:
  virtual ~PageTaker() = default;
  /// Lines and pages are broken: nothing of the blocks is needed any more. `pages` has its size and
  /// all its nodes, and keeps its place in memory until the last page is taken.
  virtual void begin(const Pages& pages) = 0;
  /// `page` of `pages` is done, and the signs and faces it shows are known. Its items may be taken
  /// from it.
  virtual void take(Page& page) = 0;
};

/// Sets `document`: lines by total fit, pages by total fit, running matter, foot band, signature
/// page. A pure function of its arguments, the font files and the hyphenation patterns. Errors: a
/// missing glyph, an overfull line or a table that is too wide is a finding at its source (`draft`
/// tells the place; it may be null); returns pages without them only when a missing glyph made the
/// page false, then nothing. Throws std::runtime_error when a font or the patterns cannot be read,
/// and what `taker`, if there is one, throws.
std::optional<Pages> typeset(const Document& document, const Draft* draft, Diagnostics& diagnostics,
                             PageTaker* taker = nullptr);

}  // namespace paraphe
