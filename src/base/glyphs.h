// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/typography.h"

namespace paraphe {

/// What stands between two signs.
enum class Gap : std::uint8_t { none, space, no_break, narrow };

/// A sign that is not white space, with what stands before it.
struct SpacedGlyph {
  char32_t sign = 0;
  Gap gap = Gap::none;
  std::size_t segment = 0;      ///< the run it belongs to
  std::size_t gap_segment = 0;  ///< the run that the gap belongs to
  bool kept = false;            ///< inside an address: nothing changes there
  Span source = {};             ///< its bytes in the run it belongs to
};

/// A paragraph as its signs and the gaps between them, so that each rule of spacing decides one gap
/// from the signs around it. All indexes may be past the end, where there is sign 0.
class Glyphs {
 public:
  /// The runs as one text; `before` stands ahead of them and is not written again.
  Glyphs(const std::vector<std::string>& segments, char32_t before);

  std::size_t size() const { return glyphs_.size(); }
  SpacedGlyph& operator[](std::size_t i) { return glyphs_[i]; }
  const SpacedGlyph& operator[](std::size_t i) const { return glyphs_[i]; }
  char32_t sign(std::size_t i) const { return i < size() ? glyphs_[i].sign : 0; }
  /// Whether an ASCII sign stood in the runs when they were read.
  bool held(char sign) const { return held_[static_cast<unsigned char>(sign)]; }
  Gap gap(std::size_t i) const { return i < size() ? glyphs_[i].gap : Gap::space; }
  bool kept(std::size_t i) const { return i < size() && glyphs_[i].kept; }
  void remove(std::size_t begin, std::size_t end);

  /// The word or figures without a gap inside that end just before `i`, or start at `i`; folded.
  /// Empty where there is none, or when it is longer than 16 signs.
  std::string run_before(std::size_t i) const;
  std::string run_at(std::size_t i) const;

  /// The runs again.
  std::vector<std::string> write(std::size_t segments, TypographicStyle style) const;

 private:
  void keep_addresses();

  std::vector<SpacedGlyph> glyphs_;
  std::array<bool, 128> held_{};
  std::size_t context_ = 0;  // 1 when the first glyph is `before`
  Gap trailing_ = Gap::none;
  std::size_t trailing_segment_ = 0;
};

/// The gap that belongs before glyph `i`, 1 <= i < size.
Gap right_gap(const Glyphs& glyphs, std::size_t i);

/// Appends `gap` as it is written in `style`.
void write_gap(Gap gap, TypographicStyle style, std::string& out);

/// Gives a paragraph the signs and the gaps of print: what `typeset_spaces` does, before it is
/// written again.
void set_for_print(Glyphs& glyphs);

/// Words that a number is not cut from, folded: « ans », « euros », « km »…; the twelve months.
bool is_unit(std::string_view folded);
bool is_month(std::string_view folded);

}  // namespace paraphe
