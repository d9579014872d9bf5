// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "compose/scribe.h"

namespace paraphe {

/// The values the program writes; each reports, where it stands, what it cannot write.

Runs write_value(Scribe& scribe, const GeneratedValue& value, Source source);
Runs write_count(Scribe& scribe, const GeneratedCount& count, Source source);
Runs write_amount(Scribe& scribe, const Amount& amount, Source source);
Runs write_predecessor(Scribe& scribe, const Predecessor& predecessor, Source source);

/// « quatre (4) ans »; « [à compléter] » when it is declared as to come.
Runs write_length(Scribe& scribe, const Term& term, std::optional<Writing> writing, Source source);
/// « à compter de sa signature par la dernière des Parties ».
Runs write_from(Scribe& scribe, const Term& term, Source source);
/// « 31 décembre 2030 », reckoned where the draft does not give it; where the start is an event,
/// words that say which day it is.
Runs write_end(Scribe& scribe, const Term& term, std::optional<Writing> writing, Source source);

/// A day as « 1er janvier 2027 », never broken.
Runs write_date(Date date, Source source);

}  // namespace paraphe
