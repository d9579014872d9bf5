// SPDX-License-Identifier: EUPL-1.2
// Percentages that a sentence shares out between those whom it names.
#include "base/prose.h"
#include "base/written_numbers.h"

namespace paraphe {
namespace {

using Name = std::vector<std::string>;

/// The folded words of a name, its article left out: « la Région » is met as « de la Région », « le
/// CNRS » as « du CNRS ».
Name words_of(std::string_view name) {
  const Tokens tokens(name);
  std::size_t first = one_of(tokens.folded(0), " le la les ") ? 1 : 0;
  if (tokens.is(0, "l") && tokens.is(1, "'")) first = 2;
  Name words;
  for (std::size_t i = first; i < tokens.size(); ++i) words.emplace_back(tokens.folded(i));
  return words;
}

bool stands_at(const Name& name, const Tokens& tokens, std::size_t i) {
  for (std::size_t word = 0; word < name.size(); ++word) {
    if (!tokens.is(i + word, name[word])) return false;
  }
  return !name.empty();
}

/// A percentage, or one of the names, in a sentence.
struct Mention {
  std::size_t name;  ///< past the names: a percentage
  std::int64_t hundredths = 0;
  Span span;
};

/// Whether each name stands once, and percentages and names take turns.
bool shared_out(const std::vector<Mention>& mentions, std::size_t names) {
  if (mentions.size() != 2 * names) return false;
  std::vector<bool> seen(names);
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const bool named = mentions[i].name < names;
    if (i > 0 && named == (mentions[i - 1].name < names)) return false;
    if (!named) continue;
    if (seen[mentions[i].name]) return false;
    seen[mentions[i].name] = true;
  }
  return true;
}

}  // namespace

std::vector<Found<std::int64_t>> find_shares(const Tokens& tokens,
                                             std::span<const std::string> named) {
  std::vector<Found<std::int64_t>> found;
  const auto percentages = find_percentages(tokens);
  if (named.size() < 2 || percentages.size() < named.size()) return found;
  std::vector<Name> names;
  for (const std::string& name : named) names.push_back(words_of(name));
  std::vector<Mention> sentence;
  auto next = percentages.begin();
  for (std::size_t i = 0; i <= tokens.size(); ++i) {
    if (i == tokens.size() || ends_sentence(tokens, i)) {
      if (shared_out(sentence, names.size())) {
        std::int64_t total = 0;
        for (const Mention& mention : sentence) total += mention.hundredths;
        found.push_back({{sentence.front().span.begin, sentence.back().span.end}, total});
      }
      sentence.clear();
      continue;
    }
    if (next != percentages.end() && tokens[i].begin >= next->span.begin) {
      sentence.push_back({names.size(), next->value.value(), next->span});
      ++next;
    }
    for (std::size_t name = 0; name < names.size(); ++name) {
      if (!stands_at(names[name], tokens, i)) continue;
      sentence.push_back({name, 0, span_of(tokens, i, i + names[name].size())});
    }
  }
  return found;
}

}  // namespace paraphe
