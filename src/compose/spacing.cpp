// SPDX-License-Identifier: EUPL-1.2
#include "compose/spacing.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace paraphe {

namespace {

constexpr std::size_t most_kept = 1U << 20U;     // bytes, a thread
constexpr std::string_view stand_in = "\uFFFC";  // OBJECT REPLACEMENT CHARACTER: reads as a word

bool is_white(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool same_look(const Run& a, const Run& b) {
  return a.kind == Run::Kind::text && b.kind == Run::Kind::text && a.bold == b.bold &&
         a.italic == b.italic && a.small_caps == b.small_caps && a.superscript == b.superscript &&
         a.unbreakable == b.unbreakable && a.language == b.language && a.target == b.target &&
         a.source.begin == b.source.begin;
}

void drop_empty(Runs& runs) {
  runs.erase(std::remove_if(
                 runs.begin(), runs.end(),
                 [](const Run& run) { return run.kind == Run::Kind::text && run.text.empty(); }),
             runs.end());
}

/// A call hugs the word before it.
void cut_trailing_white(Runs& runs, std::size_t before) {
  if (before == 0 || runs[before - 1].kind != Run::Kind::text) return;
  std::string& text = runs[before - 1].text;
  while (!text.empty() && is_white(text.back())) text.pop_back();
}

void collapse(Runs& runs) {
  bool after_space = true;  // as if one stood before the paragraph
  for (std::size_t i = 0; i < runs.size(); ++i) {
    Run& run = runs[i];
    if (run.kind != Run::Kind::text) {
      const bool hugs = run.kind == Run::Kind::footnote || run.kind == Run::Kind::line_break;
      if (hugs) cut_trailing_white(runs, i);
      after_space = run.kind == Run::Kind::line_break;
      continue;
    }
    std::string text;
    text.reserve(run.text.size());
    for (const char c : run.text) {
      if (!is_white(c)) text += c;
      if (is_white(c) && !after_space) text += ' ';
      after_space = is_white(c);
    }
    run.text = std::move(text);
  }
  for (std::size_t end = runs.size(); end > 0; --end) {  // the paragraph ends without a space
    if (runs[end - 1].kind != Run::Kind::text) break;
    cut_trailing_white(runs, end);
    if (!runs[end - 1].text.empty()) break;
  }
  drop_empty(runs);
}

void merge(Runs& runs) {
  Runs merged;
  for (Run& run : runs) {
    if (!merged.empty() && same_look(merged.back(), run)) {
      merged.back().text += run.text;
    } else {
      merged.push_back(std::move(run));
    }
  }
  runs = std::move(merged);
}

bool is_foreign(const Run& run) {
  return run.kind != Run::Kind::text ||
         (!run.language.empty() && !run.language.text().starts_with("fr"));
}

/// Texts and their bounds: each after its length.
std::string key(const std::vector<std::string>& segments, TypographicStyle style) {
  std::string key(1, static_cast<char>(style));
  for (const std::string& segment : segments) key += std::to_string(segment.size()) + ':' + segment;
  return key;
}

void set_spaces(std::vector<std::string>& segments, TypographicStyle style, KeptSpaces* kept) {
  if (kept == nullptr) return set_spaces(segments, style);
  std::string given = key(segments, style);
  if (const auto* known = kept->find(given)) {
    segments = *known;
    return;
  }
  set_spaces(segments, style);
  const std::size_t bytes = given.size() + segments.size() * sizeof(std::string);
  kept->keep(std::move(given), segments, bytes);
}

void set_french_spaces(Runs& runs, std::size_t begin, std::size_t end, TypographicStyle style,
                       KeptSpaces* kept) {
  std::vector<std::string> segments;
  for (std::size_t i = begin; i < end; ++i) {
    segments.emplace_back(is_foreign(runs[i]) ? std::string(stand_in) : runs[i].text);
  }
  set_spaces(segments, style, kept);
  for (std::size_t i = begin; i < end; ++i) {
    if (!is_foreign(runs[i])) runs[i].text = std::move(segments[i - begin]);
  }
}

void raise_ordinals(Runs& runs) {
  Runs out;
  for (Run& run : runs) {
    const bool plain = !is_foreign(run) && !run.superscript;
    const std::vector<Span> ordinals = plain ? raised_ordinals(run.text) : std::vector<Span>();
    if (ordinals.empty()) {
      out.push_back(std::move(run));
      continue;
    }
    const std::string text = std::move(run.text);
    run.text.clear();  // or each part would copy it all
    std::size_t at = 0;
    const auto piece = [&](std::size_t end, bool raised) {
      if (end <= at) return;
      Run part = run;
      part.text = text.substr(at, end - at);
      part.superscript = raised;
      out.push_back(std::move(part));
      at = end;
    };
    for (const Span& span : ordinals) {
      piece(span.begin, false);
      piece(span.end, true);
    }
    piece(text.size(), false);
  }
  runs = std::move(out);
}

}  // namespace

KeptSpaces* spaces_kept_for_next_document() {
  static thread_local bool first = true;
  static thread_local KeptSpaces kept(most_kept);
  return std::exchange(first, false) ? nullptr : &kept;
}

void set_for_print(Runs& runs, TypographicStyle style, KeptSpaces* kept) {
  collapse(runs);
  merge(runs);
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= runs.size(); ++i) {
    if (i == runs.size() || runs[i].kind == Run::Kind::line_break) {
      set_french_spaces(runs, begin, i, style, kept);
      begin = i + 1;
    }
  }
  drop_empty(runs);
  raise_ordinals(runs);
}

std::string strip_end(Runs& runs) {
  const auto last = std::find_if(runs.rbegin(), runs.rend(), [](const Run& run) {
    return run.kind != Run::Kind::footnote &&
           !(run.kind == Run::Kind::text &&
             std::all_of(run.text.begin(), run.text.end(), is_white));
  });
  if (last == runs.rend() || last->kind != Run::Kind::text) return {};
  std::string& text = last->text;
  std::size_t end = text.size();
  while (end > 0 && (is_white(text[end - 1]) ||
                     std::string_view(".,;:").find(text[end - 1]) != std::string_view::npos)) {
    --end;
  }
  const std::string_view kept = std::string_view(text).substr(0, end);
  const bool abbreviated = kept.size() >= 3 && kept.substr(kept.size() - 3) == "etc";
  const bool ellipsis = text.size() >= end + 3 && text.compare(end, 3, "...") == 0;
  if (abbreviated && end < text.size() && text[end] == '.') ++end;
  if (ellipsis) end += 3;
  std::string taken = text.substr(end);
  text.erase(end);
  return taken;
}

}  // namespace paraphe
