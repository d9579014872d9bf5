// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "check/rule_file.h"
#include "check/rule_model.h"

namespace paraphe {

/// Turns the elements of the rule files into a model. One use.
class RuleBuilder {
 public:
  RuleBuilder(RuleModel& model, Prose prose, Diagnostics& diagnostics)
      : model_(model), out_(diagnostics), files_(model, prose, diagnostics) {}

  void build(const std::string& main_path);

 private:
  using Visit = std::function<void(const RuleElement&)>;

  // rule_expand.cpp: the schema and what holds several of a kind
  void children(const RuleElement& parent, const Visit& visit);
  void schema(const RuleElement& root);
  void schema_child(const RuleElement& child);
  void collect(const RuleElement& parent, std::string_view name,
               std::map<std::string_view, std::pair<const xmlNode*, const RuleFile*>>& into);
  void abstract_rules(const RuleElement& element);
  void phase(const RuleElement& element);
  void key(const RuleElement& element);
  void fiche(const RuleElement& element);
  void fixes(const RuleElement& element);
  void awaited(const xmlNode* element);
  void check_references();

  // rule_pattern.cpp: patterns and rules
  void patterns();
  void pattern(const RuleElement& element);
  const Parameters* parameters(const RuleElement& instance, const RuleElement& body);
  void rule(const RuleElement& element, const std::vector<RuleElement>& siblings, Pattern& into);
  void rule_content(const RuleElement& element, const std::vector<RuleElement>& siblings,
                    Rule& into, const Pattern& pattern, int depth);
  void extends(const RuleElement& element, const std::vector<RuleElement>& siblings, Rule& into,
               const Pattern& pattern, int depth);
  void assertion(const RuleElement& element, Rule& into, const Pattern& pattern);
  Severity severity(const xmlNode* assertion, const xmlNode* rule) const;

  Let let(const RuleElement& element, const Parameters* parameters);
  Expression expression(const RuleElement& element, const char* name, const Parameters* parameters);
  std::optional<Expression> optional_expression(const RuleElement& element, const char* name,
                                                const Parameters* parameters);
  void report(const char* id, const RuleElement& at, const char* attribute, Text message);

  RuleModel& model_;
  std::size_t extensions_ = 0;
  Diagnostics& out_;
  RuleFiles files_;
  std::vector<const xmlNode*> open_;  ///< includes being followed, to see a circle
  std::vector<RuleElement> pending_;  ///< patterns, once all abstract ones are known
  std::vector<RuleElement> active_;   ///< `sch:active` elements
  std::map<std::string_view, RuleElement> abstract_;
  std::vector<RuleElement> shared_rules_;  ///< abstract rules of `rules`, for every pattern
};

}  // namespace paraphe
