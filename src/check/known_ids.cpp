// SPDX-License-Identifier: EUPL-1.2
#include "check/known_ids.h"

#include <libxml/tree.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "base/draft.h"
#include "check/data_schema.h"
#include "check/fiche.h"
#include "check/rule_model.h"

namespace paraphe {
namespace {

bool is_whole(const Text& text) { return !text.fr.empty() && !text.en.empty(); }

/// What `read` makes of every element under the root of `file`, when there is such a file; it gives
/// nothing for one that lacks a language, which a schema of one file cannot ask for.
template <class Entry>
std::vector<Entry> read_entries(const std::string& file, Diagnostics& faults,
                                std::optional<Entry> (*read)(const xmlNode*)) {
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return {};
  const std::string schema = std::filesystem::path(file).replace_extension(".xsd").string();
  const auto table = read_draft(file, read_bytes(file), Limits{}, faults);
  if (!table || !DataSchema(schema).accepts(*table, faults)) return {};
  std::vector<Entry> out;
  const xmlNode* root = xmlDocGetRootElement(table->tree());
  for (const xmlNode* node = root->children; node != nullptr; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    std::optional<Entry> entry = read(node);
    if (!entry) {
      faults.add(rule_fault("RUL-03", table->place(node),
                            {"ce texte doit être donné en français (xml:lang=\"fr\") et en anglais "
                             "(xml:lang=\"en\")",
                             "this text must be given in French (xml:lang=\"fr\") and in English "
                             "(xml:lang=\"en\")"}));
      return {};
    }
    out.push_back(std::move(*entry));
  }
  return out;
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

std::vector<Guarantee> read_guarantees(const std::string& folder, Diagnostics& faults) {
  return read_entries<Guarantee>(
      folder + "/par-construction.xml", faults,
      [](const xmlNode* entry) -> std::optional<Guarantee> {
        Guarantee out{std::string(attribute(entry, "regle")), told(entry, "pourquoi"),
                      std::string(attribute(entry, "par")), verbatim_text(entry, "cherche"),
                      verbatim_text(entry, "ecrit")};
        if (!is_whole(out.why)) return std::nullopt;
        return out;
      });
}

std::vector<ProgramMessage> read_program_messages(const std::string& folder, Diagnostics& faults) {
  return read_entries<ProgramMessage>(
      folder + "/programme.xml", faults, [](const xmlNode* entry) -> std::optional<ProgramMessage> {
        ProgramMessage out{std::string(attribute(entry, "id")), told(entry, "dit"),
                           told(entry, "remede")};
        if (!is_whole(out.says) || !is_whole(out.remedy)) return std::nullopt;
        return out;
      });
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
