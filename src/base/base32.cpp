// SPDX-License-Identifier: EUPL-1.2
#include "base/base32.h"

namespace paraphe {
namespace {

constexpr std::string_view symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t short_signs = 12, group = 4;

/// What a sign is worth; 32: it is none.
unsigned value_of(char c) {
  if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  if (c == 'O') c = '0';
  if (c == 'I' || c == 'L') c = '1';
  const std::size_t at = symbols.find(c);
  return at == symbols.npos ? 32 : static_cast<unsigned>(at);
}

std::string grouped(std::string_view signs) {
  std::string text;
  for (std::size_t i = 0; i < short_signs; ++i) {
    if (i > 0 && i % group == 0) text += '-';
    text += signs[i];
  }
  return text;
}

}  // namespace

std::string base32(std::span<const unsigned char> bytes) {
  std::string text;
  text.reserve((8 * bytes.size() + 4) / 5);
  unsigned bits = 0, held = 0;
  for (const unsigned char byte : bytes) {
    bits = (bits << 8U) | byte;
    for (held += 8; held >= 5; held -= 5) text += symbols[(bits >> (held - 5)) & 31U];
  }
  if (held > 0) text += symbols[(bits << (5 - held)) & 31U];
  return text;
}

std::optional<std::vector<unsigned char>> read_base32(std::string_view text) {
  std::vector<unsigned char> bytes;
  unsigned bits = 0, held = 0;
  for (const char c : text) {
    const unsigned value = value_of(c);
    if (value == 32) return std::nullopt;
    bits = (bits << 5U) | value;
    held += 5;
    if (held < 8) continue;
    held -= 8;
    bytes.push_back(static_cast<unsigned char>(bits >> held));
  }
  return bytes;
}

std::string short_form(std::span<const unsigned char> digest) {
  return grouped(base32(digest.first(8)));
}

std::optional<std::string> read_short_form(std::string_view text) {
  std::string signs;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == ' ' || text[at] == '-') continue;
    const unsigned value = value_of(text[at]);
    if (value == 32) return std::nullopt;
    signs += symbols[value];
  }
  if (signs.size() != short_signs) return std::nullopt;
  return grouped(signs);
}

}  // namespace paraphe
