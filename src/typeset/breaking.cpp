// SPDX-License-Identifier: EUPL-1.2
// The second half of ParagraphSetter: from atoms to lines.
#include <algorithm>
#include <limits>
#include <string_view>

#include "typeset/paragraph.h"

namespace paraphe::setting {
namespace {

constexpr double stretch_part = 1.0 / 2, shrink_part = 1.0 / 3;
constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr std::size_t small_word = 3;  // letters
// Longer words that lead to the next one as much as « de » and « et » do, in small letters.
constexpr std::string_view leading_words[] = {"avec", "cette", "chez", "contre", "dans", "entre",
                                              "leur", "leurs", "pour", "sans",   "sous", "vers"};
constexpr std::size_t longest_leading_word = 6;
// What is tried with divided words until a way is found: how far spaces stretch, and whether glyphs
// come to the rescue before they do. Then spaces of up to half an em, beyond which a line is loose.
constexpr double widest_space = 0.5, most_tolerance = 2;
constexpr struct {
  double tolerance;
  bool rescue;
} attempts[] = {{wide_spaces, false}, {wide_spaces, true}, {1.26, true}, {most_tolerance, true}};

// Where a breakpoint is: before atom `atom`, or inside it at a division.
struct Cut {
  int atom = 0;
  int division = -1;
};

bool is_space(Atom::Kind kind) { return kind == Atom::Kind::space || kind == Atom::Kind::tie; }

class Breakpoints {
 public:
  Breakpoints(const Paragraph& paragraph, bool divided, bool hang)
      : paragraph_(paragraph), divided_(divided), hang_(hang) {
    const std::size_t expected = paragraph.atoms.size() * (divided ? 2 : 1) / 2 + 2;
    points.reserve(expected);
    cuts.reserve(expected);
    const int count = static_cast<int>(paragraph.atoms.size());
    for (int i = 0; i < count;) i = add(i);
    Breakpoint& point = here(count);
    point.forced = point.last = true;
  }

  std::vector<Breakpoint> points;
  std::vector<Cut> cuts;

 private:
  const Atom& atom(int i) const { return paragraph_.atoms[static_cast<std::size_t>(i)]; }

  // A breakpoint before atom `i`, where the next line would start at once.
  Breakpoint& here(int i) {
    Breakpoint& point = points.emplace_back();
    cuts.push_back({i, -1});
    double hang = 0;
    if (hang_ && i > 0 && atom(i - 1).kind == Atom::Kind::word)
      hang = double{atom(i - 1).word->hang} * segment(i - 1).size;
    point.end = point.next = x_;
    point.end -= hang;
    point.end_stretch = point.next_stretch = stretch_;
    point.end_shrink = point.next_shrink = shrink_;
    point.end_glyphs = point.next_glyphs = glyphs_;
    point.fill = fill_;
    return point;
  }

  static bool small(const Atom& before) {
    if (before.kind != Atom::Kind::word) return false;
    const std::string_view text = before.word->text;
    if (before.word->glyphs.size() > small_word)
      return text.size() <= longest_leading_word && std::ranges::count(leading_words, text) > 0;
    return std::none_of(text.begin(), text.end(),
                        [](char c) { return c < 'a' && static_cast<signed char>(c) >= 0; });
  }

  const Segment& segment(int i) const {
    return paragraph_.segments[static_cast<std::size_t>(atom(i).segment)];
  }

  void pass(int i) {
    const Atom& passed = atom(i);
    const double width = paragraph_.width_of(static_cast<std::size_t>(i));
    x_ += width;
    if (passed.kind == Atom::Kind::leader) ++fill_;
    if (passed.kind == Atom::Kind::word) glyphs_ += width;
    if (!is_space(passed.kind)) return;
    const double natural = double{passed.word->width} *
                           paragraph_.segments[static_cast<std::size_t>(passed.segment)].size;
    stretch_ += natural * stretch_part;
    shrink_ += natural * shrink_part;
  }

  // Adds what stands at atom `i`; gives the next atom to look at.
  int add(int i) {
    const Atom& first = atom(i);
    if (first.kind == Atom::Kind::line_break) {
      here(i).forced = true;
      return i + 1;
    }
    if (first.kind == Atom::Kind::space && i > 0) {
      Breakpoint& point = here(i);
      point.weak = small(atom(i - 1));
      const int count = static_cast<int>(paragraph_.atoms.size());
      for (; i < count && is_space(atom(i).kind); ++i) pass(i);
      point.next = x_;
      point.next_stretch = stretch_;
      point.next_shrink = shrink_;
      if (i == count || atom(i).kind == Atom::Kind::line_break) {  // no line may start with nothing
        points.pop_back();
        cuts.pop_back();
      } else if (atom(i).kind == Atom::Kind::word) {
        points.back().weak |= atom(i).word->text[0] >= '0' && atom(i).word->text[0] <= '9';
      }
      return i;
    }
    if (divided_ && first.kind == Atom::Kind::word) add_divisions(i);
    pass(i);
    return i + 1;
  }

  void add_divisions(int i) {
    const Segment& in = segment(i);
    if (in.divide == Segment::Divide::never) return;
    const bool soft = in.divide == Segment::Divide::by_dictionary;
    const auto& divisions = soft ? atom(i).word->soft : atom(i).word->real;
    for (std::size_t d = 0; d < divisions.size(); ++d) {
      Breakpoint& point = here(i);
      cuts.back().division = static_cast<int>(d);
      const double hyphen = divisions[d].real ? 0 : double{in.hyphen->width} * in.size;
      const double hang = divisions[d].real ? double{divisions[d].hang} * in.size : hyphen / 2;
      point.next = x_ + double{divisions[d].width} * in.size;
      point.end = point.next + hyphen - (hang_ ? hang : 0);
      point.next_glyphs = glyphs_ + point.next - x_;
      point.end_glyphs = point.next_glyphs + hyphen;
      point.hyphen = true;
    }
  }

  const Paragraph& paragraph_;
  bool divided_, hang_;
  double x_ = 0, stretch_ = 0, shrink_ = 0, glyphs_ = 0;
  int fill_ = 0;
};

// The lines as atoms: where each begins and ends, and where it stands.
class Placing {
 public:
  Placing(Paragraph& paragraph, const Breakpoints& breaks, const Measure& measure)
      : paragraph_(paragraph), breaks_(breaks), measure_(measure) {}

  void place(const std::vector<Line>& lines) {
    paragraph_.lines.reserve(lines.size());
    SetLine next;
    double start = 0;
    for (const Line& line : lines) {
      const auto end = static_cast<std::size_t>(line.end);
      SetLine set = next;
      if (!measure_.ragged) set.fit = line.fit;
      finish(set, next, breaks_.cuts[end]);
      const bool first = paragraph_.lines.empty();
      const double gap =
          (first ? measure_.first : measure_.other) - (breaks_.points[end].end - start);
      set.fill = std::max(0.0, gap);
      set.x = paragraph_.indent + (first ? paragraph_.first_indent : 0);
      if (paragraph_.align == Align::right) set.x += gap;
      if (paragraph_.align == Align::center) set.x += gap / 2;
      start = breaks_.points[end].next;
      paragraph_.lines.push_back(set);
    }
  }

 private:
  const Atom& atom(int i) const { return paragraph_.atoms[static_cast<std::size_t>(i)]; }

  void finish(SetLine& set, SetLine& next, const Cut& cut) const {
    set.end = set.tail = cut.atom;
    next = SetLine{};
    next.begin = cut.atom;
    if (cut.division >= 0) {
      const Segment& in = paragraph_.segments[static_cast<std::size_t>(atom(cut.atom).segment)];
      const Word& word = *atom(cut.atom).word;
      const bool soft = in.divide == Segment::Divide::by_dictionary;
      const Division& division =
          (soft ? word.soft : word.real)[static_cast<std::size_t>(cut.division)];
      set.end_glyph = next.begin_glyph = static_cast<int>(division.glyph);
      set.hyphen = !division.real;
      set.divided = true;
      return;
    }
    const int count = static_cast<int>(paragraph_.atoms.size());
    if (cut.atom < count && atom(cut.atom).kind == Atom::Kind::line_break) {
      next.begin = set.tail = cut.atom + 1;
      return;
    }
    while (next.begin < count && is_space(atom(next.begin).kind)) ++next.begin;
    set.tail = next.begin;
  }

  Paragraph& paragraph_;
  const Breakpoints& breaks_;
  const Measure& measure_;
};

// The stretch of spaces as wide as they may be.
double loosest(const Paragraph& paragraph) {
  const double natural = paragraph.segments.empty() ? 0 : paragraph.segments[0].space->width;
  if (natural <= 0) return most_tolerance;
  return std::max((widest_space / natural - 1) / stretch_part, most_tolerance);
}

}  // namespace

void ParagraphSetter::find_divisions(Paragraph& paragraph) {
  for (const Atom& atom : paragraph.atoms)
    if (atom.kind == Atom::Kind::word &&
        paragraph.segments[static_cast<std::size_t>(atom.segment)].divide != Segment::Divide::never)
      words_.find_divisions(*atom.word);
}

void ParagraphSetter::break_lines(Paragraph& paragraph) {
  const ParagraphStyle& style = *paragraph.style;
  Measure measure;
  measure.other = paragraph.width - paragraph.indent - style.indent_right;
  measure.first = measure.other - paragraph.first_indent;
  measure.em = style.size;
  measure.ragged = paragraph.align != Align::justify;
  const bool hang = paragraph.align == Align::justify;

  const Breakpoints plain(paragraph, false, hang);
  auto lines = fit_lines(plain.points, measure, measure.ragged ? infinite : wide_spaces);
  // Titles, closing formula, lines above a signature: what leads to something and is not to be
  // divided. Text set ragged for easy reading fills its lines.
  const bool leads = !style.hyphenate && style.keep_with_next;
  const bool display = measure.ragged && (leads || paragraph.align == Align::center ||
                                          paragraph.block->role == Role::heading);
  if (lines && display && plain.points.back().fill == 0)
    lines = balance_lines(plain.points, measure, std::move(*lines));
  if (lines) return Placing(paragraph, plain, measure).place(*lines);
  find_divisions(paragraph);
  const Breakpoints divided(paragraph, true, hang);
  for (const auto& attempt : attempts) {
    if (lines) break;
    measure.rescue = attempt.rescue;
    lines = fit_lines(divided.points, measure, measure.ragged ? infinite : attempt.tolerance);
  }
  if (!lines) lines = fit_lines(divided.points, measure, loosest(paragraph));
  measure.many_hyphens = true;  // better than a hole in a line
  if (!lines) lines = fit_lines(divided.points, measure, loosest(paragraph));
  if (!lines) {
    lines = fit_lines(divided.points, measure, infinite, true);
    report(paragraph, divided.points, *lines, measure);
  }
  Placing(paragraph, divided, measure).place(*lines);
}

void ParagraphSetter::report(const Paragraph& paragraph, const std::vector<Breakpoint>& points,
                             const std::vector<Line>& lines, const Measure& measure) {
  double start = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Breakpoint& point = points[static_cast<std::size_t>(lines[i].end)];
    const double excess = point.end - start - (i == 0 ? measure.first : measure.other);
    start = point.next;
    const Source source = paragraph.block->source;
    if (lines[i].overfull) {
      findings_.overfull_line(excess, source);
    } else if (!measure.ragged && lines[i].fit.spaces > loosest(paragraph)) {
      findings_.loose_line(source);
    }
  }
}

}  // namespace paraphe::setting
