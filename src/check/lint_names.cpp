// SPDX-License-Identifier: EUPL-1.2
#include "check/lint_names.h"

#include <algorithm>

#include "check/function_table.h"
#include "check/rule_model.h"

namespace paraphe {
namespace {

/// What functions find in prose. Source: schematron.h.
struct Find {
  const char* function;
  const char* element;
  const char* attributes;
};
constexpr Find finds[] = {
    {"dates", "date", "texte valeur existe jour ordinal chiffres jourSemaine"},
    {"durees", "duree", "texte valeur accord adjectif avant"},
    {"comptes", "compte", "texte valeur nom accord"},
    {"montants", "montant", "texte valeur accord taxe"},
    {"renvois", "renvoi", "texte genre etiquette numero intervalle ailleurs sens"},
    {"sigles", "sigle", "texte developpe"},
    {"rapports", "rapport", "texte partie tout pourcentage"},
    {"pourcentages", "pourcentage", "texte valeur accord"},
    {"intervalles", "intervalle", "texte debut fin duree"},
    {"presque", "presque", "texte nom"},
    {"partages", "partage", "texte total"},
    {"egalites", "egalite", "texte genre calcul dit juste"},
    {"doublons", "doublon", "texte correction"},
    {"redites", "redite", "texte rang"},
    {"citations", "citation", "texte genre numero date annee"},
    {"tournures", "tournure", "texte mot avant apres chiffres amorce phrase"},
    {"mots", "mot", ""},
    {"rangs", "rang", "texte valeur nom"},
    {"dates-vagues", "dateVague", "texte annee mot avant saison"},
    {"lacunes", "lacune", "texte genre"},
    {"typographie", "faute", "texte genre ecrit correction sur"},
    {"graphies", "faute", "texte genre ecrit correction sur"},
    {"jetons", "jeton", ""},
    {"orphelins", "jeton", ""},
    {"passages", "passage", "texte"},
    {"ecarts", "ecart", "genre nom avant apres blancs attendu empreinte"},
};

/// Whether a particle, or a group it stands in, may come more than once.
bool comes_often(const xmlNode* declaration) {
  for (const xmlNode* node = declaration; node != nullptr && node->type == XML_ELEMENT_NODE;
       node = node->parent) {
    const std::string_view name(reinterpret_cast<const char*>(node->name));
    if (name == "complexType" || name == "schema" || name == "group") return false;
    const std::string_view most = attribute(node, "maxOccurs");
    if (!most.empty() && most != "1" && most != "0") return true;
  }
  return false;
}

std::vector<std::string> closed_values(const Vocabulary& words, const xmlNode* declaration) {
  const xmlNode* type = words.simple_type(declaration);
  return words.is_open(type) ? std::vector<std::string>() : words.enumeration(type);
}

std::string text(const xmlChar* written) { return reinterpret_cast<const char*>(written); }

}  // namespace

SchemaNames::SchemaNames() {
  const std::string uri(functions_uri);
  uris_.insert(uri);
  for (const Find& find : finds) {
    const auto known = std::find_if(elements_.begin(), elements_.end(),
                                    [&](const Element& e) { return e.name == find.element; });
    const auto index = static_cast<std::size_t>(known - elements_.begin());
    prose_[find.function] = index;
    if (known != elements_.end()) continue;
    Element& element = elements_.emplace_back();
    element.uri = uri;
    element.name = find.element;
    for (const std::string_view name : words(find.attributes)) {
      const bool day = element.name == "date" && name == "valeur";
      element.attributes.push_back(attributes_.size());
      attributes_.push_back({std::string(name), index, day ? "date" : "string", {}});
    }
  }
}

void SchemaNames::add(const Draft& schema) {
  const xmlNode* root = xmlDocGetRootElement(schema.tree());
  const Vocabulary words(root);
  const std::string uri = words.target_namespace();
  if (draft_uri_.empty()) draft_uri_ = uri;
  uris_.insert(uri);
  for (const xmlNode* node = root->children; node != nullptr; node = node->next) {
    if (node->type != XML_ELEMENT_NODE || text(node->name) != "element") continue;
    const std::size_t index = element(words, node, std::string(attribute(node, "name")));
    elements_[index].root = true;
  }
}

std::size_t SchemaNames::element(const Vocabulary& words, const xmlNode* declaration,
                                 const std::string& name) {
  const auto [slot, fresh] = known_.emplace(declaration, elements_.size());
  const std::size_t index = slot->second;
  if (!fresh) return index;
  elements_.emplace_back();
  elements_[index].uri = words.target_namespace();
  elements_[index].name = name;
  elements_[index].values = closed_values(words, declaration);
  const xmlNode* type = words.declared_type(declaration);
  if (type == nullptr) return index;
  for (const xmlNode* found : words.attributes(type)) {
    if (found == nullptr) continue;
    elements_[index].attributes.push_back(attributes_.size());
    attributes_.push_back({std::string(attribute(found, "name")), index, words.built_in(found),
                           closed_values(words, found)});
  }
  for (const std::string& child_name : words.children(type)) {
    const xmlNode* found = words.child(type, child_name);
    const std::size_t child = element(words, found, child_name);  // ends: each once
    elements_[index].children.push_back(child);
    elements_[child].parents.insert(index);
    if (comes_often(found)) elements_[index].many.insert(child);
  }
  return index;
}

void SchemaNames::add_loose(const xmlNode* element) {
  for (; element != nullptr; element = element->next) {
    if (element->type != XML_ELEMENT_NODE) continue;
    const std::string uri = element->ns == nullptr ? std::string() : text(element->ns->href);
    uris_.insert(uri);
    loose_elements_.emplace(uri, text(element->name));
    for (const xmlAttr* a = element->properties; a != nullptr; a = a->next) {
      loose_attributes_.insert(text(a->name));
    }
    add_loose(element->children);
  }
}

std::set<std::size_t> SchemaNames::found_in_prose(std::string_view function) const {
  const auto found = prose_.find(function);
  return found == prose_.end() ? std::set<std::size_t>() : std::set<std::size_t>{found->second};
}

bool SchemaNames::loose_element(std::string_view uri, std::string_view name) const {
  return unknown_ || loose_elements_.count({std::string(uri), std::string(name)}) != 0;
}

bool SchemaNames::loose_attribute(std::string_view name) const {
  return unknown_ || loose_attributes_.count(name) != 0;
}

std::vector<std::string> SchemaNames::element_names(std::string_view uri) const {
  std::set<std::string> names;
  for (const Element& element : elements_) {
    if (element.uri == uri) names.insert(element.name);
  }
  for (const auto& [of, name] : loose_elements_) {
    if (of == uri) names.insert(name);
  }
  return {names.begin(), names.end()};
}

std::vector<std::string> SchemaNames::attribute_names() const {
  std::set<std::string> names(loose_attributes_.begin(), loose_attributes_.end());
  for (const Attribute& attribute : attributes_) names.insert(attribute.name);
  return {names.begin(), names.end()};
}

}  // namespace paraphe
