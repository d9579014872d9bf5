// SPDX-License-Identifier: EUPL-1.2
#include "compose/grammar.h"

#include <algorithm>
#include <array>

#include "base/prose.h"
#include "base/utf8.h"

namespace paraphe {

namespace {

/// The first word, folded: what decides on elision.
std::string first_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size()) {
    const CodePoint point = decode(text, end);
    if (!is_letter(point.value)) break;
    end += point.size;
  }
  return fold(text.substr(0, end));
}

constexpr std::array<std::string_view, 15> mute_h{
    "habilit", "habit",   "harmon",  "hebdomad", "hectare", "hemicycl", "heure", "histo",
    "homm",    "homolog", "honneur", "honor",    "hopita",  "hospi",    "hotel",
};
constexpr std::array<std::string_view, 8> mute_h_too{
    "horair", "horizon", "horlog", "huissier", "huma", "hydr", "hygi", "hypo",
};
/// Vowels that keep the article whole.
constexpr std::array<std::string_view, 6> no_elision{"onze",  "onzieme", "oui",
                                                     "yacht", "yaourt",  "ouistiti"};

bool starts(std::string_view text, std::string_view with) {
  return text.substr(0, with.size()) == with;
}

}  // namespace

bool elides(std::string_view text) {
  const std::string word = first_word(text);
  if (word.empty()) return false;
  if (std::find(no_elision.begin(), no_elision.end(), word) != no_elision.end()) return false;
  if (word.front() == 'h') {
    const auto begins = [&word](std::string_view stem) { return starts(word, stem); };
    return std::any_of(mute_h.begin(), mute_h.end(), begins) ||
           std::any_of(mute_h_too.begin(), mute_h_too.end(), begins);
  }
  return std::string_view("aeiou").find(word.front()) != std::string_view::npos;
}

NounPhrase parse_noun_phrase(std::string_view text, std::optional<Gender> gender) {
  using Article = NounPhrase::Article;
  struct Form {
    std::string_view start;
    Article article;
  };
  constexpr std::array<Form, 10> forms{{
      {"le ", Article::le},
      {"Le ", Article::le},
      {"la ", Article::la},
      {"La ", Article::la},
      {"les ", Article::les},
      {"Les ", Article::les},
      {"l’", Article::elided},
      {"L’", Article::elided},
      {"l'", Article::elided},
      {"L'", Article::elided},
  }};
  for (const Form& form : forms) {
    if (!starts(text, form.start)) continue;
    NounPhrase noun{form.article, std::string(text.substr(form.start.size())), gender,
                    form.article == Article::les};
    if (form.article == Article::le) noun.gender = Gender::masculine;
    if (form.article == Article::la) noun.gender = Gender::feminine;
    return noun;
  }
  return {Article::none, std::string(text), gender, false};
}

NounPhrase with_article(std::string noun, Gender gender) {
  using Article = NounPhrase::Article;
  const Article article = elides(noun)                 ? Article::elided
                          : gender == Gender::feminine ? Article::la
                                                       : Article::le;
  return {article, std::move(noun), gender, false};
}

std::string subject(const NounPhrase& noun) {
  switch (noun.article) {
    case NounPhrase::Article::le:
      return "le " + noun.noun;
    case NounPhrase::Article::la:
      return "la " + noun.noun;
    case NounPhrase::Article::elided:
      return "l’" + noun.noun;
    case NounPhrase::Article::les:
      return "les " + noun.noun;
    case NounPhrase::Article::none:
      break;
  }
  return noun.noun;
}

std::string of(const NounPhrase& noun) {
  switch (noun.article) {
    case NounPhrase::Article::le:
      return "du " + noun.noun;
    case NounPhrase::Article::les:
      return "des " + noun.noun;
    case NounPhrase::Article::none:
      return (elides(noun.noun) ? "d’" : "de ") + noun.noun;
    default:
      return "de " + subject(noun);
  }
}

std::string to(const NounPhrase& noun) {
  switch (noun.article) {
    case NounPhrase::Article::le:
      return "au " + noun.noun;
    case NounPhrase::Article::les:
      return "aux " + noun.noun;
    default:
      return "à " + subject(noun);
  }
}

std::string capitalized(std::string_view text) {
  const CodePoint first = decode(text, 0);
  char32_t capital = first.value;
  if ((capital >= U'a' && capital <= U'z') ||
      (capital >= 0xE0 && capital <= 0xFE && capital != 0xF7)) {
    capital -= 0x20;
  } else if (capital == 0x153) {  // œ
    capital = 0x152;
  }
  std::string out;
  if (first.size > 0) encode(capital, out);
  out += text.substr(first.size);
  return out;
}

std::string_view head_word(std::string_view noun) { return noun.substr(0, noun.find(' ')); }

}  // namespace paraphe
