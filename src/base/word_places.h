// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/word_stream.h"

namespace paraphe {

/// Where each word of a long text stands, so that what is sought in it is looked for beside its
/// words and nowhere else.
class WordPlaces {
 public:
  using Places = std::vector<std::uint32_t>;

  /// Of the first `size` numbers of `stream`.
  WordPlaces(const WordStream& stream, std::size_t size);

  /// The ranks, rising, of the numbers among which `wanted` may stand: those of words that its
  /// longest word is a part of, and of what is unsure. Nothing when that tells little: it has no
  /// word, or they are too many.
  std::optional<Places> of(std::string_view wanted) const;

 private:
  const WordStream& stream_;
  Places begins_;  ///< by number: where its ranks begin in `ranks_`; one more than numbers
  Places ranks_;
};

}  // namespace paraphe
