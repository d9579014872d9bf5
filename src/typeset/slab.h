// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

namespace paraphe::setting {

/// A thing that no page break divides: a line, a row of a table or a part of a tall one, a row of
/// signature boxes. Heights in points.
struct Slab {
  enum class Kind { line, row, boxes, images, panel } kind = Kind::line;
  int index = 0;      ///< of its paragraph, row, box row, image row or panel in the galley
  int line = 0;       ///< of the paragraph
  double before = 0;  ///< space above, dropped at the top of a page
  double height = 0;
  double cost = 0;         ///< of starting a page with it
  bool forced = false;     ///< a page must start with it
  bool turned = false;     ///< on a page that lies on its side
  bool signature = false;  ///< part of a signature group
  double repeated = 0;     ///< height of the table head set above it when a page starts with it
  double closing = 0;      ///< room below it when a page ends with it: a rule closes a divided row
  double notes_height = 0;
  std::vector<int> notes;  ///< footnotes called in it
};

/// A block that can be pointed at: `slab` is the first of it.
struct Anchor {
  std::string id;
  std::string bookmark;
  int level = 1;
  std::size_t slab = 0;
};

/// A column of slabs under construction.
struct Column {
  std::vector<Slab> slabs;
  std::vector<Anchor> anchors;
  double space = 0;         ///< asked for by the block before
  bool page_break = false;  ///< before the next slab
  bool turned = false;      ///< the pages of the next slabs lie on their side
  int keep = 0;             ///< so many of the next slabs stay on the page of the one before

  /// Appends a slab with the space, break and keep that stand waiting.
  void add(Slab slab, double space_before);
  /// From the top of the first slab to the foot of the last.
  double height() const;
};

/// What page breaks cost. A full page costs nothing; an empty one `unfilled`, in between by the
/// square; less where nothing that follows would have gone on it whole.
namespace cost {
constexpr double unfilled = 1e3;
constexpr double excused = 0.1;     ///< part of it
constexpr double scanty_page = 40;  ///< a page with a few lines only, where the text began before
constexpr double hyphen = 20;       ///< a page that ends with a divided word
constexpr double lone_item = 30;    ///< the first or the last item of a list parted from the others
constexpr double lone_row = 200;    ///< one row of a table parted from the others
constexpr double short_table = 150;   ///< a table of less than a third of a page, divided
constexpr double divided_note = 10;   ///< a footnote that goes on on the next page
constexpr double carried_line = 12;   ///< each line of it there, until it is set
constexpr double divided_group = 20;  ///< rows that a tall cell spans, between two of them
constexpr double divided_row = 100;   ///< a tall row of a table, divided between two lines
constexpr double widow = 1e6;         ///< a line alone at the top or the foot of a page
constexpr double keep = 1e8;          ///< a heading parted from its text, signatures from theirs
constexpr double too_tall = 1e12;     ///< by page; nothing is worse
}  // namespace cost

/// The height of a page's text.
struct PageHeights {
  double upright = 0, turned = 0;
};

/// The room that footnotes take at the foot of a page.
struct NoteRoom {
  double gap = 0;                      ///< between text and notes
  double skip = 0;                     ///< below each of them
  std::vector<const Column*> columns;  ///< by note: its lines
};

/// A note whose lines from `line` on stand on a later page than its call; none when `note` is -1.
struct CarriedNote {
  int note = -1;
  std::size_t line = 0;
};

struct PageCuts {
  std::vector<std::size_t> starts;   ///< by page: its first slab
  std::vector<CarriedNote> carried;  ///< by page: what stands first among its notes
};

/// The pages: the breaks of least total cost. A page ends where nothing fits any more, or before a
/// forced slab; the page before a forced slab and the last one may be as empty as they like. A note
/// that is too long goes on at the foot of the next page. No slabs: no pages. Source: D. E. Knuth
/// and M. F. Plass (1981), applied to pages; M. Plass, Optimal Pagination Techniques (1981).
PageCuts break_pages(const std::vector<Slab>& slabs, const PageHeights& heights,
                     const NoteRoom& notes);

}  // namespace paraphe::setting
