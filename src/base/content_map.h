// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/text_reading.h"

namespace paraphe {

/// Reads the source between two elements as the nodes libxml2 makes of it: a run of text, a
/// comment, a processing instruction, a CDATA section (several in a row are one node).
class ContentReader {
 public:
  /// `outside`: before or after the root, where space is no node and the XML declaration is
  /// skipped.
  ContentReader(std::string_view bytes, std::size_t at, bool outside);

  /// The spans of the next node, in order: one, or one for each CDATA section that it is made of.
  std::vector<Span> next();

 private:
  std::string_view bytes_;
  std::size_t at_;
  bool outside_;
};

/// How characters are written: references and line ends in text, references and white space in a
/// value, line ends only in CDATA.
enum class SourceWriting { text, value, cdata };

/// The source of bytes `wanted` of the content written in `parts`. A reference or a CRLF that is
/// cut is given whole; what is past the end is at the end. Starts from `from`, which must not be
/// past what is wanted, and leaves there where that begins.
Span source_of(std::string_view bytes, const std::vector<Span>& parts, SourceWriting writing,
               Span wanted, ContentPlace& from);

}  // namespace paraphe
