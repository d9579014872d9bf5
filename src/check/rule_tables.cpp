// SPDX-License-Identifier: EUPL-1.2
#include "check/rule_tables.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "check/data_schema.h"
#include "check/rule_file.h"
#include "check/rule_model.h"

namespace paraphe {
namespace {

// A table of words that is misspelt would have its rules look for nothing. Its schema, if it has
// one, lies beside it under the same name.
std::vector<Diagnostic> departures_of(const Draft& table) {
  if (is_shipped(table.bytes())) return {};
  const auto schema = std::filesystem::path(table.name()).replace_extension(".xsd");
  std::error_code error;
  if (!std::filesystem::exists(schema, error)) return {};
  Diagnostics found;
  DataSchema(schema.string()).accepts(table, found);
  return found.items();
}

Diagnostic unreadable(std::string_view href) {
  Place place;
  place.file = std::string(href);
  return rule_fault("RUL-01", place,
                    {"document illisible ou hors du dossier permis : « " + place.file + " »",
                     "document unreadable or outside its folder: '" + place.file + "'"});
}

RuleTables::Table read_table(const std::string& folder, std::string_view href) {
  RuleTables::Table table;
  Diagnostics refused;
  try {
    const std::string path = confined(folder, folder, href);
    if (!path.empty()) table.draft = read_draft(path, read_bytes(path), Limits{}, refused);
  } catch (const std::system_error&) {
    table.draft.reset();
  }
  if (table.draft) {
    table.faults = departures_of(*table.draft);
  } else {
    table.faults.push_back(unreadable(href));
  }
  return table;
}

}  // namespace

const RuleTables::Table& RuleTables::get(const std::string& folder, std::string_view href) {
  const auto [slot, fresh] = tables_.try_emplace({folder, std::string(href)});
  if (fresh) slot->second = read_table(folder, href);
  return slot->second;
}

bool RuleTables::hold(const xmlNode* node) const {
  if (node->type == XML_NAMESPACE_DECL) return false;  // to libxml2 it is of no document
  return std::any_of(tables_.begin(), tables_.end(), [&](const auto& table) {
    return table.second.draft && table.second.draft->tree() == node->doc;
  });
}

std::shared_ptr<const Wordings>& RuleTables::phrases(std::span<xmlNode* const> nodes) {
  return phrases_[{nodes.begin(), nodes.end()}];
}

}  // namespace paraphe
