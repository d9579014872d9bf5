// SPDX-License-Identifier: EUPL-1.2
#include "compose/spacing.h"

#include <algorithm>
#include <atomic>
#include <span>
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
    char* end = run.text.data();  // what is kept moves forward over what is not
    for (const char c : run.text) {
      const bool white = is_white(c);
      if (!white || !after_space) *end++ = white ? ' ' : c;
      after_space = white;
    }
    run.text.resize(static_cast<std::size_t>(end - run.text.data()));
  }
  for (std::size_t end = runs.size(); end > 0; --end) {  // the paragraph ends without a space
    if (runs[end - 1].kind != Run::Kind::text) break;
    cut_trailing_white(runs, end);
    if (!runs[end - 1].text.empty()) break;
  }
  drop_empty(runs);
}

void merge(Runs& runs) {
  if (std::adjacent_find(runs.begin(), runs.end(), &same_look) == runs.end()) return;
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

std::string_view segment_of(const Run& run) { return is_foreign(run) ? stand_in : run.text; }

/// Texts and their bounds: each after its length.
std::string key(std::span<const Run> runs, TypographicStyle style) {
  std::string key(1, static_cast<char>(style));
  std::size_t size = 1;
  for (const Run& run : runs) size += segment_of(run).size() + 8;
  key.reserve(size);
  for (const Run& run : runs) {
    key += std::to_string(segment_of(run).size());
    key += ':';
    key += segment_of(run);
  }
  return key;
}

SpacedTexts spaced(std::span<const Run> runs, TypographicStyle style) {
  SpacedTexts set;
  set.texts.reserve(runs.size());
  for (const Run& run : runs) set.texts.emplace_back(segment_of(run));
  set_spaces(set.texts, style);
  for (const std::string& text : set.texts) set.ordinals.push_back(raised_ordinals(text));
  return set;
}

std::size_t bytes_of(const SpacedTexts& set) {
  std::size_t bytes = set.texts.size() * (sizeof(std::string) + sizeof(std::vector<Span>));
  for (const std::string& text : set.texts) bytes += text.size();
  for (const std::vector<Span>& spans : set.ordinals) bytes += spans.size() * sizeof(Span);
  return bytes;
}

using Ordinals = std::vector<std::vector<Span>>;  // to raise, of each run

void take(const SpacedTexts& set, std::span<Run> runs, std::span<std::vector<Span>> ordinals) {
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (is_foreign(runs[i])) continue;
    runs[i].text = set.texts[i];
    if (!runs[i].superscript) ordinals[i] = set.ordinals[i];
  }
}

void set_french_spaces(std::span<Run> runs, TypographicStyle style, KeptSpaces* kept,
                       std::span<std::vector<Span>> ordinals) {
  if (runs.empty()) return;
  if (kept == nullptr) return take(spaced(runs, style), runs, ordinals);
  std::string given = key(runs, style);
  if (const SpacedTexts* known = kept->find(given)) return take(*known, runs, ordinals);
  SpacedTexts set = spaced(runs, style);
  take(set, runs, ordinals);
  const std::size_t bytes = given.size() + bytes_of(set);
  kept->keep(std::move(given), std::move(set), bytes);
}

/// Appends the parts of `run`, those of `ordinals` raised.
void raise(Run& run, const std::vector<Span>& ordinals, Runs& out) {
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

void raise_ordinals(Runs& runs, const Ordinals& ordinals) {
  const auto none = [](const std::vector<Span>& spans) { return spans.empty(); };
  if (std::all_of(ordinals.begin(), ordinals.end(), none)) return;
  Runs out;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (ordinals[i].empty()) {
      out.push_back(std::move(runs[i]));
    } else {
      raise(runs[i], ordinals[i], out);
    }
  }
  runs = std::move(out);
}

}  // namespace

KeptSpaces* spaces_kept_for_next_document() {
  static std::atomic<bool> first = true;
  static thread_local KeptSpaces kept(most_kept);
  return first.exchange(false) ? nullptr : &kept;
}

void set_for_print(Runs& runs, TypographicStyle style, KeptSpaces* kept) {
  collapse(runs);
  merge(runs);
  Ordinals ordinals(runs.size());
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= runs.size(); ++i) {
    if (i == runs.size() || runs[i].kind == Run::Kind::line_break) {
      set_french_spaces(std::span(runs).subspan(begin, i - begin), style, kept,
                        std::span(ordinals).subspan(begin, i - begin));
      begin = i + 1;
    }
  }
  raise_ordinals(runs, ordinals);
  drop_empty(runs);
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
