// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace paraphe {

/// The UTF-8 of UTF-16BE written in hexadecimal, as character maps and strings of a PDF hold it.
/// What is no character is left out.
std::string utf8_of_hexadecimal(std::string_view hexadecimal);

}  // namespace paraphe
