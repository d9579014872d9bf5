// SPDX-License-Identifier: EUPL-1.2
#include "base/wordings.h"

#include <algorithm>

#include "base/utf8.h"
#include "base/wordings_keys.h"

namespace paraphe {
namespace {

// Of a folded word, byte by byte: that of a plural is one step from that of its singular.
std::size_t opening_step(std::size_t key, char byte) {
  return key * 31 + static_cast<unsigned char>(byte);
}

std::size_t opening_of(std::string_view word) {
  std::size_t key = 0;
  for (const char byte : word) key = opening_step(key, byte);
  return key;
}

// Without the mark of the plural.
std::string_view stem(std::string_view word) {
  const bool plural = word.size() > 3 && (word.ends_with('s') || word.ends_with('x'));
  return plural ? word.substr(0, word.size() - 1) : word;
}

std::vector<std::string_view> parted(std::string_view text, char by) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(by, at), text.size());
    if (end > at) parts.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

}  // namespace

bool Wordings::read_choice(std::string_view text, Reading reading, Element& element) {
  const Tokens tokens(text);
  std::vector<Word> words;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string folded(tokens.folded(i));
    const std::string lower = lower_case(tokens.written(i));
    const bool loose = reading == Reading::loose && tokens.word(i);
    const bool exact = !loose && tokens.word(i) && (reading == Reading::exact || lower != folded);
    const std::string& shown = exact ? lower : folded;
    const std::size_t key = word_key(loose ? stem(shown) : std::string_view(shown));
    words.push_back({shown, folded, exact, loose, key});
  }
  if (words.empty()) return false;
  element.choices.push_back(std::move(words));
  return true;
}

bool Wordings::add(std::string_view phrase) {
  Phrase read;
  for (std::string_view part : parted(phrase, ' ')) {
    Element element;
    element.optional = part.size() > 1 && part.ends_with('?');
    if (element.optional) part.remove_suffix(1);
    if (part == "_" || part == "#") {
      element.kind = part == "_" ? Element::Kind::any_word : Element::Kind::figures;
    } else {
      for (std::string_view choice : parted(part, '/')) {
        const bool exact = choice.size() > 1 && choice[0] == '=';
        if (exact) choice.remove_prefix(1);
        if (!read_choice(choice, exact ? Reading::exact : Reading::plain, element)) return false;
      }
      if (element.choices.empty()) return false;
    }
    read.push_back(std::move(element));
  }
  return keep(std::move(read));
}

bool Wordings::add_term(std::string_view term) {
  Element element;
  if (!read_choice(term, Reading::loose, element)) return false;
  const std::vector<Word>& words = element.choices.front();
  std::string beginning;
  for (const Word& word : words) {
    if (!beginning.empty()) terms_[beginning].goes_on = true, beginning += ' ';
    beginning += stem(word.text);
  }
  terms_[beginning].phrases.push_back(phrases_.size());
  open_with(words.front());
  anchor({element});
  phrases_.push_back({std::move(element)});
  return true;
}

void Wordings::open_with(const Word& word) {
  openings_.set(opening_of(word.loose ? stem(word.text) : word.folded) % keys);
}

bool Wordings::keep(Phrase phrase) {
  if (phrase.empty() || phrase[0].optional || phrase[0].kind != Element::Kind::words) return false;
  for (const auto& choice : phrase[0].choices) {
    open_with(choice.front());
    auto& known = by_first_[choice.front().folded];
    if (known.empty() || known.back() != phrases_.size()) known.push_back(phrases_.size());
  }
  anchor(phrase);
  phrases_.push_back(std::move(phrase));
  return true;
}

// Of the elements that must be there, the one whose shortest choice is the longest: short words
// stand in every text.
void Wordings::anchor(const Phrase& phrase) {
  const auto longest_word = [](const std::vector<Word>& choice) {
    return &*std::max_element(choice.begin(), choice.end(), [](const Word& a, const Word& b) {
      return a.text.size() < b.text.size();
    });
  };
  const Element* best = nullptr;
  std::size_t best_length = 0;
  for (const Element& element : phrase) {
    if (element.optional || element.kind != Element::Kind::words) continue;
    std::size_t length = static_cast<std::size_t>(-1);
    for (const auto& choice : element.choices) {
      length = std::min(length, longest_word(choice)->text.size());
    }
    if (best == nullptr || length > best_length) {
      best = &element;
      best_length = length;
    }
  }
  for (const auto& choice : best->choices) {
    const Word& word = *longest_word(choice);
    std::vector<std::size_t> ways = {word.key};
    if (word.loose) {
      ways.push_back(word_step(word.key, 's'));
      ways.push_back(word_step(word.key, 'x'));
    }
    for (const std::size_t key : ways) {
      anchors_.set(key % keys);
      by_anchor_[key % keys].push_back(phrases_.size());
    }
  }
}

bool Wordings::may_stand_in(std::string_view text) const {
  WordStream stream;
  stream.piece(text);
  return WordingScan(*this, stream).may_stand_in(stream.numbers(0, stream.size()));
}

bool Wordings::matches(const Word& word, const Tokens& tokens, std::size_t i) {
  if (i >= tokens.size()) return false;
  const std::string_view folded = tokens.folded(i);
  if (folded != word.folded) return false;
  if (!word.exact) return true;
  const std::string_view written = tokens.written(i);
  return written == word.text || lower_case(written) == word.text;
}

// The token after the phrase, no term, from `element` on, which starts at `i`; 0 where it does not.
std::size_t Wordings::match(const Phrase& phrase, std::size_t element, const Tokens& tokens,
                            std::size_t i) {
  if (element == phrase.size()) return i;
  const Element& sought = phrase[element];
  std::size_t end = 0;
  if (sought.kind != Element::Kind::words) {
    const bool there = sought.kind == Element::Kind::figures ? tokens.digits(i) : tokens.word(i);
    std::size_t next = i + 1;
    while (sought.kind == Element::Kind::any_word && tokens.hyphen(next)) next += 2;
    if (there) end = match(phrase, element + 1, tokens, next);
  }
  for (const auto& choice : sought.choices) {
    std::size_t next = i;
    for (const Word& word : choice)
      next = matches(word, tokens, next) ? next + 1 : tokens.size() + 1;
    if (next <= tokens.size()) end = match(phrase, element + 1, tokens, next);
    if (end != 0) break;
  }
  return end == 0 && sought.optional ? match(phrase, element + 1, tokens, i) : end;
}

void Wordings::find_phrases(const Tokens& tokens, std::size_t i, const WordingScan* scan,
                            std::vector<Find>& found) const {
  const auto known = by_first_.find(std::string(tokens.folded(i)));
  if (known == by_first_.end()) return;
  for (const std::size_t phrase : known->second) {
    if (scan != nullptr && !scan->may_stand(phrase)) continue;
    const std::size_t next = match(phrases_[phrase], 0, tokens, i);
    const bool whole = next != 0 && !(tokens.hyphen(next) && tokens.word(next - 1));
    if (whole) found.push_back({phrase, {tokens[i].begin, tokens[next - 1].end}});
  }
}

void Wordings::find_terms(const Tokens& tokens, std::size_t i, std::vector<Find>& found) const {
  std::string beginning(stem(tokens.folded(i)));
  for (std::size_t next = i + 1;; ++next) {
    const auto known = terms_.find(beginning);
    if (known == terms_.end()) return;
    const bool whole = !(tokens.hyphen(next) && tokens.word(next - 1));
    for (const std::size_t term : known->second.phrases)
      if (whole) found.push_back({term, {tokens[i].begin, tokens[next - 1].end}});
    if (!known->second.goes_on || next == tokens.size()) return;
    beginning += ' ';
    beginning += stem(tokens.folded(next));
  }
}

std::vector<Wordings::Find> Wordings::find(const Tokens& tokens, const WordingScan* scan) const {
  std::vector<Find> found;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string_view word = tokens.folded(i);
    if (scan != nullptr && !word.empty() && !scan->may_begin(word[0])) continue;
    const std::size_t singular = opening_of(word.substr(0, word.size() - 1));
    const bool opens = !word.empty() && (openings_[opening_step(singular, word.back()) % keys] ||
                                         (stem(word) != word && openings_[singular % keys]));
    if (!opens || !tokens.starts(i)) continue;
    find_phrases(tokens, i, scan, found);
    if (!terms_.empty()) find_terms(tokens, i, found);
  }
  return found;
}

}  // namespace paraphe
