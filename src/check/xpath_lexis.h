// SPDX-License-Identifier: EUPL-1.2
#pragma once

/// The characters of XPath 1.0 (section 3.7), seen as bytes: any byte of a character beyond ASCII
/// may stand in a name.
namespace paraphe::xpath_lexis {

inline bool is_name_start(char c) {
  const auto u = static_cast<unsigned char>(c);
  return (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') || u == '_' || u >= 0x80;
}

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

inline bool is_name(char c) { return is_name_start(c) || is_digit(c) || c == '-' || c == '.'; }

inline bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

}  // namespace paraphe::xpath_lexis
