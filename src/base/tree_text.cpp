// SPDX-License-Identifier: EUPL-1.2
#include "base/tree_text.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <optional>

#include "base/utf8.h"

namespace paraphe {
namespace {

// Source: XML 1.0 (5th ed.), 2.2.
bool is_character(unsigned code) {
  return code == 0x9 || code == 0xA || code == 0xD || (code >= 0x20 && code <= 0xD7FF) ||
         (code >= 0xE000 && code <= 0xFFFD) || (code >= 0x10000 && code <= 0x10FFFF);
}

struct Character {
  unsigned code;
  std::size_t length;  // of the reference
};

// The reference at the start of `rest`: one of the five of XML, or to a character.
std::optional<Character> reference(std::string_view rest) {
  constexpr struct {
    std::string_view written;
    char means;
  } known[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
  for (const auto& [written, means] : known) {
    if (rest.substr(0, written.size()) == written) {
      return Character{static_cast<unsigned char>(means), written.size()};
    }
  }
  if (rest.substr(0, 2) != "&#") return std::nullopt;
  const bool hexadecimal = rest.size() > 2 && rest[2] == 'x';
  const char* const digits = rest.data() + (hexadecimal ? 3 : 2);
  const char* const end = std::min(digits + 8, rest.data() + rest.size());
  if (digits >= end) return std::nullopt;
  unsigned code = 0;
  const auto [after, error] = std::from_chars(digits, end, code, hexadecimal ? 16 : 10);
  if (error != std::errc() || after >= end || *after != ';' || !is_character(code)) {
    return std::nullopt;
  }
  return Character{code, static_cast<std::size_t>(after + 1 - rest.data())};
}

bool is_blank(SourceRun run) {
  return std::all_of(run.begin, run.end, [](char c) { return c == ' ' || c == '\n' || c == '\t'; });
}

}  // namespace

bool is_plain_uri(std::string_view uri) {
  constexpr std::string_view plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._:/#";
  const std::size_t colon = uri.find(':');
  if (colon == uri.npos || colon == 0 || colon + 1 == uri.size()) return false;
  const bool urn = uri.substr(0, colon) == "urn";  // elsewhere a second colon is before a port
  return uri.substr(0, colon).find_first_not_of("abcdefghijklmnopqrstuvwxyz") == uri.npos &&
         uri.find_first_not_of(plain) == uri.npos && std::count(uri.begin(), uri.end(), '#') <= 1 &&
         (urn || uri.find(':', colon + 1) == uri.npos) &&
         uri != "http://www.w3.org/XML/1998/namespace" && uri != "http://www.w3.org/2000/xmlns/";
}

void TreeText::seek(Mark& mark, const char* from) const {
  const void* const found = std::memchr(from, mark.byte, static_cast<std::size_t>(end_ - from));
  mark.at = found == nullptr ? end_ : static_cast<const char*>(found);
}

xmlChar* TreeText::copy(std::string_view text) {
  char* const made = arena_.bytes(text.size() + 1);
  std::memcpy(made, text.data(), text.size());
  made[text.size()] = '\0';
  return reinterpret_cast<xmlChar*>(made);
}

xmlChar* TreeText::text(SourceRun run) {
  if (holds(bracket_, run) && run.view().find("]]>") != std::string_view::npos) return nullptr;
  if (holds(ampersand_, run) || holds(return_, run)) return decode(run, Kind::text);
  if (*run.begin > ' ' || !is_blank(run)) return copy(run.view());
  std::string_view& kept = blanks_[run.view().size() % blanks_.size()];
  if (kept != run.view()) {
    kept = {reinterpret_cast<const char*>(copy(run.view())), run.view().size()};
  }
  return reinterpret_cast<xmlChar*>(const_cast<char*>(kept.data()));
}

xmlChar* TreeText::value(const Value& value) {
  return value.simple ? copy(value.run.view()) : decode(value.run, Kind::value);
}

xmlChar* TreeText::verbatim(SourceRun run) {
  return holds(return_, run) ? decode(run, Kind::verbatim) : copy(run.view());
}

// Never longer than what is written: the shortest reference to a character of four bytes has nine.
xmlChar* TreeText::decode(SourceRun run, Kind kind) {
  char* const made = arena_.bytes(run.view().size() + 1);
  char* to = made;
  for (const char* at = run.begin; at < run.end;) {
    if (*at == '&' && kind != Kind::verbatim) {
      const auto found = reference({at, static_cast<std::size_t>(run.end - at)});
      if (!found) return nullptr;
      std::string encoded;
      encode(static_cast<char32_t>(found->code), encoded);
      to = std::copy(encoded.begin(), encoded.end(), to);
      at += found->length;
      continue;
    }
    char c = *at++;
    if (c == '\r') {
      c = '\n';
      if (at < run.end && *at == '\n') ++at;
    }
    if (kind == Kind::value && (c == '\n' || c == '\t')) c = ' ';
    *to++ = c;
  }
  *to = '\0';
  return reinterpret_cast<xmlChar*>(made);
}

}  // namespace paraphe
