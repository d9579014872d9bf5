// SPDX-License-Identifier: EUPL-1.2
// What was left to be filled in.
#include <algorithm>

#include "base/prose.h"
#include "base/utf8.h"
#include "base/written_numbers.h"

namespace paraphe {
namespace {

using Kind = Placeholder::Kind;

struct Blank {
  Kind kind = Kind::letters;
  std::size_t next = 0;  // the token after it; 0 where there is none
};

bool all(std::string_view word, char sign) {
  return !word.empty() && word.find_first_not_of(sign) == std::string_view::npos;
}

// « XXX », « XX/XX/2026 », « XX XXXX 2016 », « TBD », « JJ/MM/AAAA ». XX alone may be a Roman
// number.
Blank read_letters_blank(const Tokens& tokens, std::size_t i) {
  const std::string_view word = tokens.written(i);
  const bool code = tokens.digits(i + 1) && tokens.touches(i + 1);
  if (!tokens.word(i) || code) return {};
  if (word == "TBD" || word == "TBC" || word == "TODO" || tokens.is(i, "lorem")) {
    return {Kind::letters, tokens.is(i, "lorem") && tokens.is(i + 1, "ipsum") ? i + 2 : i + 1};
  }
  if (tokens.is(i, "jj") && tokens.is(i + 1, "/") && tokens.is(i + 2, "mm")) {
    return {Kind::letters, tokens.is(i + 4, "aaaa") ? i + 5 : i + 3};
  }
  if (!all(word, 'X') && !all(word, 'x')) return {};
  std::size_t next = i + 1;
  while (true) {  // further groups of the same blank
    const std::size_t more = tokens.is(next, "/") ? next + 1 : next;
    if (!all(tokens.folded(more), 'x') || tokens.folded(more).size() < 2) break;
    next = more + 1;
  }
  const bool certain = word.size() >= 3 || next > i + 1 || month_of(tokens.folded(next)) != 0 ||
                       (tokens.is(next, "/") && tokens.digits(next + 1));
  return word.size() >= 2 && certain ? Blank{Kind::letters, next} : Blank{};
}

bool opens(const Tokens& tokens, std::size_t i) {
  const std::string_view sign = tokens.written(i);
  return sign == "(" || sign == "[" || sign == "«" || sign == "\"";
}

bool closes(const Tokens& tokens, std::size_t i) {
  const std::string_view sign = tokens.written(i);
  return sign == ")" || sign == "]" || sign == "»" || sign == "\"";
}

// « à compléter », but not « à compléter la formation »; « (à préciser) », but not « reste à
// préciser ».
Blank read_wording(const Tokens& tokens, std::size_t i) {
  if (!tokens.is(i, "a") || !tokens.starts(i) || !tokens.word(i + 1)) return {};
  const std::size_t next = i + 2;
  if (one_of(tokens.folded(i + 1), " completer renseigner remplir ")) {
    const bool ends =
        !tokens.word(next) ||
        one_of(tokens.folded(next), " par avant apres lors ulterieurement selon svp ");
    return ends && !tokens.digits(next) ? Blank{Kind::wording, next} : Blank{};
  }
  if (!one_of(tokens.folded(i + 1), " preciser definir confirmer determiner fixer venir "))
    return {};
  const bool alone =
      (i == 0 || opens(tokens, i - 1)) && (next >= tokens.size() || closes(tokens, next));
  return alone ? Blank{Kind::wording, next} : Blank{};
}

// « […] », « [ ] », « [Nom du partenaire] », « {{nom}} »; not « [1] » or « [sic] ».
Blank read_brackets(const Tokens& tokens, std::size_t i) {
  constexpr std::size_t longest = 40;
  const bool square = tokens.is(i, "[");
  const bool braces = tokens.is(i, "{") && tokens.is(i + 1, "{") && tokens.touches(i + 1);
  if (!square && !braces) return {};
  std::size_t end = i + 1;
  while (end < tokens.size() && end < i + longest && !tokens.is(end, square ? "]" : "}")) ++end;
  if (!tokens.is(end, square ? "]" : "}")) return {};
  const bool note = end == i + 2 && (tokens.digits(i + 1) || tokens.is(i + 1, "sic"));
  if (square && note) return {};
  return {Kind::brackets, braces && tokens.is(end + 1, "}") ? end + 2 : end + 1};
}

bool dot(const Tokens& tokens, std::size_t i) {
  return tokens.written(i) == "." || tokens.written(i) == "…";
}

// Whether one ellipsis at [i, next) ends a word or stands for words left out of a quotation.
bool punctuates(const Tokens& tokens, std::size_t i, std::size_t next) {
  if (tokens.is(i - 1, "(") && tokens.is(next, ")")) return i > 0;
  if (i > 0 && tokens.written(i - 1) == "«" && tokens.word(next)) return true;
  if (!tokens.touches(i)) return false;
  if (tokens.digits(i - 1))
    return !one_of(tokens.folded(i - 1), " 19 20 202 ");  // « le 8 juillet 20… »
  return tokens.word(i - 1) || closes(tokens, i - 1) || tokens.is(i - 1, "!") ||
         tokens.is(i - 1, "?") || tokens.is(i - 1, ",");
}

Blank read_dots(const Tokens& tokens, std::size_t i) {
  if (!dot(tokens, i)) return {};
  std::size_t next = i + 1;
  std::size_t dots = tokens.is(i, ".") ? 1 : 3;
  while (dot(tokens, next)) {
    // « . . . . » is a run too; « … . » is an ellipsis and a stop.
    if (!tokens.touches(next) && tokens.written(next) != tokens.written(i)) break;
    dots += tokens.is(next, ".") ? 1 : 3;
    ++next;
  }
  if (dots < 3 || (dots == 3 && punctuates(tokens, i, next))) return {};
  // « etc…. »: an ellipsis and a stop after a word.
  const bool with_stop = dots == 4 && tokens.written(i) == "…" && punctuates(tokens, i, i + 1);
  return with_stop ? Blank{} : Blank{Kind::dots, next};
}

Blank read_run(const Tokens& tokens, std::size_t i) {
  const bool mark = tokens.is(i, "?");
  if (!mark && !tokens.is(i, "_")) return {};
  std::size_t next = i + 1;
  while (tokens.is(next, tokens.folded(i)) && tokens.touches(next)) ++next;
  const bool inside_name = !mark && i > 0 && tokens.touches(i) && tokens.touches(next) &&
                           tokens.word(i - 1) && tokens.word(next);
  if (next - i < 2 || inside_name) return {};
  return {mark ? Kind::marks : Kind::underscores, next};
}

Blank read_sign_blank(const Tokens& tokens, std::size_t i) {
  Blank blank = read_brackets(tokens, i);
  if (blank.next == 0) blank = read_dots(tokens, i);
  if (blank.next == 0) blank = read_run(tokens, i);
  return blank;
}

Blank read_blank(const Tokens& tokens, std::size_t i) {
  Blank blank = tokens.word(i) ? read_letters_blank(tokens, i) : read_sign_blank(tokens, i);
  if (blank.next == 0) blank = read_wording(tokens, i);
  return blank;
}

// « n° » that no number follows: « délibération n° du 8 juillet ». A blank after it speaks for
// itself.
Blank read_number_blank(const Tokens& tokens, std::size_t i) {
  if (!tokens.is(i, "n") || tokens.written(i + 1) != "°" || !tokens.touches(i + 1) ||
      !tokens.starts(i)) {
    return {};
  }
  std::size_t at = i + 2;
  if (tokens.is(at, "s") && tokens.touches(at)) ++at;
  if (tokens.is(at, ":")) ++at;
  if (read_blank(tokens, at).next != 0 || tokens.digits(at)) return {};
  const bool follows =
      tokens.word(at) && !one_of(tokens.folded(at), " du en date portant relatif relative et ou ");
  return follows || tokens.is(at, "«") ? Blank{} : Blank{Kind::number, i + 2};
}

}  // namespace

std::vector<Found<Placeholder>> find_placeholders(const Tokens& tokens) {
  std::vector<Found<Placeholder>> found;
  if (!tokens.says(Tokens::gap_left)) return found;
  for (std::size_t i = 0; i < tokens.size();) {
    Blank blank = read_blank(tokens, i);
    if (blank.next == 0) blank = read_number_blank(tokens, i);
    if (blank.next != 0) found.push_back({span_of(tokens, i, blank.next), {blank.kind}});
    i = std::max(blank.next, i + 1);
  }
  return found;
}

}  // namespace paraphe
