// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace paraphe {

/// One option of a command, as help shows it and as the command line, the environment
/// (`PARAPHE_<NAME>`, `-` as
/// `_`) and the configuration file (`name = value`) may give it.
struct Option {
  std::string name;  ///< `as-of`
  char letter = 0;   ///< `o`; 0: none
  Text value;        ///< what stands after it; empty: a switch
  Text help;
  std::vector<std::string> choices;  ///< the values allowed; empty: any
  std::string otherwise;             ///< the value when it is given nowhere
  bool file = false;          ///< a path: in a configuration file, from the folder of that file
  bool name_or_file = false;  ///< the same, where it holds a « / »; else a name
  bool repeats = false;       ///< it may be given several times, on the command line only
  bool typed = false;         ///< given on the command line only: what is set for another command
                              ///< under this name is not meant here
};

bool takes(const Option& option, const std::string& value);

/// Whether another command takes `value` for its option `name`.
using TakenElsewhere = bool (*)(const std::string& name, const std::string& value);

/// The options and operands of one call.
class CommandLine {
 public:
  bool has(const std::string& name) const { return values_.count(name) != 0; }
  std::string value(const std::string& name) const;
  /// All values of an option that repeats, in the order given.
  std::vector<std::string> values(const std::string& name) const;
  const std::vector<std::string>& operands() const { return operands_; }

 private:
  friend CommandLine parse_command_line(const std::vector<std::string>&, const std::vector<Option>&,
                                        TakenElsewhere);
  std::map<std::string, std::string> values_;
  std::map<std::string, std::vector<std::string>> repeated_;
  std::vector<std::string> operands_;
};

/// Reads, in this order of precedence: the command line, `PARAPHE_*`, `.paraphe.conf` in this
/// folder or the nearest above, `$XDG_CONFIG_HOME/paraphe/paraphe.conf`,
/// `/etc/paraphe/paraphe.conf`. No abbreviations. An option that a configuration file names and
/// this command lacks is passed over when another command has it; so is a value, of a file or of
/// the environment, that only another command takes. Errors: throws Stop with
/// exit_usage (command line, environment) or exit_incomplete (configuration file, with its line).
CommandLine parse_command_line(const std::vector<std::string>& words,
                               const std::vector<Option>& options, TakenElsewhere elsewhere);

/// The language of messages before the options are parsed: `--lang`, `PARAPHE_LANG`, then the
/// locale (English when it says so, else French).
Language choose_language(const std::vector<std::string>& words);

/// The list of options for `--help`, aligned, each on its own lines.
std::string describe(const std::vector<Option>& options, Language language);

}  // namespace paraphe
