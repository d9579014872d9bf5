// SPDX-License-Identifier: EUPL-1.2
#include <filesystem>
#include <iostream>
#include <map>
#include <system_error>

#include "check/rule_trial.h"
#include "cli/data_folder.h"
#include "cli/inspection.h"
#include "cli/rule_faults.h"
#include "cli/rule_folder.h"
#include "cli/stop.h"

namespace paraphe {
namespace {

/// The draft that examples edit: that of the folder, else the installed one.
Draft read_model(const std::string& folder, Language language) {
  std::string path = folder + "/modele.xml";
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) path = data_folder() + "/schemas/regles/modele.xml";
  Diagnostics refused;
  try {
    auto model = read_draft(path, read_bytes(path), {}, refused);
    if (model) return std::move(*model);
  } catch (const std::system_error&) {
  }
  std::cerr << rule_faults(refused.items(), language);
  throw Stop{
      exit_incomplete,
      {"le projet que les exemples modifient ne peut pas être lu\u00A0: «\u00A0" + path + "\u00A0»",
       "the draft that examples edit cannot be read: '" + path + "'"}};
}

std::string trial_line(const RuleTrial& trial, Language language) {
  const auto counted = [](std::size_t count, const char* one) {
    return std::to_string(count) + " " + one + (count > 1 ? "s" : "");
  };
  const std::string fr =
      counted(trial.failing, "fautif") + ", " + std::to_string(trial.passing) + " admis";
  const std::string en =
      std::to_string(trial.failing) + " failing, " + std::to_string(trial.passing) + " passing";
  return (trial.faults.empty() ? "✓ " : "✗ ") + trial.rule + "  " +
         (language == Language::fr ? fr : en) + "\n";
}

/// How many assertions some example makes fail.
std::string coverage(const RuleSet& rules, const std::vector<RuleTrial>& trials, std::size_t silent,
                     Language language) {
  std::size_t assertions = 0;
  for (const RuleTrial& trial : trials) assertions += rules.explain(trial.rule)->tests.size();
  const std::string shown = std::to_string(assertions - silent);
  const std::string all = std::to_string(assertions);
  return Text{"assertions qu’un exemple fait échouer\u00A0: " + shown + " sur " + all,
              "assertions that some example makes fail: " + shown + " of " + all}
             .in(language) +
         "\n";
}

std::string summary(const std::vector<RuleTrial>& trials, std::size_t faults, Language language) {
  std::size_t examples = 0;
  for (const RuleTrial& trial : trials) examples += trial.failing + trial.passing;
  const std::string rules = std::to_string(trials.size());
  const std::string tried = std::to_string(examples);
  const std::string wrong = std::to_string(faults);
  const bool many = faults > 1, one = trials.size() == 1, alone = examples <= 1;
  Text text{rules + (one ? " règle, " : " règles, ") + tried +
                (alone ? " exemple\u00A0: " : " exemples\u00A0: "),
            rules + (one ? " rule, " : " rules, ") + tried +
                (examples == 1 ? " example: " : " examples: ")};
  text.fr += faults == 0 ? "aucun écart" : wrong + (many ? " écarts" : " écart");
  text.en += faults == 0 ? "no discrepancy" : wrong + (many ? " discrepancies" : " discrepancy");
  return text.in(language) + "\n";
}

}  // namespace

int test_rules(const CommandLine& arguments, Language language) {
  const RuleOperands named = rule_operands(arguments);
  const RuleSet rules = load_rules(named.folder, language);
  const std::vector<std::string> ids = known_rules(rules, named.rules);
  const Schema schema = load_schema(language);
  const Draft model = read_model(named.folder, language);
  const std::string schemas = data_folder() + "/schemas";
  Checker checker(rules, {schemas + "/profils", schemas + "/profil.xsd"},
                  {schemas + "/registre", schemas + "/registre.xsd"});
  ExampleTrials bench(rules, model, schema, checker);

  const std::vector<Diagnostic> unsound = bench.try_model();
  std::cout << rule_faults(unsound, language);
  std::size_t faults = unsound.size();
  std::vector<RuleTrial> trials;
  for (const std::string& id : ids) {
    const RuleTrial& trial = trials.emplace_back(bench.try_rule(id));
    std::cout << trial_line(trial, language) << rule_faults(trial.faults, language);
    faults += trial.faults.size();
  }
  const std::vector<Diagnostic> silent = never_failed(rules, trials);
  faults += silent.size();
  std::cout << rule_faults(silent, language) << "\n"
            << coverage(rules, trials, silent.size(), language)
            << summary(trials, faults, language);
  return faults == 0 ? exit_conform : exit_not_conform;
}

}  // namespace paraphe
