// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/wellformed_messages.h"

namespace paraphe {

/// Finds what a message points at, from where the parser stood.
using Locate = Span (*)(const ParserError& error, const std::string& bytes);

/// What to say for one code of libxml2 (xmlParserErrors). `{}` in the message stands for the source
/// that `locate` found.
struct WellformedEntry {
  int code;
  const char* id;
  Locate locate;
  Text message;
  Text remedy;
};

const std::vector<WellformedEntry>& wellformed_table();

/// The character at the parser's cursor, or the one before at the end of the file.
Span at_cursor(const ParserError& error, const std::string& bytes);

}  // namespace paraphe
