// SPDX-License-Identifier: EUPL-1.2
#include "check/known_ids.h"

#include <libxml/tree.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <stdexcept>

#include "base/draft.h"
#include "check/fiche.h"
#include "check/rule_model.h"

namespace paraphe {
namespace {

/// Calls `each` for every element under the root of `file`, when there is such a file.
void read_entries(const std::string& file, const std::function<void(const xmlNode*)>& each) {
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return;
  Diagnostics refused;
  const auto table = read_draft(file, read_bytes(file), Limits{}, refused);
  if (!table) throw std::runtime_error(file + ": " + refused.items().front().message.en);
  const xmlNode* root = xmlDocGetRootElement(table->tree());
  for (const xmlNode* entry = root->children; entry != nullptr; entry = entry->next) {
    if (entry->type == XML_ELEMENT_NODE) each(entry);
  }
}

bool is_called(const xmlNode* node, std::string_view name) {
  return node->type == XML_ELEMENT_NODE && name == reinterpret_cast<const char*>(node->name);
}

/// The children of this name, in both languages.
Text told(const xmlNode* entry, std::string_view name) {
  Text out;
  for (const xmlNode* child = entry->children; child != nullptr; child = child->next) {
    if (!is_called(child, name)) continue;
    (language_of(child) == "en" ? out.en : out.fr) = plain_text(child);
  }
  return out;
}

/// The text of the child of this name, as it stands.
std::string verbatim_text(const xmlNode* entry, std::string_view name) {
  std::string out;
  for (const xmlNode* child = entry->children; child != nullptr; child = child->next) {
    if (!is_called(child, name)) continue;
    xmlChar* text = xmlNodeGetContent(child);
    out = reinterpret_cast<const char*>(text);
    xmlFree(text);
  }
  return out;
}

}  // namespace

std::vector<Guarantee> read_guarantees(const std::string& folder) {
  std::vector<Guarantee> out;
  read_entries(folder + "/par-construction.xml", [&](const xmlNode* entry) {
    out.push_back({std::string(attribute(entry, "regle")), told(entry, "pourquoi"),
                   std::string(attribute(entry, "par")), verbatim_text(entry, "cherche"),
                   verbatim_text(entry, "ecrit")});
  });
  return out;
}

std::vector<ProgramMessage> read_program_messages(const std::string& folder) {
  std::vector<ProgramMessage> out;
  read_entries(folder + "/programme.xml", [&](const xmlNode* entry) {
    out.push_back({std::string(attribute(entry, "id")), told(entry, "dit"), told(entry, "remede")});
  });
  return out;
}

Text guaranteed_by(const Guarantee& guarantee) {
  if (guarantee.by == "schema") return {"par le schéma", "by the schema"};
  if (guarantee.by == "programme") return {"par le programme", "by the program"};
  return {"par la règle " + guarantee.by, "by the rule " + guarantee.by};
}

const ProgramMessage* find_message(const std::vector<ProgramMessage>& messages,
                                   std::string_view id) {
  const auto called = [&](std::string_view name) {
    const auto found = std::find_if(messages.begin(), messages.end(),
                                    [&](const ProgramMessage& m) { return m.id == name; });
    return found == messages.end() ? nullptr : &*found;
  };
  const ProgramMessage* own = called(id);
  return own != nullptr ? own : called(id.substr(0, id.find('-')));
}

}  // namespace paraphe
