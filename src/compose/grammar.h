// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/numerals.h"

namespace paraphe {

/// French articles and elision: what holds for any noun, whatever the agreement.

/// A noun and its article, as in « la Région », « l’Université », « les Hôpitaux », « Bordeaux ».
struct NounPhrase {
  enum class Article { none, le, la, elided, les };
  Article article = Article::none;
  std::string noun;              ///< without the article
  std::optional<Gender> gender;  ///< nothing when neither the article nor the caller tells it
  bool plural = false;
};

/// Whether « le », « la », « de », « que » lose their vowel before `text`: it starts with a vowel
/// or a mute h. Source: Grevisse, Le Bon Usage, 44 to 50; the mute h are a list of the nouns bodies
/// and functions bear.
bool elides(std::string_view text);

/// Parts an article written in the text, with a straight or a curly apostrophe. `gender` is used
/// where the article does not tell it.
NounPhrase parse_noun_phrase(std::string_view text, std::optional<Gender> gender = std::nullopt);

/// A noun given without its article: « commission permanente » → « la commission permanente ».
NounPhrase with_article(std::string noun, Gender gender);

std::string subject(const NounPhrase& noun);  ///< « la Région »
std::string of(const NounPhrase& noun);  ///< « de la Région », « du CNRS », « de Lille »
std::string to(const NounPhrase& noun);  ///< « à la Région », « au CNRS », « aux Hôpitaux »

/// `text` with its first letter as a capital, accent kept.
std::string capitalized(std::string_view text);

/// The word that a noun phrase is built on: « protocole » of « protocole de coopération ».
std::string_view head_word(std::string_view noun);

}  // namespace paraphe
