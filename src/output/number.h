// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cmath>
#include <cstdint>
#include <string>

namespace paraphe {

/// Appends `value` / 10^`decimals` in the shortest fixed notation of PDF: « -.5 », « 12 », « 70.87
/// ». Independent of the locale. Source: ISO 32000-1, 7.3.3.
inline void append_fixed(std::string& out, std::int64_t value, int decimals) {
  if (value < 0) {
    out += '-';
    value = -value;
  }
  char digits[24];
  int length = 0;
  for (; value != 0 || length < decimals; value /= 10) {
    digits[length++] = static_cast<char>('0' + value % 10);
  }
  int last = 0;  // zeros after the point that say nothing
  while (last < decimals && digits[last] == '0') ++last;
  if (last == length) out += '0';
  for (int i = length - 1; i >= last; --i) {
    if (i == decimals - 1) out += '.';
    out += digits[i];
  }
}

/// As std::llround, compiled in place: there are some for each letter of a document.
inline std::int64_t nearest(double value) {
  constexpr double halves_end = 4503599627370496;  // 2^52: all doubles from here on are whole
  if (!(value > -halves_end && value < halves_end)) return std::llround(value);
  const auto whole = static_cast<std::int64_t>(value);
  const double rest = value - static_cast<double>(whole);  // exact
  return whole + (rest >= 0.5 ? 1 : 0) - (rest <= -0.5 ? 1 : 0);
}

/// `value` rounded to units of 10^-`decimals`.
inline std::int64_t fixed(double value, int decimals) {
  double scale = 1;
  for (int i = 0; i < decimals; ++i) scale *= 10;
  return nearest(value * scale);
}

/// Appends `value` with at most `decimals` decimals.
inline void append_number(std::string& out, double value, int decimals) {
  append_fixed(out, fixed(value, decimals), decimals);
}

}  // namespace paraphe
