// SPDX-License-Identifier: EUPL-1.2
#include "base/words.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace paraphe {
namespace {

// The bare letters of U+00E0..U+00FF and of U+0100..U+017F, once in lower case.
constexpr std::string_view latin_1 = "aaaaaa?ceeeeiiiidnooooo?ouuuuypy";
constexpr std::string_view latin_extended_a =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooo??rrrrrrsss"
    "sssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(latin_1.size() == 32 && latin_extended_a.size() == 128);

void fold_into(char32_t value, std::string& out) {
  value = lower(value);
  if (value < 0x80) {
    out += static_cast<char>(value);
  } else if (value == U'œ') {
    out += "oe";
  } else if (value == U'æ') {
    out += "ae";
  } else if (value == U'ß') {
    out += "ss";
  } else if (value >= 0xE0 && value <= 0xFF && value != 0xF7) {
    out += latin_1[value - 0xE0];
  } else if (value >= 0x100 && value <= 0x17F) {
    out += latin_extended_a[value - 0x100];
  } else if (value == 0x2018 || value == 0x2019 || value == 0x2BC || value == 0x2032) {
    out += '\'';
  } else if ((value >= 0x2010 && value <= 0x2015) || value == 0x2212) {
    out += '-';
  } else if (!(value >= 0x300 && value < 0x370) &&
             value != 0xAD) {  // combining accent, soft hyphen
    encode(value, out);
  }
}

// The bare letter of a letter of Latin-1 in two bytes at `at`; 0 where there is none, or two.
char bare_letter(std::string_view text, std::size_t at) {
  if (text[at] != '\xC3' || at + 1 >= text.size()) return '\0';
  const auto next = static_cast<unsigned char>(text[at + 1]);
  if ((next & 0xC0U) != 0x80U || next == 0x9F) return '\0';  // ß
  const char letter = latin_1[next & 0x1FU];
  return letter == '?' ? '\0' : letter;
}

bool is_small(char c) { return c >= 'a' && c <= 'z'; }

// Folds on while there are letters, and returns where they end. Runs of plain small letters, which
// most are, go as they stand; accents of French take no more than a look into a table.
std::size_t fold_letters(std::string_view text, std::size_t at, std::string& out) {
  while (at < text.size()) {
    const std::size_t begin = at;
    while (at < text.size() && is_small(text[at])) ++at;
    out.append(text, begin, at - begin);
    if (at == text.size()) break;
    const char c = text[at];
    if (c >= 'A' && c <= 'Z') {
      out += static_cast<char>(c | 0x20);
      ++at;
      continue;
    }
    if (static_cast<unsigned char>(c) < 0x80) break;
    if (const char letter = bare_letter(text, at); letter != '\0') {
      out += letter;
      at += 2;
      continue;
    }
    const CodePoint next = decode(text, at);
    if (!is_letter(next.value) && next.value != 0xAD) break;
    fold_into(next.value, out);
    at += next.size;
  }
  return at;
}

// The same for figures; a soft hyphen among them goes.
std::size_t fold_figures(std::string_view text, std::size_t at, std::string& out) {
  for (CodePoint next{}; at < text.size(); at += next.size) {
    next = decode(text, at);
    if (!is_digit(next.value) && next.value != 0xAD) break;
    fold_into(next.value, out);
  }
  return at;
}

struct Telling {
  std::string_view word;
  unsigned traits;
};

constexpr Telling telling[] = {
    {"tbd", Tokens::gap_left},
    {"tbc", Tokens::gap_left},
    {"todo", Tokens::gap_left},
    {"lorem", Tokens::gap_left},
    {"jj", Tokens::gap_left},
    {"completer", Tokens::gap_left},
    {"remplir", Tokens::gap_left},
    {"preciser", Tokens::gap_left},
    {"definir", Tokens::gap_left},
    {"confirmer", Tokens::gap_left},
    {"fixer", Tokens::gap_left},
    {"venir", Tokens::gap_left},
    {"renseigner", Tokens::gap_left},
    {"determiner", Tokens::gap_left},
    {"un", Tokens::one},
    {"une", Tokens::one},
    {"cent", Tokens::number},
    {"cents", Tokens::number},
    {"cinq", Tokens::number},
    {"cinquante", Tokens::number},
    {"deux", Tokens::number},
    {"dix", Tokens::number},
    {"douze", Tokens::number},
    {"huit", Tokens::number},
    {"huitante", Tokens::number},
    {"mil", Tokens::number},
    {"mille", Tokens::number},
    {"milliard", Tokens::number},
    {"milliards", Tokens::number},
    {"million", Tokens::number},
    {"millions", Tokens::number},
    {"neuf", Tokens::number},
    {"nonante", Tokens::number},
    {"octante", Tokens::number},
    {"onze", Tokens::number},
    {"quarante", Tokens::number},
    {"quatorze", Tokens::number},
    {"quatre", Tokens::number},
    {"quinze", Tokens::number},
    {"seize", Tokens::number},
    {"sept", Tokens::number | Tokens::month},
    {"septante", Tokens::number},
    {"six", Tokens::number},
    {"soixante", Tokens::number},
    {"treize", Tokens::number},
    {"trente", Tokens::number},
    {"trois", Tokens::number},
    {"vingt", Tokens::number},
    {"vingts", Tokens::number},
    {"zero", Tokens::number},
    {"premier", Tokens::number},
    {"janvier", Tokens::month},
    {"janv", Tokens::month},
    {"fevrier", Tokens::month},
    {"fevr", Tokens::month},
    {"fev", Tokens::month},
    {"mars", Tokens::month},
    {"avril", Tokens::month},
    {"avr", Tokens::month},
    {"mai", Tokens::month},
    {"juin", Tokens::month},
    {"juillet", Tokens::month},
    {"juil", Tokens::month},
    {"aout", Tokens::month},
    {"septembre", Tokens::month},
    {"octobre", Tokens::month},
    {"oct", Tokens::month},
    {"novembre", Tokens::month},
    {"nov", Tokens::month},
    {"decembre", Tokens::month},
    {"dec", Tokens::month},
    {"an", Tokens::time_unit},
    {"ans", Tokens::time_unit},
    {"annee", Tokens::time_unit},
    {"annees", Tokens::time_unit},
    {"mois", Tokens::time_unit},
    {"semaine", Tokens::time_unit},
    {"semaines", Tokens::time_unit},
    {"jour", Tokens::time_unit},
    {"jours", Tokens::time_unit},
    {"article", Tokens::article},
    {"articles", Tokens::article},
    {"annexe", Tokens::article},
    {"annexes", Tokens::article},
    {"art", Tokens::article},
    {"arts", Tokens::article},
    {"euro", Tokens::money},
    {"euros", Tokens::money},
    {"eur", Tokens::money},
    {"loi", Tokens::act},
    {"lois", Tokens::act},
    {"decret", Tokens::act},
    {"decrets", Tokens::act},
    {"ordonnance", Tokens::act},
    {"ordonnances", Tokens::act},
    {"arrete", Tokens::act},
    {"arretes", Tokens::act},
    {"circulaire", Tokens::act},
    {"circulaires", Tokens::act},
    {"directive", Tokens::act},
    {"directives", Tokens::act},
};

constexpr std::size_t telling_hash(std::string_view word) {
  const auto byte = [word](std::size_t i) {
    return static_cast<std::size_t>(static_cast<unsigned char>(word[i]));
  };
  return (byte(0) * 37 + byte(1) * 101 + byte(word.size() - 1) * 11 + word.size() * 173) % 1024;
}

// Where the words of one hash begin in `telling`: asked for every word of every text.
constexpr std::array<unsigned char, 1024> telling_slots = [] {
  std::array<unsigned char, 1024> slots{};
  for (std::size_t i = 0; i < std::size(telling); ++i) {
    std::size_t slot = telling_hash(telling[i].word);
    while (slots[slot] != 0) slot = (slot + 1) % 1024;
    slots[slot] = static_cast<unsigned char>(i + 1);
  }
  return slots;
}();

bool leaves_gap(char32_t sign) {
  return sign == '[' || sign == '{' || sign == '?' || sign == '_' || sign == U'…' || sign == U'°';
}

}  // namespace

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    at += point.size;
    if (!is_space(point.value)) {
      fold_into(point.value, out);
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

unsigned word_traits(std::string_view word) {
  if (word.size() < 2) return 0;
  if (word[0] == 'x') return Tokens::gap_left;
  if (word.size() <= 11) {
    for (std::size_t slot = telling_hash(word); telling_slots[slot] != 0;
         slot = (slot + 1) % 1024) {
      const Telling& found = telling[telling_slots[slot] - 1U];
      if (found.word == word) return found.traits;
    }
  }
  // « annuel », « triennale », « biennaux »: by the first « nn »
  for (std::size_t i = 0; i + 4 <= word.size(); ++i) {
    if (word[i] != 'n' || word[i + 1] != 'n') continue;
    const std::string_view end = word.substr(i + 2, 2);
    return end == "al" || end == "au" || end == "ue" ? unsigned{Tokens::yearly} : 0U;
  }
  return 0;
}

// What a token says that is not among the others yet; they are needed for « .. ».
unsigned Tokens::traits_of(const Token& token, char32_t first) const {
  if (token.kind == Kind::word) {
    return word_traits(std::string_view(folded_).substr(token.folded_begin));
  }
  if (token.kind == Kind::digits) {
    return token.end - token.begin == 4 ? unsigned{figures} | unsigned{year} : unsigned{figures};
  }
  if (first == U'€') return money;
  const bool dots = first == '.' && written(size() - 1) == ".";
  return dots || leaves_gap(first) ? unsigned{gap_left} : 0U;
}

Tokens::Tokens(std::string_view text, std::size_t from, std::size_t most) : text_(text) {
  const std::size_t rest = text.size() - std::min(from, text.size());
  folded_.reserve(std::min(rest, most < 4096 ? 16 * most : rest));
  tokens_.reserve(std::min(rest / 5 + 4, most));
  bool gap = true;
  for (std::size_t at = from; at < text.size();) {
    if (text[at] == ' ') {
      gap = true;
      ++at;
      continue;
    }
    const auto byte = static_cast<unsigned char>(text[at]);
    const CodePoint first = byte < 0x80 ? CodePoint{byte, 1} : decode(text, at);
    if (is_space(first.value)) {
      gap = true;
      at += first.size;
      continue;
    }
    if (tokens_.size() == most) return;
    const auto here = [](std::size_t offset) { return static_cast<std::uint32_t>(offset); };
    Token token{Kind::sign, gap, 0, here(at), here(at + first.size), here(folded_.size()), 0};
    gap = false;
    if (is_small(text[at]) || is_letter(first.value)) {
      token.kind = Kind::word;
      token.end = here(fold_letters(text, at, folded_));
    } else {
      fold_into(first.value, folded_);
      if (is_digit(first.value)) {
        token.kind = Kind::digits;
        token.end = here(fold_figures(text, token.end, folded_));
      }
    }
    token.folded_end = here(folded_.size());
    at = token.end;
    token.traits = static_cast<std::uint16_t>(traits_of(token, first.value));
    traits_ |= token.traits;
    tokens_.push_back(token);
  }
}

bool Tokens::hyphen(std::size_t i) const {
  const std::string_view sign = written(i);
  return (sign == "-" || sign == "\u2010" || sign == "\u2011") && i > 0 && word(i - 1) &&
         touches(i) && word(i + 1) && touches(i + 1);
}

bool Tokens::starts(std::size_t i) const {
  if (!touches(i)) return true;
  if (word(i - 1) || digits(i - 1)) return false;
  const std::string_view sign = folded(i - 1);
  const bool joins = sign == "-" || sign == "/" || sign == "." || sign == "," || sign == "_" ||
                     sign == ":" || sign == "@";
  return !(joins && touches(i - 1) && (word(i - 2) || digits(i - 2)));
}

}  // namespace paraphe
