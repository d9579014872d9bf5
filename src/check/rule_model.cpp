// SPDX-License-Identifier: EUPL-1.2
#include "check/rule_model.h"

#include <algorithm>

namespace paraphe {
namespace {

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

bool is_name_byte(char c) {
  const auto u = static_cast<unsigned char>(c);
  return (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') || (u >= '0' && u <= '9') || u == '_' ||
         u == '-' || u == '.' || u >= 0x80;
}

}  // namespace

bool is_element(const xmlNode* node, std::string_view uri, std::string_view name) {
  return node != nullptr && node->type == XML_ELEMENT_NODE && node->ns != nullptr &&
         view(node->name) == name && view(node->ns->href) == uri;
}

const xmlAttr* attribute_node(const xmlNode* element, std::string_view name) {
  for (const xmlAttr* a = element->properties; a != nullptr; a = a->next) {
    if (a->ns == nullptr && view(a->name) == name) return a;
  }
  return nullptr;
}

const xmlAttr* attribute_node(const xmlNode* element, std::string_view uri, std::string_view name) {
  for (const xmlAttr* a = element->properties; a != nullptr; a = a->next) {
    if (a->ns != nullptr && view(a->name) == name && view(a->ns->href) == uri) return a;
  }
  return nullptr;
}

std::string_view value_of(const xmlAttr* attribute) {
  return attribute == nullptr || attribute->children == nullptr
             ? std::string_view()
             : view(attribute->children->content);
}

std::string_view attribute(const xmlNode* element, std::string_view name) {
  return value_of(attribute_node(element, name));
}

std::string title_of(const xmlNode* element) {
  for (const xmlNode* child = element->children; child != nullptr; child = child->next) {
    if (is_element(child, schematron_uri, "title")) return plain_text(child);
  }
  return {};
}

bool Phase::holds(std::string_view pattern) const {
  return std::any_of(active.begin(), active.end(), [&](std::string_view name) {
    return name == pattern || name == every_pattern;
  });
}

Diagnostic rule_fault(std::string id, Place place, Text message) {
  Diagnostic diagnostic;
  diagnostic.id = std::move(id);
  diagnostic.severity = Severity::fatal;
  diagnostic.place = std::move(place);
  diagnostic.message = std::move(message);
  return diagnostic;
}

std::string substitute(std::string_view text, const Parameters& parameters) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != '$') {
      out += text[at++];
      continue;
    }
    std::size_t end = at + 1;
    while (end < text.size() && is_name_byte(text[end])) ++end;
    const auto found = parameters.find(text.substr(at + 1, end - at - 1));
    out += found == parameters.end() ? text.substr(at, end - at) : found->second;
    at = end;
  }
  return out;
}

std::vector<std::string_view> words(std::string_view list) {
  constexpr std::string_view space = " \t\r\n";
  std::vector<std::string_view> out;
  for (std::size_t at = list.find_first_not_of(space); at != list.npos;) {
    const std::size_t end = std::min(list.find_first_of(space, at), list.size());
    out.push_back(list.substr(at, end - at));
    at = list.find_first_not_of(space, end);
  }
  return out;
}

}  // namespace paraphe
