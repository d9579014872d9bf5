// SPDX-License-Identifier: EUPL-1.2
#include "check/schema_messages.h"

#include <libxml/xmlerror.h>
#include <libxml/xmlregexp.h>

#include <algorithm>
#include <memory>
#include <string_view>

#include "base/edit_distance.h"
#include "base/scan.h"
#include "check/phrases.h"
#include "check/value_guess.h"

namespace paraphe {
namespace {

std::string name_of(const xmlNode* element) { return reinterpret_cast<const char*>(element->name); }

std::string local(const std::string& clark) {
  const std::size_t brace = clark.find('}');
  return brace == std::string::npos ? clark : clark.substr(brace + 1);
}

Diagnostic start(const char* id, Place place) {
  Diagnostic diagnostic;
  diagnostic.id = id;
  diagnostic.severity = Severity::error;
  diagnostic.place = std::move(place);
  return diagnostic;
}

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

std::string source(const Draft& draft, Span span) {
  return draft.bytes().substr(span.begin, span.end - span.begin);
}

// The name of an attribute as it is typed, prefix included.
Span attribute_name(const Draft& draft, const xmlAttr* attribute) {
  Span span = draft.span(reinterpret_cast<const xmlNode*>(attribute));
  span.end = std::min(draft.bytes().find_first_of("= \t\r\n", span.begin), span.end);
  return span;
}

// The declaration of the default namespace, if the root has one.
const AttributeSource* namespace_declaration(const std::vector<AttributeSource>& attributes,
                                             const Draft& draft) {
  for (const AttributeSource& attribute : attributes) {
    if (source(draft, attribute.name) == "xmlns") return &attribute;
  }
  return nullptr;
}

Diagnostic explain_root(const SchemaError& error, const Draft& draft,
                        const Vocabulary& vocabulary) {
  const std::string name = name_of(error.meant);
  const std::string uri = vocabulary.target_namespace();
  const auto roots = vocabulary.roots();
  const std::string declaration = "xmlns=\"" + uri + "\"";
  const Text wanted{declaration, declaration};
  const auto attributes = attributes_of(draft.bytes(), draft.start_tag(error.element).begin);
  const AttributeSource* declared = namespace_declaration(attributes, draft);
  const xmlNs* ns = error.element->ns;
  if (std::find(roots.begin(), roots.end(), name) == roots.end()) {
    Diagnostic diagnostic = start("SCH-01", draft.place(error.element));
    diagnostic.message = phrase(
        {"un projet ne commence pas par {0}", "a draft does not start with {0}"}, {quoted(name)});
    diagnostic.remedy =
        phrase({"le premier élément est {0}", "the first element is {0}"}, {alternatives(roots)});
    return diagnostic;
  }
  if (ns == nullptr || declared == nullptr) {
    Diagnostic diagnostic = start("SCH-01", draft.place(error.element));
    diagnostic.message = phrase({"l’élément {0} ne dit pas de quel vocabulaire il relève",
                                 "the element {0} does not say which vocabulary it uses"},
                                {quoted(name)});
    diagnostic.remedy =
        phrase({"ajoutez {1} à la balise {0}", "add {1} to the tag {0}"}, {quoted(name), wanted});
    const std::size_t after = draft.span(error.element).end;
    diagnostic.edits.push_back({{after, after}, " " + declaration, true});
    return diagnostic;
  }
  Diagnostic diagnostic = start("SCH-01", draft.place(declared->value));
  diagnostic.message = phrase({"le vocabulaire {0} n’est pas celui des projets",
                               "the vocabulary {0} is not that of drafts"},
                              {quoted(source(draft, declared->value))});
  diagnostic.remedy = phrase({"écrivez {0}", "write {0}"}, {wanted});
  diagnostic.edits.push_back({declared->value, uri, true});
  return diagnostic;
}

Diagnostic explain_missing_attribute(const SchemaError& error, const Draft& draft,
                                     const Vocabulary& vocabulary) {
  Diagnostic diagnostic = start("SCH-05", draft.place(error.element));
  diagnostic.message = phrase({"il manque l’attribut {0} à l’élément {1}",
                               "the attribute {0} is missing from the element {1}"},
                              {quoted(error.attribute), quoted(name_of(error.meant))});
  const xmlNode* declaration =
      vocabulary.attribute(vocabulary.type_of(error.meant), error.attribute);
  const Text meaning = vocabulary.documentation(declaration);
  const auto values = vocabulary.enumeration(vocabulary.simple_type(declaration));
  const Text form = continued(vocabulary.documentation(vocabulary.simple_type(declaration)));
  diagnostic.remedy =
      phrase({"ajoutez {0}=\"…\"", "add {0}=\"…\""}, {Text{error.attribute, error.attribute}});
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
  Diagnostic diagnostic = start("SCH-06", draft.place(span));
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
    diagnostic.remedy = {"supprimez-le", "delete it"};
  } else {
    diagnostic.remedy = phrase({"supprimez-le ; cet élément peut encore porter {0}",
                                "delete it; this element can still have {0}"},
                               {alternatives(free)});
  }
  return diagnostic;
}

struct FreeRegexp {
  void operator()(xmlRegexp* regexp) const { xmlRegFreeRegexp(regexp); }
};

bool matches(const std::string& value, const std::vector<std::string>& patterns) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const std::string& pattern) {
    const std::unique_ptr<xmlRegexp, FreeRegexp> regexp(
        xmlRegexpCompile(reinterpret_cast<const xmlChar*>(pattern.c_str())));
    return regexp != nullptr &&
           xmlRegexpExec(regexp.get(), reinterpret_cast<const xmlChar*>(value.c_str())) == 1;
  });
}

// What a type of XSD itself asks for, where the schema has no sentence of its own.
Text built_in_sentence(const std::string& type) {
  struct Row {
    const char* types;
    Text sentence;
  };
  static const std::vector<Row> rows{
      {" date ",
       {"une date s’écrit année-mois-jour, par exemple 2026-12-03",
        "a date is written year-month-day, for example 2026-12-03"}},
      {" duration ",
       {"une durée s’écrit par exemple P4Y (quatre ans), P18M (dix-huit mois) ou P30D (trente "
        "jours)",
        "a duration is written for example P4Y (four years), P18M (eighteen months) or P30D"}},
      {" gYear ", {"une année s’écrit en quatre chiffres", "a year is written with four digits"}},
      {" integer int long short nonNegativeInteger positiveInteger unsignedInt ",
       {"un nombre entier s’écrit en chiffres, sans espace",
        "a whole number is written in digits, without spaces"}},
      {" decimal float double ",
       {"un nombre s’écrit en chiffres, sans espace, avec un point pour les décimales",
        "a number is written in digits, without spaces, with a point for decimals"}},
      {" boolean ", {"écrivez « true » ou « false »", "write “true” or “false”"}},
      {" ID IDREF NCName Name NMTOKEN ",
       {"un nom commence par une lettre et ne contient pas d’espace",
        "a name starts with a letter and holds no space"}},
      {" anyURI ", {"une adresse ne contient pas d’espace", "an address holds no space"}},
      {" language ",
       {"écrivez le code d’une langue : fr, en…", "write the code of a language: fr, en…"}},
  };
  for (const Row& row : rows) {
    if (std::string_view(row.types).find(" " + type + " ") != std::string_view::npos) {
      return row.sentence;
    }
  }
  return {};
}

// What the facet of the error code asks for: the last resort.
Text facet_sentence(int code) {
  switch (code) {
    case XML_SCHEMAV_CVC_LENGTH_VALID:
    case XML_SCHEMAV_CVC_MINLENGTH_VALID:
    case XML_SCHEMAV_CVC_MAXLENGTH_VALID:
      return {"sa longueur n’est pas celle qui est attendue", "its length is not the expected one"};
    case XML_SCHEMAV_CVC_MININCLUSIVE_VALID:
    case XML_SCHEMAV_CVC_MINEXCLUSIVE_VALID:
      return {"elle est trop petite", "it is too small"};
    case XML_SCHEMAV_CVC_MAXINCLUSIVE_VALID:
    case XML_SCHEMAV_CVC_MAXEXCLUSIVE_VALID:
      return {"elle est trop grande", "it is too large"};
    case XML_SCHEMAV_CVC_TOTALDIGITS_VALID:
    case XML_SCHEMAV_CVC_FRACTIONDIGITS_VALID:
      return {"elle compte trop de chiffres", "it has too many digits"};
    default:
      return {"sa forme n’est pas celle qui est attendue", "its form is not the expected one"};
  }
}

// The refused item of a list, or the whole value; in an element's text, the text.
Span value_span(const SchemaError& error, const Draft& draft, const xmlAttr* attribute) {
  if (attribute != nullptr) {
    const char* content = attribute->children == nullptr || attribute->children->content == nullptr
                              ? ""
                              : reinterpret_cast<const char*>(attribute->children->content);
    const std::size_t at = std::string_view(content).find(error.value);
    return error.value.empty() || at == std::string_view::npos
               ? draft.value(attribute)
               : draft.value(attribute, at, error.value.size());
  }
  const xmlNode* text = error.element->children;
  return text != nullptr && text->next == nullptr && text->type == XML_TEXT_NODE
             ? draft.span(text)
             : draft.span(error.element);
}

// The second bearer of an identifier: libxml2 says no more than that its value is not valid.
const xmlAttr* first_bearer(const xmlNode* node, const std::string& identifier,
                            const xmlAttr* before) {
  for (; node != nullptr; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    for (const xmlAttr* a = node->properties; a != nullptr; a = a->next) {
      if (a == before) return a;
      if (xmlStrEqual(a->name, before->name) != 0 && a->children != nullptr &&
          a->children->content != nullptr &&
          reinterpret_cast<const char*>(a->children->content) == identifier) {
        return a;
      }
    }
    if (const xmlAttr* found = first_bearer(node->children, identifier, before)) return found;
  }
  return nullptr;
}

Diagnostic explain_duplicate(const SchemaError& error, const Draft& draft, const xmlAttr* attribute,
                             const xmlAttr* first) {
  Diagnostic diagnostic = start("SCH-10", draft.place(draft.value(attribute)));
  diagnostic.message = phrase({"l’identifiant {0} est déjà porté par un autre élément",
                               "the identifier {0} is already borne by another element"},
                              {quoted(error.value)});
  diagnostic.remedy = {"donnez à chaque élément un identifiant différent, et revoyez les renvois",
                       "give each element an identifier of its own, and review the references"};
  diagnostic.notes.push_back(
      {{"il est porté d’abord ici", "it is first borne here"}, draft.place(draft.value(first))});
  return diagnostic;
}

void suggest_value(const SchemaError& error, Span span, const std::vector<std::string>& values,
                   bool closed, const std::vector<std::string>& patterns, Diagnostic& diagnostic) {
  std::string meant = nearest(error.value, values);
  for (const std::string& guess : guesses(error.value)) {
    if (meant.empty() && matches(guess, patterns)) meant = guess;
  }
  if (closed) {
    diagnostic.remedy = phrase({"écrivez {0}", "write {0}"}, {alternatives(values)});
  }
  if (meant.empty()) return;
  diagnostic.edits.push_back({span, meant, false});
  const Text question = phrase({"vouliez-vous dire {0} ?", "did you mean {0}?"}, {quoted(meant)});
  diagnostic.remedy =
      closed ? phrase({"{0} Sinon, {1}", "{0} Otherwise, {1}"}, {question, diagnostic.remedy})
             : question;
}

Diagnostic explain_value(const SchemaError& error, const Draft& draft,
                         const Vocabulary& vocabulary) {
  const xmlAttr* attribute = error.attribute.empty() ? nullptr : find_attribute(error);
  const xmlNode* declaration =
      attribute == nullptr ? vocabulary.declaration_of(error.meant)
                           : vocabulary.attribute(vocabulary.type_of(error.meant), error.attribute);
  const std::string built_in = vocabulary.built_in(declaration);
  if (attribute != nullptr && built_in == "ID") {
    const xmlAttr* first = first_bearer(xmlDocGetRootElement(draft.tree()), error.value, attribute);
    if (first != nullptr && first != attribute) {
      return explain_duplicate(error, draft, attribute, first);
    }
  }
  const Span span = value_span(error, draft, attribute);
  Diagnostic diagnostic = start("SCH-07", draft.place(span));
  const Text owner =
      attribute != nullptr
          ? phrase({"l’attribut {0}", "the attribute {0}"}, {quoted(error.attribute)})
          : phrase({"l’élément {0}", "the element {0}"}, {quoted(name_of(error.meant))});
  const xmlNode* type = vocabulary.simple_type(declaration);
  const auto values = vocabulary.enumeration(type);
  const bool closed = !values.empty() && !vocabulary.is_open(type);
  Text rule = continued(vocabulary.documentation(type));
  if (rule.empty()) rule = built_in_sentence(built_in);
  if (rule.empty()) rule = facet_sentence(error.code);
  if (error.value.find_first_not_of(" \t\r\n") == std::string::npos) {
    diagnostic.message = phrase({"{0} est vide", "{0} is empty"}, {owner});
    diagnostic.remedy = phrase({"complétez ; {0}", "fill it in; {0}"}, {rule});
  } else {
    diagnostic.message = phrase({"{0} ne convient pas à {1}", "{0} does not suit {1}"},
                                {quoted(error.value), owner});
    // The list of the values says more than what they are values of.
    if (!closed) {
      diagnostic.message = phrase({"{0} ; {1}", "{0}; {1}"}, {diagnostic.message, rule});
    }
    diagnostic.remedy = {"corrigez cette valeur", "mend this value"};
  }
  suggest_value(error, span, values, closed, vocabulary.patterns(type), diagnostic);
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
  Diagnostic diagnostic = start("SCH-08", draft.place(span));
  const auto children = vocabulary.children(vocabulary.type_of(error.meant));
  diagnostic.message = phrase(
      {"du texte n’est pas admis directement dans {0}", "text is not allowed directly in {0}"},
      {quoted(name_of(error.meant))});
  diagnostic.remedy =
      children.empty()
          ? phrase({"supprimez ce texte : {0} ne contient rien, ses données sont des attributs",
                    "delete this text: {0} holds nothing, its data are attributes"},
                   {quoted(name_of(error.meant))})
          : phrase({"placez ce texte dans l’un des éléments prévus : {0}",
                    "put this text into one of the elements meant for it: {0}"},
                   {alternatives(children)});
  return diagnostic;
}

Diagnostic explain_content(const SchemaError& error, const Draft& draft) {
  const xmlNode* inner = xmlFirstElementChild(const_cast<xmlNode*>(error.element));
  Diagnostic diagnostic = start("SCH-09", draft.place(inner == nullptr ? error.element : inner));
  diagnostic.message = phrase(
      {"l’élément {0} ne contient pas d’autre élément", "the element {0} holds no other element"},
      {quoted(name_of(error.meant))});
  diagnostic.remedy = inner == nullptr
                          ? Text{"retirez ce qu’il contient", "take out what it holds"}
                          : phrase({"retirez {0} ; gardez son texte si {1} en admet",
                                    "take out {0}; keep its text if {1} allows any"},
                                   {quoted(name_of(inner)), quoted(name_of(error.meant))});
  return diagnostic;
}

}  // namespace

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
    default:
      break;
  }
  const bool of_value = (error.code >= XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1 &&
                         error.code <= XML_SCHEMAV_CVC_ENUMERATION_VALID);
  if (of_value) return explain_value(error, draft, vocabulary);
  Diagnostic diagnostic = start("SCH-99", draft.place(error.element));
  diagnostic.message = phrase({"l’élément {0} ne suit pas le vocabulaire des projets",
                               "the element {0} does not follow the vocabulary of drafts"},
                              {quoted(name_of(error.meant))});
  diagnostic.remedy = {"comparez-le au même élément d’un modèle",
                       "compare it with the same element of a model"};
  return diagnostic;
}

Diagnostic explain_instance_attribute(const xmlAttr* attribute, const Draft& draft) {
  const Span span = attribute_name(draft, attribute);
  Diagnostic diagnostic = start("SCH-11", draft.place(span));
  diagnostic.message = phrase({"l’attribut {0} n’est pas admis dans un projet",
                               "the attribute {0} is not allowed in a draft"},
                              {quoted(source(draft, span))});
  diagnostic.remedy = {"supprimez-le", "delete it"};
  return diagnostic;
}

}  // namespace paraphe
