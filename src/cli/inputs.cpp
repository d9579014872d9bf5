// SPDX-License-Identifier: EUPL-1.2
#include "cli/inputs.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>

#include "check/waivers.h"
#include "cli/stop.h"
#include "lifecycle/ceremony_record.h"
#include "lifecycle/frozen_text.h"

namespace paraphe {
namespace {

namespace fs = std::filesystem;

/// As `*.xml` of a shell, which passes over hidden files: locks of editors, « ._projet.xml ».
bool is_named_as_draft(const fs::path& file) {
  const fs::path suffix = file.extension();
  const std::string name = file.filename().string();
  return (suffix == ".xml" || suffix == ".XML") && name.front() != '.' &&
         !is_named_as_waivers(name) && !is_named_as_record(name) && !is_named_as_frozen(name);
}

/// `text` from its first start tag, or from a comment that does not end in it.
std::string_view from_root(std::string_view text) {
  for (;;) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    const std::string_view end = text.starts_with("<?")     ? "?>"
                                 : text.starts_with("<!--") ? "-->"
                                                            : "";
    const std::size_t at = end.empty() ? text.npos : text.find(end);
    if (at == text.npos) return text;
    text.remove_prefix(at + end.size());
  }
}

/// Whether a file begins as a register or a template: what a draft names, and is no draft.
bool is_for_drafts(const fs::path& file) {
  char head[4096] = {};
  std::ifstream(file, std::ios::binary).read(head, sizeof head - 1);
  const std::string_view root = from_root(head);
  return root.starts_with("<registre") || root.starts_with("<gabarit");
}

std::vector<std::string> drafts_in(const std::string& folder) {
  std::vector<std::string> drafts;
  std::error_code error, ignored;
  for (const auto& entry : fs::directory_iterator(folder, error))
    if (is_named_as_draft(entry.path()) && entry.is_regular_file(ignored) &&
        !is_for_drafts(entry.path()))
      drafts.push_back(entry.path().string());
  if (error) {
    throw Stop{exit_input,
               {"le dossier « " + folder + " » ne peut pas être lu ; vérifiez vos droits",
                "the folder '" + folder + "' cannot be read; check your rights"}};
  }
  if (drafts.empty()) {
    throw Stop{
        exit_input,
        {"aucun projet dans le dossier « " + folder + " » : on y cherche des fichiers « .xml »",
         "no draft in the folder '" + folder + "': '.xml' files are looked for"}};
  }
  std::sort(drafts.begin(), drafts.end());
  return drafts;
}

/// Whether a file goes with a draft that is named too: a shell's `*.xml` names both. Errors: throws
/// Stop when it is named alone, by a slip; `what` it is.
bool goes_with(const std::string& input, const std::vector<std::string>& given,
               std::string (*beside)(const std::string&), const Text& what) {
  const auto is_its_draft = [&](const auto& draft) { return beside(draft) == input; };
  if (std::any_of(given.begin(), given.end(), is_its_draft)) return true;
  throw Stop{exit_usage,
             {"«\u00A0" + input + "\u00A0» est " + what.fr +
                  "\u202F; donnez le nom du projet qu’il accompagne",
              "'" + input + "' is " + what.en + "; give the name of the draft it goes with"}};
}

void leave_out_companions(std::vector<std::string>& inputs) {
  const std::vector<std::string> given = inputs;
  const auto goes = [&](const std::string& input) {
    if (is_named_as_waivers(input)) {
      return goes_with(input, given, waivers_beside,
                       {"un fichier de dérogations", "a file of waivers"});
    }
    if (is_named_as_record(input)) {
      return goes_with(input, given, record_beside,
                       {"le fichier d’une cérémonie", "the record of a ceremony"});
    }
    if (is_named_as_frozen(input))
      return goes_with(input, given, frozen_beside, {"un texte figé", "a frozen text"});
    return false;
  };
  inputs.erase(std::remove_if(inputs.begin(), inputs.end(), goes), inputs.end());
}

}  // namespace

std::vector<std::string> expand_inputs(const std::vector<std::string>& operands) {
  if (operands.empty()) {
    throw Stop{exit_usage,
               {"il manque le nom du projet ; par exemple : paraphe verifier projet.xml",
                "the name of the draft is missing; for example: paraphe check draft.xml"}};
  }
  std::vector<std::string> inputs;
  for (const std::string& operand : operands) {
    std::error_code error;
    if (operand != "-" && fs::is_directory(operand, error)) {
      const auto found = drafts_in(operand);
      inputs.insert(inputs.end(), found.begin(), found.end());
    } else {
      inputs.push_back(operand);
    }
  }
  leave_out_companions(inputs);
  return inputs;
}

void keep_inputs(const std::vector<std::string>& inputs, const std::string& output) {
  std::error_code error;
  if (!fs::is_regular_file(output, error)) return;
  const auto keep = [&](const std::string& input) {
    if (!fs::equivalent(input, output, error)) return;
    throw Stop{exit_usage,
               {"«\u00A0" + output +
                    "\u00A0» est un fichier que cette commande lit\u00A0: y écrire le perdrait"
                    "\u202F; donnez un autre nom à ce qu’elle écrit",
                "'" + output +
                    "' is a file that this command reads: writing there would lose it; give "
                    "another name to what it writes"}};
  };
  for (const std::string& input : inputs) {
    if (input == "-") {
      keep("/dev/stdin");
      continue;
    }
    keep(input);
    for (const auto beside : {waivers_beside, record_beside, frozen_beside}) keep(beside(input));
  }
}

}  // namespace paraphe
