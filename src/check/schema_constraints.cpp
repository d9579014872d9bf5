// SPDX-License-Identifier: EUPL-1.2
#include "check/schema_constraints.h"

#include <string_view>

#include "check/phrases.h"
#include "check/rule_model.h"

namespace paraphe {
namespace {

const xmlAttr* attribute_of_value(const xmlNode* element, std::string_view value) {
  for (const xmlAttr* a = element->properties; a != nullptr; a = a->next) {
    if (value_of(a) == value) return a;
  }
  return nullptr;
}

const xmlNode* find_on_line(const xmlNode* node, long line, std::string_view value) {
  for (; node != nullptr; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    if (xmlGetLineNo(node) == line && attribute_of_value(node, value) != nullptr) return node;
    if (const xmlNode* found = find_on_line(node->children, line, value)) return found;
  }
  return nullptr;
}

}  // namespace

std::string refused_key(const std::string& message) {
  constexpr std::string_view before = "key-sequence ['";
  const std::size_t at = message.find(before);
  if (at == std::string::npos) return {};
  const std::size_t begin = at + before.size();
  return message.substr(begin, message.find('\'', begin) - begin);
}

const xmlNode* constrained_element(const xmlDoc* document, const xmlError& error) {
  if (error.code != XML_SCHEMAV_CVC_IDC || error.message == nullptr) return nullptr;
  if (std::string_view(error.message).find("No match found") == std::string_view::npos) {
    return nullptr;
  }
  return find_on_line(document->children, error.line, refused_key(error.message));
}

Diagnostic explain_constraint(const SchemaError& error, const Draft& draft) {
  const xmlAttr* a = attribute_of_value(error.element, error.value);
  Diagnostic out;
  out.id = error.missing ? "SCH-13" : "SCH-12";
  out.severity = Severity::error;
  out.place = draft.place(a == nullptr ? draft.span(error.element) : draft.value(a));
  const Text value = quoted(error.value);
  if (error.missing) {
    out.message = phrase(
        {"{0} n’est déclaré nulle part dans ce fichier", "{0} is declared nowhere in this file"},
        {value});
    out.remedy = {"corriger cette valeur, ou déclarer ce qu’elle nomme",
                  "mend this value, or declare what it names"};
  } else {
    out.message =
        phrase({"{0} est déjà donné plus haut", "{0} is given already, further up"}, {value});
    out.remedy = {"donner à chacun une valeur qui lui soit propre", "give each a value of its own"};
  }
  return out;
}

}  // namespace paraphe
