// SPDX-License-Identifier: EUPL-1.2
// The part of Galley that sets the signature group.
#include <algorithm>
#include <cmath>

#include "typeset/galley.h"

namespace paraphe::setting {
namespace {

constexpr double above_box = 3;
constexpr double tag_size = 6;
constexpr int lines_before = 3;  // of the last text, on the page of the signatures

}  // namespace

void Galley::set_signatures(const Block& block, Frame frame) {
  frame.parent = structure_.add(block, frame.parent);
  Column& column = *frame.column;
  if (!block.style.empty())
    column.space = std::max(column.space, setter_.style(block.style).space_before);
  set_continuation(block, frame);
  const std::size_t first = column.slabs.size();
  const auto columns =
      static_cast<std::size_t>(std::max(1L, std::lround(document_.layout.signature_columns)));
  std::vector<const Block*> boxes;
  for (const Block& child : block.children) {
    if (child.kind == Block::Kind::signature_box) boxes.push_back(&child);
    if (!boxes.empty() && (boxes.size() == columns || child.kind != Block::Kind::signature_box))
      set_signature_row(boxes, frame);
    if (child.kind != Block::Kind::signature_box) set_block(child, frame);
  }
  if (!boxes.empty()) set_signature_row(boxes, frame);
  keep_signatures(column, first);
}

Paragraph Galley::signature_tag(const std::string& text) {
  tag_style_ = setter_.style("");
  tag_style_.size = tag_size;
  Paragraph tag;
  tag.block = &no_block_;
  tag.style = &tag_style_;
  std::vector<Run> runs(1);
  runs.front().text = text;
  setter_.segment(tag, runs, Mark::artifact, 0, [](const Block&, int) { return -1; });
  setter_.set_label(tag, runs);
  return tag;
}

// What a hand fills in above a box stands right above it, on one line along the row.
void Galley::lower_blanks(Column& column, double height) const {
  if (column.slabs.empty() || column.slabs.back().kind != Slab::Kind::line) return;
  const int last = column.slabs.back().index;
  const std::vector<Run>& runs = paragraph(last).block->runs;
  const auto blank = [](const Run& run) { return run.kind == Run::Kind::blank; };
  if (std::none_of(runs.begin(), runs.end(), blank)) return;
  const double gap = height - column.height();
  std::size_t first = column.slabs.size() - 1;
  while (first > 0 && column.slabs[first - 1].index == last) --first;
  if (first > 0) column.slabs[first].before += gap;
}

void Galley::set_continuation(const Block& group, Frame frame) {
  frame.column = &continuation_;
  frame.parent = Mark::artifact;
  set_blocks(group.continuation, frame);
}

void Galley::set_signature_row(std::vector<const Block*>& boxes, Frame& frame) {
  const Layout& layout = document_.layout;
  const double columns = std::max(1.0, std::round(layout.signature_columns));
  const double width = (frame.width - layout.signature_gap * (columns - 1)) / columns;
  SignatureRow row;
  double box_height = 0;
  for (const Block* box : boxes) {
    SignatureCell& cell = row.cells.emplace_back();
    cell.field = box->field;
    cell.tooltip = box->tooltip;
    cell.text_tag = box->tag;
    cell.source = box->source;
    cell.width = width;
    cell.x = frame.x + static_cast<double>(row.cells.size() - 1) * (width + layout.signature_gap);
    Frame inside = frame;
    inside.column = &cell.column;
    inside.x = cell.x;
    inside.width = width;
    inside.parent = structure_.add(*box, frame.parent);
    set_blocks(box->children, inside);
    cell.node = structure_.add("Form", inside.parent, box->source);
    structure_.at(cell.node).alt = box->tooltip;
    if (!box->tag.empty()) cell.tag.push_back(signature_tag(box->tag));
    row.box_y = std::max(row.box_y, cell.column.height() + above_box);
    box_height = std::max(box_height, box->box_height);
    Anchor anchor;
    anchor.id = box->id;
    anchor.slab = frame.column->slabs.size();
    if (!box->id.empty()) frame.column->anchors.push_back(anchor);
  }
  for (SignatureCell& cell : row.cells) lower_blanks(cell.column, row.box_y - above_box);
  row.height = row.box_y + box_height;
  Slab slab;
  slab.kind = Slab::Kind::boxes;
  slab.index = static_cast<int>(signatures_.size());
  slab.height = row.height;
  if (!continuation_.slabs.empty())
    slab.repeated = continuation_.height() + std::max(continuation_.space, layout.signature_gap);
  signatures_.push_back(std::move(row));
  frame.column->add(std::move(slab), layout.signature_gap);
  boxes.clear();
}

// Signatures never stand on a page without text of the agreement, and stay together when one page
// can hold them; else further rows of boxes may go on to the next page, two at least.
void Galley::keep_signatures(Column& column, std::size_t first) {
  std::vector<Slab>& slabs = column.slabs;
  if (first == slabs.size()) return;
  double height = 0;
  std::size_t rows = 0, boxes = 0, begin = first;
  for (std::size_t i = first; i < slabs.size(); ++i) {
    height += slabs[i].height + slabs[i].before;
    rows += slabs[i].kind == Slab::Kind::boxes ? 1 : 0;
  }
  for (int lines = 0; begin > 0 && lines < lines_before && !slabs[begin].forced; --begin) {
    slabs[begin].cost += cost::keep;
    height += slabs[begin - 1].height + slabs[begin - 1].before;
    lines += slabs[begin - 1].kind == Slab::Kind::line ? 1 : lines_before;
  }
  const bool fits = height - slabs[begin].before <= sheet_.text_height();
  for (std::size_t i = first; i < slabs.size(); ++i) {
    slabs[i].signature = true;
    const bool further = slabs[i].kind == Slab::Kind::boxes && boxes++ > 0;
    if (i > first && (fits || !further)) slabs[i].cost += cost::keep;
    if (rows > 2 && boxes == rows) slabs[i].cost += cost::lone_row;  // the last
  }
}

}  // namespace paraphe::setting
