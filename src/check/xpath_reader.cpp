// SPDX-License-Identifier: EUPL-1.2
#include "check/xpath_reader.h"

#include <string>

#include "check/xpath_parts.h"
#include "check/xpath_scanner.h"

namespace paraphe {
namespace {

using xpath_lexis::is_digit;

constexpr int most_operators = 2'000;  // in one expression: what reads it goes as deep
constexpr int deepest_nesting = 100;

/// The form of a subexpression, as far as `XPathOperand` needs it.
struct Shape {
  bool alone = true;  ///< no operator around it
  std::string_view attribute;
  std::size_t owner_end = 0;
  std::string_view variable;
};

/// Recursive descent over the grammar of XPath 1.0. Where an operator is expected a name is one,
/// and where an operand is expected it is not: the rule of section 3.7 needs no look back.
template <bool with_parts>
class Reader : XPathScanner {
 public:
  explicit Reader(std::string_view text, XPathPartsBuilder* parts = nullptr)
      : XPathScanner(text), parts_(parts) {}

  XPathReading read() {
    const std::size_t begin = skip();
    Shape shape = expression();
    if (!fault() && skip() < text_.size()) fail("opérateur attendu", "operator expected");
    if (!fault() && shape.alone && !shape.attribute.empty()) {
      out_.whole = XPathOperand{0, begin, trimmed(at_), shape.owner_end, shape.attribute, {}};
    }
    out_.fault = std::move(fault_);
    return std::move(out_);
  }

 private:
  using Kind = XPathPart::Kind;

  std::size_t mark() const {
    if constexpr (with_parts) return parts_->mark();
    return 0;
  }

  /// A part ends here whose children began at `mark`.
  void close(Kind kind, std::size_t mark, std::size_t begin, std::string_view text,
             std::string_view prefix = {}) {
    if constexpr (with_parts) {
      XPathPart& part = parts_->close(kind, mark);
      part.begin = begin;
      part.end = trimmed(at_);
      part.text = text;
      part.prefix = prefix;
    }
  }

  void close_path(std::size_t mark, bool absolute) {
    if constexpr (with_parts) parts_->close_path(mark, absolute);
  }

  Shape expression() {
    if (++depth_ > deepest_nesting) {
      fail("expression trop imbriquée", "expression nested too deeply");
      return {};
    }
    Shape shape = level(0);
    --depth_;
    return shape;
  }

  /// Operators that bind at least as tightly as `least`. Minus signs stand before a union.
  Shape level(int least) {
    bool alone = true;
    const std::size_t mark = this->mark(), begin = with_parts ? skip() : 0;
    while (!fault() && take("-")) alone = false;
    Shape shape = path();
    if (!alone) close(Kind::negative, mark, begin, {});
    for (Operator found = next_operator(); !fault() && found.level >= least;
         found = next_operator()) {
      alone = false;
      if (++operators_ > most_operators) {
        fail("trop d’opérateurs (2\u202F000 au plus)", "too many operators (at most 2,000)");
        break;
      }
      const std::string_view sign = text_.substr(at_, found.length);
      at_ += found.length;
      found.level == united ? path() : level(found.level + 1);
      close(Kind::binary, mark, begin, sign);
    }
    if (!alone) shape = Shape{false, {}, 0, {}};
    return shape;
  }

  Shape path() {
    Shape shape;
    const std::size_t mark = this->mark(), begin = skip();
    if (peek() == '/') {
      const bool descendant = peek(1) == '/';
      at_ += descendant ? 2 : 1;
      if (descendant || starts_step()) relative(shape, descendant, false);
      close_path(mark, true);
      return shape;
    }
    if (!starts_primary()) {
      relative(shape, false, true);
      close_path(mark, false);
      return shape;
    }
    shape = primary();
    bool filtered = false;
    while (!fault() && take("[")) {
      predicate();
      shape.variable = {};
      filtered = true;
    }
    if (filtered) close(Kind::filter, mark, begin, {});
    skip();
    if (!fault() && peek() == '/') {
      const std::size_t owner_end = trimmed(at_);
      const bool descendant = peek(1) == '/';
      at_ += descendant ? 2 : 1;
      shape = Shape{};
      shape.owner_end = owner_end;
      relative(shape, descendant, false);
      close_path(mark, false);
    }
    return shape;
  }

  /// `first`: the path begins here, so an attribute's owner is the context itself.
  void relative(Shape& shape, bool descendant, bool first) {
    std::size_t owner_end = first ? skip() : shape.owner_end;
    for (;;) {
      if constexpr (with_parts) {
        if (descendant) parts_->close_step(mark(), at_ - 2, at_, "descendant-or-self");
      }
      const std::string_view attribute = step();
      if (fault()) return;
      skip();
      if (peek() != '/') {
        shape.attribute = descendant ? std::string_view() : attribute;
        shape.owner_end = owner_end;
        return;
      }
      owner_end = trimmed(at_);
      descendant = peek(1) == '/';
      at_ += descendant ? 2 : 1;
    }
  }

  /// One step; the qualified name when it is `@name` without predicate.
  std::string_view step() {
    const std::size_t mark = this->mark(), whole = skip();
    if (take("..") || take(".")) {
      if constexpr (with_parts) {
        parts_->close_step(mark, whole, at_, at_ - whole == 2 ? "parent" : "self");
      }
      return {};
    }
    const bool attribute = take("@");
    skip();
    const std::size_t begin = at_;
    bool named = node_test(attribute);
    std::string_view name = text_.substr(begin, at_ - begin);
    while (!fault() && take("[")) {
      predicate();
      named = false;
    }
    if constexpr (with_parts) parts_->close_step(mark, begin, attribute, name);
    return attribute && named && name.find(':') == name.npos ? name : std::string_view();
  }

  /// True when the test is a plain name.
  bool node_test(bool attribute) {
    if (take("*")) return false;
    const std::size_t begin = at_;
    std::string_view name = ncname();
    if (name.empty()) {
      fail("nom ou « * » attendu", "name or '*' expected");
      return false;
    }
    const std::size_t after = at_;
    if (!attribute && take("::")) {
      if (!is_axis(name)) {
        at_ = begin;
        fail("axe inconnu", "unknown axis");
        return false;
      }
      skip();
      node_test(true);
      return false;
    }
    at_ = after;
    if (peek() == ':') return prefixed_test(name, begin);
    skip();
    if (peek() == '(') {
      node_type(name);
      return false;
    }
    at_ = after;
    return true;
  }

  bool prefixed_test(std::string_view prefix, std::size_t begin) {
    ++at_;
    out_.names.push_back({XPathName::Kind::prefix, prefix, {}, begin, 0});
    if (peek() == '*') {
      ++at_;
      return false;
    }
    if (ncname().empty()) fail("nom attendu après « : »", "name expected after ':'");
    return true;
  }

  void node_type(std::string_view name) {
    if (!is_node_type(name)) return fail("type de nœud inconnu", "unknown node type");
    ++at_;
    skip();
    if (name == "processing-instruction" && (peek() == '"' || peek() == '\'')) literal();
    if (!take(")")) fail("« ) » attendue", "')' expected");
  }

  void predicate() {
    expression();
    if (!fault() && !take("]")) fail("« ] » attendu", "']' expected");
  }

  Shape primary() {
    Shape shape;
    const char c = peek();
    const std::size_t mark = this->mark(), begin = at_;
    if (c == '$') {
      ++at_;
      XPathName name{XPathName::Kind::variable, {}, ncname(), begin, 0};
      if (name.local.empty()) fail("nom de variable attendu", "variable name expected");
      out_.names.push_back(name);
      shape.variable = name.local;
      close(Kind::variable, mark, begin, name.local);
    } else if (c == '(') {
      ++at_;
      expression();
      if (!fault() && !take(")")) fail("« ) » attendue", "')' expected");
    } else if (c == '"' || c == '\'') {
      literal();
      if (!fault()) close(Kind::literal, mark, begin, text_.substr(begin + 1, at_ - begin - 2));
    } else if (is_digit(c) || c == '.') {
      while (is_digit(peek())) ++at_;
      if (peek() == '.') ++at_;
      while (is_digit(peek())) ++at_;
      close(Kind::number, mark, begin, text_.substr(begin, at_ - begin));
    } else {
      call();
    }
    return shape;
  }

  void call() {
    const std::size_t mark = this->mark(), begin = at_;
    const std::size_t index = out_.names.size();
    XPathName name{XPathName::Kind::function, {}, {}, at_, 0};
    name.local = ncname();
    if (peek() == ':') {
      ++at_;
      name.prefix = name.local;
      name.local = ncname();
    }
    out_.names.push_back(name);
    take("(");
    std::size_t count = 0;
    if (!take(")")) {
      do {
        argument(index);
        ++count;
      } while (!fault() && take(","));
      if (!fault() && !take(")")) fail("« ) » attendue", "')' expected");
    }
    out_.names[index].arguments = count;
    close(Kind::call, mark, begin, name.local, name.prefix);
  }

  void argument(std::size_t call) {
    const std::size_t begin = skip();
    const Shape shape = expression();
    if (fault() || !shape.alone || (shape.attribute.empty() && shape.variable.empty())) return;
    out_.operands.push_back(
        {call, begin, trimmed(at_), shape.owner_end, shape.attribute, shape.variable});
  }

  int depth_ = 0;
  int operators_ = 0;
  XPathPartsBuilder* parts_;
  XPathReading out_;
};

}  // namespace

XPathReading read_xpath(std::string_view expression) { return Reader<false>(expression).read(); }

XPathParts read_parts(std::string_view expression) {
  XPathPartsBuilder parts;
  Reader<true>(expression, &parts).read();
  return parts.take();
}

}  // namespace paraphe
