// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/draft.h"
#include "check/schema.h"
#include "check/schematron.h"
#include "check/verdict.h"

namespace paraphe {

/// What the examples of one rule came to.
struct RuleTrial {
  std::string rule;
  std::size_t passing = 0;  ///< examples that the rule must accept
  std::size_t failing = 0;  ///< examples that it must refuse
  /// RUL-17, RUL-30 to RUL-37, each at the example in the rule file; empty when all went as said.
  std::vector<Diagnostic> faults;
  std::set<std::string> failed;  ///< the assertions that found something, `duree/DUR-02.fin`
};

/// Tries the examples that rules give of themselves: a failing one makes its rule fail, a passing
/// one does not, and neither makes another rule fail. It belongs to one thread, as its checker
/// does.
class ExampleTrials {
 public:
  /// `model`: the draft that examples edit, accepted by the schema and by every rule; those that
  /// name another (`modele="avenant"`) edit the one of that name beside it, `modele-avenant.xml`.
  /// `rules` were loaded with their prose.
  ExampleTrials(const RuleSet& rules, const Draft& model, const Schema& schema, Checker& checker)
      : rules_(rules), model_(model), schema_(schema), checker_(checker) {}

  /// Whether the models are clean at every gate; else RUL-36 for each finding, at the draft.
  std::vector<Diagnostic> try_model();

  /// Errors: throws std::invalid_argument when there is no such rule.
  RuleTrial try_rule(const std::string& rule);

 private:
  Verdict judge(const Draft& draft, const std::string& gate, const Draft* voted = nullptr);
  /// The draft that `example` edits; null, with RUL-37 in `faults`, when it cannot be read.
  const Draft* model_of(const Example& example, std::vector<Diagnostic>& faults);
  void try_model(const Draft& model, std::vector<Diagnostic>& out);
  void try_example(const Example& example, RuleTrial& trial);

  const RuleSet& rules_;
  const Draft& model_;
  std::map<std::string, std::optional<Draft>> others_;  ///< by name, read once
  const Schema& schema_;
  Checker& checker_;
};

/// The assertions of the rules tried that found nothing in any example, RUL-37 at each, sorted by
/// key (`Diagnostic::rule`): nothing shows them at work. An assertion of an abstract pattern counts
/// once for each pattern made of it.
std::vector<Diagnostic> never_failed(const RuleSet& rules, const std::vector<RuleTrial>& trials);

}  // namespace paraphe
