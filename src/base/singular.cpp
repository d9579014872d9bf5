// SPDX-License-Identifier: EUPL-1.2
// The singular of French nouns and adjectives, by rule and lists of exceptions.
#include <algorithm>
#include <array>

#include "base/words.h"

namespace paraphe {
namespace {

template <std::size_t n>
bool among(std::string_view word, const std::array<std::string_view, n>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<std::string_view, 76> invariable = {
    "abus",     "acces",     "anchois",   "appris", "autobus", "avis",   "biais",   "bois",
    "bras",     "bus",       "campus",    "cas",    "colis",   "commis", "compris", "compromis",
    "concours", "congres",   "corpus",    "corps",  "cours",   "cursus", "deces",   "devis",
    "discours", "dos",       "fils",      "focus",  "fois",    "fonds",  "frais",   "gens",
    "heros",    "hors",      "jus",       "marais", "mepris",  "mois",   "mors",    "obus",
    "os",       "palais",    "parcours",  "pas",    "pays",    "permis", "plus",    "poids",
    "proces",   "processus", "progres",   "propos", "puits",   "rabais", "recours", "refus",
    "relais",   "repas",     "repos",     "sas",    "secours", "sens",   "sous",    "succes",
    "surplus",  "sursis",    "tapis",     "tas",    "temps",   "tiers",  "univers", "vers",
    "virus",    "vis",       "consensus", "versus",
};
constexpr std::array<std::string_view, 24> plural_in_x = {
    "lieux",   "milieux",  "enjeux", "jeux",    "voeux",  "feux",    "neveux", "adieux",
    "cheveux", "aveux",    "noyaux", "tuyaux",  "joyaux", "boyaux",  "bijoux", "genoux",
    "choux",   "cailloux", "hiboux", "joujoux", "poux",   "essieux", "epieux", "preaux",
};
constexpr std::array<std::string_view, 6> plural_of_ail = {
    "travaux", "baux", "vitraux", "coraux", "emaux", "soupiraux",
};

std::string singular_part(std::string word) {
  const auto ends = [&word](std::string_view end) { return word.ends_with(end); };
  if (word.size() < 4 || among(word, invariable)) return word;
  if (among(word, plural_of_ail)) return word.replace(word.size() - 3, 3, "ail");
  if (ends("eaux") || among(word, plural_in_x)) {
    word.pop_back();
  } else if (ends("aux")) {
    word.replace(word.size() - 2, 2, "l");
  } else if (ends("s") && !ends("ss")) {
    word.pop_back();
  }
  return word;
}

}  // namespace

std::string singular(std::string_view word) {
  const std::string folded = fold(word);
  std::string out;
  for (std::size_t at = 0; at <= folded.size();) {
    const std::size_t end = std::min(folded.find('-', at), folded.size());
    if (at > 0) out += '-';
    out += singular_part(folded.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

}  // namespace paraphe
