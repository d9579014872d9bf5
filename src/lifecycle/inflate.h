// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace paraphe {

/// What `bytes`, a zlib stream, holds. Nothing when it is damaged, truncated, followed by anything,
/// or holds more than `most` bytes: nothing larger is ever allocated. Source: RFC 1950.
std::optional<std::string> inflate_bytes(std::string_view bytes, std::size_t most);

/// `bytes` deflated as this program deflates them.
std::string deflate_bytes(std::string_view bytes);

/// Whether the bits of `bytes` that stand for nothing, behind its last block, are zero, as every
/// deflater leaves them: no bit of a stream that was inflated can then hide a change.
bool has_no_stray_bits(std::string_view bytes);

/// What deflates here, as the metadata of a print name it: « libdeflate 1.14 ».
std::string deflater_version();

}  // namespace paraphe
