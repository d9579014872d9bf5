// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace paraphe {

/// Numbers that a hand copies: ten digits and the letters but I, L, O and U, which it would
/// misread. Source: D. Crockford, « Base 32 » (crockford.com/base32.html).

/// `bytes` in base 32, five bits a sign, the last filled with zeros.
std::string base32(std::span<const unsigned char> bytes);

/// The bytes that `text` writes; lower case, O for 0, I and L for 1 are understood. Bits beyond the
/// last whole byte are dropped. Nothing when a sign is none of base 32.
std::optional<std::vector<unsigned char>> read_base32(std::string_view text);

/// The first 60 bits of a digest, four signs by four: « M9T5-XYQ6-TRJ1 ».
std::string short_form(std::span<const unsigned char> digest);

/// A short form as it is copied: in any case, with or without hyphens and spaces, O for 0, I and L
/// for 1. Gives it as `short_form` writes it; nothing when it is not twelve signs of base 32.
std::optional<std::string> read_short_form(std::string_view text);

}  // namespace paraphe
