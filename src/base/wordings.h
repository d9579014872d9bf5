// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <bitset>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.h"
#include "base/words.h"

namespace paraphe {

/// Set phrases, looked for together in running text.
///
/// A phrase is elements parted by spaces. An element is words to find (« s’engager »), choices
/// parted by bars (« devra/devront »), `_` for any one word, or `#` for any figures; one that ends
/// in `?` may be absent. Words compare without case and accents, unless the phrase accents them:
/// « représenté » is not « représente »; « =accroitre » is not « accroître ». The first element is
/// neither `_` nor absent.
class Wordings {
 public:
  struct Find {
    std::size_t phrase = 0;  ///< in the order of `add`
    Span span;
  };

  /// Errors: returns false, and adds nothing, when the phrase cannot be read.
  bool add(std::string_view phrase);
  /// The same for words of a draft, taken as they are: each may stand in the singular or plural.
  bool add_term(std::string_view term);

  std::size_t size() const { return phrases_.size(); }

  /// Whether a text may hold one of the phrases, before anyone cuts it into words: false is sure.
  /// A word parted by markup or by a soft hyphen may be missed.
  bool may_stand_in(std::string_view text) const;
  /// In the order of the text; two phrases may overlap.
  std::vector<Find> find(const Tokens& tokens) const;

 private:
  struct Word {
    std::string text;    ///< folded, or in lower case with its accents
    bool exact = false;  ///< accents count
    bool loose = false;  ///< singular or plural
  };
  struct Element {
    enum class Kind { words, any_word, figures };
    Kind kind = Kind::words;
    bool optional = false;
    std::vector<std::vector<Word>> choices;
  };
  using Phrase = std::vector<Element>;

  enum class Reading { plain, exact, loose };
  static bool read_choice(std::string_view text, Reading reading, Element& element);
  static bool matches(const Word& word, const Tokens& tokens, std::size_t i);
  static std::size_t match(const Phrase& phrase, std::size_t element, const Tokens& tokens,
                           std::size_t i);
  bool keep(Phrase phrase);
  void anchor(const Phrase& phrase);

  static constexpr std::size_t keys = 1U << 14U;
  std::vector<Phrase> phrases_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_first_;
  std::bitset<keys> openings_;  ///< of the first three letters of their first words
  std::bitset<keys> anchors_;   ///< of the bare consonants of a word that each phrase needs
};

}  // namespace paraphe
