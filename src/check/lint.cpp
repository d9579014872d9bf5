// SPDX-License-Identifier: EUPL-1.2
// Every expression of a rule set, read over the schemas in the scope in which it would run.
#include "check/lint.h"

#include <algorithm>
#include <map>
#include <system_error>
#include <tuple>

#include "check/lint_paths.h"
#include "check/rule_file.h"

namespace paraphe {
namespace {

class Linter {
 public:
  Linter(const RuleModel& model, const SchemaNames& names, std::vector<Diagnostic>& out)
      : model_(model), names_(names), out_(out), everywhere_(anywhere(names)) {
    document_.kind = LintValue::Kind::nodes;
    document_.document = true;
  }

  RuleUses all() {
    keys_and_lets();
    for (const Pattern& pattern : model_.patterns) this->pattern(pattern);
    return std::move(uses_);
  }

  /// The names that `document()` was given; nothing for one that is computed.
  const std::set<std::optional<std::string>>& documents() const { return documents_; }
  /// Variables whose value is what they hold.
  const std::vector<const xmlNode*>& trees() const { return trees_; }

 private:
  /// Keys may use variables, and variables keys: what keys index is read first, silently.
  void keys_and_lets() {
    for (const Key& key : model_.keys) {
      silent_ = true;
      keys_[std::string(key.name)] = one(read(key.match, everywhere_, everywhere_));
      silent_ = false;
    }
    lets(model_.lets, document_, false);
    for (const Key& key : model_.keys) {
      const LintValue nodes = one(read(key.match, everywhere_, everywhere_, false));
      read(key.use, nodes, nodes);
    }
    for (const Phase& phase : model_.phases) {
      if (phase.when) read(*phase.when, document_, document_, false);
      if (phase.from_expression) read(*phase.from_expression, everywhere_, everywhere_, false);
      lets(phase.lets, document_, false);  // rules may run in any of them
    }
  }

  static LintValue one(LintValue value) {
    value.many = false;
    value.whole = false;
    value.kind = LintValue::Kind::nodes;
    return value;
  }

  /// `visited`: what `visit-each` of the same rule goes through.
  void lets(const std::vector<Let>& lets, const LintValue& context, bool each_node,
            const LintValue* visited = nullptr) {
    for (const Let& let : lets) {
      LintValue value;
      const bool kept = let.value && collapse(let.value->text) == ".";  // kept to start from
      visited_ = kept ? nullptr : visited;
      if (let.value) {
        value = read(*let.value, context, context, each_node);
      } else {
        value.kind = LintValue::Kind::nodes;
        value.other = true;
        trees_.push_back(let.element);
      }
      visited_ = nullptr;
      value.of_node = each_node;
      variables_.emplace_back(let.name, std::move(value));
    }
  }

  void pattern(const Pattern& pattern) {
    const std::size_t outside = variables_.size();
    lets(pattern.lets, document_, false);
    if (pattern.documents) read(*pattern.documents, document_, document_, false);
    beside_ = pattern.documents.has_value();
    for (const Rule& rule : pattern.rules) this->rule(rule);
    beside_ = false;
    variables_.resize(outside);
  }

  void rule(const Rule& rule) {
    const std::size_t outside = variables_.size();
    LintValue everywhere = beside_ ? anywhere(names_, true) : everywhere_;
    everywhere.other = beside_;
    const LintValue context = one(read(rule.context, everywhere, everywhere, false));
    const bool often = !is_root(names_, context);
    LintValue node = context;
    if (rule.visit_each) {
      // The variables may matter to what is visited, and what is visited to the variables.
      silent_ = true;
      lets(rule.lets, context, often);
      node = one(read(*rule.visit_each, context, context, often));
      variables_.resize(outside);
      silent_ = false;
    }
    lets(rule.lets, context, often, rule.visit_each ? &node : nullptr);
    if (rule.visit_each) read(*rule.visit_each, context, context, often);
    often_ = often || rule.visit_each;
    if (rule.subject) read(*rule.subject, node, node, often_);
    for (const Assertion& assertion : rule.assertions) this->assertion(assertion, node);
    variables_.resize(outside);
  }

  void assertion(const Assertion& assertion, const LintValue& node) {
    read(assertion.test, node, node, often_);
    if (assertion.subject) read(*assertion.subject, node, node, false);
    prose(assertion.element, assertion.file, assertion.parameters, node);
    parts(assertion, "diagnostics", model_.diagnostics, node);
    parts(assertion, "properties", model_.properties, node);
    for (const std::string_view id :
         words(value_of(attribute_node(assertion.element, fix_uri, "fix")))) {
      const auto found = model_.fixes.find(id);
      if (found == model_.fixes.end()) continue;
      uses_.elements.insert(found->second.first);
      fix(found->second.first, found->second.second, node);
    }
  }

  using Named = std::map<std::string_view, std::pair<const xmlNode*, const RuleFile*>>;
  void parts(const Assertion& assertion, const char* list, const Named& named,
             const LintValue& node) {
    for (const std::string_view id : words(attribute(assertion.element, list))) {
      const auto found = named.find(id);
      if (found == named.end()) continue;
      uses_.elements.insert(found->second.first);
      prose(found->second.first, found->second.second, assertion.parameters, node);
    }
  }

  void fix(const xmlNode* fix, const RuleFile* file, const LintValue& node) {
    const auto of = [&](const xmlNode* element, const char* name, const LintValue& context) {
      const xmlAttr* a = attribute_node(element, name);
      return a == nullptr ? context : one(read({value_of(a), a, file}, context, context, false));
    };
    of(fix, "use-when", node);
    for (const xmlNode* step = fix->children; step != nullptr; step = step->next) {
      if (step->type != XML_ELEMENT_NODE) continue;
      of(step, "use-when", node);
      of(step, "select", of(step, "match", node));
    }
  }

  /// The expressions inside a message, a diagnostic or a property.
  void prose(const xmlNode* element, const RuleFile* file, const Parameters* parameters,
             const LintValue& node) {
    for (const xmlNode* child = element->children; child != nullptr; child = child->next) {
      if (child->type != XML_ELEMENT_NODE) continue;
      for (const char* name : {"select", "path"}) {
        const xmlAttr* a = attribute_node(child, name);
        if (a == nullptr) continue;
        Expression e{value_of(a), a, file};
        std::string text;
        if (parameters != nullptr) e.text = text = substitute(e.text, *parameters);
        read(e, node, node, false);  // for a finding only
      }
      prose(child, file, parameters, node);
    }
  }

  const LintValue* variable(std::string_view name) const {
    for (auto at = variables_.rbegin(); at != variables_.rend(); ++at) {
      if (at->first == name) return &at->second;
    }
    return nullptr;
  }

  LintValue read(const Expression& e, const LintValue& context, const LintValue& current,
                 bool each_node = true) {
    LintScope scope{names_, current, each_node, beside_, visited_, {}, {}, {}, {}, {}, {}};
    scope.uri_of = [&](std::string_view prefix) -> std::string_view {
      for (const xmlNs* ns : e.file->namespaces) {
        if (prefix == reinterpret_cast<const char*>(ns->prefix)) {
          return reinterpret_cast<const char*>(ns->href);
        }
      }
      return {};
    };
    scope.prefix_of = [&](std::string_view uri) -> std::string {
      for (const xmlNs* ns : e.file->namespaces) {
        if (uri == reinterpret_cast<const char*>(ns->href)) {
          return reinterpret_cast<const char*>(ns->prefix);
        }
      }
      return {};
    };
    scope.variable = [&](std::string_view name) { return variable(name); };
    scope.key = [&](std::string_view name) -> const LintValue* {
      uses_.keys.emplace(name);
      const auto found = keys_.find(name);
      return found == keys_.end() ? nullptr : &found->second;
    };
    scope.document = [&](const LintValue& name) { documents_.insert(name.literal); };
    scope.report = [&](const LintFault& fault) {
      if (silent_) return;
      out_.push_back(lint_finding(fault.id, fault.severity, place(e, fault.begin, fault.end),
                                  fault.message, fault.remedy));
    };
    LintPaths paths(e.text, scope);
    for (const XPathPart& part : paths.parts()) {
      if (part.kind == XPathPart::Kind::variable) uses_.variables.emplace(part.text);
    }
    return paths.read(context);
  }

  static Place place(const Expression& e, std::size_t begin, std::size_t end) {
    const Draft& draft = e.file->draft;
    // What parameters changed stands nowhere: the whole of it then.
    if (e.text.data() != value_of(e.attribute).data()) return draft.place(draft.value(e.attribute));
    return draft.place(draft.value(e.attribute, begin, end - begin));
  }

  const RuleModel& model_;
  const SchemaNames& names_;
  std::vector<Diagnostic>& out_;
  LintValue everywhere_, document_;
  bool silent_ = false;
  bool beside_ = false;  ///< a pattern about other documents than the draft
  bool often_ = true;    ///< the assertions are evaluated for more than one node
  const LintValue* visited_ = nullptr;
  std::vector<std::pair<std::string_view, LintValue>> variables_;  ///< innermost last
  std::map<std::string, LintValue, std::less<>> keys_;
  RuleUses uses_;
  std::set<std::optional<std::string>> documents_;
  std::vector<const xmlNode*> trees_;
};

/// Adds the names of documents that expressions read, and of trees written in variables.
void add_names_beside(const RuleModel& model, SchemaNames& names) {
  std::vector<Diagnostic> unsaid;
  Linter first(model, names, unsaid);
  first.all();
  for (const xmlNode* tree : first.trees()) names.add_loose(tree->children);
  for (const std::optional<std::string>& name : first.documents()) {
    std::optional<Draft> document;
    if (name) document = read_document(confined(model.folder, model.folder, *name));
    if (!document) {
      names.add_unknown();
      continue;
    }
    names.add_loose(xmlDocGetRootElement(document->tree()));
  }
}

}  // namespace

std::optional<Draft> read_document(const std::string& path) {
  Diagnostics refused;
  try {
    return path.empty() ? std::nullopt : read_draft(path, read_bytes(path), {}, refused);
  } catch (const std::system_error&) {
    return std::nullopt;
  }
}

std::vector<Diagnostic> lint_rules(const RuleSet& rules, SchemaNames names) {
  const RuleModel& model = rules.model();
  std::vector<Diagnostic> out;
  add_names_beside(model, names);
  lint_unused(model, Linter(model, names, out).all(), out);
  lint_shadows(model, out);
  lint_ids(model, out);
  lint_severities(model, out);
  lint_fiches(rules, out);
  lint_awaited(model, names, out);
  lint_words(model, names, out);
  const auto key = [](const Diagnostic& d) {
    return std::tie(d.place.file, d.place.start.byte, d.id, d.message.fr);
  };
  std::sort(out.begin(), out.end(),
            [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
  out.erase(std::unique(out.begin(), out.end(),
                        [&](const Diagnostic& a, const Diagnostic& b) { return key(a) == key(b); }),
            out.end());
  return out;
}

}  // namespace paraphe
