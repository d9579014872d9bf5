// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace paraphe {

/// Which authority rules the spaces. `imprimerie_nationale`: U+202F before ; ! ? and between
/// thousands, U+00A0 before : and inside « ». `journal_officiel`: U+00A0 everywhere.
enum class TypographicStyle { imprimerie_nationale, journal_officiel };

/// `text` with French spaces and signs for print, from careless or correct input: spaces before
/// double punctuation and inside guillemets, none before , and . , runs of spaces one, « » for "",
/// ’ for ', … for ..., no-break spaces where a line must not end (n° 12, art. 3, M. Dupont, 12
/// mars, 1 000 €, § 3, L. 123-4, Article 1er, 4 %). Addresses of the Web and of mail, and hours
/// (12:30), stay as they are. `before` is the character that precedes the text in its paragraph, 0
/// at its start. Idempotent. Words and line breaks stay; a line break counts as a space. Source:
/// Lexique des règles typographiques en usage à l’Imprimerie nationale; Charte orthotypographique
/// du Journal officiel (DILA, 2016).
std::string typeset_spaces(std::string_view text,
                           TypographicStyle style = TypographicStyle::imprimerie_nationale,
                           char32_t before = 0);

/// The same for a paragraph cut into runs (bold, references…): the runs are read as one text and
/// none appears or vanishes, though one may become empty. A space that is added before a sign goes
/// with the sign.
void set_spaces(std::vector<std::string>& segments,
                TypographicStyle style = TypographicStyle::imprimerie_nationale);

/// The bytes to raise as superscripts: « er » of 1er, « re » of 1re, « e » of 2e and XXIe, « nd »,
/// « nde », « os » of nos 3 and 4, « o » of no 3; plural forms too (« es »). The sign ° needs no
/// raising.
std::vector<Span> raised_ordinals(std::string_view text);

}  // namespace paraphe
