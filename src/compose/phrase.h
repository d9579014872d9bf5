// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/numerals.h"
#include "compose/document.h"

namespace paraphe {

using Runs = std::vector<Run>;
/// What stands for each `{name}` of a phrase. Empty runs: nothing to say.
using Arguments = std::map<std::string, Runs, std::less<>>;

/// How a phrase agrees.
struct Inflection {
  Gender gender = Gender::masculine;
  bool plural = false;
  bool elided = false;  ///< what follows starts with a vowel
};

/// A fixed phrase of a template and its forms. A form that is missing falls back on a plainer one:
/// feminine plural → plural → feminine → singular → the one text.
struct Phrase {
  std::string text, singular, plural, masculine, feminine, masculine_plural, feminine_plural,
      elided;
  std::optional<Gender> gender;  ///< of the noun the phrase counts
  Place place;

  const std::string& form(Inflection inflection) const;
};

/// Runs of plain words; no run for an empty text.
Runs plain(std::string text, Source source = {});
/// What the runs say, as one text; blanks and calls left out.
std::string spoken(const Runs& runs);
void append(Runs& runs, Runs more);

/// `pattern` with its places filled. `{name}` is replaced by the argument; `{name:gras}` marks it
/// (`gras`, `italique`, `petitesCapitales`, `insecable`, `exposant`, several parted by `:`);
/// `{? … }` is left out, with all it holds, when an argument in it is empty. Names that `arguments`
/// lacks are added to `unknown`. Literal words take `source`. `common` has what every pattern may
/// use besides; `arguments` prevail.
Runs expand(std::string_view pattern, const Arguments& arguments, Source source,
            std::vector<std::string>& unknown, const Arguments& common = {});

}  // namespace paraphe
