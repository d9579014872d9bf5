// SPDX-License-Identifier: EUPL-1.2
#include "cli/inputs.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "cli/stop.h"

namespace paraphe {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> drafts_in(const std::string& folder) {
  std::vector<std::string> drafts;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".xml" && entry.is_regular_file(error)) {
      drafts.push_back(entry.path().string());
    }
  }
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
  return inputs;
}

}  // namespace paraphe
