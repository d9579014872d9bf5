// SPDX-License-Identifier: EUPL-1.2
#include "base/wordings.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace paraphe {
namespace {

// What a byte is to a word that is told by its consonants: they are the same with and without
// accents, in capitals and in small letters.
enum Role : unsigned char { parting = 0, silent = 1 };  // above: the consonant itself

constexpr std::array<unsigned char, 256> roles = [] {
  std::array<unsigned char, 256> table{};
  for (unsigned char c = 'a'; c <= 'z'; ++c) {
    const bool bare =
        std::string_view("aceiouyn").find(static_cast<char>(c)) != std::string_view::npos;
    table[c] = table[c - 32U] = bare ? static_cast<unsigned char>(silent) : c;
  }
  // Lead bytes of accented letters and their second bytes; U+0080..U+00BF and U+2000.. part words.
  for (unsigned c = 0x80; c < 0x100; ++c) table[c] = silent;
  table[0xC2] = parting;
  for (unsigned c = 0xE0; c < 0x100; ++c) table[c] = parting;
  return table;
}();

std::size_t step(std::size_t key, unsigned char consonant) { return key * 31 + consonant; }

std::size_t key_of(std::string_view word) {
  std::size_t key = 0;
  for (const char byte : word) {
    const unsigned char role = roles[static_cast<unsigned char>(byte)];
    if (role > silent) key = step(key, role);
  }
  return key;
}

std::string lowered(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) encode(lower(next_code_point(text, at)), out);
  return out;
}

// Of the first three bytes of a folded word: those of its singular, too, when it has more.
std::size_t opening_of(std::string_view word) {
  std::size_t key = 0;
  for (const char byte : word.substr(0, 3)) key = step(key, static_cast<unsigned char>(byte));
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
    std::string folded(tokens.folded(i));
    std::string lower = lowered(tokens.written(i));
    const bool loose = reading == Reading::loose && tokens.word(i);
    const bool exact = !loose && tokens.word(i) && (reading == Reading::exact || lower != folded);
    words.push_back({exact ? std::move(lower) : std::move(folded), exact, loose});
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
  return read_choice(term, Reading::loose, element) && keep({std::move(element)});
}

bool Wordings::keep(Phrase phrase) {
  if (phrase.empty() || phrase[0].optional || phrase[0].kind != Element::Kind::words) return false;
  for (const auto& choice : phrase[0].choices) {
    const std::string_view first = choice[0].text;
    const std::string key = choice[0].loose ? std::string(stem(first)) : fold(first);
    openings_.set(opening_of(key) % keys);
    auto& known = by_first_[key];
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
    const std::size_t key = key_of(word.loose ? stem(word.text) : std::string_view(word.text));
    anchors_.set(key % keys);
    if (!word.loose) continue;
    anchors_.set(step(key, 's') % keys);
    anchors_.set(step(key, 'x') % keys);
  }
}

bool Wordings::may_stand_in(std::string_view text) const {
  if (anchors_[0]) return !phrases_.empty();
  std::size_t key = 0;
  for (const char byte : text) {
    const unsigned char role = roles[static_cast<unsigned char>(byte)];
    if (role > silent) {
      key = step(key, role);
    } else if (role == parting && key != 0) {  // 0: a word of vowels, no anchor
      if (anchors_[key % keys]) return true;
      key = 0;
    }
  }
  return anchors_[key % keys];
}

bool Wordings::matches(const Word& word, const Tokens& tokens, std::size_t i) {
  if (i >= tokens.size()) return false;
  if (word.loose) return stem(tokens.folded(i)) == stem(word.text);
  return word.exact ? lowered(tokens.written(i)) == word.text : tokens.folded(i) == word.text;
}

// The token after the phrase from `element` on, which starts at `i`; 0 where it does not.
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

std::vector<Wordings::Find> Wordings::find(const Tokens& tokens) const {
  std::vector<Find> found;
  std::string first;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!openings_[opening_of(tokens.folded(i)) % keys] || !tokens.starts(i)) continue;
    for (const bool plural : {false, true}) {
      first = tokens.folded(i);
      if (plural && stem(first) == first) break;
      if (plural) first = stem(first);
      const auto known = by_first_.find(first);
      if (known == by_first_.end()) continue;
      for (const std::size_t phrase : known->second) {
        const std::size_t next = match(phrases_[phrase], 0, tokens, i);
        const bool whole = next != 0 && !(tokens.hyphen(next) && tokens.word(next - 1));
        if (whole) found.push_back({phrase, {tokens[i].begin, tokens[next - 1].end}});
      }
    }
  }
  return found;
}

}  // namespace paraphe
