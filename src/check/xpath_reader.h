// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace paraphe {

/// A name that an expression uses and that must be known: a function, a variable or a prefix.
struct XPathName {
  enum class Kind { function, variable, prefix };
  Kind kind = Kind::function;
  std::string_view prefix;  ///< empty when there is none
  std::string_view local;
  std::size_t offset = 0;  ///< bytes from the start of the expression
  std::size_t arguments = 0;
};

/// An argument of a function that is nothing but a path to an attribute (`x/@date`) or a variable
/// (`$d`).
struct XPathOperand {
  std::size_t call = 0;  ///< index into XPathReading::names
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t owner_end =
      0;  ///< where the path to the attribute's element ends; `begin`: the context
  std::string_view attribute;  ///< empty for a variable
  std::string_view variable;
};

struct XPathFault {
  std::size_t offset = 0;
  Text message;
};

/// What one reading of an expression tells.
struct XPathReading {
  std::optional<XPathFault> fault;
  std::vector<XPathName> names;
  std::vector<XPathOperand> operands;
  /// The whole expression is one path to an attribute: where its owner ends, and its name.
  std::optional<XPathOperand> whole;
};

/// Reads an XPath 1.0 expression without evaluating it; far cheaper than compiling it.
/// Errors: the first fault of syntax. Views point into `expression`. Source: XPath 1.0, sections 2
/// and 3.
XPathReading read_xpath(std::string_view expression);

/// One step of a context: `prefix:local`, reached from the step before by `/` or by `//`.
struct ContextStep {
  bool descendant = false;
  std::string_view prefix;
  std::string_view local;  ///< `*` for any
};

/// One alternative (between `|`) of a rule context.
struct ContextPath {
  enum class Target { element, attribute, other };
  Target target = Target::other;
  std::string_view text;
  std::string_view name;                ///< of the last step; empty when it may be anything
  std::string_view attribute;           ///< what the element must bear, if anything
  std::vector<std::string_view> names;  ///< of all steps: what it selects needs one of each
  bool anchored = false;                ///< begins with `/` or `//`
  bool plain = false;                   ///< nothing but names: `steps` says it all
  std::vector<ContextStep> steps;       ///< only when plain
  /// Not plain: an expression that holds of an element named `name`, or that bears `attribute`,
  /// when the path selects it; empty where none can be told, as when a predicate may count
  /// positions.
  std::string test;
};

/// The alternatives of a context that `read_xpath` found correct, with what its last step can
/// select.
std::vector<ContextPath> read_context(std::string_view expression);

}  // namespace paraphe
