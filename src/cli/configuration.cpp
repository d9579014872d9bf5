// SPDX-License-Identifier: EUPL-1.2
#include "cli/configuration.h"

#include <algorithm>
#include <boost/program_options/errors.hpp>
#include <boost/program_options/options_description.hpp>
#include <boost/program_options/parsers.hpp>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <sstream>
#include <string_view>
#include <system_error>

#include "base/reading_fault.h"
#include "base/utf8.h"
#include "cli/stop.h"

namespace paraphe {
namespace {

namespace fs = std::filesystem;
namespace po = boost::program_options;

constexpr std::size_t most_bytes = 64U << 10U;  // some dozen lines are a long file

[[noreturn]] void refuse(const std::string& origin, const Text& why) {
  throw Stop{exit_incomplete, {origin + "\u00A0: " + why.fr, origin + ": " + why.en}};
}

bool stands(const std::string& path) {
  std::error_code ignored;
  return fs::exists(fs::symlink_status(path, ignored));
}

/// A pipe would keep the program waiting for ever.
std::string read_ordinary(const std::string& path) {
  Limits limits;
  limits.bytes = most_bytes;
  int why = 0;
  try {
    std::error_code ignored;
    const fs::file_status status = fs::status(path, ignored);
    if (!fs::exists(status) || fs::is_regular_file(status)) return read_bytes(path, limits);
    why = fs::is_directory(status) ? EISDIR : ENODEV;
  } catch (const std::system_error& error) {
    why = error.code().value();
  }
  if (why == EFBIG) {
    refuse(path,
           {"ce fichier de réglages dépasse 64\u00A0Kio, le plus qui soit lu\u202F; n’y laisser "
            "que des lignes «\u00A0nom = valeur\u00A0»",
            "this file of settings is larger than 64 KiB, the most that is read; leave only "
            "lines 'name = value' in it"});
  }
  const ReadingFault fault = reading_fault(why);
  refuse(path, {fault.message.fr + "\u202F; " + fault.remedy.fr,
                fault.message.en + "; " + fault.remedy.en});
}

bool is_text(std::string_view line) {
  const bool controls = std::any_of(line.begin(), line.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t') || byte == 0x7F;
  });
  return !controls && is_utf8(line);
}

Setting parse(std::string_view line, const std::string& path, const std::string& origin) {
  const Text what{"ligne incomprise\u202F; on attend «\u00A0nom = valeur\u00A0»",
                  "line not understood; 'name = value' is expected"};
  try {
    std::istringstream one{std::string(line)};
    const po::options_description none;
    const auto parsed = po::parse_config_file(one, none, true);
    if (parsed.options.empty()) return {};
    const auto& entry = parsed.options.front();
    if (entry.string_key.empty()) refuse(origin, what);
    return {entry.string_key, entry.value.front(), path, origin};
  } catch (const po::error&) {
    refuse(origin, what);
  }
}

}  // namespace

std::vector<std::string> configuration_files() {
  std::vector<std::string> files;
  std::error_code ignored;
  for (auto folder = fs::current_path(ignored); !folder.empty(); folder = folder.parent_path()) {
    const std::string file = (folder / ".paraphe.conf").string();
    if (stands(file)) {
      files.push_back(file);
      break;
    }
    if (folder == folder.root_path()) break;
  }
  if (const char* home = std::getenv("XDG_CONFIG_HOME"); home != nullptr && *home != 0) {
    files.push_back(std::string(home) + "/paraphe/paraphe.conf");
  } else if (const char* user = std::getenv("HOME"); user != nullptr && *user != 0) {
    files.push_back(std::string(user) + "/.config/paraphe/paraphe.conf");
  }
  files.emplace_back("/etc/paraphe/paraphe.conf");
  return files;
}

std::vector<Setting> read_settings(const std::string& path) {
  std::vector<Setting> settings;
  if (!stands(path)) return settings;
  const std::string bytes = read_ordinary(path);
  std::string_view rest = bytes;
  if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
  std::map<std::string, int> lines;  // where each was set
  for (int number = 1; !rest.empty(); ++number) {
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const std::string origin = path + ":" + std::to_string(number);
    if (!is_text(line)) {
      refuse(origin,
             {"cette ligne n’est pas du texte en UTF-8\u202F; l’écrire dans un éditeur de texte",
              "this line is no UTF-8 text; write it in a text editor"});
    }
    if (line.starts_with('[')) {
      refuse(origin,
             {"les réglages n’ont pas de sections\u202F; on attend «\u00A0nom = valeur\u00A0»",
              "settings have no sections; 'name = value' is expected"});
    }
    Setting setting = parse(line, path, origin);
    if (setting.name.empty()) continue;  // a comment, or nothing
    const auto [known, first] = lines.emplace(setting.name, number);
    if (!first) {
      const std::string before = std::to_string(known->second);
      refuse(origin, {"«\u00A0" + setting.name + "\u00A0» est déjà donné à la ligne " + before +
                          "\u202F; n’en garder qu’un",
                      "'" + setting.name + "' is given already on line " + before + "; keep one"});
    }
    settings.push_back(std::move(setting));
  }
  return settings;
}

}  // namespace paraphe
