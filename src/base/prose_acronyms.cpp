// SPDX-License-Identifier: EUPL-1.2
// Acronyms.
#include "base/numerals.h"
#include "base/prose.h"
#include "base/utf8.h"
#include "base/written_numbers.h"

namespace paraphe {
namespace {

constexpr std::size_t longest = 12;  // bytes; longer is a word in capitals

bool in_capitals(std::string_view word) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size(); ++letters) {
    if (!is_upper(next_code_point(word, at))) return false;
  }
  return letters >= 2;
}

bool acronym_like(const Tokens& tokens, std::size_t i) {
  if (!tokens.word(i) || !tokens.starts(i)) return false;
  const std::string_view word = tokens.written(i);
  if (word[0] >= 'a' && word[0] <= 'z') return false;
  return word.size() <= longest && in_capitals(word);
}

// « PROTOCOLE DE COOPÉRATION »: capitals are the style of the line.
bool in_a_line_of_capitals(const Tokens& tokens, std::size_t i) {
  const auto capitals = [&tokens](std::size_t at) {
    return tokens.word(at) && in_capitals(tokens.written(at));
  };
  return (i > 0 && capitals(i - 1) && !tokens.hyphen(i - 1)) || capitals(i + 1);
}

// « n° AP-2021-12 », « UMR 6014 », « 26 CP 1204 », « IDDN.FR.001 »: the parts of a number.
bool in_a_number(const Tokens& tokens, std::size_t i, std::size_t next) {
  return (i > 0 && (tokens.written(i - 1) == "°" || tokens.digits(i - 1))) || tokens.digits(next) ||
         (tokens.written(next) == "-" && tokens.touches(next) && tokens.digits(next + 1)) ||
         (tokens.is(next, ".") && tokens.touches(next) && tokens.touches(next + 1)) ||
         (tokens.is(next, "n") && tokens.written(next + 1) == "°");
}

bool opens(const Tokens& tokens, std::size_t i) {
  return tokens.is(i, "(") || tokens.written(i) == "«" || tokens.is(i, "\"");
}

// « la mention « CONFIDENTIEL » »: words to be copied.
bool quoted_as_is(const Tokens& tokens, std::size_t i) {
  return i > 1 && opens(tokens, i - 1) &&
         one_of(tokens.folded(i - 2), " mention mentions intitule libelle marque tampon ");
}

// « … scientifique (CNRS) », « (ci-après le « CNRS ») », « CNRS (Centre national …) », « CNRS,
// Centre national de la recherche scientifique ».
bool beside_its_name(const Tokens& tokens, std::size_t i, std::size_t next) {
  constexpr std::size_t furthest = 6;
  if (tokens.is(next, "(") && tokens.word(next + 1) && tokens.word(next + 2)) {
    const char initial = tokens.folded(i)[0];  // « (contrat de plan) », « (le contrat de plan) »
    if (tokens.folded(next + 1)[0] == initial || tokens.folded(next + 2)[0] == initial) return true;
  }
  for (std::size_t back = 1; back <= furthest && back <= i; ++back) {
    const std::size_t at = i - back;
    if (tokens.is(at, "("))
      return at > 0 &&
             (tokens.word(at - 1) || opens(tokens, at - 1) || tokens.written(at - 1) == "»");
    const bool introduced = opens(tokens, at) || one_of(tokens.folded(at),
                                                        " ci - apres dit dite "
                                                        "ou le la l ' denomme "
                                                        "denommee designe "
                                                        "designee sigle ");
    if (!introduced) return false;
  }
  return false;
}

}  // namespace

std::vector<Found<Acronym>> find_acronyms(const Tokens& tokens) {
  std::vector<Found<Acronym>> found;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!acronym_like(tokens, i) || parse_roman(tokens.written(i))) continue;
    if (in_a_line_of_capitals(tokens, i)) continue;
    std::size_t next = i + 1;
    while (tokens.hyphen(next)) next += 2;
    if (tokens.touches(next) && tokens.word(next)) continue;
    if (in_a_number(tokens, i, next) || quoted_as_is(tokens, i)) continue;
    found.push_back({span_of(tokens, i, next), {beside_its_name(tokens, i, next)}});
    i = next - 1;
  }
  return found;
}

}  // namespace paraphe
