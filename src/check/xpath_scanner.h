// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "check/xpath_lexis.h"
#include "check/xpath_reader.h"

namespace paraphe {

/// Goes through the text of an expression token by token; which tokens may follow one another is
/// the affair of the grammar. Everything is in the header: each token of each rule comes by here
/// before a draft is judged. Source: XPath 1.0, section 3.7.
class XPathScanner {
 public:
  explicit XPathScanner(std::string_view text) : text_(text) {}

 protected:
  static bool is_node_type(std::string_view name) {
    return name == "node" || name == "text" || name == "comment" ||
           name == "processing-instruction";
  }

  static bool is_axis(std::string_view name) {
    static constexpr std::string_view axes[] = {
        "ancestor",  "ancestor-or-self",  "attribute", "child",  "descendant", "descendant-or-self",
        "following", "following-sibling", "namespace", "parent", "preceding",  "preceding-sibling",
        "self",
    };
    for (const std::string_view axis : axes) {
      if (axis == name) return true;
    }
    return false;
  }

  bool fault() const { return fault_.has_value(); }

  void fail(const char* fr, const char* en) {
    if (!fault()) fault_ = XPathFault{at_, {fr, en}};
    at_ = text_.size();
  }

  std::size_t skip() {
    while (at_ < text_.size() && xpath_lexis::is_space(text_[at_])) ++at_;
    return at_;
  }

  std::size_t trimmed(std::size_t end) const {
    while (end > 0 && xpath_lexis::is_space(text_[end - 1])) --end;
    return end;
  }

  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  bool take(std::string_view token) {
    skip();
    if (text_.substr(at_, token.size()) != token) return false;
    at_ += token.size();
    return true;
  }

  std::string_view ncname() {
    const std::size_t begin = at_;
    if (!xpath_lexis::is_name_start(peek())) return {};
    while (xpath_lexis::is_name(peek())) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  /// A binary operator: how tightly it binds, and its length.
  struct Operator {
    int level = -1;  ///< or, and, equality, relation, sum, product; `united`: union
    std::size_t length = 0;
  };
  static constexpr int united = 6;

  Operator word(int level, std::string_view name) const {
    const bool found =
        text_.compare(at_, name.size(), name) == 0 && !xpath_lexis::is_name(peek(name.size()));
    return found ? Operator{level, name.size()} : Operator{};
  }

  Operator next_operator() {
    skip();
    switch (peek()) {
      case 'o':
        return word(0, "or");
      case 'a':
        return word(1, "and");
      case '=':
        return {2, 1};
      case '!':
        return peek(1) == '=' ? Operator{2, 2} : Operator{};
      case '<':
      case '>':
        return {3, peek(1) == '=' ? std::size_t{2} : std::size_t{1}};
      case '+':
      case '-':
        return {4, 1};
      case '*':
        return {5, 1};
      case 'd':
        return word(5, "div");
      case 'm':
        return word(5, "mod");
      case '|':
        return {united, 1};
      default:
        return {};
    }
  }

  bool starts_step() {
    skip();
    const char c = peek();
    return c == '.' || c == '@' || c == '*' || xpath_lexis::is_name_start(c);
  }

  bool starts_primary() {
    skip();
    const char c = peek();
    if (c == '$' || c == '(' || c == '"' || c == '\'' || xpath_lexis::is_digit(c)) return true;
    if (c == '.') return xpath_lexis::is_digit(peek(1));
    if (!xpath_lexis::is_name_start(c)) return false;
    const std::size_t here = at_;
    std::string_view name = ncname();
    bool prefixed = false;
    if (peek() == ':' && xpath_lexis::is_name_start(peek(1))) {
      ++at_;
      ncname();
      prefixed = true;
    }
    skip();
    const bool call = peek() == '(' && (prefixed || !is_node_type(name));
    at_ = here;
    return call;
  }

  void literal() {
    const char quote = peek();
    const std::size_t end = text_.find(quote, at_ + 1);
    if (end == text_.npos) return fail("guillemet non fermé", "unclosed quote");
    at_ = end + 1;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::optional<XPathFault> fault_;
};

}  // namespace paraphe
