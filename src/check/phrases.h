// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace paraphe {

/// A name or value between quotation marks: « x » with no-break spaces, “x”. A long one is cut, a
/// line end becomes a space.
Text quoted(const std::string& text);

/// « a », « b » ou « c »; “a”, “b” or “c”.
Text alternatives(const std::vector<std::string>& names);

/// « ; vouliez-vous dire « x » ? » for the name of `here`, else of `all`, that `typed` is close to,
/// with `before` in front of it; else nothing.
Text did_you_mean(std::string_view typed, const std::vector<std::string>& here,
                  const std::vector<std::string>& all = {}, const std::string& before = {});

/// Replaces `{0}`, `{1}`… of a template by the texts, language by language.
Text phrase(Text text, const std::vector<Text>& parts);

/// The first sentence of a text, to go on from another: « Un SIREN compte… » becomes « un SIREN
/// compte… ».
Text continued(Text sentence);

}  // namespace paraphe
