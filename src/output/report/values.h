// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/diagnostic.h"

namespace paraphe {

/// The value of an operand of a rule, as XPath gives it, in words: « 31 décembre 2028 », « oui »,
/// « rien ». Nodes are parted by ` | `: each is told by itself.
Text value_words(const std::string& value);

}  // namespace paraphe
