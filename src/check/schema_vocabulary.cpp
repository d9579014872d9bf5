// SPDX-License-Identifier: EUPL-1.2
#include "check/schema_vocabulary.h"

#include <algorithm>

namespace paraphe {
namespace {

constexpr int deepest =
    40;  // groups and bases within one another; a schema that refers in circles stops here

std::string_view name_of(const xmlNode* node) { return reinterpret_cast<const char*>(node->name); }

bool is(const xmlNode* node, std::string_view name) {
  return node->type == XML_ELEMENT_NODE && name_of(node) == name;
}

std::string value(const xmlNode* node, const char* attribute) {
  for (const xmlAttr* a = node->properties; a != nullptr; a = a->next) {
    if (std::string_view(reinterpret_cast<const char*>(a->name)) != attribute) continue;
    if (a->children == nullptr || a->children->content == nullptr) return {};
    return reinterpret_cast<const char*>(a->children->content);
  }
  return {};
}

std::string local(std::string_view qualified) {
  const std::size_t colon = qualified.find(':');
  return std::string(colon == std::string_view::npos ? qualified : qualified.substr(colon + 1));
}

// Whether a QName names a type of XSD itself.
bool is_built_in(const xmlNode* scope, const std::string& qualified) {
  const std::size_t colon = qualified.find(':');
  const std::string prefix = colon == std::string::npos ? "" : qualified.substr(0, colon);
  const xmlNs* found = nullptr;
  for (const xmlNode* node = scope; node != nullptr && node->type == XML_ELEMENT_NODE && !found;
       node = node->parent) {
    for (const xmlNs* ns = node->nsDef; ns != nullptr; ns = ns->next) {
      const std::string_view declared =
          ns->prefix == nullptr ? "" : reinterpret_cast<const char*>(ns->prefix);
      if (declared == prefix) found = ns;
    }
  }
  return found != nullptr && std::string_view(reinterpret_cast<const char*>(found->href)) ==
                                 "http://www.w3.org/2001/XMLSchema";
}

const xmlNode* part(const xmlNode* node, std::string_view name) {
  for (const xmlNode* at = node->children; at != nullptr; at = at->next) {
    if (is(at, name)) return at;
  }
  return nullptr;
}

void add_new(std::vector<std::string>& names, std::string name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
}

// « complexContent » or « simpleContent » and its « extension » or « restriction », if it is one.
const xmlNode* derivation(const xmlNode* type) {
  for (const char* content : {"complexContent", "simpleContent"}) {
    const xmlNode* found = part(type, content);
    if (found == nullptr) continue;
    const xmlNode* extension = part(found, "extension");
    return extension != nullptr ? extension : part(found, "restriction");
  }
  return nullptr;
}

std::string text_of(const xmlNode* node) {
  std::string text;
  for (const xmlNode* at = node->children; at != nullptr; at = at->next) {
    if (at->content != nullptr) text += reinterpret_cast<const char*>(at->content);
  }
  return text;
}

std::string sentence(std::string text) {
  const auto blank = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
  while (!text.empty() && blank(text.back())) text.pop_back();
  text.erase(text.begin(), std::find_if_not(text.begin(), text.end(), blank));
  if (!text.empty() && text.back() == '.') text.pop_back();
  return text;
}

}  // namespace

std::string Vocabulary::target_namespace() const { return value(schema_, "targetNamespace"); }

std::vector<std::string> Vocabulary::roots() const {
  std::vector<std::string> names;
  for (const xmlNode* at = schema_->children; at != nullptr; at = at->next) {
    if (is(at, "element")) names.push_back(value(at, "name"));
  }
  return names;
}

const xmlNode* Vocabulary::global(std::string_view kind, std::string_view qualified) const {
  const std::string name = local(qualified);
  for (const xmlNode* at = schema_->children; at != nullptr; at = at->next) {
    if (is(at, kind) && value(at, "name") == name) return at;
  }
  return nullptr;
}

// Visits every particle and attribute use of a type or group, through references and bases. `visit`
// returns whether to stop.
template <typename Visit>
void Vocabulary::walk_model(const xmlNode* node, int depth, Visit&& visit) const {
  if (node == nullptr || depth > deepest) return;
  if (const xmlNode* derived = derivation(node)) {
    if (is(derived, "extension")) {
      walk_model(global("complexType", value(derived, "base")), depth + 1, visit);
    }
    walk_model(derived, depth + 1, visit);
    return;
  }
  for (const xmlNode* at = node->children; at != nullptr; at = at->next) {
    if (at->type != XML_ELEMENT_NODE) continue;
    const std::string reference = value(at, "ref");
    if (is(at, "element") || is(at, "attribute")) {
      visit(reference.empty() ? at : global(name_of(at), reference));
    } else if ((is(at, "group") || is(at, "attributeGroup")) && !reference.empty()) {
      walk_model(global(name_of(at), reference), depth + 1, visit);
    } else if (is(at, "sequence") || is(at, "choice") || is(at, "all")) {
      walk_model(at, depth + 1, visit);
    }
  }
}

const xmlNode* Vocabulary::declared_type(const xmlNode* declaration) const {
  if (const std::string name = value(declaration, "type"); !name.empty()) {
    if (is_built_in(declaration, name)) return nullptr;
    const xmlNode* complex = global("complexType", name);
    return complex != nullptr ? complex : global("simpleType", name);
  }
  const xmlNode* complex = part(declaration, "complexType");
  return complex != nullptr ? complex : part(declaration, "simpleType");
}

const xmlNode* Vocabulary::child(const xmlNode* type, std::string_view name) const {
  const xmlNode* found = nullptr;
  walk_model(type, 0, [&](const xmlNode* declaration) {
    if (declaration != nullptr && found == nullptr && is(declaration, "element") &&
        value(declaration, "name") == name) {
      found = declaration;
    }
  });
  return found;
}

const xmlNode* Vocabulary::declaration_of(const xmlNode* element) const {
  const xmlNode* parent = element->parent;
  if (parent == nullptr || parent->type != XML_ELEMENT_NODE) {
    return global("element", name_of(element));
  }
  const xmlNode* type = type_of(parent);  // as deep as the limits of a draft allow
  return type == nullptr ? nullptr : child(type, name_of(element));
}

const xmlNode* Vocabulary::type_of(const xmlNode* element) const {
  const xmlNode* declaration = declaration_of(element);
  return declaration == nullptr ? nullptr : declared_type(declaration);
}

std::vector<std::string> Vocabulary::children(const xmlNode* type) const {
  std::vector<std::string> names;
  walk_model(type, 0, [&](const xmlNode* declaration) {
    if (declaration != nullptr && is(declaration, "element")) {
      add_new(names, value(declaration, "name"));
    }
  });
  return names;
}

bool Vocabulary::knows_element(std::string_view name) const {
  for (const xmlNode* at = schema_->children; at != nullptr; at = at->next) {
    if (is(at, "element") && value(at, "name") == name) return true;
    if ((is(at, "complexType") || is(at, "group")) && child(at, name) != nullptr) {
      return true;
    }
  }
  return false;
}

std::vector<const xmlNode*> Vocabulary::attributes(const xmlNode* type) const {
  std::vector<const xmlNode*> found;
  walk_model(type, 0, [&](const xmlNode* declaration) {
    if (declaration != nullptr && is(declaration, "attribute")) found.push_back(declaration);
  });
  return found;
}

const xmlNode* Vocabulary::attribute(const xmlNode* type, std::string_view name) const {
  for (const xmlNode* declaration : attributes(type)) {
    if (value(declaration, "name") == name) return declaration;
  }
  return nullptr;
}

const xmlNode* Vocabulary::simple_type(const xmlNode* node) const {
  for (int depth = 0; node != nullptr && depth < deepest; ++depth) {
    if (is(node, "simpleType")) return node;
    if (is(node, "complexType")) {
      const xmlNode* derived = derivation(node);
      if (derived == nullptr) return nullptr;
      const std::string base = value(derived, "base");
      const xmlNode* simple = global("simpleType", base);
      node = simple != nullptr ? simple : global("complexType", base);
    } else {
      node = declared_type(node);
    }
  }
  return nullptr;
}

std::string Vocabulary::built_in(const xmlNode* node) const {
  if (node == nullptr) return {};
  if (const std::string type = value(node, "type"); is_built_in(node, type)) return local(type);
  const xmlNode* simple = simple_type(node);
  for (int depth = 0; simple != nullptr && depth < deepest; ++depth) {
    const xmlNode* restriction = part(simple, "restriction");
    if (restriction == nullptr) return {};
    const std::string base = value(restriction, "base");
    if (is_built_in(restriction, base)) return local(base);
    simple = global("simpleType", base);
  }
  return {};
}

std::vector<std::string> Vocabulary::enumeration(const xmlNode* type) const {
  std::vector<std::string> values;
  if (type == nullptr) return values;
  for (const char* kind : {"restriction", "list", "union"}) {
    const xmlNode* variety = part(type, kind);
    if (variety == nullptr) continue;
    std::vector<std::string> members = {value(variety, "itemType"), value(variety, "memberTypes")};
    for (const xmlNode* at = variety->children; at != nullptr; at = at->next) {
      if (is(at, "enumeration")) add_new(values, value(at, "value"));
      if (!is(at, "simpleType")) continue;
      for (std::string& inner : enumeration(at)) add_new(values, std::move(inner));
    }
    if (values.empty() && is(variety, "restriction")) members.push_back(value(variety, "base"));
    for (const std::string& member : members) {
      if (member.empty() || member.find(' ') != std::string::npos) continue;
      if (is_built_in(variety, member)) continue;
      for (std::string& inner : enumeration(global("simpleType", member))) {
        add_new(values, std::move(inner));
      }
    }
  }
  return values;
}

bool Vocabulary::is_open(const xmlNode* type) const {
  return type == nullptr || part(type, "union") != nullptr;
}

std::vector<std::string> Vocabulary::patterns(const xmlNode* type) const {
  std::vector<std::string> found;
  const xmlNode* restriction = type == nullptr ? nullptr : part(type, "restriction");
  if (restriction == nullptr) return found;
  for (const xmlNode* at = restriction->children; at != nullptr; at = at->next) {
    if (is(at, "pattern")) found.push_back(value(at, "value"));
  }
  return found;
}

Text Vocabulary::documentation(const xmlNode* node) const {
  Text text;
  const xmlNode* annotation = node == nullptr ? nullptr : part(node, "annotation");
  if (annotation == nullptr) return text;
  for (const xmlNode* at = annotation->children; at != nullptr; at = at->next) {
    if (!is(at, "documentation")) continue;
    const std::string language = value(at, "lang");
    if (language == "fr") text.fr = sentence(text_of(at));
    if (language == "en") text.en = sentence(text_of(at));
  }
  if (text.fr.empty()) text.fr = text.en;
  if (text.en.empty()) text.en = text.fr;
  return text;
}

}  // namespace paraphe
