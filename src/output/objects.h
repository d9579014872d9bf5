// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "typeset/page.h"

namespace paraphe {

/// The notations of PDF objects. Source: ISO 32000-1, 7.3.

/// Appends `value` in `digits` hexadecimal digits.
void append_hex(std::string& out, unsigned value, int digits);

/// `text` in hexadecimal digits of UTF-16, big-endian, without a mark. Invalid UTF-8 gives U+FFFD.
std::string utf16_hex(std::string_view text);

void append_reference(std::string& out, int number);        ///< as `reference`
void append_name(std::string& out, std::string_view name);  ///< as `pdf_name`

std::string reference(int number);                ///< `12 0 R`
std::string pdf_name(std::string_view name);      ///< `/application#2Fxml`
std::string pdf_literal(std::string_view bytes);  ///< `(bytes, escaped)`
std::string pdf_text(std::string_view utf8);      ///< a literal if ASCII, else UTF-16 with its mark
std::string pdf_number(double value);             ///< at most three decimals, in any locale
std::string pdf_rectangle(const Box& box);        ///< `[0 0 595.276 841.89]`
/// Page object `page` with `y` at the top of the window, magnification unchanged. Source: ISO
/// 32000-1, 12.3.2.2.
std::string pdf_destination(int page, double y);

}  // namespace paraphe
