// SPDX-License-Identifier: EUPL-1.2
#include "typeset/paint.h"

#include <algorithm>

#include "typeset/strike.h"

namespace paraphe::setting {
namespace {

constexpr Mark layout_mark{Mark::artifact, Mark::Artifact::layout};
constexpr double tag_skip =
    12;  // tags of one row stand on lines of their own: a platform reads one a line
constexpr double depth = 0.25,
                 ascent = 0.8;  // of a line of text around its baseline, in parts of the size

bool stands_alone(Atom::Kind kind) {
  return kind == Atom::Kind::blank || kind == Atom::Kind::tick_box || kind == Atom::Kind::leader;
}

// Writes the atoms of one line as items: one text item for each stretch of the same segment.
class LinePainter {
 public:
  LinePainter(const Paragraph& paragraph, const SetLine& line, double baseline,
              const Targets& targets, const Mark* artifact, Page& page)
      : paragraph_(paragraph),
        line_(line),
        baseline_(baseline),
        targets_(targets),
        artifact_(artifact),
        page_(page) {}

  void paint(double x) {
    x_ = x;
    for (int i = line_.begin; i < line_.end; ++i) add(i, i == line_.begin ? line_.begin_glyph : 0);
    if (line_.end_glyph > 0) add_division();
    for (int i = line_.end; i < line_.tail; ++i) add_tail(atom(i));
    finish_link();
  }

 private:
  const Atom& atom(int i) const { return paragraph_.atoms[static_cast<std::size_t>(i)]; }
  const Segment& segment_of(const Atom& a) const {
    return paragraph_.segments[static_cast<std::size_t>(a.segment)];
  }
  Mark mark(const Segment& segment) const {
    return artifact_ != nullptr ? *artifact_ : Mark{segment.node, Mark::Artifact::layout};
  }

  // The item that glyphs of `segment` go to.
  TextItem& item(int segment) {
    if (segment == current_) return std::get<TextItem>(page_.items[item_]);
    const Segment& in = paragraph_.segments[static_cast<std::size_t>(segment)];
    follow_link(in);
    current_ = segment;
    item_ = page_.items.size();
    TextItem& text = std::get<TextItem>(page_.items.emplace_back(TextItem{}));
    text.face = in.face;
    text.size = in.size;
    text.x = x_;
    text.y = baseline_ + in.rise;
    text.color = in.color;
    text.stretch = 1 + line_.fit.glyphs;
    text.language = in.language;
    text.mark = mark(in);
    text.source = in.source;
    text.glyphs.reserve(glyphs_ahead(segment));
    return text;
  }

  std::size_t glyphs_ahead(int segment) const {
    std::size_t count = 2;
    for (int i = std::max(line_.begin, at_); i < line_.end && atom(i).segment == segment; ++i)
      count += atom(i).word != nullptr ? atom(i).word->glyphs.size() : 0;
    if (line_.end_glyph > 0) count += static_cast<std::size_t>(line_.end_glyph);
    return count;
  }

  void put(TextItem& text, const Word& word, std::size_t begin, std::size_t end) {
    for (std::size_t g = begin; g < end; ++g) {
      const ShapedGlyph& shaped = word.glyphs[g];
      const double advance = double{shaped.advance} * text.size * text.stretch;
      text.glyphs.push_back({word.signs[g], static_cast<float>(advance)});
      x_ += advance;
    }
  }

  void add(int i, int first_glyph) {
    const Atom& a = atom(i);
    at_ = i;
    const double width = paragraph_.width_of(static_cast<std::size_t>(i));
    if (a.kind == Atom::Kind::leader) return add_leader(a, width);
    if (stands_alone(a.kind)) return add_drawn(a, width);
    if (a.kind == Atom::Kind::word)
      return put(item(a.segment), *a.word, static_cast<std::size_t>(first_glyph),
                 a.word->glyphs.size());
    if (a.word == nullptr) return;
    const double natural = double{a.word->width} * segment_of(a).size;
    const double ratio = line_.fit.spaces;
    add_space(a, width + ratio * natural * (ratio > 0 ? 1.0 / 2 : 1.0 / 3));
  }

  void add_space(const Atom& a, double width) {
    TextItem& text = item(a.segment);
    const double start = x_;
    put(text, *a.word, 0, a.word->glyphs.size());
    if (!text.glyphs.empty())
      text.glyphs.back().advance += static_cast<float>(width - (x_ - start));
    x_ = start + width;
  }

  void add_division() {
    const Atom& a = atom(line_.end);
    at_ = line_.end;
    TextItem& text = item(a.segment);
    const bool same = line_.begin == line_.end;  // both ends of the line are in one word
    put(text, *a.word, static_cast<std::size_t>(same ? line_.begin_glyph : 0),
        static_cast<std::size_t>(line_.end_glyph));
    if (!line_.hyphen) return;
    put(text, *segment_of(a).hyphen, 0, segment_of(a).hyphen->glyphs.size());
  }

  // A space that a line was broken at, or the space a reader needs at a forced break: outside the
  // measure.
  void add_tail(const Atom& a) {
    const Word& space = a.word != nullptr ? *a.word : *segment_of(a).space;
    finish_link();
    in_tail_ = true;
    put(item(a.segment), space, 0, space.glyphs.size());
  }

  // A rule or a square to fill by hand.
  void add_drawn(const Atom& a, double width) {
    const Segment& in = segment_of(a);
    follow_link(in);
    current_ = -1;
    const double y = baseline_ - 0.12 * in.size;
    if (a.kind == Atom::Kind::tick_box) {
      page_.items.emplace_back(RectItem{x_, y, width, width, 0.6, in.color, mark(in)});
    } else {
      page_.items.emplace_back(LineItem{x_, y, x_ + width, y, 0.4, in.color, false, mark(in)});
    }
    x_ += width;
  }

  // Dots are for the eye; a reader hears the space they stand for.
  void add_leader(const Atom& a, double width) {
    const Segment& in = segment_of(a);
    const double start = x_, gap = 0.4 * in.size;
    current_ = -1;
    put(item(a.segment), *in.space, 0, in.space->glyphs.size());
    current_ = -1;
    x_ = start + width + line_.fill;
    if (x_ - start > 4 * gap)
      page_.items.emplace_back(LineItem{start + gap, baseline_, x_ - gap, baseline_, 0.8, in.color,
                                        true, artifact_ != nullptr ? *artifact_ : layout_mark});
  }

  void follow_link(const Segment& in) {
    if (in.link == link_ || in_tail_) return;
    finish_link();
    link_ = in.link;
    link_start_ = x_;
    link_size_ = in.size;
  }

  void finish_link() {
    const int link = link_;
    link_ = -1;
    if (link < 0 || artifact_ != nullptr || x_ <= link_start_) return;
    const LinkText& text = paragraph_.links[static_cast<std::size_t>(link)];
    const auto target = targets_.find(text.target);
    if (target == targets_.end()) return;
    const Box box{link_start_, baseline_ - depth * link_size_, x_, baseline_ + ascent * link_size_};
    page_.links.push_back(
        {box, target->second.page, target->second.y, heard(text.contents), text.node});
  }

  const Paragraph& paragraph_;
  const SetLine& line_;
  double baseline_;
  const Targets& targets_;
  const Mark* artifact_;
  Page& page_;
  double x_ = 0;
  int at_ = 0;
  int current_ = -1;  // segment of the current item
  std::size_t item_ = 0;
  bool in_tail_ = false;
  int link_ = -1;
  double link_start_ = 0, link_size_ = 0;
};

}  // namespace

void paint_line(const Paragraph& paragraph, const SetLine& line, double x, double baseline,
                const Targets& targets, const Mark* artifact, Page& page) {
  LinePainter(paragraph, line, baseline, targets, artifact, page).paint(x + line.x);
}

void Painter::slab(const Slab& slab, double left, double top, const Mark* artifact,
                   Page& page) const {
  switch (slab.kind) {
    case Slab::Kind::line:
      return line(slab, left, top, artifact, page);
    case Slab::Kind::row:
      return row(galley_.row(slab.index), left, top, artifact, page);
    case Slab::Kind::boxes:
      return signatures(galley_.signature_row(slab.index), left, top, page);
    case Slab::Kind::images:
      return images(galley_.image_row(slab.index), left, top, page);
    case Slab::Kind::panel:
      return panel(galley_.panel(slab.index), page);
  }
}

void Painter::column(const Column& column, double left, double top, const Mark* artifact,
                     Page& page) const {
  double y = top;
  for (std::size_t i = 0; i < column.slabs.size(); ++i) {
    if (i > 0) y -= column.slabs[i].before;
    slab(column.slabs[i], left, y, artifact, page);
    y -= column.slabs[i].height;
  }
}

double Painter::repeated_head(const Slab& slab, double left, double top, Page& page) const {
  if (slab.kind == Slab::Kind::boxes) column(galley_.continuation(), left, top, nullptr, page);
  if (slab.kind != Slab::Kind::row) return slab.repeated;
  const TableRow& first = galley_.row(slab.index);
  if (first.head.empty() && !first.first) top_rule(first, left, top, page);
  double y = top;
  for (const std::size_t head : first.head) {
    row(galley_.row(static_cast<int>(head)), left, y, &layout_mark, page);
    y -= galley_.row(static_cast<int>(head)).height;
  }
  return top - y;
}

void Painter::close_row(const Slab& slab, double left, double bottom, Page& page) const {
  if (slab.kind != Slab::Kind::row) return;
  for (const Cell& cell : galley_.row(slab.index).cells) {
    if (!cell.goes_on) continue;
    const double x = left + cell.rule_x;
    page.items.emplace_back(LineItem{x, bottom, x + cell.rule_width, bottom,
                                     document_.layout.rule_width, document_.layout.rule_color,
                                     false, layout_mark});
  }
}

// A rule of a paragraph stands where its lines do: as short as the style says, at their side.
void Painter::rule(const Paragraph& paragraph, double thickness, double x, double y,
                   Page& page) const {
  const ParagraphStyle& style = *paragraph.style;
  const double room = paragraph.width - style.indent_left - style.indent_right;
  const double length = style.rule_length > 0 ? std::min(style.rule_length, room) : room;
  const double free = room - length;
  const double from = x + style.indent_left +
                      (paragraph.align == Align::center  ? free / 2
                       : paragraph.align == Align::right ? free
                                                         : 0);
  page.items.emplace_back(
      LineItem{from, y, from + length, y, thickness, style.rule_color, false, layout_mark});
}

void Painter::line(const Slab& slab, double left, double top, const Mark* artifact,
                   Page& page) const {
  const Paragraph& paragraph = galley_.paragraph(slab.index);
  const ParagraphStyle& style = *paragraph.style;
  const SetLine& line = paragraph.lines[static_cast<std::size_t>(slab.line)];
  const double x = left + paragraph.x;
  const double above = slab.line == 0 ? rule_room(style.rule_above, style) : 0;
  const double baseline = top - above - paragraph.baseline();
  const bool last = slab.line + 1 == static_cast<int>(paragraph.lines.size());
  if (above > 0) rule(paragraph, style.rule_above, x, top - style.rule_above / 2, page);
  if (last && style.rule_below > 0)
    rule(paragraph, style.rule_below, x, top - slab.height + style.rule_below / 2, page);
  if (slab.line == 0)
    for (const Paragraph& label : paragraph.label)
      paint_line(label, label.lines.front(), x, baseline, targets_, artifact, page);
  paint_line(paragraph, line, x, baseline, targets_, artifact, page);
}

void Painter::top_rule(const TableRow& row, double left, double top, Page& page) const {
  for (const Cell& cell : row.cells) {
    if (cell.top > 0) continue;  // of a lower row of the group
    const double x = left + cell.rule_x;
    page.items.emplace_back(LineItem{x, top, x + cell.rule_width, top, document_.layout.rule_width,
                                     document_.layout.rule_color, false, layout_mark});
  }
}

void Painter::row(const TableRow& row, double left, double top, const Mark* artifact,
                  Page& page) const {
  const double width = document_.layout.rule_width;
  if (row.first) top_rule(row, left, top, page);
  for (const Cell& cell : row.cells) {
    const double x = left + cell.rule_x, bottom = top - cell.bottom;
    column(cell.column, left, top - cell.y, artifact, page);
    if (cell.goes_on) continue;
    page.items.emplace_back(LineItem{x, bottom, x + cell.rule_width, bottom, width,
                                     document_.layout.rule_color, false, layout_mark});
  }
}

void Painter::tag(const Paragraph& tag, const Box& box, double shift, Page& page) const {
  const std::size_t first = page.items.size();
  const double x = (box.x0 + box.x1 - natural_width(tag)) / 2;
  paint_line(tag, tag.lines.front(), x, (box.y0 + box.y1) / 2 + shift, targets_, &layout_mark,
             page);
  for (std::size_t i = first; i < page.items.size(); ++i)
    if (auto* text = std::get_if<TextItem>(&page.items[i])) text->invisible = true;
}

void Painter::signatures(const SignatureRow& row, double left, double top, Page& page) const {
  double shift = tag_skip * (static_cast<double>(row.cells.size()) - 1) / 2;
  for (const SignatureCell& cell : row.cells) {
    column(cell.column, left, top, nullptr, page);
    const double height = row.height - row.box_y;
    const Box box{left + cell.x, top - row.height, left + cell.x + cell.width, top - row.box_y};
    page.items.emplace_back(RectItem{box.x0, box.y0, cell.width, height,
                                     document_.layout.rule_width, document_.layout.rule_color,
                                     layout_mark});
    page.fields.push_back({cell.field, cell.tooltip, cell.text_tag, box, cell.node});
    for (const Paragraph& tag : cell.tag) this->tag(tag, box, shift, page);
    shift -= tag_skip;
  }
  if (!document_.layout.strike_unused) return;
  const SignatureCell& last = row.cells.back();
  strike_out({left + last.x + last.width + document_.layout.signature_gap, top - row.height,
              left + galley_.width(), top},
             document_.layout.rule_width, page);
}

}  // namespace paraphe::setting
