// SPDX-License-Identifier: EUPL-1.2
#include "typeset/galley.h"

#include <algorithm>

namespace paraphe::setting {
namespace {

// A heading keeps two lines of its text, anything else that is kept with its next the first line.
int kept_after(const Block& block, const ParagraphStyle& style) {
  if (block.role == Role::heading) return 2;
  return style.keep_with_next ? 1 : 0;
}

std::string label_text(const Block& item) {
  const Block* labelled = &item;
  if (item.label.empty() && !item.children.empty()) labelled = &item.children.front();
  if (labelled->label.empty() || labelled->label.front().kind != Run::Kind::text) return "";
  return labelled->label.front().text;
}

}  // namespace

Galley::Galley(const Document& document, Words& words, Structure& structure, Findings& findings,
               const Numbers* numbers)
    : document_(document),
      structure_(structure),
      findings_(findings),
      numbers_(numbers),
      setter_(document, words, structure, findings),
      sheet_(sheet_of(document.layout, false)) {
  Frame frame;
  frame.column = &column_;
  frame.width = sheet_.text_width();
  set_blocks(document.blocks, frame);
}

void Galley::set_blocks(const std::vector<Block>& blocks, Frame& frame) {
  for (const Block& block : blocks) {
    set_block(block, frame);
    frame.item = nullptr;  // the label of a list item stands before its first child only
  }
}

void Galley::set_block(const Block& block, Frame& frame) {
  if (!block.id.empty() || !block.bookmark.empty())
    frame.column->anchors.push_back(
        {block.id, block.bookmark, std::max(1, block.level), frame.column->slabs.size()});
  switch (block.kind) {
    case Block::Kind::paragraph:
      return set_paragraph(block, frame);
    case Block::Kind::table:
      return set_table(block, frame);
    case Block::Kind::signature_group:
      return set_signatures(block, frame);
    case Block::Kind::image_row:
      return set_images(block, frame);
    case Block::Kind::image:
      return;  // only in a row
    case Block::Kind::panel:
      return set_panel(block, frame);
    case Block::Kind::page_break:
      return start_page(block, frame);
    case Block::Kind::container:
    case Block::Kind::row:
    case Block::Kind::cell:
    case Block::Kind::signature_box:
      return set_container(block, frame);
  }
}

void Galley::start_page(const Block& page_break, Frame& frame) {
  sheet_ = sheet_of(document_.layout, page_break.turned);
  frame.width = sheet_.text_width();
  frame.column->page_break = true;
  frame.column->turned = page_break.turned;
}

void Galley::set_container(const Block& block, Frame frame) {
  const bool root = block.role == Role::document && frame.parent == 0;
  if (!root) frame.parent = structure_.add(block, frame.parent);
  const bool labelled =
      !block.label.empty() || (!block.children.empty() && !block.children.front().label.empty());
  if (block.role == Role::list && !block.children.empty())
    structure_.at(frame.parent).numbering = list_numbering(label_text(block.children.front()));
  if (block.role == Role::list_item) {
    frame.item = &block;
    frame.label_node = labelled ? structure_.add("Lbl", frame.parent, block.source) : -1;
    frame.parent = structure_.add("LBody", frame.parent, block.source);
  }
  if (block.role == Role::list && block.style.empty()) return set_list(block, frame);
  if (block.style.empty()) {
    const std::size_t from = frame.column->slabs.size();
    set_blocks(block.children, frame);
    if (block.one_page) fit_page(*frame.column, from);
    return;
  }
  const ParagraphStyle& style = setter_.style(block.style);
  Column& column = *frame.column;
  frame.x += style.indent_left;
  frame.width -= style.indent_left + style.indent_right;
  const std::size_t first = column.slabs.size();
  column.space = std::max(column.space, style.space_before);
  set_blocks(block.children, frame);
  column.space = std::max(column.space, style.space_after);
  if (style.keep_together)
    for (std::size_t i = first + 1; i < column.slabs.size(); ++i)
      column.slabs[i].cost += cost::keep;
  if (style.keep_with_next) column.keep = std::max(column.keep, 1);
}

// Shrinks the spaces between the slabs from `first` on, so that one page holds them.
void Galley::fit_page(Column& column, std::size_t first) const {
  double fixed = 0, spaces = 0;
  for (std::size_t i = first; i < column.slabs.size(); ++i) {
    fixed += column.slabs[i].height;
    if (i > first) spaces += column.slabs[i].before;
  }
  if (spaces <= 0 || fixed + spaces <= sheet_.text_height()) return;
  const double part = std::max(0.0, sheet_.text_height() - fixed) / spaces;
  for (std::size_t i = first + 1; i < column.slabs.size(); ++i) column.slabs[i].before *= part;
}

void Galley::set_list(const Block& block, Frame& frame) {
  Column& column = *frame.column;
  std::size_t last = column.slabs.size();
  for (std::size_t i = 0; i < block.children.size(); ++i) {
    const std::size_t first = column.slabs.size();
    set_block(block.children[i], frame);
    frame.item = nullptr;
    if (i == 1 && first < column.slabs.size()) column.slabs[first].cost += cost::lone_item;
    last = first;
  }
  if (block.children.size() > 2 && last < column.slabs.size())
    column.slabs[last].cost += cost::lone_item;
}

void Galley::set_paragraph(const Block& block, Frame& frame) {
  const int index = static_cast<int>(paragraphs_.size());
  Paragraph& paragraph = paragraphs_.emplace_back();
  paragraph.block = &block;
  paragraph.source = block.source;
  paragraph.style = &setter_.style(block.style);
  paragraph.align = frame.align != nullptr ? *frame.align : paragraph.style->align;
  paragraph.x = frame.x;
  paragraph.width = frame.width;
  paragraph.indent = paragraph.style->indent_left;
  paragraph.first_indent = paragraph.style->first_line;

  const bool empty = block.runs.empty() && block.label.empty() && frame.item == nullptr;
  const bool unread = empty || frame.parent == Mark::artifact;
  int node = unread ? Mark::artifact : structure_.add(block, frame.parent);
  int label_node = node, whole_link = -1;
  if (block.role == Role::list_item) {
    if (!block.label.empty()) label_node = structure_.add("Lbl", node, block.source);
    node = structure_.add("LBody", node, block.source);
  } else if (block.role == Role::note) {
    if (!block.label.empty()) label_node = structure_.add("Lbl", node, block.source);
    node = structure_.add("P", node, block.source);
  } else if (block.role == Role::toc_entry) {
    if (!block.label.empty()) label_node = structure_.add("Lbl", node, block.source);
    node = structure_.add("Reference", node, block.source);
    for (const Run& run : block.runs)
      if (!run.target.empty() && whole_link < 0) {
        paragraph.links.push_back({run.target, "", structure_.add("Link", node, block.source)});
        whole_link = 0;
      }
  }
  const Block& labelled = frame.item != nullptr && !frame.item->label.empty() ? *frame.item : block;
  if (frame.item != nullptr) label_node = frame.label_node;
  if (!labelled.label.empty())
    set_label(paragraph, labelled.label, labelled.label_width, label_node);
  // An L or a TOC holds no Note: it goes beside the text inside.
  const bool inside = block.role == Role::list_item || block.role == Role::toc_entry;
  setter_.segment(
      paragraph, block.runs, node, inside ? node : frame.parent,
      [this](const Block& note, int parent) { return set_note(note, parent); }, whole_link);
  setter_.set(paragraph, block.runs, numbers_);
  add_lines(index, block, frame);
}

void Galley::set_label(Paragraph& paragraph, const std::vector<Run>& runs, double room, int node) {
  Paragraph& label = paragraph.label.emplace_back();
  label.block = paragraph.block;
  label.source = paragraph.source;
  label.style = paragraph.style;
  setter_.segment(label, runs, node, node, [](const Block&, int) { return -1; });
  setter_.set_label(label, runs);
  // A label that is no Lbl is part of the text: what is set apart for the eye needs a space for the
  // ear.
  const double width = natural_width(label);
  const bool apart_for_ear = room > 0 && node >= 0 && structure_.at(node).type != "Lbl";
  if (apart_for_ear && !label.atoms.empty() && label.atoms.back().kind == Atom::Kind::word)
    label.lines.front().tail = label.lines.front().end + 1;
  if (apart_for_ear && label.lines.front().tail > label.lines.front().end)
    label.atoms.push_back({const_cast<Word*>(label.segments.back().space),
                           label.atoms.back().segment, Atom::Kind::space});
  if (room <= 0) {  // run in: the text follows on the same line
    label.lines.front().x = paragraph.indent + paragraph.first_indent;
    paragraph.first_indent += width;
    return;
  }
  paragraph.indent = std::max(paragraph.indent, room);
  label.lines.front().x = paragraph.indent - room;
  // A label too long for its room pushes the first line; a space keeps them apart.
  const double apart = 0.25 * paragraph.style->size;
  if (width + apart > room) paragraph.first_indent += width + apart - room;
}

void Galley::add_lines(int index, const Block& block, Frame& frame) {
  const Paragraph& paragraph = paragraphs_[static_cast<std::size_t>(index)];
  const ParagraphStyle& style = *paragraph.style;
  Column& column = *frame.column;
  const int count = static_cast<int>(paragraph.lines.size());
  for (int i = 0; i < count; ++i) {
    const SetLine& line = paragraph.lines[static_cast<std::size_t>(i)];
    Slab slab;
    slab.index = index;
    slab.line = i;
    slab.height = style.leading;
    if (i == 0) slab.height += rule_room(style.rule_above, style);
    if (i == count - 1) slab.height += rule_room(style.rule_below, style);
    if (i > 0 && style.keep_together) slab.cost += cost::keep;
    if (i == 1 || (i > 0 && i == count - 1)) slab.cost += cost::widow;
    if (i > 0 && paragraph.lines[static_cast<std::size_t>(i - 1)].divided)
      slab.cost += cost::hyphen;
    for (int a = line.begin; paragraph.has_notes && a < line.end; ++a) {
      const int segment = paragraph.atoms[static_cast<std::size_t>(a)].segment;
      const int note = paragraph.segments[static_cast<std::size_t>(segment)].note;
      if (note < 0 || (!slab.notes.empty() && slab.notes.back() == note)) continue;  // they ascend
      slab.notes.push_back(note);
      slab.notes_height += notes_[static_cast<std::size_t>(note)].height + note_skip;
    }
    column.add(std::move(slab), i == 0 ? style.space_before : 0);
  }
  column.space = std::max(column.space, style.space_after);
  column.keep = std::max(column.keep, kept_after(block, style));
}

int Galley::set_note(const Block& block, int parent) {
  Note note;
  Frame frame;
  frame.column = &note.column;
  frame.width = sheet_.text_width();
  frame.parent = parent;
  if (block.role != Role::note) frame.parent = structure_.add_note(parent, block.source);
  set_block(block, frame);
  note.height = note.column.height();
  notes_.push_back(std::move(note));
  return static_cast<int>(notes_.size() - 1);
}

NoteRoom Galley::note_room() const {
  NoteRoom room{note_gap, note_skip, {}};
  for (const Note& note : notes_) room.columns.push_back(&note.column);
  return room;
}

void Galley::forget(const Slab& slab) {
  if (slab.kind == Slab::Kind::row) {
    TableRow& row = rows_[static_cast<std::size_t>(slab.index)];
    if (row.is_head) return;
    for (const Cell& cell : row.cells)
      for (const Slab& inner : cell.column.slabs) forget(inner);
    row = {};
  }
  if (slab.kind != Slab::Kind::line) return;
  Paragraph& set = paragraphs_[static_cast<std::size_t>(slab.index)];
  if (slab.line + 1 != static_cast<int>(set.lines.size())) return;
  Paragraph kept;
  kept.source = set.source;
  set = std::move(kept);
}

bool Galley::has_numbers() const {
  return std::any_of(paragraphs_.begin(), paragraphs_.end(),
                     [](const Paragraph& paragraph) { return paragraph.has_numbers; });
}

bool Galley::renumber(const Numbers& numbers) {
  numbers_ = &numbers;
  bool same = true;
  for (Paragraph& paragraph : paragraphs_) {
    if (!paragraph.has_numbers) continue;
    const std::size_t lines = paragraph.lines.size();
    setter_.set(paragraph, paragraph.block->runs, numbers_);
    same = same && paragraph.lines.size() == lines;
  }
  return same;
}

}  // namespace paraphe::setting
