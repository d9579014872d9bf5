// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace paraphe {

/// What the codes of one font say, from its /ToUnicode. Codes have one byte or two.
class CodeTexts {
 public:
  CodeTexts() = default;
  explicit CodeTexts(std::string_view map);
  /// Appends the text of `codes`; a code without text is left out.
  void append(std::string& out, std::string_view codes) const;

 private:
  std::map<unsigned, std::string> texts_;
  bool one_byte_[256] = {};
};

/// The words that a content stream shows, in its order, white space made one space and soft hyphens
/// taken out, to quote to a reader; never to decide whether two pages are alike. `fonts` by the
/// name that the page gives them (`F0`).
std::string page_text(std::string_view content, const std::map<std::string, CodeTexts>& fonts);

/// Where two texts first differ, each in a few words (at most 60 characters).
struct TextDifference {
  std::string found, expected;
};
TextDifference first_difference(const std::string& found, const std::string& expected);

}  // namespace paraphe
