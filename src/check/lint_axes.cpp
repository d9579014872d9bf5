// SPDX-License-Identifier: EUPL-1.2
// Where the axes of XPath lead from a set of declarations, whatever the node test.
#include "check/function_table.h"
#include "check/lint_paths.h"

namespace paraphe {

LintValue LintPaths::children(const LintValue& of) const {
  const auto& elements = scope_.names.elements();
  LintValue below = some_nodes();
  for (const std::size_t i : of.elements) {
    for (const std::size_t child : elements[i].children) {
      below.elements.insert(child);
      if (elements[i].many.count(child) != 0) below.many = true;
    }
    below.text = true;
  }
  for (std::size_t i = 0; of.document && i < elements.size(); ++i) {
    if (elements[i].root && (scope_.all_documents || scope_.names.in_draft(i))) {
      below.elements.insert(i);
    }
  }
  return below;
}

LintValue LintPaths::parents(const LintValue& of) const {
  const auto& elements = scope_.names.elements();
  LintValue above = of.text ? anywhere(scope_.names, scope_.all_documents) : some_nodes();
  for (const std::size_t i : of.elements) {
    above.elements.insert(elements[i].parents.begin(), elements[i].parents.end());
    if (elements[i].root) above.document = true;
  }
  for (const std::size_t i : of.attributes) {
    above.elements.insert(scope_.names.attributes()[i].owner);
  }
  return above;
}

void LintPaths::descend(LintValue& nodes) const {
  const auto& elements = scope_.names.elements();
  if (nodes.document) {
    const LintValue roots = children(nodes);
    nodes.elements.insert(roots.elements.begin(), roots.elements.end());
  }
  std::vector<std::size_t> open(nodes.elements.begin(), nodes.elements.end());
  while (!open.empty()) {
    const std::size_t i = open.back();
    open.pop_back();
    for (const std::size_t child : elements[i].children) {
      if (nodes.elements.insert(child).second) open.push_back(child);
    }
  }
}

void LintPaths::ascend(LintValue& nodes) const {
  const auto& elements = scope_.names.elements();
  std::vector<std::size_t> open(nodes.elements.begin(), nodes.elements.end());
  while (!open.empty()) {
    const std::size_t i = open.back();
    open.pop_back();
    if (elements[i].root) nodes.document = true;
    for (const std::size_t parent : elements[i].parents) {
      if (nodes.elements.insert(parent).second) open.push_back(parent);
    }
  }
}

LintValue LintPaths::axis(const Part& part, const LintValue& from) const {
  const std::string_view axis = part.axis;
  LintValue out = some_nodes();
  if (axis == "attribute") {
    for (const std::size_t i : from.elements) {
      const auto& attributes = scope_.names.elements()[i].attributes;
      out.attributes.insert(attributes.begin(), attributes.end());
    }
  } else if (axis == "child") {
    out = children(from);
  } else if (axis == "parent") {
    out = parents(from);
  } else if (axis == "self") {
    out = from;
  } else if (axis == "descendant" || axis == "descendant-or-self") {
    out = axis == "descendant" ? children(from) : from;
    descend(out);
    out.text = true;
    out.many = true;
  } else if (axis == "ancestor" || axis == "ancestor-or-self") {
    out = axis == "ancestor" ? parents(from) : from;
    ascend(out);
    out.many = true;
  } else if (axis == "following-sibling" || axis == "preceding-sibling") {
    out = children(parents(from));
    for (const std::size_t i : from.elements) {  // what was found in prose stands in a row
      if (scope_.names.elements()[i].uri == functions_uri) out.elements.insert(i);
    }
    out.many = true;
  } else {  // following, preceding, namespace
    out = anywhere(scope_.names, scope_.all_documents);
    out.text = true;
    out.many = true;
  }
  out.other = out.other || from.other;
  return out;
}

}  // namespace paraphe
