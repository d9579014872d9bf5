// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <deque>
#include <memory_resource>
#include <span>
#include <string_view>
#include <vector>

#include "base/kept.h"
#include "typeset/metrics.h"
#include "typeset/patterns.h"
#include "typeset/signs.h"

namespace paraphe::setting {

/// A place inside a word where a line may end.
struct Division {
  std::size_t glyph = 0;  ///< the first glyph of the next line
  float width = 0;        ///< of what stays on this line, without the hyphen
  float hang = 0;         ///< of a hyphen of its own, into the margin
  bool real = false;      ///< after a hyphen of its own: none is added
};

/// A stretch without spaces, shaped once. Lengths are parts of the font size. What it shows is kept
/// by `Words`.
struct Word {
  std::string_view text;
  std::string_view shaped;  ///< with the spaces around it that it was kerned against
  std::span<const ShapedGlyph> glyphs;
  std::span<const std::uint32_t> signs;  ///< of each glyph
  float width = 0;
  float lead = 0;  ///< kerning of the space before it, when the word was shaped against one
  float hang = 0;  ///< how far it may reach into the right margin: 60 % of a final period or comma
  char32_t missing = 0;            ///< the first character that the face does not have
  bool has_divisions = false;      ///< `soft` and `real` were looked for
  std::span<const Division> soft;  ///< by hyphenation, and the real ones: by ascending glyph
  std::span<const Division> real;  ///< after real hyphens only
};

/// What each glyph of a shaped text shows of it: a cluster is shared out, a character a glyph, the
/// last one all that remains. U+2060 for a glyph that nothing is left for.
std::vector<std::string_view> shown_texts(std::string_view text,
                                          std::span<const ShapedGlyph> glyphs);

/// Where words may be divided by hyphenation: bytes, under their texts.
using KeptDivisions = Kept<std::vector<std::size_t>>;

/// Every distinct word of a document in every face, shaped once. References stay valid. They live
/// beside one another: words strewn over the heap would hold the pages of memory that everything
/// else of the document gives back.
class Words {
 public:
  /// What the words show is added to `signs`, which is empty and outlives it.
  Words(Metrics& metrics, const Patterns& patterns, std::vector<Sign>& signs);

  /// The word `text.substr(before, text.size() - before - after)`, kerned against the `before`
  /// bytes of space before it and the `after` bytes after it.
  Word& get(int face, bool small_caps, std::string_view text, std::size_t before,
            std::size_t after);
  /// A text without spaces around it.
  Word& get(int face, bool small_caps, std::string_view text) {
    return get(face, small_caps, text, 0, 0);
  }
  /// The hyphen that a divided word ends with. It shows U+00AD: ISO 32000-1, 14.8.2.2.3.
  Word& hyphen(int face, bool small_caps);
  /// Fills `soft` and `real` of a word.
  void find_divisions(Word& word);

  Metrics& metrics() const { return metrics_; }
  Signs& signs() { return signs_; }

 private:
  struct Key {
    std::string_view text;
    int face = 0;  ///< twice the face, plus one for small capitals
  };
  /// Where a word is found. Looking up a million is waiting for memory: what tells most others
  /// stands beside one another.
  struct Place {
    std::uint32_t hash = 0;
    int face = 0;
    Word* word = nullptr;  ///< null: free
  };

  Place& place_of(const Key& key, std::uint32_t hash);
  void grow();
  Word& shape(const Key& key, std::size_t before, std::size_t after);
  std::span<const std::uint32_t> add_signs(int face, const Word& word);
  std::vector<std::size_t> soft_divisions(std::string_view text);
  template <class T>
  std::span<T> keep(std::span<const T> values);

  Metrics& metrics_;
  const Patterns& patterns_;
  Signs signs_;
  std::pmr::monotonic_buffer_resource room_;
  std::vector<Place> places_ = std::vector<Place>(1024);  ///< 2^n, half of them free at least
  std::pmr::deque<Word> words_{&room_};
  std::vector<ShapedGlyph> buffer_;
  std::vector<std::uint32_t> buffered_signs_;
  KeptDivisions* kept_divisions_ = nullptr;  ///< of documents before, of this thread
};

}  // namespace paraphe::setting
