// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace paraphe {

/// `text` for comparing: lower case, accents and ligatures undone, runs of white space one space,
/// none at the ends, apostrophes `'`, hyphens and dashes `-`.
std::string fold(std::string_view text);

/// The folded singular of one French noun or adjective, compounds part by part: `axes` → `axe`,
/// `originaux` → `original`, `vice-présidents` → `vice-president`. By rule and a list of
/// exceptions: a word that it does not know may come out wrong, but always alike.
std::string singular(std::string_view word);

/// Whether two titles may be one thing written twice: equal once folded, one holding the other as
/// whole words, or an edit distance of at most one letter in eight. An empty title is like no
/// other.
bool similar(std::string_view a, std::string_view b);
/// The same of two titles that are folded already.
bool similar_folded(std::string_view x, std::string_view y);

/// A text cut into words (runs of letters), figures (runs of digits) and single signs, white space
/// left out. The text must outlive it.
class Tokens {
 public:
  enum class Kind : unsigned char { word, digits, sign };
  struct Token {
    Kind kind;
    bool gap;              ///< white space, or the start of the text, comes before
    std::uint16_t traits;  ///< what it says, as `Trait`
    std::uint32_t begin;   ///< bytes of the text
    std::uint32_t end;
    std::uint32_t folded_begin;
    std::uint32_t folded_end;
  };

  /// The tokens from byte `from` on, at most `most` of them.
  explicit Tokens(std::string_view text, std::size_t from = 0,
                  std::size_t most = static_cast<std::size_t>(-1));

  /// What some token says: a finder that needs what no token says need not look.
  enum Trait : unsigned {
    figures = 1,  ///< digits
    year = 2,     ///< four digits
    number = 4,   ///< a number in letters, but for « un » and « une »; « premier »
    one = 8,      ///< « un », « une »
    month = 16,
    time_unit = 32,  ///< « an », « mois »…
    yearly = 64,     ///< perhaps « annuel », « triennal »…
    article = 128,   ///< « article », « annexe »
    money = 256,     ///< « euro », « € »
    gap_left = 512,  ///< perhaps something left to fill in: « XX », « […] », « à compléter »
    act = 1024,      ///< « loi », « décret »…
  };
  bool says(unsigned traits) const { return (traits_ & traits) != 0; }
  /// Whether token `i` itself says one of them.
  bool says(std::size_t i, unsigned traits) const {
    return i < size() && (tokens_[i].traits & traits) != 0;
  }
  /// Whether a number may start at `i`: figures, or a word of a number, « premier » included.
  bool numeral(std::size_t i) const { return says(i, figures | number | one); }

  std::size_t size() const { return tokens_.size(); }
  const Token& operator[](std::size_t i) const { return tokens_[i]; }
  std::string_view text() const { return text_; }

  /// All of these take any index; past the end there is an empty sign.
  std::string_view written(std::size_t i) const {
    if (i >= size()) return {};
    return {text_.data() + tokens_[i].begin, tokens_[i].end - tokens_[i].begin};
  }
  std::string_view folded(std::size_t i) const {
    if (i >= size()) return {};
    const Token& token = tokens_[i];
    return {folded_.data() + token.folded_begin, token.folded_end - token.folded_begin};
  }
  bool word(std::size_t i) const { return i < size() && tokens_[i].kind == Kind::word; }
  bool digits(std::size_t i) const { return i < size() && tokens_[i].kind == Kind::digits; }
  bool is(std::size_t i, std::string_view folded_text) const { return folded(i) == folded_text; }
  /// The first token that begins at byte `offset` of the text or after it.
  std::size_t first_from(std::size_t offset) const;
  /// Whether token `i` touches the one before it.
  bool touches(std::size_t i) const { return i > 0 && i < size() && !tokens_[i].gap; }
  /// A hyphen with a word on both sides and no space, at `i`.
  bool hyphen(std::size_t i) const;
  /// Whether a word or number may start at `i`: nothing before it makes it part of something
  /// longer.
  bool starts(std::size_t i) const;

 private:
  unsigned traits_of_sign(char32_t sign) const;

  std::string_view text_;
  std::string folded_;
  std::vector<Token> tokens_;
  unsigned traits_ = 0;
};

/// What a folded word tells, as Tokens::Trait.
unsigned word_traits(std::string_view folded);

/// A number in letters among tokens.
struct NumberInLetters {
  std::int64_t value = 0;
  std::size_t next = 0;  ///< the token after it
  bool is_one = false;   ///< « un » or « une » alone
};

/// As `read_number_words` of numerals.h, from token `i` on.
std::optional<NumberInLetters> read_letters(const Tokens& tokens, std::size_t i);

}  // namespace paraphe
