// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

namespace paraphe {

/// What a file of rows begins with, so that spreadsheets read UTF-8.
inline constexpr const char* csv_mark = "\xEF\xBB\xBF";

/// One row with its CRLF, cells parted by semicolons. Source: RFC 4180 as French spreadsheets read
/// it; what a spreadsheet would compute is kept as text (CWE-1236).
std::string csv_row(const std::vector<std::string>& cells);

}  // namespace paraphe
