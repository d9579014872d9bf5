// SPDX-License-Identifier: EUPL-1.2
#include "typeset/paragraph.h"

#include <algorithm>
#include <stdexcept>

#include "base/utf8.h"

namespace paraphe::setting {
namespace {

constexpr double superscript_size = 0.62, superscript_rise = 0.34;
/// Bytes of what is shaped at once: no word is that long, and HarfBuzz takes the square of a pile
/// of marks.
constexpr std::size_t most_at_once = 1024;

/// Where to cut a stretch without spaces from `begin` to `end`: at its end, or before the last
/// character that a piece has room for.
std::size_t piece_end(std::string_view text, std::size_t begin, std::size_t end) {
  if (end - begin <= most_at_once) return end;
  std::size_t cut = begin + most_at_once;
  while ((static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;
  return cut;
}

std::string text_of(const std::vector<Run>& runs) {
  std::string text;
  for (const Run& run : runs) text += run.text;
  return text;
}

bool is_french(const std::string& language, const std::string& document_language) {
  const std::string& tag = language.empty() ? document_language : language;
  return tag == "fr" || tag.rfind("fr-", 0) == 0;
}

/// What is drawn, not set: a Span tells it to the ear.
bool is_drawn(const Run& run) {
  return run.kind == Run::Kind::blank || run.kind == Run::Kind::tick_box;
}

}  // namespace

const ParagraphStyle& ParagraphSetter::style(const std::string& name) {
  const Layout& layout = document_.layout;
  if (layout.families.empty()) throw std::runtime_error("the layout has no font family");
  if (name.empty()) {
    plain_.family = layout.families.begin()->first;
    return plain_;
  }
  const auto found = layout.styles.find(name);
  if (found == layout.styles.end())
    throw std::runtime_error("the layout has no style '" + name + "'");
  return found->second;
}

int ParagraphSetter::face(const ParagraphStyle& style, bool bold, bool italic) {
  const auto family = document_.layout.families.find(style.family);
  if (family == document_.layout.families.end())
    throw std::runtime_error("the layout has no font family '" + style.family + "'");
  const FontFamily& fonts = family->second;
  const auto [cached, is_new] = faces_.try_emplace({&fonts, (bold ? 2 : 0) + (italic ? 1 : 0)}, -1);
  if (!is_new) return cached->second;
  const std::string& path =
      bold ? (italic ? fonts.bold_italic : fonts.bold) : (italic ? fonts.italic : fonts.regular);
  return cached->second = words_.metrics().face(path);
}

Segment ParagraphSetter::segment_of(const Run& run, const ParagraphStyle& style) {
  Segment segment;
  const bool raised = run.superscript || run.kind == Run::Kind::footnote;
  // Italics inside italics are roman again: Lexique de l’Imprimerie nationale, « italique ».
  segment.face = face(style, style.bold || run.bold, style.italic != run.italic);
  segment.size = raised ? style.size * superscript_size : style.size;
  segment.rise = raised ? style.size * superscript_rise : 0;
  segment.small_caps = style.small_caps || run.small_caps;
  segment.color = style.color;
  segment.language = run.language;
  segment.source = run.source;
  segment.unbreakable = run.unbreakable || raised;
  if (!segment.unbreakable)
    segment.divide = style.hyphenate && is_french(run.language, document_.language)
                         ? Segment::Divide::by_dictionary
                         : Segment::Divide::at_hyphens;
  // A leader is at least as wide as the type is high: an entry that leaves less is divided before
  // it.
  segment.drawn = run.kind == Run::Kind::leader ? segment.size : run.width;
  const Marks& marks = marks_of(segment.face, segment.small_caps);
  segment.space = marks.space;
  segment.tie = marks.tie;
  segment.hyphen = marks.hyphen;
  return segment;
}

const ParagraphSetter::Marks& ParagraphSetter::marks_of(int face, bool small_caps) {
  const auto index = static_cast<std::size_t>(face) * 2 + (small_caps ? 1 : 0);
  if (index >= marks_.size()) marks_.resize(index + 1);
  Marks& marks = marks_[index];
  if (marks.space == nullptr)
    marks = {&words_.get(face, small_caps, " "), &words_.get(face, small_caps, no_break_space),
             &words_.hyphen(face, small_caps)};
  return marks;
}

void ParagraphSetter::segment(Paragraph& paragraph, const std::vector<Run>& runs, int node,
                              int note_parent, const AddNote& add_note, int whole_link) {
  std::string target;  // of the run before, when it was a link
  paragraph.segments.reserve(paragraph.segments.size() + runs.size());
  for (const Run& run : runs) {
    Segment segment = segment_of(run, *paragraph.style);
    if (segment.source.begin == Source::npos) segment.source = paragraph.block->source;
    segment.node = node;
    if (whole_link >= 0) {
      segment.link = whole_link;
      segment.node = paragraph.links[static_cast<std::size_t>(whole_link)].node;
    } else if (!run.target.empty()) {
      if (run.target.text() != target)
        paragraph.links.push_back({run.target, "", structure_.add("Link", node, segment.source)});
      segment.link = static_cast<int>(paragraph.links.size() - 1);
      segment.node = paragraph.links.back().node;
    }
    target = run.target;
    if (!run.language.empty())
      segment.node = structure_.add("Span", segment.node, segment.source, run.language);
    if (is_drawn(run)) {
      segment.node = structure_.add("Span", segment.node, segment.source);
      structure_.at(segment.node).alt = run.text;
    }
    if (run.kind == Run::Kind::footnote && run.note != nullptr) {
      segment.node = structure_.add("Reference", segment.node, segment.source);
      segment.call = text_of(run.note->label);
      segment.note = add_note(*run.note, note_parent);
      paragraph.has_notes = true;
    }
    paragraph.has_numbers |= run.kind == Run::Kind::page_number;
    paragraph.segments.push_back(std::move(segment));
  }
}

void ParagraphSetter::add_text(Paragraph& paragraph, int index, std::string_view text) {
  const Segment& segment = paragraph.segments[static_cast<std::size_t>(index)];
  if (segment.link >= 0) paragraph.links[static_cast<std::size_t>(segment.link)].contents += text;
  const auto space_length = [&](std::size_t at) -> std::size_t {
    if (at >= text.size()) return 0;
    if (text[at] == ' ') return 1;
    return text.compare(at, no_break_space.size(), no_break_space) == 0 ? 2 : 0;
  };
  std::size_t before = 0;  // bytes of the space just passed
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t space = space_length(at); space > 0) {
      const Word* word = space == 1 ? segment.space : segment.tie;
      const bool breaks = space == 1 && !segment.unbreakable;
      paragraph.atoms.push_back(
          {const_cast<Word*>(word), index, breaks ? Atom::Kind::space : Atom::Kind::tie});
      at += before = space;
      continue;
    }
    const std::size_t begin = at;
    while (at < text.size() && space_length(at) == 0) ++at;
    at = piece_end(text, begin, at);
    const std::size_t after = space_length(at);
    Word& word =
        words_.get(segment.face, segment.small_caps,
                   text.substr(begin - before, before + at - begin + after), before, after);
    if (word.missing != 0)
      findings_.missing_glyph(word.missing,
                              words_.metrics().faces()[static_cast<std::size_t>(segment.face)].name,
                              segment.source);
    paragraph.atoms.push_back({&word, index, Atom::Kind::word});
    before = 0;
  }
}

void ParagraphSetter::add_run(Paragraph& paragraph, int index, const Run& run,
                              const Numbers* numbers) {
  switch (run.kind) {
    case Run::Kind::text:
      return add_text(paragraph, index, run.text);
    case Run::Kind::line_break:
      paragraph.atoms.push_back({nullptr, index, Atom::Kind::line_break});
      return;
    case Run::Kind::blank:
      paragraph.atoms.push_back({nullptr, index, Atom::Kind::blank});
      return;
    case Run::Kind::tick_box:
      paragraph.atoms.push_back({nullptr, index, Atom::Kind::tick_box});
      return;
    case Run::Kind::leader:
      if (const int link = paragraph.segments[static_cast<std::size_t>(index)].link; link >= 0)
        paragraph.links[static_cast<std::size_t>(link)].contents += ' ';
      paragraph.atoms.push_back({nullptr, index, Atom::Kind::leader});
      return;
    case Run::Kind::footnote:
      return add_text(paragraph, index, paragraph.segments[static_cast<std::size_t>(index)].call);
    case Run::Kind::page_number: {
      if (numbers == nullptr)
        return add_text(paragraph, index, "00");  // room for the number to come
      const auto found = numbers->find(run.target);
      if (found == numbers->end()) {
        findings_.missing_target(run.target,
                                 paragraph.segments[static_cast<std::size_t>(index)].source);
        return;
      }
      return add_text(paragraph, index, std::to_string(found->second));
    }
  }
}

void ParagraphSetter::set(Paragraph& paragraph, const std::vector<Run>& runs,
                          const Numbers* numbers) {
  paragraph.atoms.clear();
  paragraph.lines.clear();
  std::size_t bytes = 0;
  for (const Run& run : runs) bytes += run.text.size();
  paragraph.atoms.reserve(bytes / 3 + runs.size());  // a word and its space: some six letters
  for (LinkText& link : paragraph.links) link.contents.clear();
  for (std::size_t i = 0; i < runs.size(); ++i)
    add_run(paragraph, static_cast<int>(i), runs[i], numbers);
  paragraph.atoms.shrink_to_fit();  // those of all paragraphs are in memory at once
  break_lines(paragraph);
}

void ParagraphSetter::set_label(Paragraph& paragraph, const std::vector<Run>& runs) {
  for (std::size_t i = 0; i < runs.size(); ++i)
    add_run(paragraph, static_cast<int>(i), runs[i], nullptr);
  SetLine line;
  line.end = line.tail = static_cast<int>(paragraph.atoms.size());
  paragraph.lines = {line};
}

TextWidth ParagraphSetter::text_width(const std::vector<Run>& runs, const ParagraphStyle& style) {
  TextWidth widest;
  double word = 0, line = 0;
  const auto add = [&](double width, bool ends_word) {
    word = ends_word ? 0 : word + width;
    line += width;
    widest = {std::max(widest.word, word), std::max(widest.line, line)};
  };
  for (const Run& run : runs) {
    if (run.kind == Run::Kind::line_break) line = 0;
    if (run.kind == Run::Kind::footnote) add(style.size / 2, true);  // a figure or two, superior
    if (run.kind != Run::Kind::text) {
      word = 0;
      if (is_drawn(run)) add(run.width, false);
      word = 0;
      continue;
    }
    Paragraph sample;
    sample.segments.push_back(segment_of(run, style));
    add_text(sample, 0, run.text);
    for (std::size_t i = 0; i < sample.atoms.size(); ++i)
      add(sample.width_of(i), sample.atoms[i].kind == Atom::Kind::space);
  }
  return widest;
}

std::string heard(const std::string& contents) {
  constexpr std::size_t most_heard = 1000;
  if (contents.size() <= most_heard) return contents;
  std::size_t end = contents.rfind(' ', most_heard);
  if (end == std::string::npos || end == 0) end = most_heard;
  while ((static_cast<unsigned char>(contents[end]) & 0xC0U) == 0x80U) --end;
  return contents.substr(0, end) + "…";
}

double natural_width(const Paragraph& paragraph) {
  double width = 0;
  for (std::size_t i = 0; i < paragraph.atoms.size(); ++i) width += paragraph.width_of(i);
  return width;
}

// The kerning of a space is kept with the word after it, which was shaped against it; with none
// where the space is of another segment.
double Paragraph::width_of(std::size_t index) const {
  const Atom& atom = atoms[index];
  const Segment& in = segments[static_cast<std::size_t>(atom.segment)];
  if (atom.word == nullptr) return atom.kind == Atom::Kind::line_break ? 0 : in.drawn;
  const double natural = double{atom.word->width} * in.size;
  const bool last = atom.kind == Atom::Kind::word || index + 1 == atoms.size();
  if (last || atoms[index + 1].kind != Atom::Kind::word) return natural;
  const Atom& next = atoms[index + 1];
  return next.segment == atom.segment ? natural + double{next.word->lead} * in.size : natural;
}

}  // namespace paraphe::setting
