// SPDX-License-Identifier: EUPL-1.2
#include "check/schema_messages.h"

#include <libxml/xmlerror.h>

#include <algorithm>
#include <set>
#include <string_view>

#include "base/edit_distance.h"
#include "base/scan.h"
#include "check/phrases.h"
#include "check/schema_constraints.h"
#include "check/schema_values.h"

namespace paraphe {
namespace {

std::string local(const std::string& clark) {
  const std::size_t brace = clark.find('}');
  return brace == std::string::npos ? clark : clark.substr(brace + 1);
}

std::string source(const Draft& draft, Span span) {
  return draft.bytes().substr(span.begin, span.end - span.begin);
}

// The name of an attribute as it is typed, prefix included.
Span attribute_name(const Draft& draft, const xmlAttr* attribute) {
  Span span = draft.span(reinterpret_cast<const xmlNode*>(attribute));
  span.end = std::min(draft.bytes().find_first_of("= \t\r\n", span.begin), span.end);
  return span;
}

// What declares the vocabulary of the root: `xmlns`, or `xmlns:` and its prefix.
std::string declaring_name(const xmlNode* root) {
  const bool prefixed = root->ns != nullptr && root->ns->prefix != nullptr;
  return prefixed ? "xmlns:" + std::string(reinterpret_cast<const char*>(root->ns->prefix))
                  : "xmlns";
}

const AttributeSource* attribute_named(const std::string& name,
                                       const std::vector<AttributeSource>& attributes,
                                       const Draft& draft) {
  for (const AttributeSource& attribute : attributes) {
    if (source(draft, attribute.name) == name) return &attribute;
  }
  return nullptr;
}

Diagnostic explain_root(const SchemaError& error, const Draft& draft,
                        const Vocabulary& vocabulary) {
  const std::string name = name_of(error.meant);
  const std::string uri = vocabulary.target_namespace();
  const auto roots = vocabulary.roots();
  const std::string declaring = declaring_name(error.element);
  const std::string declaration = declaring + "=\"" + uri + "\"";
  const Text wanted{declaration, declaration};
  const auto attributes = attributes_of(draft.bytes(), draft.start_tag(error.element).begin);
  const AttributeSource* declared = attribute_named(declaring, attributes, draft);
  if (std::find(roots.begin(), roots.end(), name) == roots.end()) {
    Diagnostic diagnostic = schema_finding("SCH-01", draft.place(error.element));
    diagnostic.message = phrase(
        {"un projet ne commence pas par {0}", "a draft does not start with {0}"}, {quoted(name)});
    diagnostic.remedy =
        phrase({"le premier élément est {0}", "the first element is {0}"}, {alternatives(roots)});
    return diagnostic;
  }
  if (declared == nullptr || declared->value.begin == declared->value.end) {
    Diagnostic diagnostic = schema_finding("SCH-01", draft.place(error.element));
    diagnostic.message = phrase({"l’élément {0} ne dit pas de quel vocabulaire il relève",
                                 "the element {0} does not say which vocabulary it uses"},
                                {quoted(name)});
    diagnostic.remedy =
        phrase({"ajouter {1} à la balise {0}", "add {1} to the tag {0}"}, {quoted(name), wanted});
    const std::size_t after = draft.span(error.element).end;
    diagnostic.edits.push_back(declared == nullptr ? Edit{{after, after}, " " + declaration, true}
                                                   : Edit{declared->value, uri, true});
    return diagnostic;
  }
  Diagnostic diagnostic = schema_finding("SCH-01", draft.place(declared->value));
  diagnostic.message = phrase({"le vocabulaire {0} n’est pas celui des projets",
                               "the vocabulary {0} is not that of drafts"},
                              {quoted(source(draft, declared->value))});
  diagnostic.remedy = phrase({"écrire {0}", "write {0}"}, {wanted});
  diagnostic.edits.push_back({declared->value, uri, true});
  return diagnostic;
}

void gather_identifiers(const xmlNode* node, const xmlNode* element, std::size_t& rank,
                        bool& passed, std::set<std::string>& taken) {
  for (; node != nullptr; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    if (!passed && name_of(node) == name_of(element)) ++rank;
    passed = passed || node == element;
    for (const xmlAttr* a = node->properties; a != nullptr; a = a->next) {
      if (xmlStrEqual(a->name, reinterpret_cast<const xmlChar*>("id")) == 0) continue;
      if (a->children != nullptr && a->children->content != nullptr) {
        taken.insert(reinterpret_cast<const char*>(a->children->content));
      }
    }
    gather_identifiers(node->children, element, rank, passed, taken);
  }
}

/// An identifier that no element bears, from the name of the element and its rank among those of
/// that name: two elements without one are given two. ASCII, without dots: it names form fields.
std::string new_identifier(const xmlNode* element, const Draft& draft) {
  std::size_t rank = 0;
  bool passed = false;
  std::set<std::string> taken;
  gather_identifiers(xmlDocGetRootElement(draft.tree()), element, rank, passed, taken);
  const std::string plain = name_of(element) + "-" + std::to_string(rank);
  std::string found = plain;
  for (int i = 2; taken.count(found) > 0; ++i) found = plain + "-" + std::to_string(i);
  return found;
}

Diagnostic explain_missing_attribute(const SchemaError& error, const Draft& draft,
                                     const Vocabulary& vocabulary) {
  Diagnostic diagnostic = schema_finding("SCH-05", draft.place(error.element));
  diagnostic.message = phrase({"il manque l’attribut {0} à l’élément {1}",
                               "the attribute {0} is missing from the element {1}"},
                              {quoted(error.attribute), quoted(name_of(error.meant))});
  const xmlNode* declaration =
      vocabulary.attribute(vocabulary.type_of(error.meant), error.attribute);
  if (vocabulary.built_in(declaration) == "ID") {
    const std::size_t after = draft.span(error.element).end;
    diagnostic.edits.push_back(
        {{after, after},
         " " + error.attribute + "=\"" + new_identifier(error.element, draft) + "\"",
         true});
  }
  const Text meaning = vocabulary.documentation(declaration);
  const auto values = vocabulary.enumeration(vocabulary.simple_type(declaration));
  const Text form = continued(vocabulary.documentation(vocabulary.simple_type(declaration)));
  diagnostic.remedy =
      phrase({"ajouter {0}=\"…\"", "add {0}=\"…\""}, {Text{error.attribute, error.attribute}});
  if (!meaning.empty()) {
    diagnostic.remedy = phrase({"{0} ({1})", "{0} ({1})"}, {diagnostic.remedy, continued(meaning)});
  }
  if (!values.empty()) {
    diagnostic.remedy = phrase({"{0}, avec pour valeur {1}", "{0}, with the value {1}"},
                               {diagnostic.remedy, alternatives(values)});
  } else if (!form.empty()) {
    diagnostic.remedy = phrase({"{0} ; {1}", "{0}; {1}"}, {diagnostic.remedy, form});
  }
  return diagnostic;
}

Diagnostic explain_unknown_attribute(const SchemaError& error, const Draft& draft,
                                     const Vocabulary& vocabulary) {
  const xmlAttr* attribute = find_attribute(error);
  const Span span =
      attribute == nullptr ? draft.span(error.element) : attribute_name(draft, attribute);
  Diagnostic diagnostic = schema_finding("SCH-06", draft.place(span));
  const std::string shown = attribute == nullptr ? error.attribute : source(draft, span);
  diagnostic.message = phrase({"l’attribut {0} n’est pas prévu sur l’élément {1}",
                               "the attribute {0} is not allowed on the element {1}"},
                              {quoted(shown), quoted(name_of(error.meant))});
  std::vector<std::string> free;
  for (const xmlNode* declaration : vocabulary.attributes(vocabulary.type_of(error.meant))) {
    SchemaError other = error;
    other.attribute_namespace.clear();
    xmlChar* name = xmlGetNoNsProp(declaration, reinterpret_cast<const xmlChar*>("name"));
    if (name == nullptr) continue;
    other.attribute = reinterpret_cast<const char*>(name);
    xmlFree(name);
    if (find_attribute(other) == nullptr) free.push_back(other.attribute);
  }
  const std::string near = nearest(error.attribute, free);
  if (!near.empty()) {
    diagnostic.remedy = phrase({"vouliez-vous dire {0} ?", "did you mean {0}?"}, {quoted(near)});
    diagnostic.edits.push_back({span, near, false});
  } else if (free.empty()) {
    diagnostic.remedy = {"le supprimer", "delete it"};
  } else {
    diagnostic.remedy = phrase({"le supprimer ; cet élément peut encore porter {0}",
                                "delete it; this element can still have {0}"},
                               {alternatives(free)});
  }
  return diagnostic;
}

Diagnostic explain_text(const SchemaError& error, const Draft& draft,
                        const Vocabulary& vocabulary) {
  Span span = draft.span(error.element);
  for (const xmlNode* at = error.element->children; at != nullptr; at = at->next) {
    if (at->type != XML_TEXT_NODE && at->type != XML_CDATA_SECTION_NODE) continue;
    const std::string_view text = reinterpret_cast<const char*>(at->content);
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) continue;
    span = draft.text(at, begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
    break;
  }
  Diagnostic diagnostic = schema_finding("SCH-08", draft.place(span));
  const auto children = vocabulary.children(vocabulary.type_of(error.meant));
  diagnostic.message = phrase(
      {"du texte n’est pas admis directement dans {0}", "text is not allowed directly in {0}"},
      {quoted(name_of(error.meant))});
  diagnostic.remedy =
      children.empty()
          ? phrase({"supprimer ce texte : {0} ne contient rien, ses données sont des attributs",
                    "delete this text: {0} holds nothing, its data are attributes"},
                   {quoted(name_of(error.meant))})
          : phrase({"placer ce texte dans l’un des éléments prévus : {0}",
                    "put this text into one of the elements meant for it: {0}"},
                   {alternatives(children)});
  return diagnostic;
}

Diagnostic explain_content(const SchemaError& error, const Draft& draft) {
  const xmlNode* inner = xmlFirstElementChild(const_cast<xmlNode*>(error.element));
  Diagnostic diagnostic =
      schema_finding("SCH-09", draft.place(inner == nullptr ? error.element : inner));
  diagnostic.message = phrase(
      {"l’élément {0} ne contient pas d’autre élément", "the element {0} holds no other element"},
      {quoted(name_of(error.meant))});
  diagnostic.remedy = inner == nullptr
                          ? Text{"retirer ce qu’il contient", "take out what it holds"}
                          : phrase({"retirer {0} ; garder son texte si {1} en admet",
                                    "take out {0}; keep its text if {1} allows any"},
                                   {quoted(name_of(inner)), quoted(name_of(error.meant))});
  return diagnostic;
}

}  // namespace

const xmlAttr* find_attribute(const SchemaError& error) {
  for (const xmlAttr* a = error.element->properties; a != nullptr; a = a->next) {
    const char* uri = a->ns == nullptr ? "" : reinterpret_cast<const char*>(a->ns->href);
    if (reinterpret_cast<const char*>(a->name) == error.attribute &&
        error.attribute_namespace == uri) {
      return a;
    }
  }
  return nullptr;
}

SchemaError read_error(int code, const xmlNode* element, const char* text, const char* str1) {
  SchemaError error;
  error.code = code;
  error.element = error.meant = element;
  const std::string message = text == nullptr ? "" : text;
  // « Element '{uri}name', attribute '{uri}name': … » is how libxml2 words it since 2.6.
  const std::size_t colon = message.find("': ");
  if (const std::size_t at = message.find(", attribute '"); at < colon) {
    const std::string clark = message.substr(at + 13, colon - at - 13);
    error.attribute = local(clark);
    if (clark[0] == '{') error.attribute_namespace = clark.substr(1, clark.find('}') - 1);
  }
  const bool on_element = error.attribute.empty();
  if (code == XML_SCHEMAV_CVC_COMPLEX_TYPE_4) error.attribute = str1 == nullptr ? "" : str1;
  // The length of an element's text comes as « str1 », where for an attribute its value does.
  const bool length = code == XML_SCHEMAV_CVC_MINLENGTH_VALID ||
                      code == XML_SCHEMAV_CVC_MAXLENGTH_VALID ||
                      code == XML_SCHEMAV_CVC_LENGTH_VALID;
  if (str1 != nullptr && !(on_element && length)) error.value = str1;
  if (on_element && length && element != nullptr) {
    xmlChar* content = xmlNodeGetContent(element);
    if (content != nullptr) error.value = reinterpret_cast<const char*>(content);
    xmlFree(content);
  }
  error.missing = message.find("Missing child element(s)") != std::string::npos;
  if (code == XML_SCHEMAV_CVC_IDC) {
    error.value = refused_key(message);
    error.missing = message.find("No match found") != std::string::npos;
  }
  std::size_t at = message.find("Expected is");
  if (at == std::string::npos) return error;
  at = message.find('(', at);
  const std::size_t end = message.rfind(')');
  while (at < end) {
    at = message.find_first_not_of("(, ", at);
    const std::size_t stop = std::min(message.find_first_of(", )", at), end);
    if (at >= end) break;
    error.expected.push_back(local(message.substr(at, stop - at)));
    at = stop;
  }
  return error;
}

Diagnostic explain(const SchemaError& error, const Draft& draft, const Vocabulary& vocabulary) {
  switch (error.code) {
    case XML_SCHEMAV_CVC_ELT_1:
      return explain_root(error, draft, vocabulary);
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_4:
      return explain_missing_attribute(error, draft, vocabulary);
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1:
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2:
    case XML_SCHEMAV_CVC_TYPE_3_1_1:
      return explain_unknown_attribute(error, draft, vocabulary);
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3:
      return explain_text(error, draft, vocabulary);
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1:
      return xmlFirstElementChild(const_cast<xmlNode*>(error.element)) == nullptr
                 ? explain_text(error, draft, vocabulary)
                 : explain_content(error, draft);
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_2:
    case XML_SCHEMAV_CVC_TYPE_3_1_2:
      return explain_content(error, draft);
    case XML_SCHEMAV_CVC_IDC:
      return explain_constraint(error, draft);
    default:
      break;
  }
  const bool of_value = (error.code >= XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1 &&
                         error.code <= XML_SCHEMAV_CVC_ENUMERATION_VALID);
  if (of_value) return explain_value(error, draft, vocabulary);
  Diagnostic diagnostic = schema_finding("SCH-99", draft.place(error.element));
  diagnostic.message = phrase({"l’élément {0} ne suit pas le vocabulaire des projets",
                               "the element {0} does not follow the vocabulary of drafts"},
                              {quoted(name_of(error.meant))});
  diagnostic.remedy = {"le comparer au même élément d’un modèle",
                       "compare it with the same element of a model"};
  return diagnostic;
}

Diagnostic explain_instance_attribute(const xmlAttr* attribute, const Draft& draft) {
  const Span span = attribute_name(draft, attribute);
  Diagnostic diagnostic = schema_finding("SCH-11", draft.place(span));
  diagnostic.message = phrase({"l’attribut {0} n’est pas admis dans un projet",
                               "the attribute {0} is not allowed in a draft"},
                              {quoted(source(draft, span))});
  diagnostic.remedy = {"le supprimer", "delete it"};
  return diagnostic;
}

}  // namespace paraphe
