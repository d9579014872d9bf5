// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace paraphe {

/// A name or value between quotation marks: « x » with no-break spaces, “x”. A long one is cut, a
/// line end becomes a space.
Text quoted(const std::string& text);

/// « a », « b » ou « c »; “a”, “b” or “c”.
Text alternatives(const std::vector<std::string>& names);

/// Replaces `{0}`, `{1}`… of a template by the texts, language by language.
Text phrase(Text text, const std::vector<Text>& parts);

/// The first sentence of a text, to go on from another: « Un SIREN compte… » becomes « un SIREN
/// compte… ».
Text continued(Text sentence);

}  // namespace paraphe
