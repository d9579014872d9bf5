// SPDX-License-Identifier: EUPL-1.2
#include "cli/rule_folder.h"

#include <algorithm>
#include <filesystem>
#include <iostream>

#include "base/edit_distance.h"
#include "base/xml.h"
#include "cli/data_folder.h"
#include "cli/stop.h"

namespace paraphe {
namespace {

Text unknown_rule(const std::string& id, const std::vector<std::string>& known) {
  Text message{"aucune règle ne s’appelle «\u00A0" + id + "\u00A0»",
               "no rule is called '" + id + "'"};
  const std::string near = nearest(id, known);
  if (!near.empty()) {
    message.fr += "\u202F; vouliez-vous dire «\u00A0" + near + "\u00A0»\u202F?";
    message.en += "; did you mean '" + near + "'?";
  }
  return message;
}

[[noreturn]] void stop_at(const Diagnostics& faults, Language language) {
  for (const Diagnostic& fault : faults.items()) {
    std::cerr << fault.place.file << ":" << fault.place.start.line << ":"
              << fault.place.start.column << ": " << fault.message.in(language) << " [" << fault.id
              << "]\n";
  }
  throw Stop{exit_incomplete, {"les règles ne peuvent pas servir", "the rules cannot be used"}};
}

/// What `read` gives of a folder, unless it reports a fault.
template <class Entry>
std::vector<Entry> entries(std::vector<Entry> (*read)(const std::string&, Diagnostics&),
                           const std::string& folder, Language language) {
  Diagnostics faults;
  std::vector<Entry> out = read(folder, faults);
  if (!faults.items().empty()) stop_at(faults, language);
  return out;
}

}  // namespace

std::string capitals(std::string name) {
  for (char& c : name) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return name;
}

RuleOperands rule_operands(const CommandLine& arguments) {
  RuleOperands out;
  const std::vector<std::string>& operands = arguments.operands();
  auto operand = operands.begin();
  std::error_code ignored;
  if (operand != operands.end() && std::filesystem::is_directory(*operand, ignored)) {
    out.folder = *operand++;
  } else if (operand != operands.end() && operand->find('/') != operand->npos) {
    throw Stop{exit_usage,
               {"«\u00A0" + *operand +
                    "\u00A0» n’est pas un dossier\u202F; donnez le dossier qui "
                    "tient «\u00A0regles.sch\u00A0»",
                "'" + *operand + "' is not a folder; name the folder that holds 'regles.sch'"}};
  }
  if (out.folder.empty()) out.folder = data_folder() + "/schemas/regles";
  std::transform(operand, operands.end(), std::back_inserter(out.rules), capitals);
  return out;
}

RuleSet load_rules(const std::string& folder, Language language) {
  initialise_xml();
  Diagnostics faults;
  auto rules = RuleSet::load(folder, faults, Prose::now);
  if (rules) return std::move(*rules);
  stop_at(faults, language);
}

std::vector<Guarantee> load_guarantees(const std::string& folder, Language language) {
  return entries(read_guarantees, folder, language);
}

std::vector<ProgramMessage> load_program_messages(Language language) {
  return entries(read_program_messages, data_folder() + "/schemas/regles", language);
}

void stop_at_unknown_rule(const std::string& id, const std::vector<std::string>& known) {
  throw Stop{exit_usage, unknown_rule(id, known)};
}

std::vector<std::string> known_rules(const RuleSet& rules, const std::vector<std::string>& asked) {
  std::vector<std::string> known = rules.rules();
  if (asked.empty()) return known;
  for (const std::string& id : asked) {
    if (!std::binary_search(known.begin(), known.end(), id)) stop_at_unknown_rule(id, known);
  }
  return asked;
}

}  // namespace paraphe
