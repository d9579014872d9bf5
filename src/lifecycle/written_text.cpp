// SPDX-License-Identifier: EUPL-1.2
// What stands behind a key in the text of an object that this program wrote.
#include <charconv>

#include "lifecycle/unicode.h"
#include "lifecycle/written_pdf.h"

namespace paraphe {
namespace {

std::string_view behind(std::string_view text, std::string_view key) {
  const std::size_t at = text.find(key);
  return at == std::string_view::npos ? std::string_view() : text.substr(at + key.size());
}

std::string literal(std::string_view text) {
  std::string out;
  for (std::size_t i = 1; i < text.size() && text[i] != ')'; ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) ++i;
    out += text[i];
  }
  return out;
}

}  // namespace

int number_after(std::string_view text, std::string_view key) {
  const std::string_view rest = behind(text, key);
  int value = -1;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
  return error == std::errc() && value >= 0 ? value : -1;
}

std::vector<int> references_after(std::string_view text, std::string_view key) {
  std::string_view rest = behind(text, key);
  const bool array = rest.starts_with("[");
  if (array) rest = rest.substr(1, rest.find(']') - 1);
  std::vector<int> numbers;
  while (true) {
    while (rest.starts_with(" ")) rest.remove_prefix(1);
    int value = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    if (error != std::errc() || !rest.starts_with(" 0 R")) return numbers;
    numbers.push_back(value);
    rest.remove_prefix(4);
    if (!array) return numbers;
  }
}

std::string text_after(std::string_view text, std::string_view key) {
  const std::string_view rest = behind(text, key);
  if (rest.starts_with("(")) return literal(rest);
  if (!rest.starts_with("<FEFF")) return {};
  return utf8_of_hexadecimal(rest.substr(5, rest.find('>') - 5));
}

}  // namespace paraphe
