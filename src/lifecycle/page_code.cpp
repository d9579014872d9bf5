// SPDX-License-Identifier: EUPL-1.2
#include "lifecycle/page_code.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

#include "base/base32.h"
#include "base/words.h"

namespace paraphe {
namespace {

constexpr std::string_view mark = "PARAPHE";
constexpr std::size_t longest_name = 20;
constexpr std::size_t fields = 6;  // those after are for later
constexpr int largest_count = 99'999;

char capital(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

std::string counted(int number, int count) {
  return count == 0 ? "" : std::to_string(number) + '/' + std::to_string(count);
}

std::vector<std::string_view> cut(std::string_view text) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0;; ++at) {
    const std::size_t end = std::min(text.find(':', at), text.size());
    parts.push_back(text.substr(at, end - at));
    if (end == text.size()) return parts;
    at = end;
  }
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stop != end || value < 1 || value > largest_count)
    return std::nullopt;
  return value;
}

/// « 7/14 »: one of so many.
bool read_counted(std::string_view text, int& value, int& count) {
  const std::size_t slash = text.find('/');
  if (slash == text.npos) return false;
  const auto first = number(text.substr(0, slash)), second = number(text.substr(slash + 1));
  if (!first || !second || *first > *second) return false;
  value = *first;
  count = *second;
  return true;
}

template <std::size_t size>
bool read_bytes(std::string_view text, std::array<unsigned char, size>& bytes) {
  const auto read = read_base32(text);
  if (!read || read->size() != size || text.size() != (8 * size + 4) / 5) return false;
  std::copy(read->begin(), read->end(), bytes.begin());
  return true;
}

/// As `code_name` writes it, cut or not.
bool is_name(std::string_view name) {
  const bool cut = name.size() >= longest_name - 1 && name.ends_with('-');
  const std::string_view whole = cut ? name.substr(0, name.size() - 1) : name;
  return code_name(whole) == whole;
}

bool read_fields(const std::vector<std::string_view>& parts, PageCode& code) {
  if (parts.size() < fields || !(parts[0].ends_with('S') || parts[0].ends_with('P'))) return false;
  code.for_signature = parts[0].ends_with('S');
  code.agreement = parts[1];
  return is_name(code.agreement) && read_bytes(parts[2], code.fingerprint) &&
         read_counted(parts[3], code.page, code.pages) &&
         (parts[4].empty() || read_counted(parts[4], code.original, code.originals)) &&
         read_bytes(parts[5], code.text);
}

}  // namespace

std::string code_name(std::string_view text) {
  std::string name;
  for (char c : fold(text)) {
    c = capital(c);
    if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
      name += c;
    } else if (!name.empty() && name.back() != '-') {
      name += '-';
    }
  }
  if (name.ends_with('-')) name.pop_back();
  if (name.size() <= longest_name) return name;
  name.resize(longest_name - 1);
  if (!name.ends_with('-')) name += '-';
  return name;
}

std::string shown_name(std::string_view name) {
  if (!name.ends_with('-')) return std::string(name);
  return std::string(name.substr(0, name.size() - 1)) + "…";
}

std::string write_page_code(const PageCode& code) {
  std::string text(mark);
  text += std::to_string(page_code_version);
  text += code.for_signature ? "S:" : "P:";
  text += code.agreement + ':' + base32(code.fingerprint) + ':';
  text += counted(code.page, code.pages) + ':' + counted(code.original, code.originals) + ':';
  return text + base32(code.text);
}

ReadPageCode read_page_code(std::string_view text) {
  std::string written;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) > ' ') written += capital(c);
  }
  ReadPageCode read;
  if (!written.starts_with(mark)) return read;
  const char* digits = written.data() + mark.size();
  const char* end = written.data() + written.size();
  const auto [after, error] = std::from_chars(digits, end, read.version);
  if (error != std::errc() || read.version < 1) return read;
  std::vector<std::string_view> parts = cut(written);
  if (read.version > page_code_version) {
    read.kind = ReadPageCode::Kind::future;
  } else if (after + 1 == parts[0].data() + parts[0].size() && read_fields(parts, read.code)) {
    read.kind = ReadPageCode::Kind::known;
  } else {
    read.kind = ReadPageCode::Kind::damaged;
  }
  return read;
}

}  // namespace paraphe
