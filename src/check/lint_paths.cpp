// SPDX-License-Identifier: EUPL-1.2
// Paths: from which declarations a step leads to which.
#include "check/lint_paths.h"

#include <algorithm>

#include "check/function_table.h"
#include "check/lint.h"

namespace paraphe {
namespace {

/// Whether a step goes through all that stand beside a node: as many as there are such nodes.
bool leads_beside(const XPathPart& step) {
  return step.axis == "preceding-sibling" || step.axis == "following-sibling" ||
         step.axis == "preceding" || step.axis == "following";
}

}  // namespace

LintValue some_nodes() {
  LintValue out;
  out.kind = LintValue::Kind::nodes;
  return out;
}

LintValue anywhere(const SchemaNames& names, bool beside) {
  LintValue out = some_nodes();
  for (std::size_t i = 0; i < names.elements().size(); ++i) {
    if (beside || names.in_draft(i)) out.elements.insert(i);
  }
  out.document = true;
  return out;
}

bool is_root(const SchemaNames& names, const LintValue& nodes) {
  const auto& elements = names.elements();
  return nodes.attributes.empty() && !nodes.text && !nodes.other &&
         std::all_of(nodes.elements.begin(), nodes.elements.end(), [&](std::size_t i) {
           return elements[i].root && elements[i].parents.empty();
         });
}

void LintPaths::report(const char* id, Severity severity, const Part& part, Text message,
                       Text remedy) {
  scope_.report({id, severity, part.begin, part.end, std::move(message), std::move(remedy)});
}

LintValue LintPaths::read(const LintValue& context) {
  return parts_.empty() ? LintValue() : value(parts_.size() - 1, context);
}

LintValue LintPaths::value(std::size_t index, const LintValue& context) {
  const Part part = parts_[index];
  LintValue out;
  switch (part.kind) {
    case Part::Kind::path:
      return path(part, context);
    case Part::Kind::filter:
      out = value(part.children[0], context);
      if (out.is_nodes()) predicates(part, 1, out);
      return out;
    case Part::Kind::variable:
      if (const LintValue* known = scope_.variable(part.text)) return *known;
      return out;
    case Part::Kind::literal:
      out.kind = LintValue::Kind::string;
      out.literal = std::string(part.text);
      return out;
    case Part::Kind::binary:
      return binary(part, context);
    case Part::Kind::negative:
      value(part.children[0], context);
      out.kind = LintValue::Kind::number;
      return out;
    case Part::Kind::number:
      out.kind = LintValue::Kind::number;
      return out;
    case Part::Kind::call:
      return call(part, context);
    case Part::Kind::step:
      break;
  }
  return out;
}

LintValue LintPaths::path(const Part& part, const LintValue& context) {
  LintValue at = context;
  at.many = false;
  at.whole = false;
  if (part.absolute) {
    at = some_nodes();
    at.document = true;
  } else if (part.start != Part::none) {
    at = value(part.start, context);
    if (!at.is_nodes()) {
      at = some_nodes();
      at.other = true;
    }
  } else {
    if (about_the_context(part)) {
      at = some_nodes();
      at.other = true;
    }
  }
  at.kind = LintValue::Kind::nodes;
  bool walked = false;  // the whole draft, here
  const std::size_t look_ups = look_ups_;
  for (const std::size_t index : part.children) {
    const bool before = at.whole;
    at = step(parts_[index], at);
    walked = walked || (at.whole && !before);
  }
  if (walked && scope_.each_node && look_ups == look_ups_) whole_document(part);
  return at;
}

LintValue LintPaths::step(const Part& part, const LintValue& from) {
  const bool far = part.axis == "following" || part.axis == "preceding";
  if (far && !from.attributes.empty() && from.elements.empty()) {
    const std::string name = std::string(part.axis) + "::";
    report(
        "RUL-28", Severity::warning, part,
        {"d’un attribut, " + quoted(name).fr + " ne mène pas partout au même endroit",
         "from an attribute, " + quoted(name).en + " does not lead to the same place everywhere"},
        {"partir de l’élément\u00A0: " + quoted("../" + name + "…").fr,
         "start from the element: " + quoted("../" + name + "…").en});
  }
  LintValue out = axis(part, from);
  narrow(part, out);
  if (out.nothing()) {
    absent(part, from);
    out = some_nodes();  // go on from somewhere, and say no more of it
    out.other = true;
  }
  out.many = out.many || from.many;
  out.whole =
      from.whole || (part.axis.substr(0, 10) == "descendant" && is_root(scope_.names, from));
  predicates(part, 0, out);
  return out;
}

/// What the node test leaves of `nodes`.
void LintPaths::narrow(const Part& part, LintValue& nodes) const {
  LintValue out = some_nodes();
  out.many = nodes.many;
  const bool any = part.text == "*";
  if (part.node_type) {
    if (part.text == "node") return;
    out.text = part.text == "text" && (nodes.text || nodes.other);
    out.other = part.text != "text";
    out.many = true;
    nodes = out;
    return;
  }
  const auto& names = scope_.names;
  if (part.axis == "attribute") {
    for (const std::size_t i : nodes.attributes) {
      if (part.prefix.empty() && (any || names.attributes()[i].name == part.text)) {
        out.attributes.insert(i);
      }
    }
    const auto exists = [&] {
      const auto& all = names.attributes();
      return names.loose_attribute(part.text) ||
             std::any_of(all.begin(), all.end(),
                         [&](const auto& a) { return a.name == part.text; });
    };
    out.other = part.prefix == "xml" || (nodes.other && part.prefix.empty() && (any || exists()));
    out.many = nodes.many || any;
    nodes = out;
    return;
  }
  const std::string_view uri = part.prefix.empty() ? "" : scope_.uri_of(part.prefix);
  const auto fits = [&](std::size_t i) {
    const auto& element = names.elements()[i];
    const bool same = part.prefix.empty() ? any : element.uri == uri;
    return same && (any || element.name == part.text);
  };
  for (const std::size_t i : nodes.elements) {
    if (fits(i)) out.elements.insert(i);
  }
  if (nodes.other) {
    for (std::size_t i = 0; i < names.elements().size(); ++i) {
      if (fits(i)) out.elements.insert(i);
    }
    out.other = any || !names.knows(uri) || names.loose_element(uri, part.text);
  }
  nodes = out;
}

/// Whether a part depends on the node of the rule: `current()`, a variable of the rule.
bool LintPaths::mentions_node(std::size_t index) const {
  const Part& part = parts_[index];
  if (part.kind == Part::Kind::call && part.prefix.empty() && part.text == "current") return true;
  if (part.kind == Part::Kind::variable) {
    const LintValue* known = scope_.variable(part.text);
    return known != nullptr && known->of_node;
  }
  if (part.start != Part::none && mentions_node(part.start)) return true;
  return std::any_of(part.children.begin(), part.children.end(),
                     [&](std::size_t child) { return mentions_node(child); });
}

/// Whether a predicate looks for what equals something of the node of the rule.
bool LintPaths::looks_up(std::size_t index) const {
  const Part& part = parts_[index];
  if (part.kind == Part::Kind::call && part.text == "semblable") return mentions_node(index);
  if (part.kind != Part::Kind::binary) return false;
  if (part.text == "=") return mentions_node(part.children[0]) || mentions_node(part.children[1]);
  return part.text == "and" && (looks_up(part.children[0]) || looks_up(part.children[1]));
}

void LintPaths::predicates(const Part& part, std::size_t first, LintValue& nodes) {
  ++inside_;
  for (std::size_t i = first; i < part.children.size(); ++i) {
    if (nodes.whole && scope_.each_node && looks_up(part.children[i])) {
      ++look_ups_;
      report("RUL-27", Severity::error, parts_[part.children[i]],
             {"tout le projet est relu pour chaque nœud, à la recherche d’un renvoi",
              "the whole draft is read again for each node, to look up a reference"},
             {"se servir de l’index\u00A0: un <xsl:key> sous schema, puis key('nom', valeur)",
              "use the index: an <xsl:key> under schema, then key('name', value)"});
    }
    if (!nodes.whole && leads_beside(part) && scope_.each_node && looks_up(part.children[i])) {
      report(
          "RUL-27", Severity::error, parts_[part.children[i]],
          {"pour chaque nœud, tous ceux d’avant ou d’après sont relus, à la recherche d’un pareil",
           "for each node, all those before or after it are read again, to look for its like"},
          {"se servir de l’index\u00A0: un <xsl:key> sous schema, puis key('nom', valeur)\u202F; "
           "de "
           "textes semblables, v:repris()",
           "use the index: an <xsl:key> under schema, then key('name', value); of texts that are "
           "alike, v:repris()"});
    }
    LintValue one = nodes;
    one.many = false;
    one.whole = false;
    const LintValue test = value(part.children[i], one);
    if (test.kind == LintValue::Kind::number) nodes.many = false;  // a position
  }
  --inside_;
}

/// `//…` walks the whole document, once for each node that the rule looks at.
void LintPaths::whole_document(const Part& part) {
  report(
      "RUL-26", Severity::warning, part,
      {"ce chemin relit tout le projet pour chaque nœud de la règle",
       "this path reads the whole draft again for each node of the rule"},
      {"mettre ce chemin dans une variable sous schema, ou se servir de v:elements() ou de key()",
       "put this path in a variable under schema, or use v:elements() or key()"});
}

/// A variable beside `visit-each` that would mean something on the nodes visited too: its author
/// may think it does.
bool LintPaths::about_the_context(const Part& part) {
  if (scope_.visited == nullptr || inside_ > 0) return false;
  bool nothing_there = false;
  LintScope there = scope_;
  there.visited = nullptr;
  there.report = [&](const LintFault&) { nothing_there = true; };
  LintPaths on_item({}, there);
  on_item.parts_ = parts_;
  if (part.kind == Part::Kind::path) on_item.path(part, *scope_.visited);
  if (nothing_there) return false;
  const bool dot = part.kind == Part::Kind::path && part.children.size() == 1 &&
                   parts_[part.children[0]].axis == "self";
  const Text what = dot ? quoted(".") : Text{"ce chemin", "this path"};
  report("RUL-45", Severity::error, part,
         {what.fr + " part ici du nœud de la règle, et non de celui que visite «\u00A0visit-each"
                    "\u00A0»",
          what.en + " starts here from the node of the rule, not from the one 'visit-each' visits"},
         {"l’écrire dans l’assertion\u00A0; ou, si c’est bien le nœud de la règle, le garder par "
          "<sch:let name=\"acte\" value=\".\"/> et partir de $acte",
          "write it in the assertion; or, if the node of the rule is meant, keep it by "
          "<sch:let name=\"acte\" value=\".\"/> and start from $acte"});
  return true;
}

}  // namespace paraphe
