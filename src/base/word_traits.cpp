// SPDX-License-Identifier: EUPL-1.2
// The words that tell finders where to look.
#include <array>

#include "base/words.h"

namespace paraphe {
namespace {

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

// The lengths of the words that begin with a letter, as bits: most words of a text are told by it
// to be none of them.
constexpr std::array<std::uint16_t, 256> telling_lengths = [] {
  std::array<std::uint16_t, 256> lengths{};
  for (const Telling& one : telling) {
    auto& bits = lengths[static_cast<unsigned char>(one.word[0])];
    bits = static_cast<std::uint16_t>(bits | (1U << one.word.size()));
  }
  return lengths;
}();

bool is_length_of_telling(std::string_view word) {
  const unsigned lengths = telling_lengths[static_cast<unsigned char>(word[0])];
  return word.size() < 16 && ((lengths >> word.size()) & 1U) != 0;
}

}  // namespace

unsigned word_traits(std::string_view word) {
  if (word.size() < 2) return 0;
  if (word[0] == 'x') return Tokens::gap_left;
  if (is_length_of_telling(word)) {
    for (std::size_t slot = telling_hash(word); telling_slots[slot] != 0;
         slot = (slot + 1) % 1024) {
      const Telling& found = telling[telling_slots[slot] - 1U];
      if (found.word == word) return found.traits;
    }
  }
  // « annuel », « triennale », « biennaux »: by the first « nn »
  if (word.size() < 6 || std::string_view("abdqst").find(word[0]) == word.npos) return 0;
  for (std::size_t i = 0; i + 4 <= word.size(); ++i) {
    if (word[i] != 'n' || word[i + 1] != 'n') continue;
    const std::string_view end = word.substr(i + 2, 2);
    return end == "al" || end == "au" || end == "ue" ? unsigned{Tokens::yearly} : 0U;
  }
  return 0;
}

}  // namespace paraphe
