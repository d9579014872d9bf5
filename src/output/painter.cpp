// SPDX-License-Identifier: EUPL-1.2
#include "output/painter.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <variant>

#include "output/content.h"
#include "output/number.h"
#include "output/sign_bytes.h"

namespace paraphe {
namespace {

constexpr int position_decimals = 2;  // 1/100 point is 3.5 µm

bool same(const Color& a, const Color& b) {
  return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

bool gray(const Color& color) { return color.red == color.green && color.green == color.blue; }

HPDF_REAL real(double value) {
  return static_cast<HPDF_REAL>(static_cast<double>(fixed(value, position_decimals)) / 100);
}

/// The property list of an artifact. Source: ISO 32000-1, 14.8.2.2 (a background needs its BBox).
std::string artifact(Mark::Artifact kind, const PageSize& size) {
  switch (kind) {
    case Mark::Artifact::pagination_header:
      return "<</Type/Pagination/Subtype/Header>>";
    case Mark::Artifact::pagination_footer:
      return "<</Type/Pagination/Subtype/Footer>>";
    case Mark::Artifact::layout:
      return "<</Type/Layout>>";
    case Mark::Artifact::background:
      break;
  }
  std::string list = "<</Type/Background/BBox[0 0 ";
  append_number(list, size.width, 3);
  list += ' ';
  append_number(list, size.height, 3);
  return list + "]>>";
}

/// Moves from where the reader's pen stands to where the layout wants it, in 1/1000 em. The pen
/// drifts because the numbers of TJ are whole; every space, and a drift of one unit, takes it back.
class Drift {
 public:
  /// After a glyph whose advance should be `wanted` and is `natural`, in 1/1 000 000 em.
  std::int64_t step(std::int64_t wanted, std::int64_t natural, bool at_space) {
    const std::int64_t gap = wanted - natural;
    drift_ += gap;
    if (!at_space && std::abs(gap) < 500 && std::abs(drift_) <= 1000) return 0;  // nearly all
    std::int64_t move = rounded(gap);
    if (at_space || std::abs(drift_ - 1000 * move) > 1000) move = rounded(drift_);
    drift_ -= 1000 * move;
    return move;
  }

 private:
  static std::int64_t rounded(std::int64_t value) {
    return value < 0 ? -((500 - value) / 1000) : (500 + value) / 1000;
  }
  std::int64_t drift_ = 0;
};

}  // namespace

std::vector<const std::string*> node_languages(const std::vector<StructureNode>& nodes,
                                               const std::string& fallback) {
  std::vector<const std::string*> languages;
  languages.reserve(nodes.size());
  for (const StructureNode& node : nodes) {
    const std::string* const inherited =
        node.parent < 0 ? &fallback : languages[static_cast<std::size_t>(node.parent)];
    languages.push_back(node.language.empty() ? inherited : &node.language.text());
  }
  return languages;
}

PagePainter::PagePainter(HPDF_Page page, const Pages& pages, const std::vector<DrawnSign>& signs,
                         const std::vector<const std::string*>& languages)
    : page_(page), pages_(pages), signs_(signs), languages_(languages) {}

std::vector<int> PagePainter::paint(const Page& page) {
  size_of_page_ = size_of(pages_, page);
  for (const Item& item : page.items) {
    std::visit([this](const auto& part) { (*this)(part); }, item);
  }
  close_mark();
  flush();
  return std::move(marks_);
}

void PagePainter::operator()(const TextItem& text) {
  if (text.glyphs.empty()) return;
  mark(text.mark, text.language);
  fill(text.color);
  open_text();
  if (text.face != face_ || text.size != size_) {
    operators_ += "/F" + std::to_string(text.face) + ' ';
    append_number(operators_, text.size, 3);
    operators_ += " Tf\n";
    face_ = text.face;
    size_ = text.size;
  }
  if (text.stretch != stretch_) {
    append_number(operators_, 100 * text.stretch, 1);
    operators_ += " Tz\n";
    stretch_ = text.stretch;
  }
  if (text.invisible != invisible_) operators_ += text.invisible ? "3 Tr\n" : "0 Tr\n";
  invisible_ = text.invisible;
  space_words(text);
  place(text);
  show(text);
  if (text.angle != 0) close_text();  // the next line starts from an upright matrix
}

void PagePainter::operator()(const LineItem& line) {
  mark(line.mark, {});
  begin_path(Path::stroke, line.color, line.width, line.dotted);
  HPDF_Page_MoveTo(page_, real(line.x0), real(line.y0));
  HPDF_Page_LineTo(page_, real(line.x1), real(line.y1));
}

void PagePainter::operator()(const RectItem& rect) {
  mark(rect.mark, {});
  begin_path(rect.width > 0 ? Path::stroke : Path::fill, rect.color, rect.width, false);
  HPDF_Page_Rectangle(page_, real(rect.x), real(rect.y), real(rect.w), real(rect.h));
}

/// An image is a unit square that the matrix stretches. Source: ISO 32000-1, 8.9.5.
void PagePainter::operator()(const ImageItem& image) {
  mark(image.mark, {});
  close_path();
  close_text();
  operators_ += "q ";
  append_number(operators_, image.w, position_decimals);
  operators_ += " 0 0 ";
  append_number(operators_, image.h, position_decimals);
  for (const double place : {image.x, image.y}) {
    operators_ += ' ';
    append_number(operators_, place, position_decimals);
  }
  operators_ += " cm/I" + std::to_string(image.image) + " Do Q\n";
}

/// Opens the marked content of an item unless it is open already. A span tells a language that the
/// node does not.
void PagePainter::mark(const Mark& mark, const std::string& language) {
  const bool tagged = mark.node != Mark::artifact;
  const bool foreign =
      tagged && !language.empty() && language != *languages_[static_cast<std::size_t>(mark.node)];
  const std::string& span = foreign ? language : std::string();
  const bool same_mark = marked_ && mark.node == mark_.node && (tagged || mark.kind == mark_.kind);
  if (same_mark && span == span_language_) return;
  if (!same_mark) {
    close_mark();
    if (tagged) {
      operators_ += '/';
      operators_ += pages_.nodes[static_cast<std::size_t>(mark.node)].type;
      operators_ += "<</MCID " + std::to_string(marks_.size()) + ">>BDC\n";
      marks_.push_back(mark.node);
    } else {
      operators_ += "/Artifact" + artifact(mark.kind, size_of_page_) + "BDC\n";
    }
    mark_ = mark;
    marked_ = true;
  } else {
    close_path();
    close_text();
    if (in_span_) operators_ += "EMC\n";
  }
  in_span_ = foreign;
  span_language_ = span;
  if (foreign) operators_ += "/Span<</Lang(" + language + ")>>BDC\n";
}

void PagePainter::close_mark() {
  close_path();
  close_text();
  if (in_span_) operators_ += "EMC\n";
  if (marked_) operators_ += "EMC\n";
  in_span_ = marked_ = false;
  span_language_.clear();
}

void PagePainter::open_text() {
  close_path();
  if (in_text_) return;
  operators_ += "BT\n";
  in_text_ = true;
  x_ = y_ = 0;
}

void PagePainter::close_text() {
  if (in_text_) operators_ += "ET\n";
  in_text_ = false;
}

void PagePainter::begin_path(Path path, const Color& color, double width, bool dotted) {
  close_text();
  const bool stroke = path == Path::stroke;
  const bool same_style = stroke ? same(color, stroke_) && width == line_width_ && dotted == dotted_
                                 : same(color, fill_);
  if (path == path_ && same_style) return;
  close_path();
  flush();
  if (!stroke) {
    fill(color);
    path_ = path;
    return;
  }
  if (!same(color, stroke_)) {
    stroke_ = color;
    if (gray(color)) {
      HPDF_Page_SetGrayStroke(page_, static_cast<HPDF_REAL>(color.red));
    } else {
      HPDF_Page_SetRGBStroke(page_, static_cast<HPDF_REAL>(color.red),
                             static_cast<HPDF_REAL>(color.green),
                             static_cast<HPDF_REAL>(color.blue));
    }
  }
  if (width != line_width_) HPDF_Page_SetLineWidth(page_, real(width));
  line_width_ = width;
  if (dotted != dotted_) {
    // Round dots three points apart; libharu refuses dashes of no length.
    operators_ += dotted ? "1 J[0 3]0 d\n" : "0 J[]0 d\n";
    dotted_ = dotted;
    flush();
  }
  path_ = path;
}

void PagePainter::close_path() {
  if (path_ == Path::stroke) HPDF_Page_Stroke(page_);
  if (path_ == Path::fill) HPDF_Page_Fill(page_);
  path_ = Path::none;
}

void PagePainter::fill(const Color& color) {
  if (same(color, fill_)) return;
  close_path();
  close_text();
  flush();
  fill_ = color;
  if (gray(color)) {
    HPDF_Page_SetGrayFill(page_, static_cast<HPDF_REAL>(color.red));
  } else {
    HPDF_Page_SetRGBFill(page_, static_cast<HPDF_REAL>(color.red),
                         static_cast<HPDF_REAL>(color.green), static_cast<HPDF_REAL>(color.blue));
  }
}

/// Moves to the origin of a line; steps are differences of rounded places, so they do not add up an
/// error.
void PagePainter::place(const TextItem& text) {
  const std::int64_t x = fixed(text.x, position_decimals);
  const std::int64_t y = fixed(text.y, position_decimals);
  if (text.angle != 0) {
    const double angle = text.angle * std::numbers::pi / 180;
    for (const double entry :
         {std::cos(angle), std::sin(angle), -std::sin(angle), std::cos(angle)}) {
      append_number(operators_, entry, 5);
      operators_ += ' ';
    }
    x_ = y_ = 0;
  }
  append_fixed(operators_, x - x_, position_decimals);
  operators_ += ' ';
  append_fixed(operators_, y - y_, position_decimals);
  operators_ += text.angle != 0 ? " Tm" : " Td";
  x_ = x;
  y_ = y;
}

/// Widens the plain spaces of a line by what most of them take beyond their own width, in 1/1000
/// point. Source: ISO 32000-1, 9.3.3: word spacing applies to the single-byte code 32, of composite
/// fonts too.
void PagePainter::space_words(const TextItem& text) {
  spaces_.clear();
  for (std::size_t i = 0; i + 1 < text.glyphs.size(); ++i) {
    const Glyph& glyph = text.glyphs[i];
    const DrawnSign& sign = signs_[glyph.sign];
    if (!sign.plain_space) continue;
    spaces_.push_back(
        nearest(1e3 * glyph.advance / text.stretch - 1e-3 * sign.advance * text.size));
  }
  if (spaces_.empty()) return;
  std::int64_t spacing = 0;
  std::ptrdiff_t most = 0;
  for (const std::int64_t candidate : spaces_) {
    if (2 * most >= std::ssize(spaces_)) break;
    const auto count = std::count(spaces_.begin(), spaces_.end(), candidate);
    if (count > most) {
      most = count;
      spacing = candidate;
    }
  }
  if (spacing == word_spacing_) return;
  word_spacing_ = spacing;
  append_fixed(operators_, spacing, 3);
  operators_ += " Tw\n";
}

void PagePainter::show(const TextItem& text) {
  Drift drift;
  const double scale = 1e6 / text.size / text.stretch;  // to text space
  const std::int64_t widening =
      nearest(static_cast<double>(word_spacing_) * 1e-3 * 1e6 / text.size);
  operators_ += "[(";
  for (std::size_t i = 0; i < text.glyphs.size(); ++i) {
    const Glyph& glyph = text.glyphs[i];
    const DrawnSign& sign = signs_[glyph.sign];
    append_sign(operators_, glyph.sign);
    if (i + 1 == text.glyphs.size()) break;
    const bool space = sign.plain_space;
    const std::int64_t move =
        drift.step(nearest(glyph.advance * scale), sign.advance + (space ? widening : 0), space);
    if (move == 0) continue;
    operators_ += ')';
    append_fixed(operators_, -move, 0);
    operators_ += '(';
  }
  operators_ += ")]TJ\n";
}

void PagePainter::flush() {
  append_content(page_, operators_);
  operators_.clear();
}

}  // namespace paraphe
