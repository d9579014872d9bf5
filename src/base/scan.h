// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/draft.h"

namespace paraphe {

/// Where one element stands, in bytes from the start of the file.
struct ElementSource {
  std::uint32_t begin = 0;    ///< the `<` of its start tag
  std::uint32_t content = 0;  ///< after the `>` of its start tag
  std::uint32_t end = 0;      ///< after the `>` of its end tag
};

/// What the scanner refuses to read on from, whatever a parser would say.
enum class Excess {
  doctype,
  depth,
  elements,
  attributes,
  all_attributes,
  asides,
  names,
  name,
  value,
  text
};

struct Refusal {
  Excess what;
  Span span;
};

/// A start tag and an end tag that do not match: `close` is empty where an element is never closed,
/// `open` is empty where an end tag closes nothing. `next` is where the disagreement was seen.
struct TagError {
  Span open;   ///< the name in the start tag
  Span close;  ///< the name in the end tag
  Span next;   ///< the end tag, or the end of the file, that came instead
};

struct Scan {
  std::vector<ElementSource> elements;  ///< in document order of start tags
  std::optional<Refusal> refusal;
  std::vector<TagError> tag_errors;  ///< the first ones: after so many, reading stops
  bool complete = false;             ///< every tag was read to the end of the file, and they match
};

/// Finds every tag of `bytes` from `begin` in one pass, and holds it to `limits`. It reads tags,
/// comments, CDATA sections and processing instructions as XML 1.0 does, but is no judge of
/// well-formedness: where it is at a loss it stops with `complete` false, and the parser says what
/// is wrong. Needs less than 4 GiB of bytes. Errors: in the result.
Scan scan(std::string_view bytes, std::size_t begin, const Limits& limits);

/// One attribute inside a start tag, or a namespace declaration.
struct AttributeSource {
  Span name;
  Span value;  ///< between the quotes
  Span whole;  ///< from the name to the closing quote
};

/// The name that follows `<` or `</` at `at`, and where it ends.
Span tag_name(std::string_view bytes, std::size_t at);

/// The attributes of the start tag at `begin`, until the first that cannot be read.
std::vector<AttributeSource> attributes_of(std::string_view bytes, std::size_t begin);

}  // namespace paraphe
