// SPDX-License-Identifier: EUPL-1.2
#include "lifecycle/page_text.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "base/utf8.h"
#include "lifecycle/unicode.h"

namespace paraphe {
namespace {

constexpr std::size_t most_text = 1U << 20U;  // bytes of one page that are looked at
constexpr std::size_t most_quoted = 60;       // characters

/// One token of a content stream or of a character map: what stands in a string is decoded.
struct Token {
  enum class Kind { end, string, name, word };
  Kind kind = Kind::end;
  std::string text;  ///< of a hexadecimal string: its digits
  bool hexadecimal = false;
};

class Tokens {
 public:
  explicit Tokens(std::string_view text) : text_(text) {}

  Token next() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
    if (at_ == text_.size()) return {};
    const char c = text_[at_];
    if (c == '(') return literal();
    if (c == '<' && at_ + 1 < text_.size() && text_[at_ + 1] != '<') return hexadecimal();
    if (std::string_view("[]<>{})").find(c) != std::string_view::npos)
      return {Token::Kind::word, std::string(1, text_[at_++])};
    const std::size_t begin = at_++;
    while (at_ < text_.size() && !is_blank(text_[at_]) &&
           std::string_view("()<>[]{}/").find(text_[at_]) == std::string_view::npos)
      ++at_;
    return {
        c == '/' ? Token::Kind::name : Token::Kind::word,
        std::string(text_.substr(begin + (c == '/' ? 1 : 0), at_ - begin - (c == '/' ? 1 : 0)))};
  }

 private:
  static bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
  }

  Token literal() {
    Token token{Token::Kind::string, {}};
    int depth = 1;
    for (++at_; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '\\' && at_ + 1 < text_.size()) {
        escape(token.text);
        continue;
      }
      if (c == '(') ++depth;
      if (c == ')' && --depth == 0) {
        ++at_;
        break;
      }
      token.text += c;
    }
    return token;
  }

  void escape(std::string& out) {
    const char c = text_[++at_];
    constexpr std::string_view letters = "nrtbf", values = "\n\r\t\b\f";
    if (const std::size_t known = letters.find(c); known != std::string_view::npos) {
      out += values[known];
    } else if (c >= '0' && c <= '7') {
      unsigned value = 0, length = 0;
      while (length < 3 && at_ + length < text_.size() && text_[at_ + length] >= '0' &&
             text_[at_ + length] <= '7')
        value = value * 8 + static_cast<unsigned>(text_[at_ + length++] - '0');
      out += static_cast<char>(value);
      at_ += length - 1;
    } else if (c != '\n' && c != '\r') {
      out += c;
    }
  }

  Token hexadecimal() {
    const std::size_t close = std::min(text_.find('>', at_), text_.size());
    Token token{Token::Kind::string, {}, true};
    for (std::size_t i = at_ + 1; i < close; ++i)
      if (!is_blank(text_[i])) token.text += text_[i];
    at_ = std::min(close + 1, text_.size());
    return token;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

unsigned value_of(const std::string& digits) {
  unsigned value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  return value;
}

std::string bytes_of(const Token& token) {
  if (!token.hexadecimal) return token.text;
  std::string bytes;
  for (std::size_t i = 0; i < token.text.size(); i += 2)
    bytes += static_cast<char>(value_of(token.text.substr(i, 2)));
  return bytes;
}

/// White space made one; the words then stand one space apart.
std::string tidied(const std::string& text) {
  std::string out;
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c == 0xAD) continue;
    if (is_space(c)) {
      space = true;
      continue;
    }
    if (space && !out.empty()) out += ' ';
    space = false;
    encode(c, out);
  }
  return out;
}

/// At most `most_quoted` characters of `text` from the word that holds `at`.
std::string quoted(const std::string& text, std::size_t at) {
  std::size_t begin = at == 0 ? std::string::npos : text.rfind(' ', at - 1);
  begin = begin == std::string::npos ? 0 : begin + 1;
  // Two words before tell where one is.
  for (int word = 0; word < 2 && begin > 1; ++word) {
    const std::size_t before = text.rfind(' ', begin - 2);
    begin = before == std::string::npos ? 0 : before + 1;
  }
  std::string out;
  std::size_t count = 0;
  for (std::size_t i = begin; i < text.size() && count < most_quoted; ++count)
    encode(next_code_point(text, i), out);
  return out;
}

}  // namespace

CodeTexts::CodeTexts(std::string_view map) {
  Tokens tokens(map.substr(0, most_text));
  std::vector<Token> held;
  for (Token token = tokens.next(); token.kind != Token::Kind::end; token = tokens.next()) {
    if (token.kind == Token::Kind::string) {
      held.push_back(std::move(token));
      continue;
    }
    if (token.text == "endbfchar") {
      for (std::size_t i = 0; i + 1 < held.size(); i += 2)
        texts_[value_of(held[i].text)] = utf8_of_hexadecimal(held[i + 1].text);
    } else if (token.text == "endcodespacerange") {
      for (std::size_t i = 0; i + 1 < held.size(); i += 2) {
        if (held[i].text.size() != 2) continue;
        for (unsigned c = value_of(held[i].text); c <= value_of(held[i + 1].text) && c < 256; ++c)
          one_byte_[c] = true;
      }
    }
    held.clear();
  }
}

void CodeTexts::append(std::string& out, std::string_view codes) const {
  for (std::size_t i = 0; i < codes.size(); ++i) {
    unsigned code = static_cast<unsigned char>(codes[i]);
    if (!one_byte_[code] && i + 1 < codes.size())
      code = code << 8U | static_cast<unsigned char>(codes[++i]);
    if (const auto found = texts_.find(code); found != texts_.end()) out += found->second;
  }
}

std::string page_text(std::string_view content, const std::map<std::string, CodeTexts>& fonts) {
  std::string text, name;
  static const CodeTexts none;
  const CodeTexts* font = &none;
  Tokens tokens(content.substr(0, most_text));
  for (Token token = tokens.next(); token.kind != Token::Kind::end; token = tokens.next()) {
    if (token.kind == Token::Kind::string) {
      font->append(text, bytes_of(token));
    } else if (token.kind == Token::Kind::name) {
      name = token.text;
    } else if (token.text == "Tf") {
      const auto found = fonts.find(name);
      font = found == fonts.end() ? &none : &found->second;
    } else if (token.text == "ET" || token.text == "EMC") {
      text += ' ';
    }
  }
  return tidied(text);
}

TextDifference first_difference(const std::string& found, const std::string& expected) {
  if (found == expected) return {};
  const auto [here, there] =
      std::mismatch(found.begin(), found.end(), expected.begin(), expected.end());
  auto at = static_cast<std::size_t>(here - found.begin());
  while (at > 0 && at < found.size() && (static_cast<unsigned char>(found[at]) & 0xC0U) == 0x80U)
    --at;  // never inside a character
  at = std::min({at, found.size(), expected.size()});
  return {quoted(found, at), quoted(expected, at)};
}

}  // namespace paraphe
