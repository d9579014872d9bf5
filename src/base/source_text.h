// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/once.h"

namespace paraphe {

/// The bytes of a file and its lines. The line index is built when a place is first asked for.
/// Neither copyable nor movable; safe to read from several threads.
class SourceText {
 public:
  SourceText(std::string name, std::string bytes);

  const std::string& name() const { return name_; }
  const std::string& bytes() const { return bytes_; }
  /// Where the text starts: 3 after a UTF-8 byte order mark, else 0.
  std::size_t begin() const { return begin_; }

  /// `byte` past the end stands for the end. In a file that is not UTF-8, columns count bytes that
  /// are not continuation bytes.
  Position position(std::size_t byte) const;
  Place place(Span span) const;
  /// The whole file, no line.
  Place place() const;
  /// Line `number` (from 1) without its end and without byte order mark; empty past the end.
  std::string_view line(std::size_t number) const;

 private:
  const std::vector<std::size_t>& lines() const;
  /// Characters before a byte.
  struct Count {
    std::size_t points = 0;
    std::size_t utf16 = 0;
    Count operator-(Count other) const { return {points - other.points, utf16 - other.utf16}; }
  };
  Count counted(std::size_t from, std::size_t to) const;
  Count before(std::size_t byte) const;

  std::string name_;
  std::string bytes_;
  std::size_t begin_ = 0;
  mutable Once indexed_;
  mutable std::vector<std::size_t> lines_;  // offset of each line
  mutable Once counted_;
  mutable std::vector<Count> counts_;  // at each `stride`: a file may be one line
};

}  // namespace paraphe
