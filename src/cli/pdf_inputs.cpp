// SPDX-License-Identifier: EUPL-1.2
#include "cli/pdf_inputs.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "cli/stop.h"

namespace paraphe {
namespace {

namespace fs = std::filesystem;

bool is_named_as_pdf(const fs::path& path) {
  const fs::path suffix = path.extension();
  return suffix == ".pdf" || suffix == ".PDF";
}

std::vector<std::string> pdf_files_in(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code error, ignored;
  for (const auto& entry : fs::directory_iterator(folder, error))
    if (is_named_as_pdf(entry.path()) && entry.is_regular_file(ignored))
      files.push_back(entry.path().string());
  if (error) {
    throw Stop{
        exit_input,
        {"le dossier «\u00A0" + folder + "\u00A0» ne peut pas être lu\u202F; vérifiez vos droits",
         "the folder '" + folder + "' cannot be read; check your rights"}};
  }
  if (files.empty()) {
    throw Stop{exit_input,
               {"le dossier «\u00A0" + folder + "\u00A0» ne contient aucun PDF",
                "the folder '" + folder + "' holds no PDF"}};
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

std::vector<std::string> expand_pdf_inputs(const std::vector<std::string>& operands) {
  std::vector<std::string> inputs;
  for (const std::string& operand : operands) {
    std::error_code ignored;
    if (fs::is_directory(operand, ignored)) {
      const auto found = pdf_files_in(operand);
      inputs.insert(inputs.end(), found.begin(), found.end());
    } else {
      inputs.push_back(operand);
    }
  }
  return inputs;
}

ItemNames pdf_names() { return {{"PDF", "PDF"}, {"PDF", "PDFs"}}; }

}  // namespace paraphe
