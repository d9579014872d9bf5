// SPDX-License-Identifier: EUPL-1.2
// Counts and ranks: numbers that a noun follows.
#include <algorithm>

#include "base/prose.h"
#include "base/written_numbers.h"

namespace paraphe {
namespace {

// Words that end like plurals or follow numbers, but name nothing that is counted.
constexpr std::string_view no_noun =
    " a ainsi alors apres au aux avec ces cet cette ce chez ci d dans de depuis des dessous dessus "
    "desormais dont donc du elles en ensuite entre est et eux fois hors ils je l la le les "
    "lesquels "
    "lesquelles leur leurs lors mais me meme memes mes moins n ne ni nos notre nous on ont ou par "
    "parmi pas pendant plus plusieurs pour pres puis qu que quels quelles qui quiconque s sa sans "
    "se "
    "selon ses si sinon son sont sous suivants sur tandis tous toutes toujours tout toute tres un "
    "une "
    "vers vos votre vous y "
    "cents cent mille million millions milliard milliards euro euros eur centime centimes "
    "heure heures minute minutes seconde secondes tiers quarts demi demis pourcent points ";

// Words after which figures number a thing instead of counting others: « article 5 », « axe 3 ».
constexpr std::string_view numbered =
    " alinea alineas annee annees annexe annexes art article articles al axe chapitre decret "
    "exercice "
    "exercices fiche figure horizon loi lot note numero page pages p paragraphe phase point rue "
    "section tableau titre tome umr usr ums umi version volume zone ";

constexpr std::string_view adjectives =
    " ancien ancienne autre bon bonne dernier derniere different differente futur future grand "
    "grande "
    "meme nouveau nouvelle petit petite premier premiere principal principale prochain prochaine "
    "seul seule ";

bool looks_plural(std::string_view folded) {
  const char last = folded.empty() ? ' ' : folded.back();
  return last == 's' || last == 'x' || last == 'z';
}

// A noun with its hyphens: [first, next).
struct Noun {
  std::size_t first = 0;
  std::size_t next = 0;
  bool plural = false;
};

Noun read_noun(const Tokens& tokens, std::size_t i) {
  Noun noun{i, i, false};
  if (!tokens.word(i) || tokens.touches(i)) return noun;
  noun.next = i + 1;
  while (tokens.hyphen(noun.next)) noun.next += 2;
  for (std::size_t part = i; part < noun.next; part += 2) {
    noun.plural = noun.plural || looks_plural(tokens.folded(part));
  }
  return noun;
}

bool noun_like(const Tokens& tokens, const Noun& noun) {
  return noun.next > noun.first && !one_of(tokens.folded(noun.first), no_noun) &&
         month_of(tokens.folded(noun.first)) == 0 && !is_time_unit(tokens.folded(noun.first)) &&
         tokens.folded(noun.first).size() > 1;
}

// The noun itself, past « grands », « premiers »… where a noun does follow them.
Noun head_noun(const Tokens& tokens, std::size_t i) {
  Noun noun = read_noun(tokens, i);
  while (noun.next > noun.first && one_of(singular(tokens.folded(noun.first)), adjectives)) {
    const Noun after = read_noun(tokens, noun.next);
    // « les cinq prochaines années » is a length of time, not five of something next.
    if (!noun_like(tokens, after)) return is_time_unit(tokens.folded(after.first)) ? after : noun;
    noun = after;
  }
  return noun;
}

std::string noun_of(const Tokens& tokens, const Noun& noun) {
  const Span span = span_of(tokens, noun.first, noun.next);
  return singular(tokens.text().substr(span.begin, span.end - span.begin));
}

// Figures that number, date or locate.
bool figures_name(const Tokens& tokens, std::size_t i, const ReadNumber& number) {
  if (number.number.letters) return false;
  const std::int64_t value = *number.number.figures;
  const bool year = number.digits == 4 && !number.grouped && value >= 1900 && value <= 2199;
  const bool code = number.digits >= 5 && !number.grouped;  // 75794 Paris
  if (year || code || i == 0) return year || code;
  const std::string_view before = tokens.written(i - 1);
  return before == "°" || before == "§" || one_of(tokens.folded(i - 1), numbered);
}

// « de trois à cinq axes », « deux ou trois axes », « entre 5 et 10 axes » state no count.
bool range_before(const Tokens& tokens, std::size_t i) {
  if (i > 2 && tokens.is(i - 1, "et") && tokens.is(i - 3, "entre")) {
    return tokens.digits(i - 2) || read_letters(tokens, i - 2);
  }
  if (i < 2 || !one_of(tokens.folded(i - 1), " a ou ")) return false;
  return tokens.digits(i - 2) || tokens.is(i - 2, ")") || read_letters(tokens, i - 2);
}

// What the number at `i` counts; 0 where it counts nothing.
std::size_t read_count(const Tokens& tokens, std::size_t i, const ReadNumber& number, bool with_one,
                       Found<Count>& found) {
  if ((number.is_one && !with_one) || number.number.value() < 1) return 0;
  if (figures_name(tokens, i, number) || range_before(tokens, i)) return 0;
  const Noun noun = head_noun(tokens, number.next);
  if (!noun_like(tokens, noun)) return 0;
  if (number.number.value() > 1 && !noun.plural) return 0;
  found.value = {number.number, noun_of(tokens, noun), span_of(tokens, noun.first, noun.next)};
  found.span = span_of(tokens, i, noun.next);
  return noun.next;
}

// « cinquième » → « cinq »: the cardinal, for read_letters.
std::optional<std::string> cardinal(std::string_view word) {
  if (!word.ends_with("ieme")) return std::nullopt;
  std::string stem(word.substr(0, word.size() - 4));
  if (stem == "cinqu" || stem.ends_with("-cinqu")) stem.pop_back();
  if (stem == "neuv") stem.back() = 'f';
  for (const std::string_view whole : {"quatr", "onz", "douz", "treiz", "quatorz", "quinz", "seiz",
                                       "trent", "quarant", "cinquant", "soixant", "mill"}) {
    if (stem == whole) stem += 'e';
  }
  return stem;
}

// Words up to one in -ième, read together as a cardinal: « vingt et unième ».
std::size_t read_rank_in_letters(const Tokens& tokens, std::size_t i, std::int64_t& rank) {
  constexpr std::size_t longest = 12;
  if (one_of(tokens.folded(i), " premier premiere ")) rank = 1;
  if (one_of(tokens.folded(i), " second seconde ")) rank = 2;
  if (rank != 0) return i + 1;
  std::string words;
  for (std::size_t at = i; at < i + longest && (tokens.word(at) || tokens.hyphen(at)); ++at) {
    if (at > i && !tokens.touches(at)) words += ' ';
    const auto last = cardinal(tokens.folded(at));
    words += last ? *last : std::string(tokens.folded(at));
    if (!last) continue;
    const Tokens number(words);
    const auto read = read_letters(number, 0);
    if (!read || read->next != number.size()) return 0;
    rank = read->value;
    return at + 1;
  }
  return 0;
}

std::size_t read_rank(const Tokens& tokens, std::size_t i, std::int64_t& rank) {
  if (!tokens.starts(i)) return 0;
  if (tokens.word(i)) {
    const bool opens = cardinal(tokens.folded(i)) || read_letters(tokens, i) ||
                       tokens.hyphen(i + 1) ||
                       one_of(tokens.folded(i), " premier premiere second seconde ");
    return opens ? read_rank_in_letters(tokens, i, rank) : 0;
  }
  if (!tokens.digits(i) || tokens.written(i).size() > 3 || !tokens.touches(i + 1)) return 0;
  if (!one_of(tokens.folded(i + 1), " er re e eme ere nd nde ")) return 0;
  rank = std::stoi(std::string(tokens.written(i)));
  return i + 2;
}

bool named_rank(const Tokens& tokens, std::size_t i, std::size_t next) {
  if (month_of(tokens.folded(next)) != 0 || tokens.is(next, "siecle")) return true;
  return i > 0 && one_of(tokens.folded(i - 1), " article articles art annexe annexes ");
}

}  // namespace

std::vector<Found<Count>> find_counts(const Tokens& tokens, bool with_one) {
  std::vector<Found<Count>> counts;
  const unsigned numbers = Tokens::figures | Tokens::number | (with_one ? Tokens::one : 0U);
  if (!tokens.says(numbers)) return counts;
  for (std::size_t i = 0; i < tokens.size();) {
    if (!tokens.numeral(i)) {
      ++i;
      continue;
    }
    Found<Count> found;
    const auto number = read_number(tokens, i);
    std::size_t next = number ? read_count(tokens, i, *number, with_one, found) : 0;
    if (next != 0) {
      counts.push_back(found);
    } else if (number) {
      next = number->next;  // not again from its second word
    } else if (const auto figures = read_figures(tokens, i)) {
      next = figures->next;
    }
    i = std::max(next, i + 1);
  }
  return counts;
}

std::vector<Found<Rank>> find_ranks(const Tokens& tokens) {
  std::vector<Found<Rank>> ranks;
  for (std::size_t i = 0; i < tokens.size();) {
    std::int64_t rank = 0;
    const std::size_t next = read_rank(tokens, i, rank);
    if (next != 0 && !named_rank(tokens, i, next)) {
      const Noun noun = head_noun(tokens, next);
      ranks.push_back({span_of(tokens, i, next),
                       {rank, noun_like(tokens, noun) ? noun_of(tokens, noun) : std::string()}});
    }
    i = std::max(next, i + 1);
  }
  return ranks;
}

}  // namespace paraphe
