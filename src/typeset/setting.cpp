// SPDX-License-Identifier: EUPL-1.2
#include "typeset/setting.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "typeset/galley.h"
#include "typeset/paint.h"
#include "typeset/running.h"
#include "typeset/strike.h"

namespace paraphe::setting {
namespace {

constexpr int most_rounds = 3;  // to settle the page numbers of a table of contents
constexpr double note_rule_width = 60;
constexpr double strike_gap = 12;  // between the text and what strikes out the room below it

struct SlabPlace {
  std::size_t page = 0;
  double top = 0;  // above the foot of the page
};

/// A galley cut into pages.
struct Cutting {
  std::unique_ptr<Structure> structure;
  std::unique_ptr<Galley> galley;
  std::vector<std::size_t> starts;   // of each page
  std::vector<CarriedNote> carried;  // to each page
  std::vector<SlabPlace> places;     // of each slab
  Targets targets;
  Numbers numbers;
};

void place_slabs(const Document& document, Cutting& cutting) {
  const std::vector<Slab>& slabs = cutting.galley->column().slabs;
  cutting.places.reserve(slabs.size());
  for (std::size_t p = 0; p < cutting.starts.size(); ++p) {
    const std::size_t end = p + 1 < cutting.starts.size() ? cutting.starts[p + 1] : slabs.size();
    const Slab& first = slabs[cutting.starts[p]];
    const Sheet sheet = sheet_of(document.layout, first.turned);
    double y = sheet.height - sheet.top - first.repeated;
    for (std::size_t i = cutting.starts[p]; i < end; ++i) {
      if (i > cutting.starts[p]) y -= slabs[i].before;
      cutting.places.push_back({p, y});
      y -= slabs[i].height;
    }
  }
}

void find_targets(Cutting& cutting) {
  if (cutting.places.empty()) return;
  for (const Anchor& anchor : cutting.galley->column().anchors) {
    if (anchor.id.empty()) continue;
    const SlabPlace& place = cutting.places[std::min(anchor.slab, cutting.places.size() - 1)];
    cutting.targets[anchor.id] = {static_cast<int>(place.page), place.top};
    cutting.numbers[anchor.id] = static_cast<int>(place.page) + 1;
  }
}

// Sets and cuts until the page numbers that are printed are those of the pages. A number has room
// for two digits before it is known, so that hardly any document needs a second round.
Cutting cut(const Document& document, Words& words, Findings& findings) {
  Numbers known;
  for (int round = 1;; ++round) {
    Cutting cutting;
    cutting.structure = std::make_unique<Structure>();
    cutting.galley = std::make_unique<Galley>(document, words, *cutting.structure, findings,
                                              round == 1 ? nullptr : &known);
    Galley& galley = *cutting.galley;
    const PageHeights heights{sheet_of(document.layout, false).text_height(),
                              sheet_of(document.layout, true).text_height()};
    PageCuts cuts = break_pages(galley.column().slabs, heights, galley.note_room());
    cutting.starts = std::move(cuts.starts);
    cutting.carried = std::move(cuts.carried);
    place_slabs(document, cutting);
    find_targets(cutting);
    if (!galley.has_numbers() || (round > 1 && cutting.numbers == known)) return cutting;
    if (galley.renumber(cutting.numbers) || round == most_rounds) return cutting;
    known = cutting.numbers;
  }
}

class Assembly {
 public:
  Assembly(const Document& document, Cutting& cutting, Findings& findings, const Metrics& metrics,
           Pages& pages, PageTaker* taker)
      : document_(document),
        cutting_(cutting),
        galley_(*cutting.galley),
        findings_(findings),
        metrics_(metrics),
        pages_(pages),
        taker_(taker),
        painter_(document, galley_, cutting.targets),
        upright_(document, galley_.setter(), false) {}

  void assemble() {
    pages_.width = document_.layout.width;
    pages_.height = document_.layout.height;
    pages_.pages.resize(std::max<std::size_t>(1, cutting_.starts.size()));
    pages_.nodes = cutting_.structure->take();  // the lines of running matter are not read
    if (taker_ != nullptr) taker_->begin(pages_);
    for (std::size_t p = 0; p < pages_.pages.size(); ++p) {
      page(p);
      if (pages_.faces.size() < metrics_.faces().size()) pages_.faces = metrics_.faces();
      if (taker_ != nullptr) give(pages_.pages[p]);
    }
    for (const Anchor& anchor : galley_.column().anchors) {
      if (anchor.bookmark.empty() || cutting_.places.empty()) continue;
      const SlabPlace& place = cutting_.places[std::min(anchor.slab, cutting_.places.size() - 1)];
      pages_.outline.push_back(
          {anchor.bookmark, anchor.level, static_cast<int>(place.page), place.top});
    }
  }

 private:
  RunningMatter& running(bool turned) {
    if (!turned) return upright_;
    if (!turned_) turned_.emplace(document_, galley_.setter(), true);
    return *turned_;
  }

  /// The items of a page that was taken make room for those of the next.
  void give(Page& page) {
    taker_->take(page);
    items_ = std::exchange(page.items, {});
    items_.clear();
  }

  void page(std::size_t p) {
    Page& page = pages_.pages[p];
    page.items = std::exchange(items_, {});
    page.items.reserve(96);
    const std::vector<Slab>& slabs = galley_.column().slabs;
    const std::size_t begin = p < cutting_.starts.size() ? cutting_.starts[p] : 0;
    const std::size_t end = p + 1 < cutting_.starts.size() ? cutting_.starts[p + 1] : slabs.size();
    page.turned = begin < end && slabs[begin].turned;
    const Sheet sheet = sheet_of(document_.layout, page.turned);
    const double left = p % 2 == 0 ? sheet.inner : sheet.outer;
    RunningMatter& around = running(page.turned);
    around.watermarks(page);
    around.strips(left, static_cast<int>(p + 1), static_cast<int>(pages_.pages.size()), page);
    if (begin < end) painter_.repeated_head(slabs[begin], left, sheet.height - sheet.top, page);
    std::vector<NotePart> notes;
    if (begin < end && cutting_.carried[p].note >= 0)
      notes.push_back({cutting_.carried[p].note, cutting_.carried[p].line});
    bool signatures = false;
    double foot = sheet.height - sheet.top;
    for (std::size_t i = begin; i < end; ++i) {
      painter_.slab(slabs[i], left, cutting_.places[i].top, nullptr, page);
      for (const int note : slabs[i].notes) notes.push_back({note, 0});
      signatures = signatures || slabs[i].signature;
      foot = cutting_.places[i].top - slabs[i].height;
    }
    if (begin < end) {
      foot -= slabs[end - 1].closing;
      painter_.close_row(slabs[end - 1], left, foot, page);
    }
    for (NotePart& part : notes) part.column = note_column(part, p + 1);
    const double note_top = set_notes(notes, left, page);
    const double bottom = notes.empty() ? sheet.bottom : note_top + Galley::note_gap;
    if (document_.layout.strike_unused)
      strike_out({left, bottom, left + sheet.text_width(), foot - strike_gap},
                 document_.layout.rule_width, page);
    const double excess = bottom - foot;
    if (excess > 0.05) findings_.too_tall(excess, source_of(slabs[begin]));
    around.band(left, !signatures, page);
    // Pages grow while the galley shrinks: neither is ever whole beside the other.
    for (std::size_t i = begin; i < end; ++i) galley_.forget(slabs[i]);
    // There are thousands of pages, all in memory where nobody takes them.
    if (taker_ == nullptr) page.items.shrink_to_fit();
  }

  /// A note, or what of it stands on one page.
  struct NotePart {
    int note = 0;
    std::size_t line = 0;
    Column column = {};
  };

  // What of a note stands on the page before `next`.
  Column note_column(const NotePart& part, std::size_t next) const {
    const std::vector<Slab>& slabs = galley_.note(part.note).column.slabs;
    const bool goes_on = next < cutting_.carried.size() && cutting_.carried[next].note == part.note;
    const std::size_t end = goes_on ? cutting_.carried[next].line : slabs.size();
    Column column;
    column.slabs.assign(slabs.begin() + static_cast<std::ptrdiff_t>(part.line),
                        slabs.begin() + static_cast<std::ptrdiff_t>(end));
    return column;
  }

  // Gives the top of the notes.
  double set_notes(const std::vector<NotePart>& notes, double left, Page& page) const {
    const Layout& layout = document_.layout;
    double y = layout.margin_bottom;
    for (const NotePart& note : notes) y += note.column.height() + Galley::note_skip;
    const double top = y;
    if (!notes.empty())
      page.items.emplace_back(LineItem{left, y + Galley::note_gap / 2, left + note_rule_width,
                                       y + Galley::note_gap / 2, layout.rule_width,
                                       layout.rule_color, false, Mark{}});
    for (const NotePart& note : notes) {
      painter_.column(note.column, left, y, nullptr, page);
      y -= note.column.height() + Galley::note_skip;
    }
    return top;
  }

  Source source_of(const Slab& slab) const {
    if (slab.kind == Slab::Kind::line) return galley_.paragraph(slab.index).source;
    if (slab.kind == Slab::Kind::boxes)
      return galley_.signature_row(slab.index).cells.front().source;
    if (slab.kind == Slab::Kind::images) return galley_.image_row(slab.index).source;
    if (slab.kind == Slab::Kind::panel) return galley_.panel(slab.index).source;
    for (const Cell& cell : galley_.row(slab.index).cells)
      for (const Slab& inner : cell.column.slabs) return source_of(inner);
    return {};
  }

  const Document& document_;
  const Cutting& cutting_;
  Galley& galley_;
  Findings& findings_;
  const Metrics& metrics_;
  Pages& pages_;
  PageTaker* taker_;
  Painter painter_;
  RunningMatter upright_;
  std::optional<RunningMatter> turned_;
  std::vector<Item> items_;  ///< none: room for those of the next page
};

}  // namespace

std::optional<Pages> set_pages(const Document& document, Metrics& metrics, const PlaceOf& place_of,
                               Diagnostics& diagnostics, PageTaker* taker) {
  Findings findings(diagnostics, place_of);
  Pages pages;
  Words words(metrics, french_patterns(), pages.signs);
  Cutting cutting = cut(document, words, findings);
  Assembly(document, cutting, findings, metrics, pages, taker).assemble();
  if (findings.glyphs_missing()) return std::nullopt;
  return pages;
}

}  // namespace paraphe::setting
