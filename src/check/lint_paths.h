// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "check/lint_names.h"
#include "check/xpath_parts.h"

namespace paraphe {

/// What an expression can give, as far as the schemas tell.
struct LintValue {
  enum class Kind { unknown, nodes, string, number, boolean };
  Kind kind = Kind::unknown;
  // Of nodes: which they may be.
  std::set<std::size_t> elements, attributes;  ///< indices into SchemaNames
  bool document = false;
  bool text = false;
  bool other = false;                  ///< nodes that no schema describes
  bool many = false;                   ///< there may be several of them
  bool whole = false;                  ///< they were gathered from the whole draft
  bool of_node = false;                ///< a variable of a rule: it depends on the node
  std::optional<std::string> literal;  ///< of a string written as such
  bool names = false;                  ///< the name of a node: `local-name()`
  bool day = false;                    ///< a string or number that writes a day

  bool is_nodes() const { return kind == Kind::nodes; }
  bool nothing() const {
    return elements.empty() && attributes.empty() && !document && !text && !other;
  }
};

/// Something wrong in an expression.
struct LintFault {
  const char* id = "";
  Severity severity = Severity::error;
  std::size_t begin = 0, end = 0;  ///< bytes of the expression
  Text message, remedy;
};

/// What an expression is read against.
struct LintScope {
  const SchemaNames& names;
  LintValue current;           ///< what `current()` is
  bool each_node = true;       ///< it is evaluated once for each node of a rule
  bool all_documents = false;  ///< it may be about documents beside the draft
  /// The nodes that `visit-each` goes through, for a variable beside it.
  const LintValue* visited = nullptr;
  std::function<std::string_view(std::string_view)> uri_of;    ///< of a prefix
  std::function<std::string(std::string_view)> prefix_of;      ///< of a namespace
  std::function<const LintValue*(std::string_view)> variable;  ///< nothing: unknown
  std::function<const LintValue*(std::string_view)> key;       ///< what it indexes
  std::function<void(const LintValue&)> document;              ///< the argument of `document()`
  std::function<void(LintFault)> report;
};

/// Reads an expression over the schemas instead of a document, and reports what it asks for that no
/// valid document has: names, relations of names, values; and what XPath 1.0 does otherwise than
/// one means: dates compared as numbers, nodes with true(), `!=` of several nodes.
class LintPaths {
 public:
  LintPaths(std::string_view expression, const LintScope& scope)
      : parts_(read_parts(expression)), scope_(scope) {}

  LintValue read(const LintValue& context);
  const XPathParts& parts() const { return parts_; }

 private:
  using Part = XPathPart;
  LintValue value(std::size_t part, const LintValue& context);
  // lint_paths.cpp
  LintValue path(const Part& part, const LintValue& context);
  LintValue step(const Part& part, const LintValue& from);
  void narrow(const Part& part, LintValue& nodes) const;
  void predicates(const Part& part, std::size_t first, LintValue& nodes);
  bool mentions_node(std::size_t part) const;
  bool looks_up(std::size_t part) const;
  void whole_document(const Part& part);
  bool about_the_context(const Part& part);
  // lint_axes.cpp
  LintValue axis(const Part& part, const LintValue& from) const;
  LintValue children(const LintValue& of) const;
  LintValue parents(const LintValue& of) const;
  void descend(LintValue& nodes) const;
  void ascend(LintValue& nodes) const;
  // lint_absent.cpp
  void absent(const Part& part, const LintValue& from);
  void absent_element_name(const Part& literal, std::string_view word, std::string_view name,
                           std::string_view uri);
  Text owners(const LintValue& from) const;
  bool no_prefix(const Part& part);
  // lint_functions.cpp
  LintValue call(const Part& part, const LintValue& context);
  LintValue own_function(const Part& part, const std::vector<LintValue>& arguments);
  LintValue named_elements(const Part& part, std::size_t argument, bool prefixed);
  LintValue named_attributes(const Part& part, std::size_t argument, const LintValue* owners);
  LintValue indexed(const Part& part, const LintValue& name);
  // lint_values.cpp
  LintValue binary(const Part& part, const LintValue& context);
  void compare(const Part& part, const LintValue& left, const LintValue& right);
  void compare_values(std::size_t at, const LintValue& nodes, const LintValue& literal);
  std::vector<std::string> possible(const LintValue& nodes) const;
  bool is_day(const LintValue& value) const;

  void report(const char* id, Severity severity, const Part& part, Text message, Text remedy);

  XPathParts parts_;
  const LintScope& scope_;
  std::size_t look_ups_ = 0;  ///< of references in the whole draft, reported
  int inside_ = 0;            ///< predicates open: what is relative there is not about the context
};

/// Nodes of which nothing is said yet.
LintValue some_nodes();
/// All that a draft can hold, where the first step of a context starts; with `beside`, what the
/// documents of other schemas hold too.
LintValue anywhere(const SchemaNames& names, bool beside = false);
/// Whether nodes are the document, or a root and nothing else.
bool is_root(const SchemaNames& names, const LintValue& nodes);

}  // namespace paraphe
