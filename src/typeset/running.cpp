// SPDX-License-Identifier: EUPL-1.2
#include "typeset/running.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/utf8.h"
#include "typeset/paint.h"

namespace paraphe::setting {
namespace {

constexpr Mark header_mark{Mark::artifact, Mark::Artifact::pagination_header};
constexpr Mark footer_mark{Mark::artifact, Mark::Artifact::pagination_footer};
constexpr Mark background_mark{Mark::artifact, Mark::Artifact::background};
constexpr double rule_gap = 5, band_gap = 8, box_gap = 4;
constexpr double logo_gap = 10, logo_depth = 1;  // depth: below the baseline
constexpr double logos_part = 0.65;              // of the line, at most
constexpr double watermark_part = 0.9;           // of the page, at most
constexpr double watermark_leading = 1.3;
constexpr double smaller = 0.88;       // three parts of a strip may be set, before one is cut
constexpr double far_ems = 4;          // more than kerning and « … » can make of a difference
constexpr std::size_t small_word = 2;  // letters; no text is cut after one

std::string replaced(std::string text, const std::string& name, int value) {
  for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at))
    text.replace(at, name.size(), std::to_string(value));
  return text;
}

constexpr std::size_t most_kept = 1024;  // texts, of one document

/// All that the width of `text` depends on.
std::string key(const std::string& text, const ParagraphStyle& style, double room = 0) {
  const double numbers[] = {style.size, room};
  std::string key;
  key.reserve(sizeof numbers + 4 + style.family.size() + text.size());
  key.append(reinterpret_cast<const char*>(numbers), sizeof numbers);
  for (const bool part : {style.bold, style.italic, style.small_caps}) key += part ? '1' : '0';
  key += style.family;
  key += '\0';
  return key += text;
}

template <class Value>
const Value& keep(std::unordered_map<std::string, Value>& kept, std::string key, Value value) {
  if (kept.size() >= most_kept) kept.clear();
  return kept.emplace(std::move(key), std::move(value)).first->second;
}

bool empty(const Strip& strip) {
  return strip.logos.empty() && strip.left.empty() && strip.center.empty() && strip.right.empty();
}

}  // namespace

RunningMatter::RunningMatter(const Document& document, ParagraphSetter& setter, bool turned)
    : document_(document),
      setter_(setter),
      turned_(turned),
      sheet_(sheet_of(document.layout, turned)) {
  const Layout& layout = document.layout;
  width_ = sheet_.text_width();
  small_ = setter.style(layout.footer.style);
  small_.size = std::min(small_.size, layout.band_text);
  prepare_watermarks();
}

Paragraph RunningMatter::single_line(const std::string& text, const ParagraphStyle& style) {
  Paragraph line;
  line.block = &nothing_;
  line.style = &style;
  std::vector<Run> runs(1);
  runs[0].text = text;
  setter_.segment(line, runs, Mark::artifact, 0, [](const Block&, int) { return -1; });
  setter_.set_label(line, runs);
  return line;
}

void RunningMatter::text(const std::string& text, const ParagraphStyle& style, Align align,
                         double left, double right, double baseline, const Mark& mark, Page& page) {
  if (text.empty()) return;
  const Paragraph line = single_line(text, style);
  const double gap = right - left - natural_width(line);
  const double shift = align == Align::right ? gap : align == Align::center ? gap / 2 : 0;
  paint_line(line, line.lines.front(), left + shift, baseline, {}, &mark, page);
}

void RunningMatter::strip(const Strip& strip, double left, double baseline, int number, int count,
                          const Mark& mark, Page& page) {
  if (empty(strip)) return;
  ParagraphStyle style = setter_.style(strip.style);
  const double right = left + width_;
  if (mark.kind == Mark::Artifact::pagination_footer) left = after_qr(left);
  if (!strip.logos.empty()) left = logos(strip, style, left, baseline, mark, page);
  const auto words = [&](const std::string& pattern) {
    return replaced(replaced(pattern, "{pages}", count), "{page}", number);
  };
  const auto width = [&](const std::string& pattern) {
    return pattern.empty() ? 0 : width_of(words(pattern), style) + style.size;
  };
  // The left part gives way: it names the act and its parties, which the first page tells in full.
  const double all = right - left;
  const double asked_by_all = width(strip.left) + width(strip.center) + width(strip.right);
  if (!strip.center.empty() && asked_by_all > all)
    style.size *= std::max(all / asked_by_all, smaller);
  const double center = width(strip.center);
  const double whole = strip.logos.empty() ? width(strip.left) : 0;
  const bool fits = whole + center + width(strip.right) <= all;
  const double room = fits ? whole : std::min(all - width(strip.right), (all - center) / 2);
  const auto part = [&](const std::string& text, Align align, double from, double to) {
    this->text(text, style, align, from, to, baseline, mark, page);
  };
  const std::string first =
      strip.logos.empty() ? cut(words(strip.left), style, room) : std::string();
  // A word too long to be cut: all are set smaller together, rather than meet.
  const double asked =
      (first.empty() ? 0 : width_of(first, style) + style.size) + center + width(strip.right);
  const bool alone = strip.center.empty() && strip.right.empty();
  if (!first.empty() && !alone && asked > right - left) style.size *= (right - left) / asked;
  part(first, Align::left, left, right);
  part(words(strip.right), Align::right, left, right);
  // In the middle of the line, or of what the two others leave where one of them reaches there.
  const bool amid = fits && std::max(whole, width(strip.right)) > (all - center) / 2;
  part(words(strip.center), Align::center, left + (amid ? whole : 0),
       right - (amid ? width(strip.right) : 0));
}

double RunningMatter::width_of(const std::string& text, const ParagraphStyle& style) {
  std::string asked = key(text, style);
  const auto found = widths_.find(asked);
  if (found != widths_.end()) return found->second;
  return keep(widths_, std::move(asked), natural_width(single_line(text, style)));
}

std::string RunningMatter::cut(const std::string& text, const ParagraphStyle& style, double room) {
  std::string asked = key(text, style, room);
  const auto found = cuts_.find(asked);
  if (found != cuts_.end()) return found->second;
  return keep(cuts_, std::move(asked), cut_anew(text, style, room));
}

std::string RunningMatter::cut_anew(std::string text, const ParagraphStyle& style, double room) {
  if (text.empty() || width_of(text, style) <= room) return text;
  drop_far_words(text, style, room);
  for (std::size_t space = text.rfind(' '); space != std::string::npos; space = text.rfind(' ')) {
    text.erase(space);
    const std::size_t last = text.size() - (text.rfind(' ') + 1);
    if (last <= small_word || text.ends_with("—")) continue;
    while (text.ends_with(',') || text.ends_with(';')) text.pop_back();
    if (natural_width(single_line(text + "…", style)) <= room) return text + "…";
  }
  return text;
}

// Drops, of a text that is too long, the words that begin well beyond the room: measuring the rest
// for each of them would take the square of its length.
void RunningMatter::drop_far_words(std::string& text, const ParagraphStyle& style, double room) {
  const double far = room + far_ems * style.size;
  double width = 0;
  std::size_t bytes = 0;
  const Paragraph line = single_line(text, style);
  for (std::size_t i = 0; i < line.atoms.size(); ++i) {
    const Atom& atom = line.atoms[i];
    if (width > far && atom.kind == Atom::Kind::space) {
      text.erase(bytes + 1);
      return;
    }
    width += line.width_of(i);
    bytes += atom.kind == Atom::Kind::word  ? atom.word->text.size()
             : atom.kind == Atom::Kind::tie ? no_break_space.size()
                                            : 1;
  }
}

// Side by side from the left edge, made smaller together when they would take more than their part
// of the line; a party without a logo is named. Gives their right edge.
double RunningMatter::logos(const Strip& strip, const ParagraphStyle& style, double left,
                            double baseline, const Mark& mark, Page& page) {
  const auto size_of = [&](const StripLogo& logo, double scale) {
    if (logo.image < 0) return ImageSize{width_of(logo.name, style), style.size};
    return fitted(document_.images[static_cast<std::size_t>(logo.image)], strip.logo_width * scale,
                  strip.logo_height * scale);
  };
  double total = 0, drawn = 0;
  for (const StripLogo& logo : strip.logos) {
    total += size_of(logo, 1).width + logo_gap;
    if (logo.image >= 0) drawn += size_of(logo, 1).width;
  }
  const double excess = std::clamp(total - logos_part * width_, 0.0, drawn / 2);
  const double scale = drawn > 0 ? 1 - excess / drawn : 1;
  double x = left;
  for (const StripLogo& logo : strip.logos) {
    const ImageSize size = size_of(logo, scale);
    if (logo.image < 0) {
      text(logo.name, style, Align::left, x, x + size.width, baseline, mark, page);
    } else {
      page.items.emplace_back(
          ImageItem{logo.image, x, baseline - logo_depth, size.width, size.height, mark});
    }
    x += size.width + logo_gap;
  }
  return x;
}

double RunningMatter::after_qr(double left) const {
  const double side = document_.layout.qr_side;
  return left + (side > 0 ? side + band_gap : 0);
}

void RunningMatter::strips(double left, int number, int count, Page& page) {
  const Layout& layout = document_.layout;
  const auto rule = [&](double from, double y, const Mark& mark) {
    page.items.emplace_back(
        LineItem{from, y, left + width_, y, layout.rule_width, layout.rule_color, false, mark});
  };
  const auto shown = [&](const Strip& strip) {
    return !empty(strip) && (number > 1 || strip.on_first_page);
  };
  const double header = sheet_.height - layout.header_baseline;
  if (shown(layout.header)) {
    strip(layout.header, left, header, number, count, header_mark, page);
    rule(left, header - rule_gap, header_mark);
  }
  if (!shown(layout.footer)) return;
  strip(layout.footer, left, layout.footer_baseline, number, count, footer_mark, page);
  rule(after_qr(left), layout.footer_baseline + setter_.style(layout.footer.style).size + 1,
       footer_mark);
}

void RunningMatter::band(double left, bool paraphes, Page& page) {
  const Layout& layout = document_.layout;
  const double base = layout.footer_baseline + small_.size + band_gap;
  double free = after_qr(left);
  if (document_.claim && layout.qr_side > 0) {
    const double foot = layout.footer_baseline;
    page.code = {left, foot, left + layout.qr_side, foot + layout.qr_side};
  }
  if (layout.band_height <= 0) return;
  text(document_.fingerprint, small_, Align::left, free, left + width_, base + 2, footer_mark,
       page);
  if (!document_.fingerprint.empty()) free += width_of(document_.fingerprint, small_) + band_gap;
  if (!paraphes || document_.paraphes.empty()) return;
  // A box is as wide as the layout says, or as its label needs at the smallest size; all shrink
  // when they must. The one of all takes what there is.
  std::vector<double> widths, naturals;
  const double least = document_.paraphes_together ? left + width_ - free : layout.paraphe_width;
  double total = 0;
  for (const std::string& label : document_.paraphes) {
    naturals.push_back(width_of(label, small_));
    widths.push_back(std::max(least, naturals.back() * layout.smallest_band_text / small_.size));
    total += widths.back();
  }
  const double gaps = static_cast<double>(widths.size() - 1) * box_gap;
  const double shrink = std::min(1.0, (left + width_ - free - gaps) / total);
  double x = left + width_ - total * shrink - gaps;
  const double bottom = base + small_.size + 2;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const double width = widths[i] * shrink;
    page.items.emplace_back(RectItem{x, bottom, width, layout.paraphe_height, layout.rule_width,
                                     layout.rule_color, footer_mark});
    ParagraphStyle fitted = small_;
    std::string label = document_.paraphes[i];
    if (naturals[i] > width) {
      fitted.size = std::max(layout.smallest_band_text, fitted.size * width / naturals[i]);
      label = cut(label, fitted, width);
      fitted.size *= std::min(1.0, width / width_of(label, fitted));
    }
    text(label, fitted, Align::center, x, x + width, base + 2, footer_mark, page);
    x += width + box_gap;
  }
}

void RunningMatter::watermarks(Page& page) const {
  for (const TextItem& item : watermarks_) page.items.emplace_back(item);
}

// Turned texts stacked across the middle of the page, made smaller together until their outline is
// on the page. They rise along its diagonal, as steep as the page is.
double RunningMatter::angle_of(const Watermark& mark) const {
  return turned_ ? 90 - mark.angle : mark.angle;
}

void RunningMatter::prepare_watermarks() {
  const Layout& layout = document_.layout;
  ParagraphStyle style = setter_.style(layout.footer.style);
  style.bold = true;
  style.small_caps = false;
  std::vector<Paragraph> lines;
  double thickness = 0, scale = 1;
  for (const Watermark& mark : document_.watermarks) thickness += mark.size * watermark_leading;
  for (const Watermark& mark : document_.watermarks) {
    style.size = mark.size;
    lines.push_back(single_line(mark.text, style));
    const double angle = angle_of(mark) * std::numbers::pi / 180,
                 length = natural_width(lines.back());
    const double cosine = std::abs(std::cos(angle)), sine = std::abs(std::sin(angle));
    scale = std::min({scale, watermark_part * sheet_.width / (length * cosine + thickness * sine),
                      watermark_part * sheet_.height / (length * sine + thickness * cosine)});
  }
  double above = thickness / 2;  // of the middle of the page, across the text
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Watermark& mark = document_.watermarks[i];
    const double angle = angle_of(mark) * std::numbers::pi / 180;
    above -= mark.size * watermark_leading;
    const double along = -natural_width(lines[i]) / 2 * scale;
    const double across = (above + mark.size * 0.33) * scale;
    Page sheet;
    for (Segment& segment : lines[i].segments) {
      segment.color = mark.color;
      segment.size *= scale;
    }
    paint_line(lines[i], lines[i].lines.front(), 0, 0, {}, &background_mark, sheet);
    TextItem item = std::get<TextItem>(std::move(sheet.items.front()));
    item.angle = angle_of(mark);
    item.x = sheet_.width / 2 + along * std::cos(angle) - across * std::sin(angle);
    item.y = sheet_.height / 2 + along * std::sin(angle) + across * std::cos(angle);
    watermarks_.push_back(std::move(item));
  }
}

}  // namespace paraphe::setting
