// SPDX-License-Identifier: EUPL-1.2
// What a rule set declares and no expression of it uses.
#include "check/lint.h"
#include "check/rule_model.h"

namespace paraphe {
namespace {

class Unused {
 public:
  Unused(const RuleModel& model, const RuleUses& uses, std::vector<Diagnostic>& out)
      : model_(model), uses_(uses), out_(out) {}

  void all() {
    lets(model_.lets);
    for (const Phase& phase : model_.phases) lets(phase.lets);
    for (const Pattern& pattern : model_.patterns) {
      lets(pattern.lets);
      for (const Rule& rule : pattern.rules) lets(rule.lets);
    }
    for (const Key& key : model_.keys) {
      if (uses_.keys.count(std::string(key.name)) != 0) continue;
      report(key.match.attribute->parent, {"la clé", "the key"}, key.name, "e");
    }
    named(model_.diagnostics, {"le diagnostic", "the diagnostic"}, "");
    named(model_.properties, {"la propriété", "the property"}, "e");
    named(model_.fixes, {"la correction", "the fix"}, "e");
  }

 private:
  using Named = std::map<std::string_view, std::pair<const xmlNode*, const RuleFile*>>;

  void lets(const std::vector<Let>& lets) {
    for (const Let& let : lets) {
      if (uses_.variables.count(std::string(let.name)) != 0) continue;
      if (let.name == "dateSignature" || let.name == "profilsDeduits") continue;  // the program's
      report(let.element, {"la variable", "the variable"}, let.name, "e");
    }
  }

  void named(const Named& all, const Text& what, const char* feminine) {
    for (const auto& [id, where] : all) {
      if (uses_.elements.count(where.first) == 0) report(where.first, what, id, feminine);
    }
  }

  void report(const xmlNode* element, const Text& what, std::string_view name,
              const std::string& feminine) {
    const Text named = quoted(std::string(name));
    out_.push_back(
        lint_finding("RUL-43", Severity::warning, lint_place(model_, element),
                     {what.fr + " " + named.fr + " n’est utilisé" + feminine + " nulle part",
                      what.en + " " + named.en + " is used nowhere"},
                     {"retirer ces lignes, ou corriger le nom là où il devait servir",
                      "remove these lines, or mend the name where it was meant to be used"}));
  }

  const RuleModel& model_;
  const RuleUses& uses_;
  std::vector<Diagnostic>& out_;
};

}  // namespace

void lint_unused(const RuleModel& model, const RuleUses& uses, std::vector<Diagnostic>& out) {
  Unused(model, uses, out).all();
}

}  // namespace paraphe
