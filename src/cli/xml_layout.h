// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace paraphe {

/// How many spaces stand before `at` on its line.
std::size_t indent_at(const std::string& bytes, std::size_t at);

/// `text` with its lines but the first moved from one indentation to another.
std::string indented(std::string_view text, std::size_t from, std::size_t to);

/// Paragraphs as one comment of XML, `<!-- ` at `indent`, wrapped. Two hyphens in a row become one.
/// Source: XML 1.0 (5th ed.), 2.5.
std::string xml_comment(const std::vector<std::string>& paragraphs, std::size_t indent);

}  // namespace paraphe
