// SPDX-License-Identifier: EUPL-1.2
#include "output/objects.h"

#include <algorithm>

#include "output/number.h"

namespace paraphe {
namespace {

constexpr char32_t replacement = 0xFFFD;

/// The character that begins at `at`, which moves behind it.
char32_t next_character(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at++]);
  if (lead < 0x80) return lead;
  const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
  if (more == 0) return replacement;
  char32_t character = lead & (0x3FU >> static_cast<unsigned>(more));
  for (int i = 0; i < more; ++i, ++at) {
    if (at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U)
      return replacement;
    character = (character << 6U) | (static_cast<unsigned char>(text[at]) & 0x3FU);
  }
  return character > 0x10FFFF ? replacement : character;
}

}  // namespace

void append_hex(std::string& out, unsigned value, int digits) {
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
    out += "0123456789ABCDEF"[(value >> static_cast<unsigned>(shift)) & 0xFU];
  }
}

std::string utf16_hex(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = next_character(text, at);
    if (character < 0x10000) {
      append_hex(out, character, 4);
    } else {
      append_hex(out, 0xD800 + ((character - 0x10000) >> 10U), 4);
      append_hex(out, 0xDC00 + ((character - 0x10000) & 0x3FFU), 4);
    }
  }
  return out;
}

void append_reference(std::string& out, int number) {
  append_fixed(out, number, 0);
  out += " 0 R";
}

std::string reference(int number) {
  std::string out;
  append_reference(out, number);
  return out;
}

void append_name(std::string& out, std::string_view name) {
  out += '/';
  for (const char c : name) {
    if (c > ' ' && c < '\x7F' &&
        std::string_view("()<>[]{}/%#").find(c) == std::string_view::npos) {
      out += c;
    } else {
      out += '#';
      append_hex(out, static_cast<unsigned char>(c), 2);
    }
  }
}

std::string pdf_name(std::string_view name) {
  std::string out;
  append_name(out, name);
  return out;
}

std::string pdf_literal(std::string_view bytes) {
  std::string out = "(";
  for (const char c : bytes) {
    if (c == '(' || c == ')' || c == '\\') out += '\\';
    if (c == '\r') {
      out += "\\r";
    } else {
      out += c;
    }
  }
  return out + ")";
}

std::string pdf_text(std::string_view utf8) {
  const bool ascii = std::all_of(utf8.begin(), utf8.end(), [](char c) {
    return (c >= ' ' && c < '\x7F') || c == '\n' || c == '\t';
  });
  return ascii ? pdf_literal(utf8) : "<FEFF" + utf16_hex(utf8) + ">";
}

std::string pdf_number(double value) {
  std::string out;
  append_number(out, value, 3);
  return out;
}

std::string pdf_rectangle(const Box& box) {
  return "[" + pdf_number(box.x0) + " " + pdf_number(box.y0) + " " + pdf_number(box.x1) + " " +
         pdf_number(box.y1) + "]";
}

std::string pdf_destination(int page, double y) {
  return "[" + reference(page) + "/XYZ null " + pdf_number(y) + " null]";
}

}  // namespace paraphe
