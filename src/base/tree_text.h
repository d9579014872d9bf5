// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <libxml/xmlstring.h>

#include <array>
#include <cstddef>
#include <string_view>

#include "base/arena.h"

namespace paraphe {

/// Bytes of the source.
struct SourceRun {
  const char* begin = nullptr;
  const char* end = nullptr;
  std::string_view view() const { return {begin, static_cast<std::size_t>(end - begin)}; }
};

/// An attribute value between its quotes.
struct Value {
  SourceRun run;
  bool simple = true;  ///< means what is written: no reference, no white space but spaces
};

/// Whether libxml2 takes this namespace name without a word: absolute, of plain characters, and not
/// one of those that XML reserves.
bool is_plain_uri(std::string_view uri);

/// What runs of the source mean, as strings of libxml2 in an arena. Runs come in the order of the
/// source.
class TreeText {
 public:
  TreeText(Arena& arena, const char* begin, const char* end)
      : arena_(arena),
        end_(end),
        ampersand_{'&', begin},
        bracket_{']', begin},
        return_{'\r', begin} {
    for (Mark* mark : {&ampersand_, &bracket_, &return_}) seek(*mark, begin);
  }

  /// Content between tags: references replaced, line ends made LF. Null where it is not well-formed
  /// or in doubt. White space is kept once.
  xmlChar* text(SourceRun run);
  /// An attribute value, normalised (XML 1.0, 3.3.3). Null on any doubt.
  xmlChar* value(const Value& value);
  /// A comment or an instruction: line ends made LF.
  xmlChar* verbatim(SourceRun run);
  xmlChar* copy(std::string_view text);

 private:
  /// Where a byte comes next: asked for each run, found once.
  struct Mark {
    char byte;
    const char* at;
  };
  void seek(Mark& mark, const char* from) const;
  bool holds(Mark& mark, SourceRun run) const {
    if (mark.at < run.begin) seek(mark, run.begin);
    return mark.at < run.end;
  }
  enum class Kind { text, value, verbatim };
  xmlChar* decode(SourceRun run, Kind kind);

  Arena& arena_;
  const char* end_;
  Mark ampersand_, bracket_, return_;
  std::array<std::string_view, 64> blanks_{};
};

}  // namespace paraphe
