// SPDX-License-Identifier: EUPL-1.2
#include "compose/phrase.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>

namespace paraphe {

namespace {

const std::string& first_of(std::initializer_list<const std::string*> forms) {
  const auto found =
      std::find_if(forms.begin(), forms.end(), [](const std::string* f) { return !f->empty(); });
  return found == forms.end() ? **(forms.end() - 1) : **found;
}

void mark(Runs& runs, std::string_view marks) {
  const auto has = [marks](std::string_view name) {
    return (":" + std::string(marks) + ":").find(":" + std::string(name) + ":") !=
           std::string::npos;
  };
  for (Run& run : runs) {
    run.bold = run.bold || has("gras");
    run.italic = run.italic || has("italique");
    run.small_caps = run.small_caps || has("petitesCapitales");
    run.unbreakable = run.unbreakable || has("insecable");
    run.superscript = run.superscript || has("exposant");
  }
}

/// Reads a pattern from left to right.
class Expansion {
 public:
  Expansion(std::string_view pattern, const Arguments& arguments, Source source,
            std::vector<std::string>& unknown, const Arguments& common)
      : pattern_(pattern),
        arguments_(arguments),
        common_(common),
        source_(source),
        unknown_(unknown) {}

  /// Up to the brace that closes the group, or the end. `complete` turns false at an empty
  /// argument.
  Runs group(bool& complete) {
    Runs out;
    while (at_ < pattern_.size() && pattern_[at_] != '}') {
      if (pattern_[at_] == '{') {
        ++at_;
        append(out, place(complete));
      } else {
        const std::size_t end = std::min(pattern_.find_first_of("{}", at_), pattern_.size());
        append(out, plain(std::string(pattern_.substr(at_, end - at_)), source_));
        at_ = end;
      }
    }
    return out;
  }

 private:
  Runs place(bool& complete) {
    if (at_ < pattern_.size() && pattern_[at_] == '?') {
      ++at_;
      bool whole = true;
      Runs inner = group(whole);
      close();
      return whole ? inner : Runs{};
    }
    const std::size_t end = std::min(pattern_.find('}', at_), pattern_.size());
    const std::string_view inside = pattern_.substr(at_, end - at_);
    at_ = end;
    close();
    return argument(inside, complete);
  }

  Runs argument(std::string_view inside, bool& complete) {
    const std::size_t colon = std::min(inside.find(':'), inside.size());
    const std::string_view name = inside.substr(0, colon);
    const Runs* known = find(name);
    if (known == nullptr) unknown_.emplace_back(name);
    Runs runs = known == nullptr ? Runs{} : *known;
    if (runs.empty()) complete = false;
    if (colon < inside.size()) mark(runs, inside.substr(colon + 1));
    return runs;
  }

  const Runs* find(std::string_view name) const {
    for (const Arguments* from : {&arguments_, &common_})
      if (const auto found = from->find(name); found != from->end()) return &found->second;
    return nullptr;
  }

  void close() {
    if (at_ < pattern_.size()) ++at_;
  }

  std::string_view pattern_;
  const Arguments& arguments_;
  const Arguments& common_;
  Source source_;
  std::vector<std::string>& unknown_;
  std::size_t at_ = 0;
};

}  // namespace

const std::string& Phrase::form(Inflection inflection) const {
  if (inflection.elided && !elided.empty()) return elided;
  const bool she = inflection.gender == Gender::feminine;
  const std::string& gendered = she ? feminine : masculine;
  if (inflection.plural) {
    return first_of(
        {she ? &feminine_plural : &masculine_plural, &plural, &gendered, &singular, &text});
  }
  return first_of({&gendered, &singular, &text});
}

Runs plain(std::string text, Source source) {
  if (text.empty()) return {};
  Run run;
  run.text = std::move(text);
  run.source = source;
  Runs runs;
  runs.push_back(std::move(run));
  return runs;
}

std::string spoken(const Runs& runs) {
  std::string text;
  for (const Run& run : runs) {
    if (run.kind == Run::Kind::text) text += run.text;
    if (run.kind == Run::Kind::line_break) text += ' ';
  }
  return text;
}

void append(Runs& runs, Runs more) {
  if (runs.empty()) {
    runs = std::move(more);
  } else {
    runs.insert(runs.end(), std::make_move_iterator(more.begin()),
                std::make_move_iterator(more.end()));
  }
}

Runs expand(std::string_view pattern, const Arguments& arguments, Source source,
            std::vector<std::string>& unknown, const Arguments& common) {
  bool complete = true;
  return Expansion(pattern, arguments, source, unknown, common).group(complete);
}

}  // namespace paraphe
