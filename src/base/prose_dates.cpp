// SPDX-License-Identifier: EUPL-1.2
// Dates, full and vague.
#include <algorithm>
#include <array>
#include <chrono>
#include <string>

#include "base/numerals.h"
#include "base/prose.h"
#include "base/written_numbers.h"

namespace paraphe {
namespace {

std::optional<int> four_digits(const Tokens& tokens, std::size_t i) {
  const auto figures = tokens.written(i).size() == 4 ? read_figures(tokens, i) : std::nullopt;
  if (!figures || figures->grouped || figures->joined || figures->decimals > 0) return std::nullopt;
  return static_cast<int>(figures->whole);
}

bool exists(int year, unsigned month, unsigned day) {
  return std::chrono::year_month_day{std::chrono::year{year}, std::chrono::month{month},
                                     std::chrono::day{day}}
      .ok();
}

void settle(WrittenDate& date) {
  date.exists = exists(date.year, date.month, date.day);
  date.date = Date::of(date.year, date.month, date.day);
}

// « 21 », « 1er », « 1 er », « premier », « vingt et un ».
std::size_t read_day(const Tokens& tokens, std::size_t i, WrittenDate& date) {
  if (tokens.digits(i) && tokens.starts(i) && tokens.written(i).size() <= 2) {
    date.day = static_cast<unsigned>(std::stoi(std::string(tokens.written(i))));
    date.ordinal = tokens.is(i + 1, "er");
    return i + (date.ordinal ? 2 : 1);
  }
  date.ordinal = tokens.is(i, "premier");
  if (date.ordinal) {
    date.day = 1;
    return i + 1;
  }
  const auto letters = read_letters(tokens, i);
  if (!letters || letters->value < 1 || letters->value > 31) return 0;
  date.day = static_cast<unsigned>(letters->value);
  return letters->next;
}

std::size_t read_year(const Tokens& tokens, std::size_t i, WrittenDate& date) {
  if (const auto year = four_digits(tokens, i)) {
    date.year = *year;
    return i + 1;
  }
  const auto letters = read_letters(tokens, i);
  if (!letters || letters->value < 1000 || letters->value > 9999) return 0;
  date.year = static_cast<int>(letters->value);
  return letters->next;
}

// All of these return the token after what they read, 0 where there is nothing.
std::size_t read_date(const Tokens& tokens, std::size_t i, WrittenDate& date) {
  const std::size_t day_end = read_day(tokens, i, date);
  if (day_end == 0) return 0;
  date.month = month_of(tokens.folded(day_end));
  if (date.month == 0 || tokens.touches(day_end)) return 0;
  std::size_t at = day_end + 1;
  if (tokens.is(at, ".") && tokens.touches(at)) ++at;  // sept.
  return read_year(tokens, at, date);
}

std::size_t read_weekday(const Tokens& tokens, std::size_t i, WrittenDate& date) {
  const std::string_view word = tokens.folded(i);
  if (!word.ends_with("di") && word != "dimanche") return i;
  for (int weekday = 0; weekday < 7; ++weekday) {
    if (!tokens.is(i, weekday_name(weekday))) continue;
    date.weekday = weekday;
    const std::size_t comma = i + 1;
    return tokens.is(comma, ",") ? comma + 1 : comma;
  }
  return i;
}

// « 21/09/2021 », « 21.09.2021 », « 21-09-2021 », « 2021-09-21 ».
std::size_t read_figure_date(const Tokens& tokens, std::size_t i, WrittenDate& date) {
  const std::string_view sign = tokens.written(i + 1);
  if (!tokens.starts(i) || (sign != "/" && sign != "." && sign != "-")) return 0;
  if (tokens.written(i + 3) != sign) return 0;
  std::array<int, 3> parts{};
  std::array<std::size_t, 3> sizes{};
  for (std::size_t part = 0; part < 3; ++part) {
    const std::size_t at = i + 2 * part;
    sizes[part] = tokens.written(at).size();
    if (!tokens.digits(at) || sizes[part] > 4) return 0;
    if (part > 0 && !(tokens.touches(at) && tokens.touches(at - 1))) return 0;
    parts[part] = std::stoi(std::string(tokens.written(at)));
  }
  const bool iso = sign == "-" && sizes[0] == 4 && sizes[1] == 2 && sizes[2] == 2;
  if (!iso && (sizes[0] > 2 || sizes[1] > 2 || sizes[2] != 4)) return 0;
  const std::size_t next = i + 5;
  const std::string_view after = tokens.folded(next);
  const bool tied = after == "-" || after == "/" || after == "." || after == "_";
  if (tokens.touches(next) &&
      (!tokens.touches(next + 1) || !tied ? tokens.word(next)
                                          : tokens.word(next + 1) || tokens.digits(next + 1))) {
    return 0;
  }
  date.year = iso ? parts[0] : parts[2];
  date.month = static_cast<unsigned>(parts[1]);
  date.day = static_cast<unsigned>(iso ? parts[2] : parts[0]);
  date.figures = true;
  // With dots and hyphens an impossible date is more likely the number of an act.
  return sign == "/" || (date.month <= 12 && date.day <= 31) ? next : 0;
}

enum class Month { none, may, must };

// « fin », « fin de l’année », « jusqu’en »…: the tokens of what makes a year vague.
struct Opening {
  std::string_view words;  // folded, parted by spaces
  std::string_view name;
  Month month = Month::may;  // whether one follows
};

constexpr std::array openings = std::to_array<Opening>({
    {"jusqu ' en", "jusqu'en"},
    {"jusqu ' a", "jusqu'a"},
    {"jusqu ' a la fin de", "jusqu'a"},
    {"jusqu ' a la fin de l ' annee", "jusqu'a", Month::none},
    {"jusqu ' a l ' annee", "jusqu'a", Month::none},
    {"fin", "fin"},
    {"fin de l ' annee", "fin", Month::none},
    {"fin de", "fin"},
    {"debut", "debut"},
    {"debut de l ' annee", "debut", Month::none},
    {"courant", "courant"},
    {"courant de l ' annee", "courant", Month::none},
    {"au cours de", "au cours de", Month::none},
    {"au cours de l ' annee", "au cours de", Month::none},
    {"mi -", "mi"},
    {"d ' ici", "d'ici"},
    {"d ' ici a", "d'ici"},
    {"a compter de", "a compter de"},
    {"a partir de", "a partir de"},
    {"trimestre", "trimestre", Month::none},
    {"semestre", "semestre", Month::none},
    {"printemps", "printemps", Month::none},
    {"automne", "automne", Month::none},
    {"l ' ete", "ete", Month::none},
    {"l ' hiver", "hiver", Month::none},
    {"rentree", "rentree", Month::none},
    {"en", "en", Month::must},
    {"au cours du mois de", "au cours de", Month::must},
    {"au cours du mois d '", "au cours de", Month::must},
    {"courant du mois de", "courant", Month::must},
    {"courant du mois d '", "courant", Month::must},
});

std::size_t read_opening(const Tokens& tokens, std::size_t i, std::string_view words) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (!tokens.is(i, words.substr(0, end))) return 0;
    words.remove_prefix(std::min(end + 1, words.size()));
    ++i;
  }
  return i;
}

std::size_t read_vague(const Tokens& tokens, std::size_t i, VagueDate& vague) {
  if (!tokens.word(i) || !tokens.starts(i)) return 0;
  for (const Opening& opening : openings) {
    if (opening.words[0] != tokens.folded(i)[0]) continue;
    std::size_t at = read_opening(tokens, i, opening.words);
    if (at == 0) continue;
    for (const Opening& inner : openings) {  // « jusqu’à fin 2028 », « d’ici à mi-2027 »
      const std::size_t more =
          inner.month == Month::may ? read_opening(tokens, at, inner.words) : 0;
      if (more != 0) {
        at = more;
        break;
      }
    }
    vague.month = opening.month != Month::none ? month_of(tokens.folded(at)) : 0;
    if (vague.month != 0) ++at;
    if (vague.month == 0 && opening.month == Month::must) continue;
    // « mi-2026 » would look like the end of a name, so the year is read on its own.
    const std::string_view digits = tokens.written(at);
    const std::string_view sign = tokens.folded(at + 1);
    const bool range =
        (sign == "-" || sign == "/") && tokens.digits(at + 2) && tokens.touches(at + 2);
    const bool tied = tokens.touches(at + 1) && (tokens.word(at + 1) || range);
    if (!tokens.digits(at) || digits.size() != 4 || tied) continue;
    vague.year = std::stoi(std::string(digits));
    if (vague.year < 1900 || vague.year > 2199) continue;
    vague.word = opening.name;
    return at + 1;
  }
  return 0;
}

// Whether a word names a part of the year that a preposition comes before: « au printemps ».
bool is_season(std::string_view word) {
  return one_of(word, " printemps ete automne hiver rentree trimestre semestre ");
}

// « deuxième trimestre », « 2e semestre », « dernier trimestre »: the token of the rank before `i`.
std::size_t rank_before(const Tokens& tokens, std::size_t i) {
  if (i == 0 || !one_of(tokens.folded(i), " trimestre semestre ")) return i;
  const std::string_view rank = tokens.folded(i - 1);
  if (rank.ends_with("ieme") || one_of(rank, " premier second dernier ")) return i - 1;
  return i > 1 && one_of(rank, " er e nd eme ") && tokens.digits(i - 2) ? i - 2 : i;
}

// « au printemps 2028 », « à l’automne », « jusqu’au deuxième trimestre »: the token that brings in
// the season whose words begin at `i`. « Jusqu’au » is told as such.
std::size_t before_season(const Tokens& tokens, std::size_t i, VagueDate& vague) {
  while (i > 0 && one_of(tokens.folded(i - 1), " au a la le l ' ")) --i;
  if (i > 0 && tokens.is(i - 1, "jusqu")) {
    vague.word = "jusqu'a";
    --i;
  }
  return i;
}

// « école d’automne 2027 », « colloque de printemps 2028 »: a name, unless it is the end of one.
bool is_named_season(const Tokens& tokens, std::size_t opening) {
  return opening > 1 && one_of(tokens.folded(opening - 1), " d de ") &&
         !one_of(tokens.folded(opening - 2), " fin debut milieu cours ");
}

// Takes one more vague date, whose words are those from `first` to `next`.
void keep(const Tokens& tokens, std::size_t first, std::size_t next, VagueDate vague,
          std::vector<Found<VagueDate>>& found) {
  std::size_t opening = first;
  first = rank_before(tokens, first);
  if (is_season(vague.word)) {
    opening = before_season(tokens, first, vague);
    if (is_named_season(tokens, opening)) return;
    vague.season = is_season(vague.word);
    if (!vague.season) first = opening;
  }
  if (opening > 0 && tokens.word(opening - 1)) vague.before = tokens.folded(opening - 1);
  found.push_back({span_of(tokens, first, next), std::move(vague)});
}

}  // namespace

std::vector<Found<WrittenDate>> find_dates(const Tokens& tokens) {
  std::vector<Found<WrittenDate>> found;
  if (!tokens.says(Tokens::figures) &&
      !(tokens.says(Tokens::month) && tokens.says(Tokens::number | Tokens::one))) {
    return found;
  }
  for (std::size_t i = 0; i < tokens.size();) {
    WrittenDate date;
    const std::size_t day = read_weekday(tokens, i, date);
    if (!tokens.numeral(day)) {  // « premier » is one
      ++i;
      continue;
    }
    std::size_t next = read_date(tokens, day, date);
    if (next == 0 && tokens.digits(day)) next = read_figure_date(tokens, day, date);
    if (next == 0) {
      ++i;
      continue;
    }
    settle(date);
    found.push_back({span_of(tokens, i, next), date});
    i = next;
  }
  return found;
}

std::vector<Found<VagueDate>> find_vague_dates(const Tokens& tokens) {
  constexpr std::size_t furthest = 20;  // « jusqu’à la fin de l’année », twice, to its year
  std::vector<Found<VagueDate>> found;
  if (!tokens.says(Tokens::year)) return found;
  std::size_t year = 0;
  for (std::size_t i = 0; i < tokens.size();) {
    while (year < tokens.size() && (year < i || !tokens.says(year, Tokens::year))) ++year;
    if (year == tokens.size()) break;
    if (year > i + furthest) i = year - furthest;
    VagueDate vague;
    const std::size_t next = read_vague(tokens, i, vague);
    if (next != 0) keep(tokens, i, next, std::move(vague), found);
    i = next != 0 ? next : i + 1;
  }
  return found;
}

}  // namespace paraphe
