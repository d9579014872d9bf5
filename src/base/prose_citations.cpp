// SPDX-License-Identifier: EUPL-1.2
// Laws and acts cited by kind, number and date.
#include "base/prose.h"
#include "base/written_numbers.h"

namespace paraphe {
namespace {

// « le », « la », « de la », « par », « Vu »: a citation is introduced; « faire la loi » is too,
// and falls for want of number and date.
constexpr std::string_view before =
    " le la les l ' du des de d par vu au aux cette cet ce ladite "
    "dudit n ";
// Between the kind and its number or date: « loi organique », « arrêté ministériel modifié ».
constexpr std::string_view qualifiers =
    " organique constitutionnelle ministeriel prefectoral interministeriel conjoint royal "
    "imperial modifie modifiee precite precitee susvise susvisee ue ce cee euratom ( ) "
    "interministerielle ministerielle ";

int year_at(const Tokens& tokens, std::size_t i) {
  if (!tokens.digits(i) || tokens.written(i).size() != 4) return 0;
  const int year = std::stoi(std::string(tokens.written(i)));
  return year >= 1500 && year <= 2199 ? year : 0;
}

// « n° 94-665 », « no 2016/679 »: the token after the number; 0 where there is none.
std::size_t read_act_number(const Tokens& tokens, std::size_t i, Citation& citation) {
  if (tokens.is(i, "n") && tokens.written(i + 1) == "°") {
    i += 2;
  } else if (one_of(tokens.folded(i), " no nos numero ")) {
    ++i;
  } else if (!(tokens.digits(i) && (tokens.is(i + 1, "-") || tokens.is(i + 1, "/")) &&
               tokens.touches(i + 1) && tokens.digits(i + 2))) {
    return 0;  // « loi 94-665 » goes without its sign
  }
  if (!tokens.digits(i) && !(tokens.word(i) && tokens.digits(i + 1))) return 0;
  std::size_t next = i + 1;
  while (tokens.touches(next) && (tokens.digits(next) || tokens.word(next) ||
                                  tokens.is(next, "-") || tokens.is(next, "/"))) {
    ++next;
  }
  const Span span = span_of(tokens, i, next);
  citation.number = tokens.text().substr(span.begin, span.end - span.begin);
  return next;
}

// « du 4 août 1994 », « de 2013 », « de juillet 2013 », from `i` on.
std::size_t read_act_date(const Tokens& tokens, std::size_t i, Citation& citation) {
  const bool of_day = tokens.is(i, "du");
  if (!of_day && !one_of(tokens.folded(i), " de d en ")) return 0;
  std::size_t at = i + 1;
  if (of_day && tokens.digits(at)) {
    const std::size_t month = tokens.is(at + 1, "er") ? at + 2 : at + 1;
    if (month_of(tokens.folded(month)) != 0) {
      citation.dated = true;
      citation.year = year_at(tokens, month + 1);
      return citation.year != 0 ? month + 2 : month + 1;
    }
    const bool figures = (tokens.is(at + 1, "/") || tokens.is(at + 1, ".")) &&
                         tokens.digits(at + 2) && tokens.digits(at + 4);
    citation.dated = figures;
    citation.year = figures ? year_at(tokens, at + 4) : 0;
    return figures ? at + 5 : 0;
  }
  if (month_of(tokens.folded(at)) != 0) ++at;
  citation.year = year_at(tokens, at);
  return citation.year != 0 ? at + 1 : 0;
}

std::size_t read_citation(const Tokens& tokens, std::size_t i, Citation& citation) {
  if (!tokens.says(i, Tokens::act) || !tokens.starts(i)) return 0;
  if (i > 0 && tokens.word(i - 1) && !one_of(tokens.folded(i - 1), before)) return 0;
  citation.kind = singular(tokens.folded(i));
  std::size_t at = i + 1;
  while (one_of(tokens.folded(at), qualifiers)) ++at;
  std::size_t end = 0;
  if (const std::size_t next = read_act_number(tokens, at, citation)) {
    end = at = next;
  }
  if (tokens.is(at, "modifie") || tokens.is(at, "modifiee")) ++at;
  // « , en date du 4 août 1994 »
  const std::size_t en = tokens.is(at, ",") ? at + 1 : at;
  if (tokens.is(en, "en") && tokens.is(en + 1, "date")) at = en + 2;
  if (const std::size_t next = read_act_date(tokens, at, citation)) end = next;
  return end;
}

}  // namespace

std::vector<Found<Citation>> find_citations(const Tokens& tokens) {
  std::vector<Found<Citation>> found;
  // A kind, and a number or a year.
  if (!tokens.says(Tokens::figures) || !tokens.says(Tokens::act)) return found;
  for (std::size_t i = 0; i < tokens.size();) {
    Citation citation;
    const std::size_t next = read_citation(tokens, i, citation);
    if (next != 0) found.push_back({span_of(tokens, i, next), std::move(citation)});
    i = next != 0 ? next : i + 1;
  }
  return found;
}

}  // namespace paraphe
