// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/prose.h"
#include "base/typography.h"

namespace paraphe {

/// A departure from French typography, and what to write instead.
struct TypographicFault {
  enum class Kind {
    missing_space,  ///< « définies: », « 18 000€ »
    extra_space,    ///< « scientifiques , et », two spaces running
    apostrophe,     ///< ' for ’
    quotes,         ///< " " for « »
    ordinal,        ///< « 1ère », « 2ème »
    first_day,      ///< « 1 juillet »
    other_day,      ///< « 2er mai »
    capital,        ///< « 21 Septembre », « le Mardi 3 mars »
    figures,        ///< « 1,234.50 € », « 100.000 € », « 240000 € »
    grouping,       ///< « décret n° 2 023-1321 », « septembre 2 021 »
    number_sign,    ///< « n°s », « N°:12 »
    acronym,        ///< « C.N.R.S. »
    unit,           ///< « 18Tesla »
    title,          ///< « Mr Morin »
  };
  Kind kind = Kind::missing_space;
  std::string correction;  ///< in the place of the span
  /// Nobody can have meant anything else: « 1 mai » may have been the 11th, « 2er mai » the first.
  bool safe = true;
  std::string written;  ///< the words around, as they stand
  std::string meant;    ///< the same words, corrected
};

/// The faults of one paragraph of French, in its order, without overlaps. U+FFFC stands for words
/// that are not looked at. The first two kinds, apostrophes and quotes are what `typeset_spaces`
/// mends by itself; a plain space where a no-break one is printed is no fault, the page breaks no
/// line there. Addresses are left alone.
/// Source: Lexique des règles typographiques en usage à l’Imprimerie nationale; Charte
/// orthotypographique du Journal officiel (DILA, 2016).
std::vector<Found<TypographicFault>> find_typographic_faults(std::string_view text);

/// Whether there may be one: one pass over the bytes, false for nearly every clean text, never
/// false for a faulty one.
bool may_be_faulty(std::string_view text);

/// Of those faults, what print does not mend, from the words: spans may overlap. For
/// `find_typographic_faults`.
std::vector<Found<TypographicFault>> find_faults_in_words(const Tokens& tokens);

}  // namespace paraphe
