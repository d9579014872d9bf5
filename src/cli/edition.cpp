// SPDX-License-Identifier: EUPL-1.2
#include "cli/edition.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <pugixml.hpp>
#include <system_error>
#include <vector>

#include "base/digest.h"
#include "base/draft.h"
#include "cli/data_folder.h"
#include "cli/stop.h"

namespace paraphe {
namespace {

std::string digest(const std::string& bytes) { return hexadecimal(sha256(bytes)); }

/// What `sha256sum` prints of each file of the folders, sorted by name.
std::string digest_list(const std::string& root, const std::vector<std::string>& folders) {
  std::vector<std::string> names;
  for (const std::string& folder : folders) {
    for (const auto& entry : std::filesystem::directory_iterator(root + "/" + folder)) {
      if (entry.is_regular_file()) names.push_back(folder + "/" + entry.path().filename().string());
    }
  }
  std::sort(names.begin(), names.end());
  std::string list;
  for (const std::string& name : names) {
    list += digest(read_bytes(root + "/" + name)) + "  " + name + "\n";
  }
  return list;
}

std::string version_of(const std::string& schema) {
  pugi::xml_document document;
  document.load_buffer(schema.data(), schema.size());
  return document.document_element().attribute("version").value();
}

}  // namespace

Edition read_edition(const std::string& rules_version) {
  const std::string root = data_folder() + "/schemas";
  try {
    const std::string schema = read_bytes(root + "/convention.xsd");
    return {PARAPHE_VERSION, version_of(schema), digest(schema), rules_version,
            digest(digest_list(root, {"profils", "registre", "regles"}))};
  } catch (const std::system_error& error) {
    throw Stop{
        exit_incomplete,
        {"les règles ne peuvent pas être relues pour dire leur empreinte : " +
             std::string(error.what()),
         "the rules cannot be read again to tell their digest: " + std::string(error.what())}};
  }
}

std::map<std::string, Text> read_reasons(const RuleSet& rules) {
  std::map<std::string, Text> reasons;
  for (const std::string& id : rules.rules()) {
    const std::optional<RuleDescription> rule = rules.explain(id);
    if (rule && !rule->fiche.why.fr.empty()) reasons[id] = rule->fiche.why;
  }
  return reasons;
}

std::string refused_draft(const Report& report, Language language) {
  ReportOptions options{language, false};
  options.edition.program = PARAPHE_VERSION;
  return write_terminal({&report, 1}, options);
}

}  // namespace paraphe
