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

/// The same of what the file at `path` holds, which is never whole in memory. Errors: throws
/// std::system_error when it cannot be read.
Digest sha256_of_file(const std::string& path);

/// Two lower-case digits a byte.
std::string hexadecimal(std::span<const unsigned char> bytes);

}  // namespace paraphe
