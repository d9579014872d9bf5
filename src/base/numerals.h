// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/calendar.h"

namespace paraphe {

/// `reformed`: hyphens throughout (rectifications of 1990, J.O. of 6 December 1990). Printed text
/// is traditional.
enum class Orthography { traditional, reformed };
enum class Gender { masculine, feminine };

/// `words`: « quatre ans ». `both`: « quatre (4) ans ». `figures`: « 4 ans ».
enum class Writing { words, both, figures };

inline constexpr std::int64_t largest_number = 999'999'999'999;

/// `number` in letters: « quatre-vingt-un », « vingt et une », « un million deux cent mille ».
/// Throws std::out_of_range outside 0..largest_number.
std::string number_words(std::int64_t number, Orthography orthography = Orthography::traditional,
                         Gender gender = Gender::masculine);

/// « premier », « première », « deuxième », « vingt et unième », « quatre-vingtième ».
/// Throws std::out_of_range outside 1..largest_number.
std::string ordinal_words(std::int64_t number, Orthography orthography = Orthography::traditional,
                          Gender gender = Gender::masculine);

/// « 1er », « 1re », « 2e ». What to raise: `raised_ordinals` of typography.h.
std::string ordinal_figures(std::int64_t number, Gender gender = Gender::masculine);

/// `number` in figures, grouped by three from four digits on with U+202F: « 10 000 ».
std::string number_figures(std::int64_t number);

/// An amount in letters from cents: « deux millions d’euros », « mille deux cent trente-quatre
/// euros et cinquante-six centimes », « un euro », « zéro euro ». Throws std::out_of_range below 0
/// and from a thousand milliards of euros on.
std::string amount_words(std::int64_t cents, Orthography orthography = Orthography::traditional);

/// An amount in figures from cents: « 1 234 567,89 € » with U+202F between thousands and U+00A0
/// before €. Cents are written when there are some, or always.
std::string amount_figures(std::int64_t cents, bool always_cents = false);

/// « quatre (4) ans », « deux ans et six mois », « dix-huit mois », « une semaine »; U+00A0 between
/// figures and unit. Parts that are zero are left out; an empty duration is « zéro jour ». The sign
/// is not written.
std::string duration_words(const Duration& duration, Writing writing = Writing::words,
                           Orthography orthography = Orthography::traditional);

/// « 21 septembre 2021 », « 1er septembre 2025 », with U+00A0 between day and month.
std::string date_words(Date date);
/// « mardi 21 septembre 2021 ».
std::string date_words_with_weekday(Date date);

/// « janvier » for 1 .. « décembre » for 12.
std::string_view month_name(unsigned month);
/// « lundi » for 0 .. « dimanche » for 6.
std::string_view weekday_name(int weekday);

/// « XIV » for 14. Throws std::out_of_range outside 1..3999.
std::string roman(int number);
/// The value of a Roman number in capitals, all of `text`; nothing when it is not the usual form («
/// IIII »).
std::optional<int> parse_roman(std::string_view text);

/// A number in letters found in a text.
struct ParsedNumber {
  std::int64_t value = 0;
  std::size_t end = 0;  ///< the byte after its last letter
  /// Written « un » or « une » alone: as likely an article as a count.
  bool is_one = false;
};

/// The longest number in letters that starts at byte `at` of `text`, in either orthography, in
/// lower case, with a capital first letter or all in capitals; « un » and « une » alike; words
/// parted by single hyphens or by white space, line breaks and no-break spaces included; Belgian
/// and Swiss septante, huitante, octante and nonante too. Returns nothing when no number starts
/// there, or when it runs into a longer word.
std::optional<ParsedNumber> read_number_words(std::string_view text, std::size_t at);

/// Whether digits pass the Luhn test that SIREN and SIRET numbers carry. False for an empty text
/// and for anything but digits. Source: ISO/IEC 7812-1, annex B.
bool luhn(std::string_view digits);

}  // namespace paraphe
