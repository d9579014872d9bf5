// SPDX-License-Identifier: EUPL-1.2
#pragma once

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
void append_sign(std::string& content, std::uint32_t sign);

/// Puts codes where signs stand.
class SignCoder {
 public:
  /// `codes` are those of the faces of `pages`; signs that they do not count have none.
  SignCoder(const Pages& pages, const std::vector<Codes>& codes);

  /// The content stream with codes, escaped for literal strings.
  std::string coded(std::string_view content) const;

 private:
  std::vector<std::string> codes_;  ///< by sign
};

}  // namespace paraphe
