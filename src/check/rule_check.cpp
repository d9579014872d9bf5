// SPDX-License-Identifier: EUPL-1.2
#include "check/rule_check.h"

#include <algorithm>

#include "base/calendar.h"
#include "check/function_table.h"
#include "check/phrases.h"

namespace paraphe {
namespace {

using Names = std::vector<std::string_view>;

std::string_view uri_of(const RuleFile& file, std::string_view prefix) {
  for (const xmlNs* ns : file.namespaces) {
    if (prefix == reinterpret_cast<const char*>(ns->prefix)) {
      return reinterpret_cast<const char*>(ns->href);
    }
  }
  return {};
}

/// « 2 arguments », « 2 à 3 arguments ».
std::string arity(const Function& function, const char* to) {
  std::string out = std::to_string(function.least);
  if (function.most != function.least) {
    out += " " + std::string(to) + " " + std::to_string(function.most);
  }
  return out + (function.most > 1 ? " arguments" : " argument");
}

class RuleChecker {
 public:
  RuleChecker(RuleModel& model, Diagnostics& out)
      : model_(model),
        out_(out),
        known_good_(std::all_of(model.files.begin(), model.files.end(),
                                [](const auto& file) { return file->shipped; })) {}

  void all() {
    for (Key& key : model_.keys) {
      expression(key.match);
      expression(key.use);
      key.paths = paths(key.match);
    }
    lets(model_.lets);
    for (Phase& phase : model_.phases) {
      lets(phase.lets);
      if (phase.when) expression(*phase.when);
      if (phase.from_expression) {
        expression(*phase.from_expression);
        phase.from = paths(*phase.from_expression);
      }
    }
    const std::size_t outside = known_.size();
    for (Pattern& pattern : model_.patterns) {
      lets(pattern.lets);
      if (pattern.documents) expression(*pattern.documents);
      for (Rule& rule : pattern.rules) this->rule(rule);
      known_.resize(outside);
    }
    fiches();
  }

 private:
  void report(const char* id, Place place, Text message) {
    out_.add(rule_fault(id, std::move(place), std::move(message)));
  }

  void rule(Rule& rule) {
    const std::size_t outside = known_.size();
    expression(rule.context);
    rule.paths = paths(rule.context);
    lets(rule.lets);
    if (rule.visit_each) expression(*rule.visit_each);
    if (rule.subject) expression(*rule.subject);
    for (Assertion& assertion : rule.assertions) {
      validity(assertion);
      if (!known_good_) this->assertion(assertion);
    }
    known_.resize(outside);
  }

  void assertion(const Assertion& assertion) {
    expression(assertion.test);
    if (assertion.subject) expression(*assertion.subject);
    prose(assertion.element, assertion.file, assertion.parameters);
    references(assertion, "diagnostics", model_.diagnostics);
    references(assertion, "properties", model_.properties);
    fixes(assertion);
  }

  std::vector<ContextPath> paths(const Expression& e) const {
    return faulty_ ? std::vector<ContextPath>() : read_context(e.text);
  }

  void lets(const std::vector<Let>& lets) {
    if (known_good_) return;
    const std::size_t begin = known_.size();
    for (const Let& let : lets) {
      if (std::find(known_.begin() + static_cast<std::ptrdiff_t>(begin), known_.end(), let.name) !=
          known_.end()) {
        report("RUL-10", place_of_let(let), {"variable déjà définie", "variable already defined"});
      }
      if (let.value) expression(*let.value);
      known_.push_back(let.name);
    }
  }

  Place place_of_let(const Let& let) const {
    for (const auto& file : model_.files) {
      if (file->draft.tree() == let.element->doc) return file->draft.place(let.element);
    }
    return {};
  }

  /// The expressions inside a message, a diagnostic or a property.
  void prose(const xmlNode* element, const RuleFile* file, const Parameters* parameters) {
    for (const xmlNode* node = element->children; node != nullptr; node = node->next) {
      if (node->type != XML_ELEMENT_NODE) continue;
      for (const char* name : {"select", "path"}) {
        const xmlAttr* a = attribute_node(node, name);
        if (a == nullptr) continue;
        Expression e;
        e.attribute = a;
        e.file = file;
        e.text = value_of(a);
        std::string text;
        if (parameters != nullptr) e.text = text = substitute(e.text, *parameters);
        expression(e);
      }
      prose(node, file, parameters);
    }
  }

  void references(
      const Assertion& assertion, const char* name,
      const std::map<std::string_view, std::pair<const xmlNode*, const RuleFile*>>& in) {
    const xmlAttr* a = attribute_node(assertion.element, name);
    for (const std::string_view id : words(value_of(a))) {
      const auto found = in.find(id);
      if (found != in.end()) {
        prose(found->second.first, found->second.second, assertion.parameters);
        continue;
      }
      const auto offset = static_cast<std::size_t>(id.data() - value_of(a).data());
      report("RUL-09",
             assertion.file->draft.place(assertion.file->draft.value(a, offset, id.size())),
             {"« " + std::string(id) + " » n’est défini nulle part",
              "'" + std::string(id) + "' is defined nowhere"});
    }
  }

  /// The fixes of an assertion see its variables.
  void fixes(const Assertion& assertion) {
    const xmlAttr* a = attribute_node(assertion.element, fix_uri, "fix");
    for (const std::string_view id : words(value_of(a))) {
      const auto found = model_.fixes.find(id);
      if (found == model_.fixes.end()) {
        report("RUL-09", assertion.file->draft.place(assertion.file->draft.value(a)),
               {"correction inconnue : « " + std::string(id) + " »",
                "unknown fix '" + std::string(id) + "'"});
        continue;
      }
      const auto& [fix, file] = found->second;
      each_expression(fix, file);
      for (const xmlNode* step = fix->children; step != nullptr; step = step->next) {
        if (step->type == XML_ELEMENT_NODE) each_expression(step, file);
      }
    }
  }

  void each_expression(const xmlNode* element, const RuleFile* file) {
    for (const char* name : {"match", "select", "use-when"}) {
      const xmlAttr* a = attribute_node(element, name);
      if (a != nullptr) expression({value_of(a), a, file});
    }
  }

  void validity(Assertion& assertion) {
    const auto found = model_.fiches.find(assertion.id);
    if (found == model_.fiches.end()) return;
    assertion.from = attribute(found->second.first, "depuis");
    assertion.until = attribute(found->second.first, "jusqua");
  }

  void fiches() {
    for (const auto& [id, where] : model_.fiches) {
      for (const char* name : {"depuis", "jusqua"}) {
        const xmlAttr* a = attribute_node(where.first, name);
        if (a == nullptr || parse_date(value_of(a))) continue;
        const Draft& draft = where.second->draft;
        report("RUL-11", draft.place(draft.value(a)), {"date invalide", "invalid date"});
      }
    }
  }

  /// A part of an expression; the whole of it when parameters moved its bytes.
  Place place(const Expression& e, std::size_t offset, std::size_t length) const {
    const Draft& draft = e.file->draft;
    if (e.text.data() != value_of(e.attribute).data()) return draft.place(draft.value(e.attribute));
    return draft.place(draft.value(e.attribute, offset, length));
  }

  void expression(const Expression& e) {
    if (known_good_) return;
    const XPathReading reading = read_xpath(e.text);
    faulty_ = reading.fault.has_value();
    if (faulty_) {
      const XPathFault& fault = *reading.fault;
      return report("RUL-05", place(e, fault.offset, 0),
                    {"expression XPath 1.0 mal formée : " + fault.message.fr,
                     "malformed XPath 1.0 expression: " + fault.message.en});
    }
    for (const XPathName& name : reading.names) this->name(e, name);
  }

  void name(const Expression& e, const XPathName& name) {
    if (name.kind == XPathName::Kind::variable) return variable(e, name);
    if (!name.prefix.empty() && name.prefix != "xml" && uri_of(*e.file, name.prefix).empty()) {
      const std::string prefix(name.prefix);
      return report("RUL-07", place(e, name.offset, prefix.size()),
                    {"préfixe inconnu : « " + prefix + " »", "unknown prefix '" + prefix + "'"});
    }
    if (name.kind == XPathName::Kind::function) function(e, name);
  }

  void variable(const Expression& e, const XPathName& name) {
    if (std::find(known_.begin(), known_.end(), name.local) != known_.end()) return;
    const std::string text = "$" + std::string(name.local);
    const Text hint = did_you_mean(name.local, {known_.begin(), known_.end()}, {}, "$");
    report("RUL-08", place(e, name.offset, text.size()),
           {"variable inconnue ici : « " + text + " »" + hint.fr,
            "variable not known here: '" + text + "'" + hint.en});
  }

  void function(const Expression& e, const XPathName& name) {
    const std::string_view uri =
        name.prefix.empty() ? std::string_view() : uri_of(*e.file, name.prefix);
    const Function* function = find_function(uri, name.local);
    const std::string given = std::to_string(name.arguments);
    std::string text(name.prefix);
    if (!text.empty()) text += ":";
    text += std::string(name.local) + "()";
    if (function == nullptr) {
      const Text hint = did_you_mean(name.local, function_names(uri), {},
                                     name.prefix.empty() ? "" : std::string(name.prefix) + ":");
      report("RUL-06", place(e, name.offset, text.size() - 2),
             {"fonction inconnue : « " + text + " »" + hint.fr,
              "unknown function '" + text + "'" + hint.en});
    } else if (name.arguments < function->least || name.arguments > function->most) {
      report("RUL-06", place(e, name.offset, text.size() - 2),
             {"« " + text + " » attend " + arity(*function, "à") + ", pas " + given,
              "'" + text + "' takes " + arity(*function, "to") + ", not " + given});
    }
  }

  RuleModel& model_;
  Diagnostics& out_;
  Names known_;
  bool known_good_;  ///< the rules are those that came with the program: only completed
  bool faulty_ = false;
};

}  // namespace

void check_rules(RuleModel& model, Diagnostics& diagnostics) {
  RuleChecker(model, diagnostics).all();
}

}  // namespace paraphe
