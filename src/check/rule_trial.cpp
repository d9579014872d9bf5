// SPDX-License-Identifier: EUPL-1.2
#include "check/rule_trial.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <system_error>

#include "check/rule_model.h"

namespace paraphe {
namespace {

Diagnostic fault(const char* id, Place place, Text message, Text remedy) {
  Diagnostic out;
  out.id = id;
  out.place = std::move(place);
  out.message = std::move(message);
  out.remedy = std::move(remedy);
  return out;
}

Place place_of(const RuleSet& rules, const xmlNode* node) {
  for (const auto& file : rules.model().files) {
    if (file->draft.tree() == node->doc) return file->draft.place(node);
  }
  return {};
}

/// Where a rule is written: its fiche, else its first assertion.
Place place_of(const RuleSet& rules, const RuleDescription& rule) {
  const auto fiche = rules.model().fiches.find(rule.id);
  if (fiche != rules.model().fiches.end()) return place_of(rules, fiche->second.first);
  return rule.tests.front().place;
}

/// « id : message » of the first finding that `wanted` picks.
template <typename Wanted>
Text first(const std::vector<Diagnostic>& found, Wanted&& wanted) {
  for (const Diagnostic& d : found) {
    if (wanted(d)) return {d.id + "\u00A0: " + d.message.fr, d.id + ": " + d.message.en};
  }
  return {};
}

}  // namespace

Verdict ExampleTrials::judge(const Draft& draft, const std::string& gate, const Draft* voted) {
  CheckOptions options;
  options.voted = voted;
  const std::string usual(rules_.model().default_phase);
  options.gate = !gate.empty() ? gate : !usual.empty() ? usual : options.gate;
  options.otherwise = Date::of(2026, 12, 1);  // the day changes nothing from one run to the next
  Diagnostics found;
  schema_.validate(draft, found);
  return checker_.check(draft, options, std::move(found));
}

const Draft* ExampleTrials::model_of(const Example& example, std::vector<Diagnostic>& faults) {
  if (example.model.empty()) return &model_;
  const auto [slot, fresh] = others_.try_emplace(example.model);
  if (fresh) {
    const auto folder = std::filesystem::path(model_.name()).parent_path();
    const std::string path = (folder / ("modele-" + example.model + ".xml")).string();
    Diagnostics refused;
    try {
      slot->second = read_draft(path, read_bytes(path), {}, refused);
    } catch (const std::system_error&) {
    }
    faults.insert(faults.end(), refused.items().begin(), refused.items().end());
  }
  if (slot->second) return &*slot->second;
  faults.push_back(fault(
      "RUL-37", place_of(rules_, example.edits),
      {"le modèle «\u00A0" + example.model + "\u00A0» ne peut pas être lu",
       "the model draft '" + example.model + "' cannot be read"},
      {"écrire «\u00A0modele-" + example.model + ".xml\u00A0» à côté de «\u00A0modele.xml\u00A0»",
       "write 'modele-" + example.model + ".xml' beside 'modele.xml'"}));
  return nullptr;
}

std::vector<Diagnostic> ExampleTrials::try_model() {
  std::vector<Diagnostic> out;
  try_model(model_, out);
  std::set<std::string> tried{""};
  for (const std::string& id : rules_.rules()) {
    const auto rule = rules_.explain(id);
    for (const Example& example : rule->fiche.examples) {
      if (!tried.insert(example.model).second) continue;
      if (const Draft* model = model_of(example, out)) try_model(*model, out);
    }
  }
  return out;
}

void ExampleTrials::try_model(const Draft& model, std::vector<Diagnostic>& out) {
  for (const std::string& gate : rules_.phases()) {
    const Verdict verdict = judge(model, gate);
    for (const Diagnostic& d : verdict.findings.items()) {
      out.push_back(
          fault("RUL-36", d.place,
                {"le modèle n’est pas sans reproche à « " + gate + " »\u00A0: " + d.id +
                     "\u00A0: " + d.message.fr,
                 "the model draft is not clean at '" + gate + "': " + d.id + ": " + d.message.en},
                {"corriger le modèle ou la règle\u00A0: les exemples n’en changent que ce "
                 "qu’ils montrent",
                 "mend the model or the rule: examples change nothing in it but what "
                 "they show"}));
    }
  }
}

void ExampleTrials::try_example(const Example& example, RuleTrial& trial) {
  const std::string& id = trial.rule;
  const Place place = place_of(rules_, example.edits);
  const auto report = [&](const char* code, Text message, Text remedy) {
    trial.faults.push_back(fault(code, place, std::move(message), std::move(remedy)));
  };
  const Draft* model = model_of(example, trial.faults);
  if (model == nullptr) return;
  Diagnostics refused;
  const auto bytes = apply_example(*model, rules_, example, refused);
  std::optional<Draft> draft;
  if (bytes) {  // beside the model, where the register that examples name lies
    const auto folder = std::filesystem::path(model_.name()).parent_path();
    draft = read_draft((folder / id).string(), *bytes, {}, refused);
  }
  trial.faults.insert(trial.faults.end(), refused.items().begin(), refused.items().end());
  if (!draft) return;

  const Verdict verdict = judge(*draft, example.gate, example.voted ? model : nullptr);
  const std::vector<Diagnostic>& found = verdict.findings.items();
  if (!verdict.rules_ran || verdict.faulty) {
    const Text why = first(found, [](const Diagnostic& d) { return is_blocking(d); });
    return report("RUL-30",
                  {"cet exemple ne peut pas être contrôlé\u202F; " + why.fr,
                   "this example cannot be checked; " + why.en},
                  {"un exemple reste un projet que le schéma accepte et que les règles savent lire",
                   "an example remains a draft that the schema accepts and that rules can read"});
  }
  const auto own = [&](const Diagnostic& d) { return d.id == id && d.state != State::unknown; };
  const auto other = [&](const Diagnostic& d) { return d.id != id && d.state != State::unknown; };
  // Questions to the lawyer of other rules are always asked.
  const bool asks = std::any_of(verdict.for_lawyer.begin(), verdict.for_lawyer.end(),
                                [&](const Diagnostic& d) { return d.id == id; });
  const Text hit = first(found, own);
  for (const auto* list : {&found, &verdict.for_lawyer}) {
    for (const Diagnostic& d : *list) {
      if (d.state != State::unknown) trial.failed.insert(d.rule);
    }
  }
  if (!example.passes && hit.empty() && !asks) {
    report("RUL-31",
           {"cet exemple est dit fautif, et " + id + " l’accepte",
            "this example is said to fail, and " + id + " accepts it"},
           {"revoir l’exemple, ou le contexte et le test de la règle",
            "review the example, or the context and the test of the rule"});
  }
  if (example.passes && (!hit.empty() || asks)) {
    report("RUL-32",
           {"cet exemple est dit admis, et " + id + " le refuse\u202F; " + hit.fr,
            "this example is said to pass, and " + id + " refuses it; " + hit.en},
           {"revoir l’exemple, ou le contexte et le test de la règle",
            "review the example, or the context and the test of the rule"});
  }
  if (const Text stray = first(found, other); !stray.empty()) {
    report("RUL-33",
           {"cet exemple fait aussi échouer une autre règle\u202F; " + stray.fr,
            "this example makes another rule fail too; " + stray.en},
           {"changer dans l’exemple ce qui la contredit\u00A0: il ne montre qu’une faute",
            "change in the example what contradicts it: it shows one fault only"});
  }
}

RuleTrial ExampleTrials::try_rule(const std::string& rule) {
  const auto description = rules_.explain(rule);
  if (!description) throw std::invalid_argument("no such rule: " + rule);
  RuleTrial trial;
  trial.rule = rule;
  for (const Example& example : description->fiche.examples) {
    ++(example.passes ? trial.passing : trial.failing);
    try_example(example, trial);
  }
  const Place place = place_of(rules_, *description);
  if (trial.failing == 0) {
    trial.faults.push_back(fault(
        "RUL-34", place,
        {rule + " n’a pas d’exemple fautif\u00A0: rien ne montre qu’elle trouve ce qu’elle cherche",
         rule + " has no failing example: nothing shows that it finds what it looks for"},
        {"ajouter à sa fiche <r:exemple attendu=\"echec\">",
         "add <r:exemple attendu=\"echec\"> to its fiche"}));
  }
  if (trial.passing == 0) {
    trial.faults.push_back(
        fault("RUL-35", place,
              {rule + " n’a pas d’exemple admis\u00A0: rien ne montre ce qu’elle laisse passer",
               rule + " has no passing example: nothing shows what it lets pass"},
              {"ajouter à sa fiche <r:exemple attendu=\"succes\">",
               "add <r:exemple attendu=\"succes\"> to its fiche"}));
  }
  return trial;
}

std::vector<Diagnostic> never_failed(const RuleSet& rules, const std::vector<RuleTrial>& trials) {
  std::set<std::string> tried;
  std::map<std::string, const Assertion*> silent;
  for (const RuleTrial& trial : trials) tried.insert(trial.rule);
  for (const Pattern& pattern : rules.model().patterns) {
    for (const Rule& rule : pattern.rules) {
      for (const Assertion& assertion : rule.assertions) {
        if (tried.count(assertion.id) != 0) silent.emplace(assertion.key, &assertion);
      }
    }
  }
  for (const RuleTrial& trial : trials) {
    for (const std::string& key : trial.failed) silent.erase(key);
  }
  std::vector<Diagnostic> out;
  for (const auto& [key, assertion] : silent) {
    out.push_back(
        fault("RUL-37", place_of(rules, assertion->element),
              {"aucun exemple ne montre ce constat\u00A0: " + key,
               "no example shows this finding: " + key},
              {"ajouter à la fiche un exemple fautif où il parle, ou l’ôter s’il ne peut parler",
               "add to the fiche a failing example in which it speaks, or remove it if it "
               "never can"}));
    out.back().rule = key;
  }
  return out;
}

}  // namespace paraphe
