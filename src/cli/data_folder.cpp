// SPDX-License-Identifier: EUPL-1.2
#include "cli/data_folder.h"

#include <cstdlib>
#include <filesystem>

#include "cli/stop.h"

namespace paraphe {
namespace {

std::filesystem::path program_folder() {
  std::error_code ignored;
  return std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
}

bool holds_data(const std::filesystem::path& folder) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(folder / "schemas" / "convention.xsd", ignored);
}

}  // namespace

std::string data_folder() {
  if (const char* chosen = std::getenv("PARAPHE_DATA"); chosen != nullptr && *chosen != 0) {
    if (holds_data(chosen)) return chosen;
    throw Stop{exit_incomplete,
               {"PARAPHE_DATA désigne « " + std::string(chosen) +
                    " », qui ne contient pas « schemas/convention.xsd » ; corrigez ou retirez "
                    "cette variable",
                "PARAPHE_DATA names '" + std::string(chosen) +
                    "', which holds no 'schemas/convention.xsd'; mend or unset this variable"}};
  }
  const std::filesystem::path beside = program_folder();
  if (holds_data(beside)) return beside.string();
  const std::filesystem::path installed = beside.parent_path() / "share" / "paraphe";
  if (holds_data(installed)) return installed.string();
  throw Stop{exit_incomplete,
             {"les schémas et les règles sont introuvables : ni dans « " + beside.string() +
                  " », ni dans « " + installed.string() +
                  " » ; réinstallez paraphe ou donnez PARAPHE_DATA",
              "schemas and rules are nowhere: neither in '" + beside.string() + "' nor in '" +
                  installed.string() + "'; install paraphe again or set PARAPHE_DATA"}};
}

std::string module_folder() {
  const std::filesystem::path beside = program_folder();
  std::error_code ignored;
  if (std::filesystem::exists(beside / "libparaphe_print.so", ignored)) return beside.string();
  return (beside.parent_path() / "lib" / "paraphe").string();
}

}  // namespace paraphe
