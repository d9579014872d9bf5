// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.h"
#include "base/word_stream.h"
#include "base/words.h"

namespace paraphe {

class WordingScan;

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
  bool may_stand_in(std::string_view text) const;
  /// In the order of the text; two phrases may overlap. `scan`, if any, was asked of the same text
  /// last: what it rules out is not looked for.
  std::vector<Find> find(const Tokens& tokens, const WordingScan* scan = nullptr) const;

 private:
  friend class WordingScan;

  struct Word {
    std::string text;     ///< folded, or in lower case with its accents
    std::string folded;   ///< without accents in any case
    bool exact = false;   ///< accents count
    bool loose = false;   ///< singular or plural
    std::size_t key = 0;  ///< of its bare letters; 0: it has none
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
  void open_with(const Word& word);
  void anchor(const Phrase& phrase);
  void find_phrases(const Tokens& tokens, std::size_t i, const WordingScan* scan,
                    std::vector<Find>& found) const;
  void find_terms(const Tokens& tokens, std::size_t i, std::vector<Find>& found) const;

  static constexpr std::size_t keys = 1U << 14U;
  /// The words of a term as far as they go, each in the singular: a draft may define thousands that
  /// begin alike.
  struct Beginning {
    bool goes_on = false;              ///< to the next word of a longer one
    std::vector<std::size_t> phrases;  ///< terms that end here
  };

  std::vector<Phrase> phrases_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_first_;  ///< without terms
  std::unordered_map<std::string, Beginning> terms_;
  std::bitset<keys> openings_;  ///< of their first words
  std::bitset<keys> anchors_;   ///< of the bare letters of a word that each phrase needs
  std::unordered_map<std::size_t, std::vector<std::size_t>> by_anchor_;  ///< phrases
};

/// Says of one text after another, as WordStream reads them, which may hold a phrase: one of which
/// every word that must be there was seen, in whatever order. Words are told by a key of their bare
/// letters, which each is asked for once.
class WordingScan {
 public:
  using Numbers = std::span<const WordStream::Number>;

  WordingScan(const Wordings& wordings, const WordStream& stream);

  /// Whether a phrase may stand among these words: false is sure.
  bool may_stand_in(Numbers numbers);
  /// Of the phrases, whether this one may stand among the words last asked of: false is sure.
  bool may_stand(std::size_t phrase) const { return all_ || standing_[phrase] == round_; }
  /// Whether one of those that may begins with this folded letter.
  bool may_begin(char letter) const { return all_ || (initials_ & initial(letter)) != 0; }

 private:
  /// Of a number: its key among `Wordings::keys`, and whether that is an anchor.
  struct Key {
    enum class Kind : unsigned char { unasked, none, word, anchor, unsure };
    Kind kind = Kind::unasked;
    std::uint16_t slot = 0;
  };

  Key key_of(WordStream::Number number) const;
  bool seen(std::size_t key) const { return stamps_[key % Wordings::keys] == round_; }
  bool seen(const Wordings::Word& word) const;
  bool all_seen(const Wordings::Phrase& phrase) const;
  void stand(std::size_t phrase);
  static std::uint32_t initial(char letter) { return 1U << (static_cast<unsigned>(letter) % 32); }

  const Wordings& wordings_;
  const WordStream& stream_;
  std::vector<Key> keys_;           ///< by number
  std::vector<unsigned> stamps_;    ///< by key: the last round in which a word had it
  std::vector<std::size_t> hits_;   ///< anchors seen
  std::vector<unsigned> standing_;  ///< by phrase: the last round in which it might stand
  std::uint32_t initials_ = 0;      ///< of the first words of those of this round
  unsigned round_ = 0;
  bool all_ = false;  ///< nothing is told of the words last asked of
};

}  // namespace paraphe
