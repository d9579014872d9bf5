// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace paraphe {

/// Texts in a row, each told from those before it. Two that are not alike are nearly always told
/// apart by what was counted of each once, without reading them again.
class SimilarTexts {
 public:
  /// The rank, from 0, of the first text added before that `similar_folded` takes for `folded`.
  /// Cost: a few nanoseconds for each different text before it, and a comparison for each that
  /// holds the same letters to an eighth, or all the words.
  std::optional<std::size_t> add(std::string_view folded);

 private:
  struct Different {
    std::string text;
    std::size_t rank = 0;              ///< of the first time it was added
    std::optional<std::size_t> first;  ///< the text before it that it is like
  };
  struct Traits {
    std::array<std::uint8_t, 32> letters{};  ///< how many bytes of each of 32 kinds, 255 at most
    std::uint64_t words = 0;                 ///< a bit for each word, some share one
    std::size_t size = 0;
  };
  static Traits traits(std::string_view text);
  static bool may_be_similar(const Traits& a, const Traits& b);

  std::size_t added_ = 0;
  std::vector<Different> texts_;
  std::vector<Traits> traits_;  ///< of `texts_`, side by side
  std::unordered_map<std::string, std::size_t> known_;
};

}  // namespace paraphe
