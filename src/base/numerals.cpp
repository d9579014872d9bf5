// SPDX-License-Identifier: EUPL-1.2
#include "base/numerals.h"

#include <array>
#include <stdexcept>
#include <vector>

namespace paraphe {
namespace {

constexpr std::int64_t million = 1'000'000;
constexpr std::int64_t milliard = 1'000'000'000;

constexpr std::array<std::string_view, 17> small = {
    "zéro", "un",  "deux", "trois", "quatre", "cinq",     "six",    "sept",  "huit",
    "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize",
};
constexpr std::array<std::string_view, 7> tens = {
    "", "dix", "vingt", "trente", "quarante", "cinquante", "soixante",
};
constexpr std::array<std::string_view, 12> months = {
    "janvier", "février", "mars",      "avril",   "mai",      "juin",
    "juillet", "août",    "septembre", "octobre", "novembre", "décembre",
};
constexpr std::array<std::string_view, 7> weekdays = {
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
};

void require(bool within, const char* what) {
  if (!within) throw std::out_of_range(what);
}

// Words gather in a list of which each carries what parts it from the one before: a hyphen, or a
// space that the spelling of 1990 turns into a hyphen too.
class Words {
 public:
  explicit Words(Orthography orthography)
      : gap_(orthography == Orthography::reformed ? '-' : ' ') {}

  void add(std::string_view word) { add(gap_, word); }
  void hyphen(std::string_view word) { add('-', word); }
  std::string take() { return std::move(text_); }

 private:
  void add(char gap, std::string_view word) {
    if (!text_.empty()) text_ += gap;
    text_ += word;
  }
  char gap_;
  std::string text_;
};

// What the end of a group agrees with: cent and vingt take an s when multiplied and last, also
// before the nouns million and milliard, never before mille.
struct Ending {
  bool plural;
  bool feminine;
};

std::string_view unit(std::int64_t number, Ending ending) {
  return number == 1 && ending.feminine ? "une" : small[static_cast<std::size_t>(number)];
}

void below_hundred(std::int64_t number, Ending ending, Words& words) {
  if (number <= 16) return words.add(unit(number, ending));
  if (number >= 80) {
    words.add("quatre");
    words.hyphen(number == 80 && ending.plural ? "vingts" : "vingt");
    number -= 80;
    if (number == 0) return;
  } else {
    const std::int64_t ten = number >= 70 ? 6 : number / 10;
    words.add(tens[static_cast<std::size_t>(ten)]);
    number -= 10 * ten;
    if (number == 0) return;
    if (ten > 1 && (number == 1 || number == 11)) {
      words.add("et");
      return words.add(unit(number, ending));
    }
  }
  if (number > 16) {
    words.hyphen("dix");
    number -= 10;
  }
  words.hyphen(unit(number, ending));
}

void below_thousand(std::int64_t number, Ending ending, Words& words) {
  const std::int64_t hundreds = number / 100;
  const std::int64_t rest = number % 100;
  if (hundreds > 1) words.add(small[static_cast<std::size_t>(hundreds)]);
  if (hundreds > 0) words.add(hundreds > 1 && rest == 0 && ending.plural ? "cents" : "cent");
  if (rest > 0 || hundreds == 0) below_hundred(rest, ending, words);
}

void noun_group(std::int64_t count, std::string_view one, std::string_view many, Words& words) {
  if (count == 0) return;
  below_thousand(count, {true, false}, words);
  words.add(count == 1 ? one : many);
}

// « quatre-vingts » and « deux cents » lose their s before -ième; a final e goes; cinq and neuf
// change.
std::string ordinal_of(std::string words) {
  const auto ends = [&words](std::string_view end) { return words.ends_with(end); };
  if (ends("vingts") || ends("cents") || ends("millions") || ends("milliards")) words.pop_back();
  if (ends("e")) words.pop_back();
  if (ends("cinq")) words += 'u';
  if (ends("neuf")) words.back() = 'v';
  return words + "ième";
}

struct Unit {
  int value;
  std::string_view one;
  std::string_view many;
  Gender gender;
};

std::string measure(const Unit& unit, Writing writing, Orthography orthography) {
  const std::string_view noun = unit.value < 2 ? unit.one : unit.many;
  std::string text;
  if (writing != Writing::figures) text = number_words(unit.value, orthography, unit.gender);
  if (writing == Writing::words) return text.append(" ").append(noun);
  if (writing == Writing::both) text += " (" + number_figures(unit.value) + ")";
  if (writing == Writing::figures) text = number_figures(unit.value);
  return text.append("\u00A0").append(noun);
}

}  // namespace

std::string number_words(std::int64_t number, Orthography orthography, Gender gender) {
  require(number >= 0 && number <= largest_number, "number_words: 0 to 999 999 999 999");
  Words words(orthography);
  noun_group(number / milliard, "milliard", "milliards", words);
  noun_group(number % milliard / million, "million", "millions", words);
  const std::int64_t thousands = number % million / 1000;
  if (thousands > 1) below_thousand(thousands, {false, false}, words);
  if (thousands > 0) words.add("mille");
  if (number % 1000 > 0 || number == 0) {
    below_thousand(number % 1000, {true, gender == Gender::feminine}, words);
  }
  return words.take();
}

std::string ordinal_words(std::int64_t number, Orthography orthography, Gender gender) {
  require(number >= 1 && number <= largest_number, "ordinal_words: 1 to 999 999 999 999");
  if (number == 1) return gender == Gender::feminine ? "première" : "premier";
  if (number == million) return "millionième";
  if (number == milliard) return "milliardième";
  return ordinal_of(number_words(number, orthography));
}

std::string ordinal_figures(std::int64_t number, Gender gender) {
  if (number == 1) return gender == Gender::feminine ? "1re" : "1er";
  return std::to_string(number) + 'e';
}

std::string number_figures(std::int64_t number) {
  const std::string digits = std::to_string(number);
  const std::size_t sign = number < 0 ? 1 : 0;
  std::string text = number < 0 ? "\u2212" : "";
  for (std::size_t i = sign; i < digits.size(); ++i) {
    if (i > sign && (digits.size() - i) % 3 == 0) text += "\u202F";
    text += digits[i];
  }
  return text;
}

std::string amount_words(std::int64_t cents, Orthography orthography) {
  require(cents >= 0 && cents / 100 <= largest_number, "amount_words: below a thousand milliards");
  const std::int64_t euros = cents / 100;
  const std::int64_t rest = cents % 100;
  std::string text;
  if (euros > 0 || rest == 0) {
    // Million and milliard are nouns: « deux millions d’euros » but « deux millions cent euros ».
    const std::string_view link = euros > 0 && euros % million == 0 ? " d’" : " ";
    text = number_words(euros, orthography).append(link).append(euros < 2 ? "euro" : "euros");
  }
  if (rest == 0) return text;
  if (euros > 0) text += " et ";
  return text + number_words(rest, orthography) + (rest < 2 ? " centime" : " centimes");
}

std::string amount_figures(std::int64_t cents, bool always_cents) {
  const bool negative = cents < 0;
  const std::uint64_t size =
      negative ? 0U - static_cast<std::uint64_t>(cents) : static_cast<std::uint64_t>(cents);
  std::string text = negative ? "\u2212" : "";
  text += number_figures(static_cast<std::int64_t>(size / 100));
  const std::uint64_t rest = size % 100;
  if (rest > 0 || always_cents) text += (rest < 10 ? ",0" : ",") + std::to_string(rest);
  return text + "\u00A0€";
}

std::string duration_words(const Duration& duration, Writing writing, Orthography orthography) {
  const std::array<Unit, 4> units = {{
      {duration.years, "an", "ans", Gender::masculine},
      {duration.months, "mois", "mois", Gender::masculine},
      {duration.weeks, "semaine", "semaines", Gender::feminine},
      {duration.days, "jour", "jours", Gender::masculine},
  }};
  std::vector<std::string> parts;
  for (const Unit& unit : units) {
    if (unit.value != 0) parts.push_back(measure(unit, writing, orthography));
  }
  if (parts.empty()) return measure(units.back(), writing, orthography);
  std::string text = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i) {
    text += (i + 1 == parts.size() ? " et " : ", ") + parts[i];
  }
  return text;
}

std::string date_words(Date date) {
  const std::string day = date.day() == 1 ? "1er" : std::to_string(date.day());
  return (day + "\u00A0").append(month_name(date.month())) + ' ' + std::to_string(date.year());
}

std::string date_words_with_weekday(Date date) {
  return std::string(weekday_name(date.weekday())) + ' ' + date_words(date);
}

std::string_view month_name(unsigned month) { return months.at(month - 1); }

std::string_view weekday_name(int weekday) {
  return weekdays.at(static_cast<std::size_t>(weekday));
}

std::string roman(int number) {
  static constexpr std::array<std::pair<int, std::string_view>, 13> signs = {{
      {1000, "M"},
      {900, "CM"},
      {500, "D"},
      {400, "CD"},
      {100, "C"},
      {90, "XC"},
      {50, "L"},
      {40, "XL"},
      {10, "X"},
      {9, "IX"},
      {5, "V"},
      {4, "IV"},
      {1, "I"},
  }};
  require(number >= 1 && number <= 3999, "roman: 1 to 3999");
  std::string text;
  for (const auto& [value, sign] : signs) {
    for (; number >= value; number -= value) text += sign;
  }
  return text;
}

std::optional<int> parse_roman(std::string_view text) {
  static constexpr std::string_view signs = "IVXLCDM";
  static constexpr std::array<int, 7> values = {1, 5, 10, 50, 100, 500, 1000};
  if (text.empty() || text.size() > 15) return std::nullopt;
  int total = 0;
  int after = 0;
  for (auto sign = text.rbegin(); sign != text.rend(); ++sign) {
    const auto at = signs.find(*sign);
    if (at == std::string_view::npos) return std::nullopt;
    total += values[at] < after ? -values[at] : values[at];
    after = values[at];
  }
  if (total < 1 || total > 3999 || roman(total) != text) return std::nullopt;
  return total;
}

bool luhn(std::string_view digits) {
  int sum = 0;
  bool twice = false;
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, twice = !twice) {
    if (*digit < '0' || *digit > '9') return false;
    const int value = (*digit - '0') * (twice ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return !digits.empty() && sum % 10 == 0;
}

}  // namespace paraphe
