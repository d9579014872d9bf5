// SPDX-License-Identifier: EUPL-1.2
#include "check/xpath_operands.h"

#include <algorithm>
#include <cstddef>

#include "check/xpath_lexis.h"

namespace paraphe {
namespace {

using namespace xpath_lexis;

/// A token outside all brackets but those it is.
struct Token {
  enum class Kind { other, disjunction, conjunction, comparison, arithmetic, call, comma };
  Kind kind = Kind::other;
  std::size_t begin = 0;
  std::size_t end = 0;  ///< of a `call`: after its closing parenthesis
};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

/// After the bracket that opens at `at`.
std::size_t closed(std::string_view text, std::size_t at) {
  int depth = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '"' || c == '\'') at = text.find(c, at + 1);
    if (c == '(' || c == '[') ++depth;
    if ((c == ')' || c == ']') && --depth == 0) return at + 1;
  }
  return text.size();
}

Token::Kind kind_of(std::string_view word) {
  if (word == "or") return Token::Kind::disjunction;
  if (word == "and") return Token::Kind::conjunction;
  return word == "div" || word == "mod" ? Token::Kind::arithmetic : Token::Kind::other;
}

Token::Kind kind_of(char c) {
  if (c == '=' || c == '<' || c == '>' || c == '!') return Token::Kind::comparison;
  if (c == '+' || c == '-' || c == '*') return Token::Kind::arithmetic;
  return c == ',' ? Token::Kind::comma : Token::Kind::other;
}

/// Cuts at the top level. Where an operand has just ended a name or `*` is an operator (XPath 1.0,
/// section 3.7).
std::vector<Token> tokens(std::string_view text) {
  std::vector<Token> out;
  bool operand = false;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (is_space(c)) {
      ++at;
      continue;
    }
    Token token{Token::Kind::other, at, at + 1};
    if (c == '"' || c == '\'') {
      token.end = text.find(c, at + 1) + 1;
      operand = true;
    } else if (c == '(' || c == '[') {
      token.kind = c == '(' ? Token::Kind::call : Token::Kind::other;
      token.end = closed(text, at);
      operand = true;
    } else if (is_name_start(c) || is_digit(c)) {
      while (token.end < text.size() && (is_name(text[token.end]) || text[token.end] == ':')) {
        ++token.end;
      }
      if (operand) token.kind = kind_of(text.substr(at, token.end - at));
      operand = token.kind == Token::Kind::other && text[token.end - 1] != ':';  // not in c:*
    } else if (c == '.') {
      operand = true;
    } else if (c == '*' && !operand) {
      operand = true;
    } else {
      token.kind = kind_of(c);
      if (token.kind == Token::Kind::comparison && text.substr(at + 1, 1) == "=") ++token.end;
      operand = false;
    }
    at = token.end;
    out.push_back(token);
  }
  return out;
}

bool is_one_of(std::string_view name, std::string_view list) {
  for (std::size_t at = list.find(name); at != list.npos; at = list.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    if ((at == 0 || list[at - 1] == ' ') && (end == list.size() || list[end] == ' ')) return true;
  }
  return false;
}

/// Functions whose answer says nothing that their arguments do not.
constexpr std::string_view transparent =
    "not boolean string number normalize-space contains starts-with concat v:avant v:apres "
    "v:auPlusTard v:auPlusTot v:memeJour v:memeDuree v:date-valide v:duree-valide v:luhn v:plier "
    "v:singulier v:semblable";
/// Functions whose answer says all.
constexpr std::string_view opaque = "count sum string-length true false position last";

class Collector {
 public:
  std::vector<std::string_view> found;

  void all(std::string_view text) {
    text = trimmed(text);
    const std::vector<Token> parts = tokens(text);
    for (const auto kind :
         {Token::Kind::disjunction, Token::Kind::conjunction, Token::Kind::comparison}) {
      if (cut(text, parts, kind)) return;
    }
    if (std::any_of(parts.begin(), parts.end(),
                    [](const Token& t) { return t.kind == Token::Kind::arithmetic; })) {
      return add(text);
    }
    if (parts.size() == 1 && parts[0].kind == Token::Kind::call) {
      return all(text.substr(1, text.size() - 2));  // parentheses
    }
    if (parts.size() == 2 && parts[1].kind == Token::Kind::call && is_name_start(text.front())) {
      return call(text, parts);
    }
    if (!is_constant(text, parts)) add(text);
  }

 private:
  bool cut(std::string_view text, const std::vector<Token>& parts, Token::Kind kind) {
    std::size_t begin = 0;
    bool any = false;
    for (const Token& token : parts) {
      if (token.kind != kind) continue;
      all(text.substr(begin, token.begin - begin));
      begin = token.end;
      any = true;
    }
    if (any) all(text.substr(begin));
    return any;
  }

  void call(std::string_view text, const std::vector<Token>& parts) {
    const std::string_view name = text.substr(0, parts[0].end);
    const std::string_view inside =
        text.substr(parts[1].begin + 1, text.size() - parts[1].begin - 2);
    const bool through = is_one_of(name, transparent);
    if (!through && name != "true" && name != "false") add(text);
    if (is_one_of(name, opaque)) return;
    const std::vector<Token> arguments = tokens(inside);
    if (through) {
      if (!cut(inside, arguments, Token::Kind::comma)) all(inside);
      return;
    }
    std::size_t begin = 0;
    for (const Token& token : arguments) {
      if (token.kind != Token::Kind::comma) continue;
      simple(trimmed(inside.substr(begin, token.begin - begin)));
      begin = token.end;
    }
    simple(trimmed(inside.substr(begin)));
  }

  /// A variable or a path of names to an attribute.
  void simple(std::string_view text) {
    const auto plain = [](char c) { return is_name(c) || c == ':' || c == '/' || c == '@'; };
    if (text.empty() || (text.front() != '$' && text.find('@') == text.npos)) return;
    if (std::all_of(text.begin() + 1, text.end(), plain)) add(text);
  }

  static bool is_constant(std::string_view text, const std::vector<Token>& parts) {
    if (text.empty()) return true;
    const char c = text.front();
    return parts.size() == 1 && (c == '"' || c == '\'' || is_digit(c));
  }

  void add(std::string_view text) {
    if (std::find(found.begin(), found.end(), text) == found.end()) found.push_back(text);
  }
};

}  // namespace

std::vector<std::string_view> operands_of(std::string_view test) {
  Collector collector;
  collector.all(test);
  return std::move(collector.found);
}

}  // namespace paraphe
