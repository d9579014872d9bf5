// SPDX-License-Identifier: EUPL-1.2
// References to articles and annexes.
#include <algorithm>

#include "base/numerals.h"
#include "base/prose.h"
#include "base/utf8.h"
#include "base/written_numbers.h"

namespace paraphe {
namespace {

using Kind = WrittenReference::Kind;

// Texts whose articles are not ours, and what may stand between « de » and their name.
constexpr std::string_view other_texts =
    " loi lois code codes decret decrets ordonnance ordonnances arrete arretes reglement directive "
    "traite constitution circulaire deliberation deliberations statuts convention-cadre "
    "accord-cadre "
    "marche contrat avenant annexe cgct rgpd cgi crpa ccp cpc ";
constexpr std::string_view between = " dudit ladite l la le les cette ce cet meme n ' livre tome ";
// Parts of an article that may stand between its number and its text.
constexpr std::string_view parts =
    " , alinea alineas al . paragraphe point i ii iii iv v ° § - er e premier deuxieme troisieme "
    "second "
    "dernier modifie modifiee susvise susvisee precite precitee ";

std::string_view slice(const Tokens& tokens, std::size_t first, std::size_t next) {
  const Span span = span_of(tokens, first, next);
  return tokens.text().substr(span.begin, span.end - span.begin);
}

bool single_capital(const Tokens& tokens, std::size_t i) {
  const std::string_view word = tokens.written(i);
  return tokens.word(i) && word.size() == 1 && word[0] >= 'A' && word[0] <= 'Z';
}

// « 2.1 », « 23-1 », « 1a »: figures and what is tied to them.
std::size_t tied_figures(const Tokens& tokens, std::size_t i) {
  ++i;
  while ((tokens.is(i, ".") || tokens.written(i) == "-") && tokens.touches(i) &&
         tokens.digits(i + 1) && tokens.touches(i + 1)) {
    i += 2;
  }
  if (tokens.word(i) && tokens.touches(i) && tokens.written(i).size() == 1) ++i;
  return i;
}

// « L. 4231-3 », « R322-1 »: the token after, 0 where there is none.
std::size_t code_article(const Tokens& tokens, std::size_t i) {
  if (!single_capital(tokens, i) && !tokens.is(i, "lo")) return 0;
  if (std::string_view("LRDA").find(tokens.written(i)[0]) == std::string_view::npos) return 0;
  const std::size_t at = tokens.is(i + 1, ".") && tokens.touches(i + 1) ? i + 2 : i + 1;
  const bool dotless = at == i + 1;
  if (!tokens.digits(at) || (dotless && !tokens.touches(at) && tokens.written(at).size() < 3))
    return 0;
  return tied_figures(tokens, at);
}

// A label at `i`: the token after it, 0 where there is none.
std::size_t read_label(const Tokens& tokens, std::size_t i, WrittenReference& reference) {
  std::size_t next = code_article(tokens, i);
  reference.elsewhere = next != 0;
  if (next == 0 && tokens.is(i, "premier")) {
    reference.label = "1";
    reference.number = 1;
    next = i + 1;
  } else if (next == 0 && tokens.digits(i) && tokens.written(i).size() <= 4) {
    const bool first = tokens.is(i, "1") && tokens.is(i + 1, "er");
    next = first ? i + 2 : tied_figures(tokens, i);
    reference.label = first ? "1" : std::string(slice(tokens, i, next));
    if (first || next == i + 1) reference.number = std::stoi(std::string(tokens.written(i)));
  } else if (next == 0 && tokens.word(i)) {
    const auto roman = parse_roman(tokens.written(i));
    // « ANNEXE A LA DÉLIBÉRATION » has no label.
    const bool letter =
        single_capital(tokens, i) &&
        !(tokens.is(i, "a") && one_of(tokens.folded(i + 1), " la le l au aux cette "));
    if (!roman && !letter) return 0;
    if (tokens.is(i + 1, "'")) return 0;
    if (roman) reference.number = *roman;
    next = i + 1;
  }
  if (next == 0) return 0;
  const bool suffixed = one_of(tokens.folded(next), " bis ter quater quinquies ");
  if (suffixed) {
    ++next;
    reference.number = 0;
    reference.label.clear();
  }
  if (reference.label.empty()) reference.label = slice(tokens, i, next);
  reference.label_span = span_of(tokens, i, next);
  return next;
}

// « protocole du 15 décembre 2022 », « convention n° 12 »: another than the one one reads, which is
// « le présent protocole ».
bool told_by_date(const Tokens& tokens, std::size_t i) {
  if (!one_of(tokens.folded(i), " convention accord protocole ")) return false;
  const bool dated = tokens.is(i + 1, "du") && tokens.digits(i + 2);
  return dated || (tokens.is(i + 1, "n") && tokens.written(i + 2) == "°");
}

// Whether the articles before `i` belong to another text: « …, alinéa 2, de la loi ».
bool of_other_text(const Tokens& tokens, std::size_t i) {
  constexpr std::size_t furthest = 8;
  const std::size_t end = i + furthest;
  while (i < end && (one_of(tokens.folded(i), parts) || tokens.digits(i))) ++i;
  if (!one_of(tokens.folded(i), " de du des d dudit desdits ")) {
    return tokens.is(i, "c") && tokens.is(i + 1, ".") && tokens.touches(i + 1);  // C. civ.
  }
  ++i;
  while (i < end && one_of(tokens.folded(i), between)) ++i;
  if (!tokens.word(i)) return false;
  const std::size_t next = tokens.hyphen(i + 1) ? i + 3 : i + 1;
  return one_of(fold(slice(tokens, i, next)), other_texts) ||
         (one_of(tokens.folded(i), " convention accord ") && tokens.is(i + 1, "cadre")) ||
         told_by_date(tokens, i) || one_of(tokens.folded(i), other_texts);
}

// « , », « et », « ou », « à », « ainsi que »: the token after, 0 where the list ends.
std::size_t read_link(const Tokens& tokens, std::size_t i, bool& through) {
  through = tokens.is(i, "a") && tokens.written(i) != "a";
  if (through || tokens.is(i, ",") || tokens.is(i, "et") || tokens.is(i, "ou")) {
    return tokens.is(i, ",") && one_of(tokens.folded(i + 1), " et ou ") ? i + 2 : i + 1;
  }
  return tokens.is(i, "ainsi") && tokens.is(i + 1, "que") ? i + 2 : 0;
}

// « ci-dessus », « supra », « précédent », « qui suit » at `i`, and what they say of the place. «
// suivant » before a word is a preposition: « l’article 5 suivant les modalités ».
WrittenReference::Direction read_direction(const Tokens& tokens, std::size_t i) {
  using Direction = WrittenReference::Direction;
  const bool here = tokens.is(i, "ci") && tokens.hyphen(i + 1);
  const bool which = tokens.is(i, "qui");
  const std::string_view word = tokens.folded(here ? i + 2 : which ? i + 1 : i);
  const std::string_view before = here    ? " dessus avant "
                                  : which ? " precede precedent "
                                          : " supra precedent precedents ";
  const std::string_view after = here    ? " dessous apres "
                                 : which ? " suit suivent "
                                         : " infra suivants ";
  if (one_of(word, before)) return Direction::before;
  if (one_of(word, after)) return Direction::after;
  return word == "suivant" && !tokens.word(i + 1) ? Direction::after : Direction::unstated;
}

struct Keyword {
  Kind kind = Kind::article;
  bool plural = false;
  std::size_t next = 0;
};

Keyword read_keyword(const Tokens& tokens, std::size_t i) {
  const std::string_view word = tokens.folded(i);
  if (!tokens.says(i, Tokens::article) || !tokens.starts(i)) return {};
  if (one_of(word, " article articles ")) return {Kind::article, word == "articles", i + 1};
  if (one_of(word, " annexe annexes ")) return {Kind::annex, word == "annexes", i + 1};
  const bool abbreviated =
      one_of(word, " art arts ") && tokens.is(i + 1, ".") && tokens.touches(i + 1);
  return abbreviated ? Keyword{Kind::article, true, i + 2} : Keyword{};
}

// The references that one keyword opens; the token after them.
std::size_t read_references(const Tokens& tokens, std::size_t i, const Keyword& keyword,
                            std::vector<Found<WrittenReference>>& found) {
  const std::size_t first = found.size();
  std::size_t at = keyword.next;
  if (tokens.is(at, "n") && tokens.written(at + 1) == "°") at += 2;
  std::size_t end = keyword.next;
  bool through = false;
  while (at != 0) {
    WrittenReference reference;
    reference.kind = keyword.kind;
    reference.through = through;
    const std::size_t next = read_label(tokens, at, reference);
    if (next == 0) break;
    end = next;
    Span span = reference.label_span;
    if (found.size() == first) span.begin = tokens[i].begin;
    found.push_back({span, std::move(reference)});
    at = keyword.plural ? read_link(tokens, end, through) : 0;
  }
  const auto direction = read_direction(tokens, end);
  for (std::size_t k = first; k < found.size(); ++k) found[k].value.direction = direction;
  if (found.size() > first && of_other_text(tokens, end)) {
    for (std::size_t k = first; k < found.size(); ++k) found[k].value.elsewhere = true;
  }
  return end;
}

}  // namespace

std::vector<Found<WrittenReference>> find_references(const Tokens& tokens) {
  std::vector<Found<WrittenReference>> found;
  if (!tokens.says(Tokens::article)) return found;
  for (std::size_t i = 0; i < tokens.size();) {
    const Keyword keyword = read_keyword(tokens, i);
    i = keyword.next == 0 ? i + 1 : read_references(tokens, i, keyword, found);
  }
  return found;
}

}  // namespace paraphe
