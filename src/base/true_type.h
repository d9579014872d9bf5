// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace paraphe {

/// Bytes of a font that `is_whole_font` reads, at most: the list of a thousand tables.
constexpr std::size_t font_head = 16 * 1024;

/// Whether a file of `size` bytes that begins with `start` has the head of a TrueType font and room
/// for all the tables that this head tells of: one that was cut short has not. `start`: the whole
/// file, or its first `font_head` bytes. Source: OpenType 1.9, « Organization of an OpenType Font
/// ».
bool is_whole_font(std::string_view start, std::uintmax_t size);

}  // namespace paraphe
