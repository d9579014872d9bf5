// SPDX-License-Identifier: EUPL-1.2
#include "lifecycle/unicode.h"

#include <charconv>

#include "base/utf8.h"

namespace paraphe {

std::string utf8_of_hexadecimal(std::string_view hexadecimal) {
  std::string out;
  unsigned high = 0;
  for (std::size_t at = 0; at + 4 <= hexadecimal.size(); at += 4) {
    unsigned unit = 0;
    const char* begin = hexadecimal.data() + at;
    const auto [end, error] = std::from_chars(begin, begin + 4, unit, 16);
    if (error != std::errc() || end != begin + 4) return out;
    if (unit >= 0xD800 && unit < 0xDC00) {
      high = unit;
    } else if (unit >= 0xDC00 && unit < 0xE000) {
      if (high != 0) encode(0x10000 + ((high - 0xD800) << 10U) + (unit - 0xDC00), out);
      high = 0;
    } else {
      encode(unit, out);
    }
  }
  return out;
}

}  // namespace paraphe
