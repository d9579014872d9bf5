// SPDX-License-Identifier: EUPL-1.2
#include "compose/template.h"

#include <algorithm>
#include <filesystem>
#include <utility>
#include <vector>

#include "base/prose.h"
#include "compose/grammar.h"
#include "compose/template_read.h"
#include "compose/template_schema.h"

namespace paraphe {

namespace {

void complain(Diagnostics& diagnostics, std::string id, Place place, Text message, Text remedy) {
  Diagnostic diagnostic;
  diagnostic.id = std::move(id);
  diagnostic.severity = Severity::error;
  diagnostic.place = std::move(place);
  diagnostic.message = std::move(message);
  diagnostic.remedy = std::move(remedy);
  diagnostics.add(std::move(diagnostic));
}

/// A name is a file of the folder, never a path.
bool is_name(const std::string& name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

/// Reads `name` and its parents; the parents first, so that the heirs overwrite.
bool load_onto(Template& onto, const std::string& name, const TemplateFolder& where,
               std::vector<std::string> heirs, const Place& asked, Diagnostics& diagnostics) {
  const std::filesystem::path path = std::filesystem::path(where.folder) / (name + ".xml");
  if (std::find(heirs.begin(), heirs.end(), name) != heirs.end()) {
    complain(diagnostics, "GAB-05", asked,
             {"le gabarit « " + name + " » s’étend lui-même",
              "the template '" + name + "' extends itself"},
             {"retirer l’un des attributs « etend »", "remove one of the 'etend' attributes"});
    return false;
  }
  if (!is_name(name) || !std::filesystem::is_regular_file(path)) {
    complain(diagnostics, "GAB-06", asked,
             {"le gabarit « " + name + " » n’existe pas", "there is no template '" + name + "'"},
             {"choisir un fichier du dossier des gabarits, sans « .xml »",
              "choose a file of the folder of templates, without '.xml'"});
    return false;
  }
  const std::optional<Draft> draft =
      read_draft(path.string(), read_bytes(path.string()), Limits{}, diagnostics);
  if (!draft || !matches_template_schema(*draft, where.schema, diagnostics)) return false;
  pugi::xml_document document;
  document.load_buffer(draft->bytes().data(), draft->bytes().size(), pugi::parse_default,
                       pugi::encoding_utf8);
  const pugi::xml_node root = document.document_element();
  if (const pugi::xml_attribute parent = root.attribute("etend")) {
    heirs.push_back(name);
    const std::size_t at = static_cast<std::size_t>(root.offset_debug());
    const Place here = draft->place(Span{at, at + 1});
    if (!load_onto(onto, parent.value(), where, heirs, here, diagnostics)) return false;
  }
  read_template(root, *draft, onto);
  return true;
}

}  // namespace

const Phrase* Template::phrase(std::string_view id) const {
  const auto found = phrases.find(id);
  return found == phrases.end() ? nullptr : &found->second;
}

std::optional<Gender> Template::gender(std::string_view noun) const {
  const auto found = nouns.find(singular(head_word(noun)));
  if (found == nouns.end()) return std::nullopt;
  return found->second;
}

std::optional<Template> load_template(const std::string& name, const TemplateFolder& where,
                                      Diagnostics& diagnostics) {
  Template read;
  if (!load_onto(read, name, where, {}, Place{name, {0, 0, 0, 0}, {0, 0, 0, 0}}, diagnostics)) {
    return std::nullopt;
  }
  if (read.layout.margin_top <= 0 || read.layout.families.empty() || read.language.empty()) {
    complain(diagnostics, "GAB-07", read.place,
             {"le gabarit ne donne ni par lui-même ni par celui qu’il étend sa page, ses polices "
              "et sa langue",
              "the template gives no page, fonts and language, neither itself nor through the one "
              "it extends"},
             {"ajouter « page », « polices » et « langue », ou l’attribut « etend »",
              "add 'page', 'polices' and 'langue', or the attribute 'etend'"});
    return std::nullopt;
  }
  return read;
}

}  // namespace paraphe
