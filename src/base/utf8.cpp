// SPDX-License-Identifier: EUPL-1.2
#include "base/utf8.h"

namespace paraphe {
namespace {

constexpr char32_t replacement = 0xFFFD;

unsigned byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
}

bool continues(unsigned byte) { return (byte & 0xC0U) == 0x80U; }

}  // namespace

CodePoint decode(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const unsigned a = byte_at(text, at);
  if (a < 0x80) return {a, 1};
  const unsigned b = byte_at(text, at + 1);
  if (a < 0xC2 || a > 0xF4 || !continues(b)) return {replacement, 1};
  if (a < 0xE0) return {((a & 0x1FU) << 6U) | (b & 0x3FU), 2};
  const unsigned c = byte_at(text, at + 2);
  if (!continues(c)) return {replacement, 1};
  if (a < 0xF0) {
    const char32_t value = ((a & 0x0FU) << 12U) | ((b & 0x3FU) << 6U) | (c & 0x3FU);
    if (value < 0x800 || (value >= 0xD800 && value <= 0xDFFF)) return {replacement, 1};
    return {value, 3};
  }
  const unsigned d = byte_at(text, at + 3);
  const char32_t value =
      ((a & 0x07U) << 18U) | ((b & 0x3FU) << 12U) | ((c & 0x3FU) << 6U) | (d & 0x3FU);
  if (!continues(d) || value < 0x10000 || value > 0x10FFFF) return {replacement, 1};
  return {value, 4};
}

CodePoint decode_before(std::string_view text, std::size_t at) {
  if (at == 0 || at > text.size()) return {};
  for (std::size_t size = 1; size <= 4 && size <= at; ++size) {
    if (continues(byte_at(text, at - size))) continue;
    const CodePoint found = decode(text, at - size);
    if (found.size == size) return found;
    break;
  }
  return {replacement, 1};
}

void encode_wide(char32_t value, std::string& out) {
  if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) value = replacement;
  const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (value < 0x800) {
    put(0xC0U | (value >> 6U));
  } else {
    if (value < 0x10000) {
      put(0xE0U | (value >> 12U));
    } else {
      put(0xF0U | (value >> 18U));
      put(0x80U | ((value >> 12U) & 0x3FU));
    }
    put(0x80U | ((value >> 6U) & 0x3FU));
  }
  put(0x80U | (value & 0x3FU));
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint found = decode(text, at);
    if (found.value == replacement && found.size == 1) return false;
    at += found.size;
  }
  return true;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += decode(text, at).size) ++count;
  return count;
}

bool is_letter(char32_t value) {
  if (value < 0x80) return (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z');
  if (value < 0x250) return value >= 0xC0 && value != 0xD7 && value != 0xF7;
  // Combining accents belong to the letter before them; then Latin Extended Additional.
  return (value >= 0x300 && value < 0x370) || (value >= 0x1E00 && value < 0x1F00);
}

bool is_digit(char32_t value) { return value >= '0' && value <= '9'; }

bool is_upper(char32_t value) { return lower(value) != value; }

bool is_control(char32_t value) { return value < 0x20 || (value >= 0x7F && value < 0xA0); }

bool is_wide_space(char32_t value) {
  return value == 0x85 || value == 0xA0 || value == 0x1680 ||
         (value >= 0x2000 && value <= 0x200A) || value == 0x2028 || value == 0x2029 ||
         value == 0x202F || value == 0x205F || value == 0x3000;
}

char32_t lower(char32_t value) {
  if (value >= 'A' && value <= 'Z') return value + 32;
  if (value < 0xC0) return value;
  if (value <= 0xDE) return value == 0xD7 ? value : value + 32;
  if (value == 0x178) return 0xFF;  // Ÿ
  const bool odd_capitals =
      (value >= 0x139 && value <= 0x148) || (value >= 0x179 && value <= 0x17E);
  if (odd_capitals) return (value % 2 == 1) ? value + 1 : value;
  const bool even_capitals =
      (value >= 0x100 && value <= 0x137 && value != 0x130 && value != 0x131) ||
      (value >= 0x14A && value <= 0x177) || (value >= 0x1E00 && value <= 0x1E95) ||
      (value >= 0x1EA0 && value <= 0x1EFF);
  return even_capitals && value % 2 == 0 ? value + 1 : value;
}

std::string lower_case(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) encode(lower(next_code_point(text, at)), out);
  return out;
}

}  // namespace paraphe
