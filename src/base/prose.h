// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/diagnostic.h"
#include "base/words.h"

namespace paraphe {

/// Something found in running French text, and its bytes there.
/// Every `find_…` below takes UTF-8 cut into tokens (words.h) or whole, returns what it found in
/// the order of the text, without overlaps within one kind, never fails, and takes straight and
/// curly apostrophes, no-break spaces and line breaks alike.
template <class T>
struct Found {
  Span span;
  T value;
};

/// A number as written: in letters, in figures, or in both (« deux (2) »), which may disagree.
struct WrittenNumber {
  std::optional<std::int64_t> letters;
  std::optional<std::int64_t> figures;

  /// What counts: the letters where there are any.
  std::int64_t value() const { return letters ? *letters : figures.value_or(0); }
  bool agrees() const { return !letters || !figures || *letters == *figures; }
};

/// « cinq axes », « 5 axes », « deux (2) exemplaires originaux ».
struct Count {
  WrittenNumber number;
  /// The word after the number, folded and brought to the singular: `axe`, `thematique`.
  /// Common adjectives (« grands », « premiers »…) before a noun are passed over.
  std::string noun;
  Span noun_span;  ///< that word as written
};

/// « quatre (4) ans », « 18 mois », « quadriennal ». Of « trois ans, soit 36 mois », the second is in
/// `figures` however it is written.
struct WrittenDuration {
  std::optional<Duration> letters;
  std::optional<Duration> figures;
  /// From « triennal », « quadriennale », « annuel »…; the value is in `letters`.
  bool adjective = false;

  const Duration& value() const { return letters ? *letters : *figures; }
  bool agrees() const { return !letters || !figures || same_length(*letters, *figures); }
};

/// « lundi 21 septembre 2021 », « 1er juillet 2020 », « 21/09/2021 ».
struct WrittenDate {
  int year = 0;
  unsigned month = 0;  ///< 1..12; what was written, when in figures (« 21/13/2021 »)
  unsigned day = 0;
  bool exists = false;         ///< whether the calendar has that day, whatever its year
  std::optional<Date> date;    ///< nothing when it does not exist or is outside 1900..2199
  std::optional<int> weekday;  ///< as written, 0 lundi
  bool ordinal = false;        ///< the day carries « er » (any day: « 2er mai » too)
  /// Written « 21/09/2021 », « 21.09.2021 », « 21-09-2021 » or « 2021-09-21 ».
  bool figures = false;
  /// False when the weekday written is not that of the day.
  bool weekday_agrees() const { return !weekday || !date || *weekday == date->weekday(); }
};

/// « jusqu’en 2028 », « fin 2025 », « courant 2024 », « début 2026 », « d’ici 2027 ».
struct VagueDate {
  int year = 0;
  unsigned month = 0;   ///< of « jusqu’en décembre 2028 », « mi-mars 2026 »; else 0
  std::string word;     ///< what makes it vague, folded: `jusqu'en`, `fin`, `courant`, `trimestre`
  bool season = false;  ///< whether `word` is a part of the year: « printemps », « semestre »
  std::string before;   ///< the folded word before it, empty where a sign stands
};

enum class Tax { unstated, without, with, exempt };  ///< « HT », « TTC », « net de taxe »

/// « cent mille euros (110 000 €) », « 1,5 million d’euros », « 50 000 € HT », in cents.
struct WrittenAmount {
  std::optional<std::int64_t> letters;
  std::optional<std::int64_t> figures;
  Tax tax = Tax::unstated;

  std::int64_t value() const { return letters ? *letters : figures.value_or(0); }
  bool agrees() const { return !letters || !figures || *letters == *figures; }
};

/// One target of « l’article 12 », « les articles 6 et 8 », « l’annexe II »: two targets are found
/// twice, the span of the first from « articles » on, of the others their label only.
struct WrittenReference {
  enum class Kind { article, annex };
  Kind kind = Kind::article;
  std::string label;  ///< as written, « 1er » brought to `1`: `12`, `2.1`, `II`, `B`, `L. 4231-3`
  Span label_span;    ///< as written
  int number = 0;     ///< of a plain, ordinal or Roman label; else 0
  bool through = false;  ///< the end of a range from the target before: « articles 6 à 8 »
  /// What « ci-dessus », « supra », « qui précède » or « ci-après », « infra », « suivants » say
  /// after the last target.
  enum class Direction { unstated, before, after };
  Direction direction = Direction::unstated;
  bool elsewhere = false;  ///< of another text: « article L. 1111-6 », « article 5 de la loi … »
};

/// « premier », « cinquième », « 3e », and the word after it.
struct Rank {
  std::int64_t number = 0;
  std::string noun;  ///< the next word, folded and brought to the singular; may be empty
};

/// What nobody meant to sign: « XXX », « à compléter », « […] », « ???? », « TBD », « lorem »,
/// « n° » without a number, runs of dots or underscores. An ellipsis that ends a word, or alone in
/// parentheses, is punctuation.
struct Placeholder {
  enum class Kind { letters, wording, brackets, marks, dots, underscores, number };
  Kind kind = Kind::letters;
};

/// « CNRS », « UMR », « ERC-StG »: at least two capitals, no Roman number, no words all in
/// capitals.
struct Acronym {
  /// Its full name stands beside it: « Centre national … (CNRS) », « CNRS (Centre national …) ».
  bool expanded = false;
};

/// « 88 laboratoires sur 200 (soit 45 %) », « 45 %, soit 88 sur 200 ».
struct Ratio {
  std::int64_t part = 0;
  std::int64_t whole = 0;
  std::int64_t percent = 0;  ///< in hundredths of one per cent: 4 400 for 44 %
};

/// « du 1er janvier 2027 au 31 décembre 2030 », « entre le … et le … ».
struct WrittenPeriod {
  Date first;
  Date last;
  /// The length stated just before or after: « …, soit quatre ans », « quatre ans, du … ».
  std::optional<Duration> length;
};

/// « soixante pour cent (60 %) », « 60 % », in hundredths of one per cent.
struct WrittenPercentage {
  std::optional<std::int64_t> letters;
  std::optional<std::int64_t> figures;

  std::int64_t value() const { return letters ? *letters : figures.value_or(0); }
  bool agrees() const { return !letters || !figures || *letters == *figures; }
};

/// A text of law or an act cited in running text: « la loi n° 94-665 du 4 août 1994 », « l’arrêté
/// du 22 mars 2019 », « la loi de 2013 ». Not « la loi NOTRe », nor « la présente convention ».
struct Citation {
  std::string kind;    ///< folded, singular: `loi`, `decret`, `ordonnance`, `arrete`…
  std::string number;  ///< as written, « 94-665 »; empty when there is none
  bool dated = false;  ///< « du 4 août 1994 »
  int year = 0;        ///< of the date, or « de 2013 »; 0 when no year is written
};

/// Counts. « un axe » and « une annexe » are counts only with `with_one`, unless figures stand
/// beside them. Not counted: years, dates, amounts, durations, percentages, references and numbers
/// of acts.
std::vector<Found<Count>> find_counts(const Tokens& tokens, bool with_one = false);
/// Durations in days, weeks, months and years, compound ones joined (« deux ans et six mois »).
std::vector<Found<WrittenDuration>> find_durations(const Tokens& tokens);
/// Full dates, existing or not (« 31 septembre 2021 »). In figures: day, month, year, or ISO 8601.
std::vector<Found<WrittenDate>> find_dates(const Tokens& tokens);
/// Years standing for dates. « 31 décembre 2028 » and « décembre 2028 » with a day are not vague.
std::vector<Found<VagueDate>> find_vague_dates(const Tokens& tokens);
/// Amounts in euros.
std::vector<Found<WrittenAmount>> find_amounts(const Tokens& tokens);
/// References to articles and annexes.
std::vector<Found<WrittenReference>> find_references(const Tokens& tokens);
/// Ordinals in letters and in figures, those of dates and centuries left out.
std::vector<Found<Rank>> find_ranks(const Tokens& tokens);
/// Acronyms, each time they are written.
std::vector<Found<Acronym>> find_acronyms(const Tokens& tokens);
/// A part of a whole and the percentage stated for it in the same sentence.
std::vector<Found<Ratio>> find_ratios(const Tokens& tokens);
/// Periods between two full dates of the calendar, in whatever order they are written.
std::vector<Found<WrittenPeriod>> find_periods(const Tokens& tokens);
/// Percentages of a text, one of which at least is in figures.
std::vector<Found<WrittenPercentage>> find_percentages(const Tokens& tokens);
/// What the percentages of a sentence make together, in hundredths of one per cent, where it gives
/// one to each of `names` (« la Région », « le CNRS »; two at least): « 60 % pour la Région et 40 %
/// pour le CNRS », « la Région prend 60 % des dépenses, le CNRS 40 % ».
std::vector<Found<std::int64_t>> find_shares(const Tokens& tokens,
                                             std::span<const std::string> names);
/// Laws, ordinances, decrees, orders, circulars, directives and decisions.
std::vector<Found<Citation>> find_citations(const Tokens& tokens);
/// Leftovers. Source: circulars and house rules on documents put to signature; rule LNG-08.
std::vector<Found<Placeholder>> find_placeholders(const Tokens& tokens);

/// The same for a text that is searched once; cut it into tokens first to search it for several
/// kinds.
inline std::vector<Found<Count>> find_counts(std::string_view text, bool with_one = false) {
  return find_counts(Tokens(text), with_one);
}
inline std::vector<Found<WrittenDuration>> find_durations(std::string_view text) {
  return find_durations(Tokens(text));
}
inline std::vector<Found<WrittenDate>> find_dates(std::string_view text) {
  return find_dates(Tokens(text));
}
inline std::vector<Found<VagueDate>> find_vague_dates(std::string_view text) {
  return find_vague_dates(Tokens(text));
}
inline std::vector<Found<WrittenAmount>> find_amounts(std::string_view text) {
  return find_amounts(Tokens(text));
}
inline std::vector<Found<WrittenReference>> find_references(std::string_view text) {
  return find_references(Tokens(text));
}
inline std::vector<Found<Rank>> find_ranks(std::string_view text) {
  return find_ranks(Tokens(text));
}
inline std::vector<Found<Placeholder>> find_placeholders(std::string_view text) {
  return find_placeholders(Tokens(text));
}

}  // namespace paraphe
