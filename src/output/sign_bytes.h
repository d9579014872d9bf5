// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "output/codes.h"
#include "typeset/page.h"

namespace paraphe {

/// Pages are drawn as they are made; the codes of their signs depend on how often the whole
/// document shows each. Until then a sign stands in a content stream as one byte from 0x80, or
/// three from 0xE0: everything else there is ASCII. Errors: throws std::runtime_error past half a
/// million signs.
void append_long_sign(std::string& content, std::uint32_t sign);
inline void append_sign(std::string& content, std::uint32_t sign) {
  constexpr std::uint32_t short_signs = 0x60;
  if (sign >= short_signs) return append_long_sign(content, sign);
  content += static_cast<char>(static_cast<unsigned char>(0x80U + sign));
}

/// Puts codes where signs stand.
class SignCoder {
 public:
  /// `codes` are those of the faces of `pages`; signs that they do not count have none.
  SignCoder(const Pages& pages, const std::vector<Codes>& codes);

  /// The content stream with codes, escaped for literal strings.
  std::string coded(std::string_view content) const;

 private:
  static constexpr std::size_t most_bytes = 4;  ///< of a code: two bytes, each escaped
  struct Code {
    std::array<char, most_bytes> bytes{};
    std::uint8_t length = 0;
  };
  static Code code_of(std::string_view bytes);

  std::array<Code, 0xE0> bytes_{};  ///< of what one byte says: ASCII itself, a short sign its code
  std::vector<Code> codes_;         ///< by sign
};

}  // namespace paraphe
