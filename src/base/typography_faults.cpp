// SPDX-License-Identifier: EUPL-1.2
#include "base/typography_faults.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/glyphs.h"
#include "base/utf8.h"

namespace paraphe {
namespace {

using Kind = TypographicFault::Kind;
using Faults = std::vector<Found<TypographicFault>>;

bool overlap(Span a, Span b) {
  // Two that only touch are apart, but nothing is inserted at the edge of what is replaced.
  if (a.begin == a.end || b.begin == b.end) return a.begin <= b.end && b.begin <= a.end;
  return a.begin < b.end && b.begin < a.end;
}

/// Spans apart from one another, found by their place: a paragraph of one fault a word has as many.
class Apart {
 public:
  void add(Span span) { spans_.emplace(span.begin, span); }
  bool overlaps(Span span) const {
    for (auto at = spans_.upper_bound(span.end); at != spans_.begin();) {
      --at;
      if (overlap(at->second, span)) return true;
      if (at->second.end < span.begin) return false;
    }
    return false;
  }

 private:
  std::multimap<std::size_t, Span> spans_;
};

/// The difference between a paragraph as it stands and as it is set for print.
class Comparison {
 public:
  explicit Comparison(std::string_view text)
      : text_(text), now_({std::string(text)}, 0), meant_(now_) {
    set_for_print(meant_);
  }

  Faults faults() {
    std::size_t i = 0;
    for (std::size_t j = 0; j < meant_.size(); ++j) {
      while (now_[i].source.begin != meant_[j].source.begin) ++i;
      const bool changed = now_[i].sign != meant_[j].sign;
      const bool apostrophe = now_[i].sign == '\'';
      if (changed &&
          (apostrophe || now_[i].sign == '"' || now_[i].sign == U'“' || now_[i].sign == U'”')) {
        sign(apostrophe ? Kind::apostrophe : Kind::quotes, i, j);
      }
      if (j > 0) gap(i, j);
    }
    return std::move(out_);
  }

  Apart kept() const {
    Apart spans;
    for (std::size_t i = 0; i < now_.size(); ++i) {
      if (now_.kept(i)) spans.add(now_[i].source);
    }
    return spans;
  }

 private:
  void add(Kind kind, Span span, std::string correction) {
    out_.push_back({span, {kind, std::move(correction), true, {}, {}}});
  }

  static std::string written(Gap gap) {
    std::string out;
    write_gap(gap, TypographicStyle::imprimerie_nationale, out);
    return out;
  }

  // « and » bring the space inside them along.
  void sign(Kind kind, std::size_t i, std::size_t j) {
    std::string correction;
    if (meant_.sign(j) == U'»' && j > 0 && now_.gap(i) == Gap::none) {
      correction = written(meant_.gap(j));
    }
    encode(meant_.sign(j), correction);
    if (meant_.sign(j) == U'«' && j + 1 < meant_.size() && now_.gap(i + 1) == Gap::none) {
      correction += written(meant_.gap(j + 1));
    }
    add(kind, now_[i].source, std::move(correction));
  }

  void gap(std::size_t i, std::size_t j) {
    const Gap is = now_.gap(i), wanted = meant_.gap(j);
    const Span white{now_[i - 1].source.end, now_[i].source.begin};
    if (is == Gap::none && wanted != Gap::none) {
      const std::size_t last = out_.empty() ? 0 : out_.back().span.end;
      if (last == now_[i].source.end && out_.back().value.kind == Kind::quotes) return;
      if (meant_.sign(j - 1) == U'«') {
        if (now_.sign(i - 1) != U'«') return;  // went with the sign
        return add(Kind::missing_space, now_[i - 1].source, "«" + written(wanted));
      }
      std::string correction = written(wanted);
      correction += text_.substr(now_[i].source.begin, now_[i].source.end - now_[i].source.begin);
      // The sign may have a correction of its own.
      if (last == now_[i].source.end && !out_.empty()) {
        out_.back().value.correction.insert(0, written(wanted));
        return;
      }
      add(Kind::missing_space, now_[i].source, std::move(correction));
    } else if (is != Gap::none && wanted == Gap::none) {
      add(Kind::extra_space, white, "");
    } else if (is != Gap::none && several_spaces(white)) {
      add(Kind::extra_space, white, written(wanted));
    }
  }

  // On one line, or the author laid out the source.
  bool several_spaces(Span white) const {
    const std::string_view spaces = text_.substr(white.begin, white.end - white.begin);
    return spaces.size() > 1 && spaces.find_first_not_of(' ') == spaces.npos;
  }

  std::string_view text_;
  Glyphs now_, meant_;
  Faults out_;
};

bool parts(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

/// The words around a fault, up to the spaces around them.
Span context(std::string_view text, Span span) {
  constexpr std::size_t most = 24;
  constexpr std::string_view hidden = "\uFFFC";
  Span out = span;
  const bool white = span.begin < span.end && parts(text[span.begin]);
  while (out.begin > 0 && !parts(text[out.begin - 1]) && span.begin - out.begin < most) --out.begin;
  while (out.end < text.size() && !parts(text[out.end]) && out.end - span.end < most) ++out.end;
  if (white && out.begin == span.begin) out = span;
  const auto inside = [&](std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
  };
  while (inside(out.begin)) ++out.begin;
  while (inside(out.end)) --out.end;
  const std::string_view before = text.substr(out.begin, span.begin - out.begin);
  if (const std::size_t at = before.rfind(hidden); at != before.npos) {
    out.begin += at + hidden.size();
  }
  const std::size_t at = text.substr(span.end, out.end - span.end).find(hidden);
  if (at != text.npos) out.end = span.end + at;
  return out;
}

/// Tells what stands around a fault, and how it reads once its kind is mended there.
void quote(std::string_view text, Faults& faults, std::size_t index) {
  auto& fault = faults[index];
  const Span around = context(text, fault.span);
  const auto within = [&](std::size_t i) {
    return faults[i].span.begin >= around.begin && faults[i].span.end <= around.end;
  };
  std::size_t first = index;
  while (first > 0 && within(first - 1)) --first;
  std::string meant;
  std::size_t at = around.begin;
  for (std::size_t i = first; i < faults.size() && (i <= index || within(i)); ++i) {
    if (faults[i].value.kind != fault.value.kind) continue;
    meant += text.substr(at, faults[i].span.begin - at);
    meant += faults[i].value.correction;
    at = faults[i].span.end;
  }
  meant += text.substr(at, around.end - at);
  fault.value.written = text.substr(around.begin, around.end - around.begin);
  fault.value.meant = std::move(meant);
}

}  // namespace

std::vector<Found<TypographicFault>> find_typographic_faults(std::string_view text) {
  Comparison comparison(text);
  Faults found = find_faults_in_words(Tokens(text));
  Faults of_print = comparison.faults();
  found.insert(found.end(), std::make_move_iterator(of_print.begin()),
               std::make_move_iterator(of_print.end()));
  Faults out;
  if (found.empty()) return out;
  const Apart kept = comparison.kept();
  Apart taken;
  for (auto& fault : found) {
    if (taken.overlaps(fault.span) || kept.overlaps(fault.span)) continue;
    taken.add(fault.span);
    out.push_back(std::move(fault));
  }
  std::sort(out.begin(), out.end(),
            [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
  for (std::size_t i = 0; i < out.size(); ++i) quote(text, out, i);
  return out;
}

}  // namespace paraphe
