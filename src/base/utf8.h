// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace paraphe {

/// One code point and the bytes it took.
struct CodePoint {
  char32_t value = 0;
  std::size_t size = 0;  ///< 1 to 4; 0 at the end of the text
};

/// The code point that starts at byte `at`. A byte that starts no well-formed sequence gives
/// U+FFFD, size 1. Source: Unicode 15, table 3-7 (no surrogates, no overlong forms, nothing above
/// U+10FFFF).
CodePoint decode(std::string_view text, std::size_t at);

/// The code point that ends just before byte `at`; size 0 at the start of the text.
CodePoint decode_before(std::string_view text, std::size_t at);

/// Appends `value`, which is not ASCII, to `out`.
void encode_wide(char32_t value, std::string& out);

/// Appends `value` to `out`; U+FFFD where `value` is no Unicode scalar value.
inline void encode(char32_t value, std::string& out) {
  if (value < 0x80) {
    out.push_back(static_cast<char>(value));
  } else {
    encode_wide(value, out);
  }
}

/// The code point at byte `at`, which must be in the text; `at` moves past it.
inline char32_t next_code_point(std::string_view text, std::size_t& at) {
  const CodePoint point = decode(text, at);
  at += point.size;
  return point.value;
}

constexpr std::string_view no_break_space = "\u00A0";
constexpr std::string_view soft_hyphen = "\u00AD";

/// Whether all of `text` is well-formed UTF-8.
bool is_utf8(std::string_view text);

/// The number of code points; an ill-formed byte counts as one.
std::size_t count_code_points(std::string_view text);

/// A letter of the Latin script, accented or not, œ and æ included; a digit; nothing else.
bool is_letter(char32_t value);
bool is_digit(char32_t value);  ///< 0 to 9 only
bool is_upper(char32_t value);
bool is_wide_space(char32_t value);  ///< white space that is not ASCII
/// White space, line breaks and the two no-break spaces U+00A0 and U+202F included.
inline bool is_space(char32_t value) {
  if (value < 0x80) return value == ' ' || (value >= '\t' && value <= '\r');
  return is_wide_space(value);
}

/// What commands a terminal rather than shows: U+0000 to U+001F, U+007F to U+009F.
bool is_control(char32_t value);

/// Lower case of a Latin letter; anything else as it is.
char32_t lower(char32_t value);
/// The same of a text; an ill-formed byte becomes U+FFFD.
std::string lower_case(std::string_view text);

}  // namespace paraphe
