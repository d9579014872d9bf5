// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>

#include "base/diagnostic.h"
#include "base/scan.h"
#include "base/source_text.h"

namespace paraphe {

/// One error of libxml2: its code (xmlParserErrors), the byte where the parser stood, just after
/// what it could not read, and the name it complains of.
struct ParserError {
  int code = 0;
  std::size_t byte = 0;
  std::string name;
  std::string message;
};

/// The finding in plain words, at the exact place. Ids `XML-01` and up, severity fatal. A code
/// without an entry in the table gets a general sentence.
Diagnostic explain(const ParserError& error, const SourceText& source);

/// The finding of a start or end tag without its fellow: both places, both names.
Diagnostic explain(const TagError& error, const SourceText& source);

/// Whether the scanner tells this error better (tags that do not match).
bool is_structural(int code);
/// Whether the error can be believed although others came before it.
bool is_independent(int code);
/// Whether nothing after the error can be believed.
bool derails(int code);

}  // namespace paraphe
