// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "typeset/findings.h"
#include "typeset/lines.h"
#include "typeset/structure.h"
#include "typeset/words.h"

namespace paraphe::setting {

/// What one run is set in. One a run, in the same order.
struct Segment {
  int face = 0;
  double size = 0;
  double rise = 0;  ///< of a superscript, above the baseline
  bool small_caps = false;
  Color color;
  int node = Mark::artifact;
  int link = -1;  ///< index into Paragraph::links
  int note = -1;  ///< of a footnote call: index into the galley's notes
  RareText call;  ///< of a footnote call: its text
  RareText language;
  Source source;
  enum class Divide { never, at_hyphens, by_dictionary } divide = Divide::never;
  bool unbreakable = false;
  double drawn = 0;  ///< width of a rule or a box to fill by hand; of a leader the least
  const Word* space = nullptr;
  const Word* tie = nullptr;  ///< U+00A0
  const Word* hyphen = nullptr;
};

/// A word or a space of a paragraph. A long document has a million: `Paragraph::width_of` tells how
/// wide each is.
struct Atom {
  enum class Kind : std::uint8_t { word, space, tie, blank, tick_box, leader, line_break };
  Word* word = nullptr;
  int segment = 0;
  Kind kind = Kind::word;
};

/// One line: the atoms [begin, end), the first from its glyph `begin_glyph`; then, when `end_glyph`
/// is not 0, that many glyphs of atom `end`, and a hyphen when `hyphen`. The spaces [end, tail)
/// follow outside the measure.
struct SetLine {
  int begin = 0, begin_glyph = 0, end = 0, end_glyph = 0, tail = 0;
  bool hyphen = false;   ///< add the hyphen glyph
  bool divided = false;  ///< ends with a hyphen, its own or an added one
  Fit fit;
  double fill = 0;  ///< width of a leader on it
  double x = 0;     ///< from the left edge of the paragraph's column
};

struct LinkText {
  std::string target;
  std::string contents;
  int node = 0;
};

/// What a reader hears of `contents` on each line of a link: all of it, or its first thousand bytes
/// and « … », for a link of a hundred lines would hold its text a hundred times.
std::string heard(const std::string& contents);

/// A paragraph broken into lines.
struct Paragraph {
  const Block* block = nullptr;  ///< until pages are made
  Source source;                 ///< of it
  const ParagraphStyle* style = nullptr;
  Align align = Align::justify;
  double width = 0;         ///< of the column it stands in
  double x = 0;             ///< of that column
  double indent = 0;        ///< of its lines
  double first_indent = 0;  ///< of the first one
  std::vector<Segment> segments;
  std::vector<Atom> atoms;
  std::vector<SetLine> lines;
  std::vector<LinkText> links;
  std::vector<Paragraph> label;  ///< none or one, of one line, set before the first line
  bool has_notes = false;
  bool has_numbers = false;  ///< holds page numbers

  /// The natural width of atom `index`, in points; a space is kerned against the word after it.
  double width_of(std::size_t index) const;
  /// From the top of a line to its baseline.
  double baseline() const { return (style->leading - style->size) / 2 + 0.8 * style->size; }
};

/// The room that a rule of `thickness` takes above or below the lines of a paragraph.
inline double rule_room(double thickness, const ParagraphStyle& style) {
  return thickness > 0 ? thickness + style.rule_gap : 0;
}

/// Page on which the block of an id begins, from 1.
using Numbers = std::map<std::string, int>;

/// What words ask of the column that they stand in, in points.
struct TextWidth {
  double word = 0;  ///< of the widest one: the narrowest column that holds them undivided
  double line = 0;  ///< of all, or of those between two forced ends of line, on one line
};

/// Turns runs into lines.
class ParagraphSetter {
 public:
  /// A footnote was called in `parent`: sets it and gives its number.
  using AddNote = std::function<int(const Block& note, int parent)>;

  ParagraphSetter(const Document& document, Words& words, Structure& structure, Findings& findings)
      : document_(document), words_(words), structure_(structure), findings_(findings) {}

  /// The style of that name; the first family's default for an empty name.
  /// Errors: throws std::runtime_error when the layout has no such style or family.
  const ParagraphStyle& style(const std::string& name);
  int face(const ParagraphStyle& style, bool bold, bool italic);

  /// Makes the segments of `runs` under structure node `node`; `whole_link`: all of them belong to
  /// that Link node.
  void segment(Paragraph& paragraph, const std::vector<Run>& runs, int node, int note_parent,
               const AddNote& add_note, int whole_link = -1);
  /// Makes atoms and lines; page numbers are taken from `numbers`, or left room for.
  void set(Paragraph& paragraph, const std::vector<Run>& runs, const Numbers* numbers);
  /// One line of its natural width.
  void set_label(Paragraph& paragraph, const std::vector<Run>& runs);
  TextWidth text_width(const std::vector<Run>& runs, const ParagraphStyle& style);
  Words& words() { return words_; }

 private:
  /// What every run of a face is set with.
  struct Marks {
    const Word *space = nullptr, *tie = nullptr, *hyphen = nullptr;
  };

  const Marks& marks_of(int face, bool small_caps);
  Segment segment_of(const Run& run, const ParagraphStyle& style);
  void add_run(Paragraph& paragraph, int segment, const Run& run, const Numbers* numbers);
  void add_text(Paragraph& paragraph, int segment, std::string_view text);
  void break_lines(Paragraph& paragraph);
  void find_divisions(Paragraph& paragraph);
  void report(const Paragraph& paragraph, const std::vector<Breakpoint>& points,
              const std::vector<Line>& lines, const Measure& measure);

  const Document& document_;
  Words& words_;
  Structure& structure_;
  Findings& findings_;
  ParagraphStyle plain_;
  std::map<std::pair<const FontFamily*, int>, int> faces_;
  std::vector<Marks> marks_;  ///< by face, twice: without small capitals, with them
};

/// Natural width of a label or another one-line paragraph, in points.
double natural_width(const Paragraph& paragraph);

}  // namespace paraphe::setting
