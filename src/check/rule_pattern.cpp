// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <utility>

#include "check/rule_builder.h"

namespace paraphe {
namespace {

constexpr int longest_chain = 32;                // of rules that extend rules
constexpr std::size_t most_extensions = 10'000;  // two by each of a chain would be without end

bool is_sch(const RuleElement& element, std::string_view name) {
  return is_element(element.node, schematron_uri, name);
}

bool is_abstract(const RuleElement& element) {
  return attribute(element.node, "abstract") == "true";
}

bool is_required(const xmlNode* pattern) {
  for (const xmlAttr* a = pattern->properties; a != nullptr; a = a->next) {
    if (a->ns != nullptr && reinterpret_cast<const char*>(a->ns->href) == fiche_uri) {
      return value_of(a) == "oui";  // the vocabulary knows no other
    }
  }
  return false;
}

std::optional<Severity> severity_of(std::string_view word) {
  if (word == "fatal") return Severity::fatal;
  if (word == "error") return Severity::error;
  if (word == "warning" || word == "warn") return Severity::warning;
  if (word == "info" || word == "information") return Severity::info;
  return std::nullopt;
}

std::string quoted(std::string_view name) { return "« " + std::string(name) + " »"; }

}  // namespace

void RuleBuilder::patterns() {
  for (const RuleElement& element : pending_) {
    if (!is_abstract(element)) continue;
    const std::string_view id = attribute(element.node, "id");
    if (id.empty()) {
      report("RUL-04", element, nullptr, {"attribut manquant : « id »", "missing attribute 'id'"});
    } else if (!abstract_.emplace(id, element).second) {
      report("RUL-10", element, "id", {"identifiant déjà pris", "identifier already taken"});
    }
  }
  for (const RuleElement& element : pending_) {
    if (!is_abstract(element)) pattern(element);
  }
}

void RuleBuilder::pattern(const RuleElement& element) {
  RuleElement body = element;
  const std::string_view base = attribute(element.node, "is-a");
  if (attribute_node(element.node, "is-a") != nullptr) {
    const auto found = abstract_.find(base);
    if (found == abstract_.end()) {
      return report("RUL-09", element, "is-a",
                    {"motif abstrait inconnu : " + quoted(base),
                     "unknown abstract pattern '" + std::string(base) + "'"});
    }
    body = found->second;
  }
  Pattern pattern;
  pattern.element = element.node;
  pattern.file = element.file;
  pattern.group = is_sch(body, "group");
  pattern.required = is_required(element.node);
  pattern.id = attribute(element.node, "id");
  if (pattern.id.empty()) pattern.id = attribute(body.node, "id");
  if (body.node != element.node) pattern.parameters = parameters(element, body);
  const RuleElement& where = attribute_node(element.node, "documents") != nullptr ? element : body;
  pattern.documents = optional_expression(where, "documents", pattern.parameters);
  std::vector<RuleElement> rules;
  children(body, [&](const RuleElement& child) {
    if (is_sch(child, "let")) pattern.lets.push_back(let(child, pattern.parameters));
    if (is_sch(child, "rule")) rules.push_back(child);
    if (is_element(child.node, fiche_uri, "fiche")) fiche(child);
  });
  for (const RuleElement& child : rules) {
    if (!is_abstract(child)) rule(child, rules, pattern);
  }
  model_.patterns.push_back(std::move(pattern));
}

const Parameters* RuleBuilder::parameters(const RuleElement& instance, const RuleElement& body) {
  Parameters& out = model_.parameters.emplace_back();
  for (const RuleElement& from : {body, instance}) {
    children(from, [&](const RuleElement& child) {
      if (!is_sch(child, "param")) return;
      out[std::string(attribute(child.node, "name"))] = attribute(child.node, "value");
    });
  }
  return &out;
}

void RuleBuilder::rule(const RuleElement& element, const std::vector<RuleElement>& siblings,
                       Pattern& into) {
  if (attribute_node(element.node, "context") == nullptr) {
    return report("RUL-04", element, nullptr,
                  {"attribut manquant : « context »", "missing attribute 'context'"});
  }
  Rule rule;
  rule.element = element.node;
  rule.file = element.file;
  rule.context = expression(element, "context", into.parameters);
  rule.visit_each = optional_expression(element, "visit-each", into.parameters);
  rule.subject = optional_expression(element, "subject", into.parameters);
  rule_content(element, siblings, rule, into, 0);
  into.rules.push_back(std::move(rule));
}

void RuleBuilder::rule_content(const RuleElement& element, const std::vector<RuleElement>& siblings,
                               Rule& into, const Pattern& pattern, int depth) {
  children(element, [&](const RuleElement& child) {
    if (is_sch(child, "let")) {
      into.lets.push_back(let(child, pattern.parameters));
    } else if (is_sch(child, "assert") || is_sch(child, "report")) {
      assertion(child, into, pattern);
    } else if (is_sch(child, "extends")) {
      extends(child, siblings, into, pattern, depth);
    }
  });
}

void RuleBuilder::extends(const RuleElement& element, const std::vector<RuleElement>& siblings,
                          Rule& into, const Pattern& pattern, int depth) {
  const char* name = attribute_node(element.node, "rule") != nullptr ? "rule" : "href";
  if (depth > longest_chain) {
    return report("RUL-16", element, name, {"extension circulaire", "circular extension"});
  }
  if (++extensions_ > most_extensions) {
    if (extensions_ > most_extensions + 1) return;  // said once
    return report("RUL-16", element, name,
                  {"trop d’extensions de règles (10\u202F000 au plus)",
                   "too many extensions of rules (at most 10,000)"});
  }
  RuleElement target;
  if (name == std::string_view("href")) {
    target = files_.resolve(element);
    if (target.node == nullptr) return;
  } else {
    // An abstract rule is known in its own pattern, those of `rules` in every one.
    for (const auto* known : {&siblings, &std::as_const(shared_rules_)}) {
      const auto found = std::find_if(known->begin(), known->end(), [&](const RuleElement& rule) {
        return is_abstract(rule) && attribute(rule.node, "id") == attribute(element.node, "rule");
      });
      if (target.node == nullptr && found != known->end()) target = *found;
    }
  }
  if (target.node == nullptr || !is_sch(target, "rule")) {
    return report("RUL-09", element, name,
                  {"aucune règle abstraite de ce nom dans ce motif ni dans « rules »",
                   "no abstract rule of that name in this pattern or in 'rules'"});
  }
  rule_content(target, siblings, into, pattern, depth + 1);
}

void RuleBuilder::assertion(const RuleElement& element, Rule& into, const Pattern& pattern) {
  Assertion out;
  out.number = model_.assertions++;
  out.element = element.node;
  out.file = element.file;
  out.report = is_sch(element, "report");
  out.test = expression(element, "test", pattern.parameters);
  out.subject = optional_expression(element, "subject", pattern.parameters);
  out.severity = severity(element.node, into.element);
  out.parameters = pattern.parameters;
  std::string_view id = attribute(element.node, "id");
  if (id.empty()) id = attribute(into.element, "id");
  if (id.empty()) id = pattern.id;
  out.key = std::string(pattern.id) + "/" + std::string(id);
  out.id = id.substr(0, id.find('.'));
  const std::vector<std::string_view> flags = words(attribute(element.node, "flag"));
  out.for_lawyer = std::find(flags.begin(), flags.end(), "juriste") != flags.end();
  into.assertions.push_back(std::move(out));
}

Severity RuleBuilder::severity(const xmlNode* assertion, const xmlNode* rule) const {
  for (const xmlNode* element : {assertion, rule}) {
    for (const char* name : {"severity", "role"}) {
      if (const auto severity = severity_of(attribute(element, name))) return *severity;
    }
  }
  return Severity::error;
}

}  // namespace paraphe
