// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/words.h"

namespace paraphe {

/// A long text as a row of numbers, one for each word, figures or sign that tells something: a word
/// has the same number wherever it is written in the same way. Of the words of a language a text
/// says a few thousand again and again, so that what is asked of each is asked of its number once.
class WordStream {
 public:
  using Number = std::uint16_t;

  /// What a number says, beside what Tokens::Trait tells.
  enum Said : unsigned {
    counts = 2048,     ///< figures that a word or more figures may follow
    ordered = 4096,    ///< figures that a sign ties to figures: « 21/09 »
    percent = 8192,    ///< « % »
    capitals = 16384,  ///< a word that begins with two capitals
    unsure = 32768,    ///< something that is read too rarely to be known here
  };

  WordStream();

  /// Text that goes on from the piece before: where both meet in a word, what they say is unsure.
  void piece(std::string_view utf8);
  /// What stands here parts the words around it; where letters touch it on both sides, what a
  /// reader of the text without it would see is unsure.
  void part() {
    touched_ = touched_ || open_;
    open_ = ends_in_figures_ = false;
  }
  /// Between two texts that are read alone, and by others in one piece: what both say together may
  /// be unsure.
  void seam();

  /// How many numbers there are so far.
  std::size_t size() const { return numbers_.size(); }
  /// Those from `begin` to `end`.
  std::span<const Number> numbers(std::size_t begin, std::size_t end) const {
    return {numbers_.data() + begin, end - begin};
  }
  /// Takes back what came after the first `size` numbers; another text may follow.
  void cut(std::size_t size) {
    numbers_.resize(size);
    open_ = touched_ = ends_in_figures_ = dot_ = false;
  }

  /// What a number says, as Tokens::Trait and Said.
  unsigned says(Number number) const { return said_[number]; }
  /// The same of several together.
  unsigned says(std::span<const Number> numbers) const;

  static bool is_word(Number number) { return number >= first_word; }
  /// The word of a number, as it is written.
  std::string_view word(Number number) const {
    const Entry& entry = entries_[number - first_word];
    return {written_.data() + entry.begin, entry.size};
  }
  /// The numbers of the words that `letters`, not empty, are a part of, rising.
  std::vector<Number> words_with(std::string_view letters) const;
  static constexpr Number first_word = 256;
  /// After the number of the last word.
  std::size_t end_of_words() const { return said_.size(); }

 private:
  struct Entry {
    std::uint64_t head = 0;   ///< its first eight bytes
    std::uint64_t rest = 0;   ///< the next eight, or more told together
    std::uint32_t begin = 0;  ///< in `written_`
    std::uint32_t size = 0;
  };

  std::size_t word(std::string_view text, std::size_t at);
  std::size_t figures(std::string_view text, std::size_t at);
  std::size_t sign(std::string_view text, std::size_t at);
  std::size_t wide_sign(std::string_view text, std::size_t at);
  std::size_t slot_of(const Entry& entry) const;
  Number number_of(std::string_view text, std::size_t at, std::size_t size);
  Number add(const Entry& entry, std::string_view word);
  void make_room();
  void put(Number sign);

  std::vector<Number> numbers_;
  std::vector<std::uint16_t> said_;  ///< by number
  std::vector<Entry> entries_;       ///< of words
  std::string written_;              ///< the words, one after the other
  std::vector<Number> slots_;        ///< by hash; 0: free
  bool open_ = false;                ///< the piece before ends in a letter or figure
  bool touched_ = false;             ///< it did, before something that parts words
  bool ends_in_figures_ = false;     ///< it does in a figure
  bool dot_ = false;                 ///< the last thing read is a dot
};

/// Tells of texts whether they hold one of some words, which `takes` says of a word as it is
/// written. What is unsure holds them all.
template <class Takes>
class WordFilter {
 public:
  WordFilter(const WordStream& stream, Takes takes) : stream_(stream), takes_(std::move(takes)) {}

  bool any(std::span<const WordStream::Number> numbers) {
    answers_.resize(stream_.end_of_words(), Answer::unasked);
    for (const WordStream::Number number : numbers) {
      Answer& answer = answers_[number];
      if (answer == Answer::unasked) answer = takes(number) ? Answer::yes : Answer::no;
      if (answer == Answer::yes) return true;
    }
    return false;
  }

 private:
  enum class Answer : unsigned char { unasked, no, yes };

  bool takes(WordStream::Number number) const {
    if (WordStream::is_word(number)) return takes_(stream_.word(number));
    return (stream_.says(number) & WordStream::unsure) != 0;
  }

  const WordStream& stream_;
  Takes takes_;
  std::vector<Answer> answers_;  ///< by number
};

}  // namespace paraphe
