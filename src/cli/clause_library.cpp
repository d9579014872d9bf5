// SPDX-License-Identifier: EUPL-1.2
#include "cli/clause_library.h"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <system_error>

#include "base/edit_distance.h"
#include "base/xml.h"
#include "check/fiche.h"
#include "check/rule_model.h"
#include "check/schema.h"
#include "cli/data_folder.h"
#include "cli/rule_faults.h"
#include "cli/stop.h"
#include "cli/unreadable.h"

namespace paraphe {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view mark_uri = "urn:paraphe:modele:1";

void report(Diagnostics& faults, const Draft& file, const xmlNode* node, Text message) {
  Diagnostic fault;
  fault.id = "MOD-01";
  fault.severity = Severity::error;
  fault.place = file.place(node);
  fault.message = std::move(message);
  faults.add(std::move(fault));
}

std::string basis(const xmlNode* element) {
  std::string text = plain_text(element);
  if (!attribute(element, "analogie").empty()) text += ", par analogie";
  if (const auto link = attribute(element, "lien"); !link.empty()) {
    text += " (" + std::string(link) + ")";
  }
  return text;
}

Sheet read_sheet(const xmlNode* root) {
  Sheet sheet;
  sheet.code = attribute(root, "code");
  sheet.since = attribute(root, "depuis");
  sheet.until = attribute(root, "jusqua");
  for (const xmlNode* child = root->children; child != nullptr; child = child->next) {
    if (is_mark(child, "titre")) sheet.title.fr = plain_text(child);
    if (is_mark(child, "titreAnglais")) sheet.title.en = plain_text(child);
    if (is_mark(child, "usage")) sheet.use = plain_text(child);
    if (is_mark(child, "choix")) sheet.choice = plain_text(child);
    if (is_mark(child, "aCompleter")) sheet.to_complete.push_back(plain_text(child));
    if (is_mark(child, "fondement")) sheet.bases.push_back(basis(child));
  }
  return sheet;
}

/// The last child element: the article of a clause, the agreement of a model.
const xmlNode* last_element(const xmlNode* parent) {
  const xmlNode* last = parent->last;
  while (last != nullptr && last->type != XML_ELEMENT_NODE) last = last->prev;
  return last;
}

Clause read_clause(Draft file) {
  const xmlNode* root = xmlDocGetRootElement(file.tree());
  Clause clause{
      read_sheet(root), std::string(attribute(root, "sujet")), std::move(file), nullptr, {}};
  clause.article = last_element(root);
  for (const xmlNode* child = root->children; child != nullptr; child = child->next) {
    if (!is_mark(child, "demande")) continue;
    for (const xmlNode* item = child->children; item != nullptr; item = item->next) {
      if (item->type == XML_ELEMENT_NODE) clause.data.push_back(item);
    }
  }
  return clause;
}

Model read_model(Draft file) {
  const xmlNode* root = xmlDocGetRootElement(file.tree());
  Model model{read_sheet(root), {}, {}, {}, std::move(file), last_element(root)};
  for (const xmlNode* child = root->children; child != nullptr; child = child->next) {
    if (!is_mark(child, "designation")) continue;
    model.the = attribute(child, "le");
    model.of_the = attribute(child, "du");
    model.to_the = attribute(child, "au");
  }
  return model;
}

/// The files of a folder that are what `kind` names, in the order of their names.
std::vector<Draft> read_folder(const std::string& folder, const char* kind, const Schema& schema,
                               Diagnostics& faults) {
  std::vector<std::string> paths;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".xml") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Draft> files;
  for (const std::string& path : paths) {
    const std::size_t before = faults.items().size();
    std::optional<Draft> file;
    try {
      file = read_draft(path, read_bytes(path), Limits{}, faults);
    } catch (const std::system_error& why) {
      faults.add(unreadable(path, why.code().value()));
    }
    if (!file) continue;
    schema.validate(*file, faults);
    const xmlNode* root = xmlDocGetRootElement(file->tree());
    const std::string code = fs::path(path).stem().string();
    if (faults.items().size() == before && !is_mark(root, kind)) {
      report(faults, *file, root,
             {"on attend ici «\u00A0" + std::string(kind) + "\u00A0»",
              "'" + std::string(kind) + "' is expected here"});
    } else if (faults.items().size() == before && attribute(root, "code") != code) {
      report(faults, *file, root,
             {"le code est celui du nom du fichier\u00A0: «\u00A0" + code + "\u00A0»",
              "the code is that of the name of the file: '" + code + "'"});
    }
    files.push_back(std::move(*file));
  }
  return files;
}

Schema schema_of_models(Language language) {
  Diagnostics faults;
  auto schema = Schema::load(data_folder() + "/schemas/modele.xsd", faults);
  if (schema) return std::move(*schema);
  std::cerr << rule_faults(faults.items(), language);
  throw Stop{exit_incomplete,
             {"le schéma des modèles ne peut pas servir", "the schema of models cannot be used"}};
}

/// The item that is called `code`. Errors: throws Stop, with the nearest name.
template <class Item>
const Item& find(const std::vector<Item>& items, const std::string& code, const Text& nothing) {
  std::vector<std::string> known;
  for (const Item& item : items) {
    if (item.sheet.code == code) return item;
    known.push_back(item.sheet.code);
  }
  Text message{nothing.fr + " «\u00A0" + code + "\u00A0»", nothing.en + " '" + code + "'"};
  if (const std::string near = nearest(code, known); !near.empty()) {
    message.fr += "\u202F; vouliez-vous dire «\u00A0" + near + "\u00A0»\u202F?";
    message.en += "; did you mean '" + near + "'?";
  } else {
    message.fr += "\u202F; «\u00A0paraphe nouveau --list\u00A0» en donne la liste";
    message.en += "; 'paraphe new --list' lists them";
  }
  throw Stop{exit_usage, message};
}

}  // namespace

bool is_mark(const xmlNode* node, std::string_view name) {
  return node != nullptr && node->type == XML_ELEMENT_NODE && node->ns != nullptr &&
         reinterpret_cast<const char*>(node->ns->href) == mark_uri &&
         (name.empty() || reinterpret_cast<const char*>(node->name) == name);
}

ClauseLibrary ClauseLibrary::read(Language language) {
  initialise_xml();
  const std::string folder = data_folder() + "/templates";
  const Schema schema = schema_of_models(language);
  Diagnostics faults;
  std::vector<Draft> clauses = read_folder(folder + "/clauses", "clause", schema, faults);
  std::vector<Draft> models = read_folder(folder + "/modeles", "modele", schema, faults);
  if (!faults.empty()) {
    std::cerr << rule_faults(faults.items(), language);
    throw Stop{exit_incomplete,
               {"des clauses ou des modèles ne peuvent pas servir",
                "some clauses or models cannot be used"}};
  }
  ClauseLibrary library;
  for (Draft& file : clauses) library.clauses_.push_back(read_clause(std::move(file)));
  for (Draft& file : models) library.models_.push_back(read_model(std::move(file)));
  return library;
}

const Clause& ClauseLibrary::clause(const std::string& code) const {
  return find(clauses_, code, {"aucune clause ne s’appelle", "no clause is called"});
}

const Model& ClauseLibrary::model(const std::string& code) const {
  return find(models_, code, {"aucun modèle ne s’appelle", "no model is called"});
}

}  // namespace paraphe
