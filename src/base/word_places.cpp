// SPDX-License-Identifier: EUPL-1.2
#include "base/word_places.h"

#include <algorithm>

namespace paraphe {
namespace {

/// As the text is read, so that both agree on what a word is; empty when there is none.
std::string longest_word(std::string_view text) {
  WordStream stream;
  stream.piece(text);
  std::string_view longest;
  for (const WordStream::Number number : stream.numbers(0, stream.size())) {
    if (!WordStream::is_word(number)) continue;
    if (stream.word(number).size() > longest.size()) longest = stream.word(number);
  }
  return std::string(longest);
}

}  // namespace

WordPlaces::WordPlaces(const WordStream& stream, std::size_t size)
    : stream_(stream), begins_(stream.end_of_words() + 1), ranks_(size) {
  const auto numbers = stream.numbers(0, size);
  for (const WordStream::Number number : numbers) ++begins_[number + std::size_t{1}];
  for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
  Places next = begins_;
  for (std::size_t i = 0; i < size; ++i) ranks_[next[numbers[i]]++] = static_cast<std::uint32_t>(i);
}

std::optional<WordPlaces::Places> WordPlaces::of(std::string_view wanted) const {
  constexpr std::size_t telling = 16;  // a word in so many
  const std::string word = longest_word(wanted);
  if (word.empty()) return std::nullopt;
  Places out;
  const auto add = [&](std::size_t number) {
    if (number + 1 >= begins_.size()) return;  // of a later text
    out.insert(out.end(), ranks_.begin() + begins_[number], ranks_.begin() + begins_[number + 1]);
  };
  for (WordStream::Number sign = 0; sign < WordStream::first_word; ++sign) {
    if ((stream_.says(sign) & WordStream::unsure) != 0) add(sign);
  }
  for (const WordStream::Number number : stream_.words_with(word)) add(number);
  if (out.size() > ranks_.size() / telling) return std::nullopt;
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace paraphe
