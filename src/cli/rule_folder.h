// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "check/known_ids.h"
#include "check/schematron.h"
#include "cli/options.h"

namespace paraphe {

/// The name of a rule in capitals, as rules have them.
std::string capitals(std::string name);

/// What the operands of `paraphe rules …` name: a folder of rules, perhaps, then rules.
struct RuleOperands {
  std::string folder;              ///< the installed rules when none is named
  std::vector<std::string> rules;  ///< in capitals, as typed
};
/// Errors: throws Stop with exit_usage when the first operand looks like a path and is no folder.
RuleOperands rule_operands(const CommandLine& arguments);

/// The rules of a folder with their prose. Errors: throws Stop with exit_incomplete, every fault
/// listed.
RuleSet load_rules(const std::string& folder, Language language);

/// What needs no rule in that folder, and what the findings of the program itself mean. Errors: as
/// `load_rules`.
std::vector<Guarantee> load_guarantees(const std::string& folder, Language language);
std::vector<ProgramMessage> load_program_messages(Language language);

/// Those of `asked` that `rules` knows, all of them when none is asked for. Errors: throws Stop
/// with exit_usage at the first that is unknown, with the name it is close to.
std::vector<std::string> known_rules(const RuleSet& rules, const std::vector<std::string>& asked);
/// Errors: throws Stop with exit_usage, with the name of `known` it is close to; never returns.
[[noreturn]] void stop_at_unknown_rule(const std::string& id,
                                       const std::vector<std::string>& known);

/// `rules test` and `rules lint`.
int test_rules(const CommandLine& arguments, Language language);
int lint_rule_folder(const CommandLine& arguments, Language language);

}  // namespace paraphe
