// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

namespace paraphe {

using Digest = std::array<unsigned char, 32>;

/// The SHA-256 of `bytes`. Source: FIPS 180-4.
Digest sha256(std::string_view bytes);

/// Two lower-case digits a byte.
std::string hexadecimal(std::span<const unsigned char> bytes);

}  // namespace paraphe
