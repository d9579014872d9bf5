// SPDX-License-Identifier: EUPL-1.2
// From a test that failed to what the reader is told. Nothing here runs for a clean draft.
#include <libxml/xpathInternals.h>

#include <algorithm>

#include "check/fiche.h"
#include "check/rule_evaluation.h"

namespace paraphe {
namespace {

std::string to_string(xmlXPathObject* object) {
  xmlChar* text = xmlXPathCastToString(object);
  std::string out(reinterpret_cast<const char*>(text));
  xmlFree(text);
  return out;
}

std::string qualified_name(const xmlNode* node) {
  if (node->type == XML_DOCUMENT_NODE || node->name == nullptr) return {};
  std::string out;
  if (node->ns != nullptr && node->ns->prefix != nullptr &&
      (node->type == XML_ELEMENT_NODE || node->type == XML_ATTRIBUTE_NODE)) {
    out = std::string(reinterpret_cast<const char*>(node->ns->prefix)) + ":";
  }
  return out + reinterpret_cast<const char*>(node->name);
}

/// Adds `id` to the one note that lists the other rules kept from being applied: by an operand that
/// is `invalid`, or by one that is awaited.
void also_waits(Diagnostic& known, const std::string& id, bool invalid) {
  if (known.id == id) return;
  std::string ids = id;
  if (!known.notes.empty()) {
    const std::string& list = known.notes.front().text.en;  // ends with the rules, or begins
    ids = invalid ? list.substr(list.find(": ") + 2) : list.substr(0, list.find(" await"));
    if ((", " + ids + ",").find(", " + id + ",") != std::string::npos) return;
    ids += ", " + id;
  }
  const bool several = ids.find(',') != std::string::npos;
  const Text text =
      invalid ? Text{"empêche aussi d’appliquer " + ids, "also keeps from being applied: " + ids}
              : Text{ids + (several ? " attendent" : " attend") + " aussi cette donnée",
                     ids + (several ? " await it too" : " awaits it too")};
  known.notes.assign(1, {text, std::nullopt});
}

}  // namespace

const xmlNode* Evaluation::subject(const Rule& rule, const Assertion& assertion, xmlNode* node) {
  for (const auto* expression : {&assertion.subject, &rule.subject}) {
    if (!*expression) continue;
    const XPathValue value = evaluate(**expression, node, node);
    if (value == nullptr || value->type != XPATH_NODESET || value->nodesetval == nullptr) continue;
    if (value->nodesetval->nodeNr > 0) return value->nodesetval->nodeTab[0];
  }
  return node;
}

std::string Evaluation::prose(const xmlNode* element, const Assertion& assertion,
                              const RuleFile& file, xmlNode* node) {
  std::string out;
  english_ = language_of(element).substr(0, 2) == "en";
  prose(element, assertion, file, node, out);
  english_ = false;
  return collapse(out);
}

void Evaluation::prose(const xmlNode* element, const Assertion& assertion, const RuleFile& file,
                       xmlNode* node, std::string& out) {
  for (const xmlNode* child = element->children; child != nullptr; child = child->next) {
    if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
      out += reinterpret_cast<const char*>(child->content);
      continue;
    }
    if (child->type != XML_ELEMENT_NODE) continue;
    const bool name = is_element(child, schematron_uri, "name");
    const xmlAttr* a = attribute_node(child, name ? "path" : "select");
    if (name && a == nullptr) {
      out += qualified_name(node);
    } else if (!name && options_.redact && is_element(child, schematron_uri, "value-of")) {
      out += redacted_value;
    } else if (name || is_element(child, schematron_uri, "value-of")) {
      std::string text(value_of(a));
      if (assertion.parameters != nullptr) text = substitute(text, *assertion.parameters);
      const XPathValue value = evaluate_text(text, file, node);
      if (value != nullptr) out += to_string(value.get());
    } else {
      prose(child, assertion, file, node, out);
    }
  }
}

/// The text of the assertion is in the language it declares, French when it declares none; the
/// diagnostics give the other one, and remarks.
void Evaluation::messages(const Assertion& assertion, xmlNode* node, Diagnostic& into) {
  const std::string own = prose(assertion.element, assertion, *assertion.file, node);
  (language_of(assertion.element).substr(0, 2) == "en" ? into.message.en : into.message.fr) = own;
  for (const std::string_view id : words(attribute(assertion.element, "diagnostics"))) {
    const auto& [element, file] = model_.diagnostics.at(id);
    const bool english = language_of(element).substr(0, 2) == "en";
    std::string text = prose(element, assertion, *file, node);
    std::string& slot = english ? into.message.en : into.message.fr;
    if (slot.empty()) {
      slot = std::move(text);
    } else {
      into.notes.push_back({{text, text}, std::nullopt});
    }
  }
  if (into.message.en.empty()) into.message.en = into.message.fr;
  if (into.message.fr.empty()) into.message.fr = into.message.en;
  doubt_ = {};
}

/// What a finding says when values are told: a waiver holds whether a report masks them or not.
std::string Evaluation::unmasked(const Assertion& assertion, xmlNode* node, std::string said) {
  if (!options_.redact) return said;
  Diagnostic plain;
  options_.redact = false;
  messages(assertion, node, plain);
  options_.redact = true;
  return plain.message.fr;
}

/// A file of rules that proves faulty only now leaves the check incomplete: once is enough to say.
std::optional<Fiche> Evaluation::fiche(const Assertion& assertion) {
  Diagnostics faults;
  auto found = model_.fiche(assertion.id, faults);
  for (const Diagnostic& fault : faults.items()) {
    const bool said = std::any_of(out_.faults.begin(), out_.faults.end(), [&](const auto& other) {
      return other.id == fault.id && other.place.file == fault.place.file &&
             other.place.start.byte == fault.place.start.byte;
    });
    if (!said) out_.faults.push_back(fault);
  }
  return found;
}

void Evaluation::finding(const Pattern&, const Rule& rule, const Assertion& assertion,
                         xmlNode* node) {
  const xmlNode* where = subject(rule, assertion, node);
  Diagnostic diagnostic;
  diagnostic.id = assertion.id;
  diagnostic.rule = assertion.key;
  diagnostic.severity = assertion.severity;
  diagnostic.place = place(where);
  messages(assertion, node, diagnostic);
  diagnostic.target = identity(where, unmasked(assertion, node, diagnostic.message.fr));
  if (const auto fiche = this->fiche(assertion)) {
    diagnostic.waivable = fiche->allows_waiver(assertion.severity);
    diagnostic.why = fiche->why;
    diagnostic.basis = fiche->basis();
    diagnostic.remedy = fiche->remedy_of(assertion.key);
  }
  other_places(rule, assertion, node, diagnostic);
  edits(assertion, node, diagnostic);
  if (options_.explain) diagnostic.explanation = explanation(assertion, node);
  if (trace_ != nullptr) trace_assertion(assertion, node, where);
  if (assertion.for_lawyer) return out_.for_lawyer.push_back(std::move(diagnostic));
  ++out_.tallies[assertion.number].findings;
  out_.findings.push_back(std::move(diagnostic));
}

/// What a declared blank stands for, or an attribute that names data to come, in the words of the
/// rule set.
Text Evaluation::awaited(const xmlNode* operand) const {
  const xmlNode* owner = operand->type == XML_ATTRIBUTE_NODE ? operand->parent : operand;
  Text out;
  const auto say = [&](const xmlNode* element, std::string_view names) {
    for (const std::string_view name : words(names)) {
      auto found = model_.awaited.find(std::string(reinterpret_cast<const char*>(element->name)) +
                                       "/" + std::string(name));
      if (found == model_.awaited.end()) found = model_.awaited.find(name);
      if (found == model_.awaited.end()) continue;
      out.fr += (out.fr.empty() ? "" : "\u202F; ") + found->second.fr;
      out.en += (out.en.empty() ? "" : "; ") + found->second.en;
    }
  };
  if (operand->type == XML_ATTRIBUTE_NODE) {
    say(owner, value_of(reinterpret_cast<const xmlAttr*>(operand)));
  } else if (owner->type == XML_ELEMENT_NODE) {
    const std::string& blank = conventions().blank_element;
    while (owner->children != nullptr && blank != reinterpret_cast<const char*>(owner->name)) {
      owner = xmlFirstElementChild(const_cast<xmlNode*>(owner));
      if (owner == nullptr) break;
    }
    for (const xmlAttr* a = owner == nullptr ? nullptr : owner->properties; a != nullptr;
         a = a->next) {
      say(owner, value_of(a));
    }
  }
  if (!out.fr.empty()) return out;
  return {"donnée encore à écrire\u202F; la règle s’appliquera quand elle sera connue",
          "not written yet; the rule will be applied once it is known"};
}

/// One operand that is not known or no good is one finding, whatever the number of rules that
/// needed it; the first of them names it.
void Evaluation::doubtful(const Assertion& assertion, xmlNode* node) {
  const Doubt doubt = doubt_;
  const xmlNode* culprit = doubt.node == nullptr ? node : doubt.node;
  const bool invalid = doubt.state == Doubt::State::invalid;
  const auto [at, fresh] = doubts_.emplace(
      std::make_pair(culprit, (invalid ? "!" : "?") + doubt.value), out_.findings.size());
  if (!fresh) {
    also_waits(out_.findings[at->second], assertion.id, invalid);
    return;
  }
  ++out_.tallies[assertion.number].findings;
  Diagnostic diagnostic;
  diagnostic.id = assertion.id;
  diagnostic.rule = assertion.key;
  diagnostic.severity = invalid ? Severity::indeterminate : assertion.severity;
  diagnostic.state = invalid ? State::open : State::unknown;
  diagnostic.place = place(culprit);
  if (invalid) {
    diagnostic.message = {
        "« " + doubt.value + " » " + doubt.problem.fr + " : règle impossible à appliquer",
        "'" + doubt.value + "' " + doubt.problem.en + ": the rule cannot be applied"};
  } else {
    diagnostic.message = awaited(culprit);
  }
  if (const auto fiche = this->fiche(assertion)) diagnostic.why = fiche->why;
  if (trace_ != nullptr && invalid) {
    TraceEvent event = trace_of(assertion, culprit);
    event.indeterminate = true;
    event.text =
        diagnostic.message.in(event.language.substr(0, 2) == "en" ? Language::en : Language::fr);
    trace_->events.push_back(std::move(event));
  }
  diagnostic.target = identity(culprit, diagnostic.message.fr);
  out_.findings.push_back(std::move(diagnostic));
}

}  // namespace paraphe
