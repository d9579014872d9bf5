// SPDX-License-Identifier: EUPL-1.2
#include "cli/companion.h"

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "base/draft.h"
#include "cli/unreadable.h"

namespace paraphe {
namespace {

namespace fs = std::filesystem;

bool leads_elsewhere(const std::string& path) {
  std::error_code error;
  if (!fs::is_symlink(fs::symlink_status(path, error))) return false;
  const fs::path folder = fs::path(path).parent_path();
  const fs::path root = fs::canonical(folder.empty() ? "." : folder, error);
  const fs::path target = fs::canonical(path, error);
  if (error) return false;  // to nowhere: it cannot be read anyway
  const fs::path way = target.lexically_relative(root);
  return way.empty() || *way.begin() == "..";
}

}  // namespace

bool is_beside(const std::string& path) {
  std::error_code error;
  return fs::symlink_status(path, error).type() != fs::file_type::not_found;
}

std::string read_regular(const std::string& path, std::size_t most_bytes) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status)) {
    throw std::system_error(ENODEV, std::generic_category(), path);
  }
  Limits limits;
  limits.bytes = most_bytes;
  return read_bytes(path, limits);
}

std::string read_companion(const std::string& path, std::size_t most_bytes) {
  if (leads_elsewhere(path)) throw std::system_error(EXDEV, std::generic_category(), path);
  return read_regular(path, most_bytes);
}

Diagnostic unreadable_companion(const std::string& path, int error, std::size_t most_bytes) {
  Diagnostic finding = unreadable(path, error, most_bytes);
  if (error == EXDEV) {
    finding.message = {"ce lien mène hors du dossier du projet",
                       "this link leads out of the folder of the draft"};
    finding.remedy = {"mettre à sa place le fichier lui-même", "put the file itself in its place"};
  }
  return finding;
}

}  // namespace paraphe
