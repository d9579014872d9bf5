// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace paraphe {

/// One part of an expression, for a reader that looks into it. Views point into the expression.
struct XPathPart {
  enum class Kind {
    binary,    ///< `text`: the operator; two children
    negative,  ///< one child
    path,      ///< `absolute`, `start`; children: its steps
    step,      ///< `axis`, the node test; children: predicates
    filter,    ///< the first child, and predicates on it
    variable,  ///< `text`: its name
    literal,   ///< `text`: without its quotes
    number,
    call,  ///< `prefix`, `text`: the name; children: arguments
  };
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  Kind kind = Kind::path;
  std::size_t begin = 0, end = 0;  ///< bytes from the start of the expression; of a step, its name
  std::string_view text;
  std::string_view prefix;
  std::string_view axis;     ///< in full: `child`, `attribute`
  bool node_type = false;    ///< the node test is `text()`, `node()`…; `text`: which
  bool absolute = false;     ///< the path begins with `/` or `//`
  std::size_t start = none;  ///< what a path begins with: `$x` in `$x/c:a`
  std::vector<std::size_t> children;
};

/// The parts of an expression, children before what holds them; the last is the whole.
using XPathParts = std::vector<XPathPart>;

/// The parts of an expression that `read_xpath` found correct; `a//b` has the step that it stands
/// for between a and b. Source: XPath 1.0, sections 2 and 3.
XPathParts read_parts(std::string_view expression);

/// Takes the parts of an expression as its reader finishes them, innermost first.
class XPathPartsBuilder {
 public:
  /// Where the parts that a later `close` takes for its children begin.
  std::size_t mark() const { return open_.size(); }
  XPathPart& close(XPathPart::Kind kind, std::size_t mark);
  /// A path that begins with `/` or not; its first child may be what it starts from.
  void close_path(std::size_t mark, bool absolute);
  /// `test`: the node test as it is written from `begin`, after its `@` if there is one.
  void close_step(std::size_t mark, std::size_t begin, bool attribute, std::string_view test);
  /// `.`, `..` or the step within `//`.
  void close_step(std::size_t mark, std::size_t begin, std::size_t end, std::string_view axis);

  XPathParts take() { return std::move(parts_); }

 private:
  XPathParts parts_;
  std::vector<std::size_t> open_;  ///< those that no other holds yet
};

}  // namespace paraphe
