// SPDX-License-Identifier: EUPL-1.2
#include "base/similar_texts.h"

#include <algorithm>
#include <cstdlib>

#include "base/words.h"

namespace paraphe {
namespace {

// Of ASCII alone: similar_folded() ends words at the bytes of other letters here and there.
bool in_word(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

}  // namespace

SimilarTexts::Traits SimilarTexts::traits(std::string_view text) {
  constexpr std::uint64_t prime = 1099511628211U;  // FNV-1a
  Traits out;
  out.size = text.size();
  std::uint64_t word = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && in_word(text[i])) {
      word = (word ^ static_cast<unsigned char>(text[i])) * prime + 1;
    } else if (word != 0) {
      out.words |= std::uint64_t{1} << (word >> 58U);
      word = 0;
    }
    if (i == text.size()) break;
    std::uint8_t& count = out.letters[static_cast<unsigned char>(text[i]) % 32];
    if (count < 255) ++count;
  }
  return out;
}

// similar_folded() holds when the longer has every word of the shorter, or when an eighth of its
// letters are to change at most: counts that differ by more than that tell that it does not.
bool SimilarTexts::may_be_similar(const Traits& a, const Traits& b) {
  const Traits& longer = a.size < b.size ? b : a;
  const Traits& shorter = a.size < b.size ? a : b;
  if ((shorter.words & ~longer.words) == 0) return true;
  const std::size_t more = longer.size - shorter.size;
  const std::size_t allowed = longer.size / 8;
  if (more > allowed) return false;
  unsigned apart = 0;
  for (std::size_t i = 0; i < a.letters.size(); ++i) {
    apart += static_cast<unsigned>(std::abs(int{a.letters[i]} - int{b.letters[i]}));
  }
  return apart + more <= 2 * allowed;
}

std::optional<std::size_t> SimilarTexts::add(std::string_view folded) {
  const std::size_t rank = added_++;
  if (folded.empty()) return std::nullopt;
  const auto [slot, fresh] = known_.try_emplace(std::string(folded), texts_.size());
  if (!fresh) {
    const Different& same = texts_[slot->second];
    return same.first ? same.first : same.rank;
  }
  Different text{std::string(folded), rank, std::nullopt};
  const Traits own = traits(folded);
  for (std::size_t i = 0; i < texts_.size() && !text.first; ++i) {
    if (may_be_similar(traits_[i], own) && similar_folded(folded, texts_[i].text)) {
      text.first = texts_[i].rank;
    }
  }
  const std::optional<std::size_t> first = text.first;
  texts_.push_back(std::move(text));
  traits_.push_back(own);
  return first;
}

}  // namespace paraphe
