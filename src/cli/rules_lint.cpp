// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <iostream>
#include <system_error>

#include "check/lint.h"
#include "cli/data_folder.h"
#include "cli/rule_faults.h"
#include "cli/rule_folder.h"
#include "cli/stop.h"

namespace paraphe {
namespace {

/// The schemas that rules may speak of; drafts first.
constexpr const char* schema_files[] = {"convention.xsd", "profil.xsd", "registre.xsd"};

SchemaNames read_names(std::vector<Draft>& schemas, Language language) {
  SchemaNames names;
  schemas.reserve(std::size(schema_files));  // names point into them
  for (const char* file : schema_files) {
    const std::string path = data_folder() + "/schemas/" + file;
    Diagnostics refused;
    try {
      auto schema = read_draft(path, read_bytes(path), {}, refused);
      if (schema) {
        names.add(schemas.emplace_back(std::move(*schema)));
        continue;
      }
    } catch (const std::system_error&) {
    }
    std::cerr << rule_faults(refused.items(), language);
    throw Stop{exit_incomplete,
               {"le schéma «\u00A0" + path + "\u00A0» ne peut pas être lu",
                "the schema '" + path + "' cannot be read"}};
  }
  return names;
}

std::string summary(const RuleSet& rules, std::size_t faults, Language language) {
  const std::size_t count = rules.rules().size();
  const std::string found = faults == 0 ? "" : std::to_string(faults);
  return Text{std::to_string(count) +
                  (count > 1 ? " règles relues\u00A0: " : " règle relue\u00A0: ") +
                  (faults == 0 ? "aucun défaut" : found + (faults > 1 ? " défauts" : " défaut")),
              std::to_string(count) + (count == 1 ? " rule read: " : " rules read: ") +
                  (faults == 0 ? "no fault" : found + (faults > 1 ? " faults" : " fault"))}
             .in(language) +
         "\n";
}

}  // namespace

int lint_rule_folder(const CommandLine& arguments, Language language) {
  const RuleOperands named = rule_operands(arguments);
  if (!named.rules.empty()) {
    throw Stop{
        exit_usage,
        {"«\u00A0" + arguments.operands().back() +
             "\u00A0» n’est pas un dossier\u202F; des règles se relisent toutes ensemble",
         "'" + arguments.operands().back() + "' is not a folder; rules are read all together"}};
  }
  const RuleSet rules = load_rules(named.folder, language);
  std::vector<Draft> schemas;
  SchemaNames names = read_names(schemas, language);
  const std::vector<Diagnostic> faults = lint_rules(rules, std::move(names));
  if (arguments.value("format") == "line") {
    std::cout << rule_fault_lines(faults, language);
  } else {
    std::cout << rule_faults(faults, language) << summary(rules, faults.size(), language);
  }
  const bool wrong = std::any_of(faults.begin(), faults.end(), [](const Diagnostic& fault) {
    return fault.severity != Severity::warning;
  });
  return wrong ? exit_not_conform : exit_conform;
}

}  // namespace paraphe
