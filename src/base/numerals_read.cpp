// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include "base/numerals.h"
#include "base/utf8.h"
#include "base/words.h"

namespace paraphe {
namespace {

enum class Sort { none, zero, unit, ten, twenty, hundred, thousand, million, milliard, and_ };

struct Word {
  std::string_view text;
  Sort sort;
  std::int64_t value;
};

// In the order of the alphabet.
constexpr std::array<Word, 37> words = {{
    {"cent", Sort::hundred, 100},
    {"cents", Sort::hundred, 100},
    {"cinq", Sort::unit, 5},
    {"cinquante", Sort::ten, 50},
    {"deux", Sort::unit, 2},
    {"dix", Sort::unit, 10},
    {"douze", Sort::unit, 12},
    {"et", Sort::and_, 0},
    {"huit", Sort::unit, 8},
    {"huitante", Sort::ten, 80},
    {"mil", Sort::thousand, 1000},
    {"mille", Sort::thousand, 1000},
    {"milliard", Sort::milliard, 1'000'000'000},
    {"milliards", Sort::milliard, 1'000'000'000},
    {"million", Sort::million, 1'000'000},
    {"millions", Sort::million, 1'000'000},
    {"neuf", Sort::unit, 9},
    {"nonante", Sort::ten, 90},
    {"octante", Sort::ten, 80},
    {"onze", Sort::unit, 11},
    {"quarante", Sort::ten, 40},
    {"quatorze", Sort::unit, 14},
    {"quatre", Sort::unit, 4},
    {"quinze", Sort::unit, 15},
    {"seize", Sort::unit, 16},
    {"sept", Sort::unit, 7},
    {"septante", Sort::ten, 70},
    {"six", Sort::unit, 6},
    {"soixante", Sort::ten, 60},
    {"treize", Sort::unit, 13},
    {"trente", Sort::ten, 30},
    {"trois", Sort::unit, 3},
    {"un", Sort::unit, 1},
    {"une", Sort::unit, 1},
    {"vingt", Sort::twenty, 20},
    {"vingts", Sort::twenty, 20},
    {"zero", Sort::zero, 0},
}};

// How long the words are that begin with a letter: one bit a length.
constexpr std::array<std::uint16_t, 256> lengths = [] {
  std::array<std::uint16_t, 256> table{};
  for (const Word& word : words) {
    table[static_cast<unsigned char>(word.text[0])] |= std::uint16_t(1U << word.text.size());
  }
  return table;
}();

// What a folded word says in a number; most words say nothing, and are told by their first letter
// and their length.
Word word_of(std::string_view text) {
  constexpr std::size_t longest = 9;
  if (text.size() < 2 || text.size() > longest) return {"", Sort::none, 0};
  if ((lengths[static_cast<unsigned char>(text[0])] >> text.size() & 1U) == 0) {
    return {"", Sort::none, 0};
  }
  const auto found = std::lower_bound(
      words.begin(), words.end(), text,
      [](const Word& word, std::string_view wanted) { return word.text < wanted; });
  return found == words.end() || found->text != text ? Word{"", Sort::none, 0} : *found;
}

// A recursive descent over tokens. A part that is not there has value 0.
class Reader {
 public:
  explicit Reader(const Tokens& tokens) : tokens_(tokens) {}

  struct Part {
    std::int64_t value = 0;
    std::size_t last = 0;  // its last token
  };

  Part number(std::size_t i) const {
    if (word(i).sort == Sort::zero) return {0, i};
    Part total;
    Sort below = Sort::none;  // the scale that the next group must stay under
    while (true) {
      Part group = below_thousand(i);
      std::size_t scale = group.value > 0 ? following(group.last) : i;
      if (group.value == 0 && word(i).sort == Sort::thousand) group = {1, i};
      if (group.value == 0) return total;
      const Sort sort = word(scale).sort;
      const bool scaled = sort == Sort::thousand || sort == Sort::million || sort == Sort::milliard;
      if (scaled && below != Sort::none && sort >= below) return total;
      total.value += group.value * (scaled ? word(scale).value : 1);
      total.last = scaled ? scale : group.last;
      if (!scaled || sort == Sort::none) return total;
      below = sort;
      i = following(scale);
    }
  }

 private:
  Word word(std::size_t i) const {
    const bool told = tokens_.says(i, Tokens::number | Tokens::one) || tokens_.is(i, "et");
    if (!told) return {"", Sort::none, 0};
    return word_of(tokens_.folded(i));
  }

  // The word after token `i`, parted from it by a hyphen or a space.
  std::size_t following(std::size_t i) const {
    if (tokens_.hyphen(i + 1)) return i + 2;
    return tokens_.word(i + 1) && tokens_[i + 1].gap ? i + 1 : tokens_.size();
  }

  Part below_twenty(std::size_t i) const {
    const Word first = word(i);
    if (first.sort != Sort::unit) return {};
    const std::size_t next = following(i);
    const Word second = word(next);
    const bool seven_to_nine = second.sort == Sort::unit && second.value >= 7 && second.value <= 9;
    if (first.value == 10 && seven_to_nine) return {10 + second.value, next};
    return {first.value, i};
  }

  Part below_hundred(std::size_t i) const {
    const Word first = word(i);
    const std::size_t next = following(i);
    if (first.sort == Sort::unit && first.value == 4 && word(next).sort == Sort::twenty) {
      const Part rest = below_twenty(following(next));
      return rest.value > 0 ? Part{80 + rest.value, rest.last} : Part{80, next};
    }
    if (first.sort == Sort::unit) return below_twenty(i);
    if (first.sort != Sort::ten && first.text != "vingt") return {};
    const bool with_and = word(next).sort == Sort::and_;
    const Part rest = below_twenty(with_and ? following(next) : next);
    const bool sixty = first.value == 60;
    const bool fits = with_and ? rest.value == 1 || (sixty && rest.value == 11)
                               : rest.value > 0 && (rest.value < 10 || sixty);
    return fits ? Part{first.value + rest.value, rest.last} : Part{first.value, i};
  }

  Part below_thousand(std::size_t i) const {
    Part hundreds = below_hundred(i);
    if (word(i).text == "cent") {
      hundreds = {100, i};
    } else {
      const std::size_t next = following(hundreds.last);
      const bool multiplies = hundreds.value > 1 && hundreds.value < 20 && hundreds.value != 10;
      if (!multiplies || word(next).sort != Sort::hundred) return hundreds;
      hundreds = {100 * hundreds.value, next};
    }
    const Part rest = below_hundred(following(hundreds.last));
    return rest.value > 0 ? Part{hundreds.value + rest.value, rest.last} : hundreds;
  }

  const Tokens& tokens_;
};

}  // namespace

std::optional<NumberInLetters> read_letters(const Tokens& tokens, std::size_t i) {
  // Whatever begins a number has one of these traits.
  if (!tokens.says(i, Tokens::number | Tokens::one) || !tokens.starts(i)) return std::nullopt;
  if (word_of(tokens.folded(i)).sort == Sort::none) return std::nullopt;  // « premier »
  const Reader::Part part = Reader(tokens).number(i);
  if (part.value == 0 && !tokens.is(i, "zero")) return std::nullopt;
  // « deux-points », « vingt-cinquième »: part of a longer word.
  if (tokens.hyphen(part.last + 1) ||
      (tokens.digits(part.last + 1) && tokens.touches(part.last + 1))) {
    return std::nullopt;
  }
  return NumberInLetters{part.value, part.last + 1, part.value == 1 && part.last == i};
}

std::optional<ParsedNumber> read_number_words(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 64;  // no number below 10^12 has as many words and hyphens
  const CodePoint before = decode_before(text, at);
  if (is_letter(before.value) || is_digit(before.value)) return std::nullopt;
  if (before.value == '-' && is_letter(decode_before(text, at - 1).value)) return std::nullopt;
  if (at >= text.size() || !is_letter(decode(text, at).value)) return std::nullopt;
  const Tokens tokens(text, at, longest);
  const auto number = read_letters(tokens, 0);
  if (!number) return std::nullopt;
  return ParsedNumber{number->value, tokens[number->next - 1].end, number->is_one};
}

}  // namespace paraphe
