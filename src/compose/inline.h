// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "compose/scribe.h"

namespace paraphe {

/// The runs of running text, generated values written; `finish` has still to be applied.
Runs write_content(Scribe& scribe, const Content& content);

/// « article 3 », « 2° de l’article 3 », linked to its target.
Runs write_reference(Scribe& scribe, const Reference& reference, Source source);

/// A rule to fill by hand, as wide as the template says.
Run blank(Scribe& scribe, const std::string& object, Source source);

}  // namespace paraphe
