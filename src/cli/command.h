// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "cli/options.h"

namespace paraphe {

/// One subcommand. The table of them is in main.cpp.
struct Command {
  std::string name;   ///< English
  std::string alias;  ///< French
  Text usage;         ///< what follows the name
  Text summary;
  std::vector<Option> options;
  /// Does the work and returns an exit code. Throws Stop to end with a sentence.
  int (*run)(const CommandLine& arguments, Language language) = nullptr;
  /// Of a command that is a family (`paraphe waivers list`): its members, which do the work. A
  /// family without `run` does nothing by itself and has no options of its own; with it, what does
  /// not begin with the name of a member is for the family (`paraphe ceremony draft.xml`).
  std::vector<Command> parts = {};
};

Command check_command();
Command render_command();
Command explain_command();
Command fix_command();
Command waivers_command();
Command rules_command();
Command visa_command();
Command new_command();
Command calendar_command();
Command ceremony_command();
Command verify_command();
Command freeze_command();
Command report_command();

}  // namespace paraphe
