// SPDX-License-Identifier: EUPL-1.2
#include "check/schema_values.h"

#include <libxml/xmlerror.h>
#include <libxml/xmlregexp.h>

#include <algorithm>
#include <memory>
#include <string_view>

#include "base/edit_distance.h"
#include "check/phrases.h"
#include "check/value_guess.h"

namespace paraphe {

std::string name_of(const xmlNode* element) { return reinterpret_cast<const char*>(element->name); }

Diagnostic schema_finding(const char* id, Place place) {
  Diagnostic diagnostic;
  diagnostic.id = id;
  diagnostic.severity = Severity::error;
  diagnostic.place = std::move(place);
  return diagnostic;
}

namespace {

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
      {" boolean ", {"écrire « true » ou « false »", "write “true” or “false”"}},
      {" ID IDREF NCName Name NMTOKEN ",
       {"un nom commence par une lettre et ne contient pas d’espace",
        "a name starts with a letter and holds no space"}},
      {" anyURI ", {"une adresse ne contient pas d’espace", "an address holds no space"}},
      {" language ",
       {"écrire le code d’une langue : fr, en…", "write the code of a language: fr, en…"}},
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
  Diagnostic diagnostic = schema_finding("SCH-10", draft.place(draft.value(attribute)));
  diagnostic.message = phrase({"l’identifiant {0} est déjà porté par un autre élément",
                               "the identifier {0} is already borne by another element"},
                              {quoted(error.value)});
  diagnostic.remedy = {"donner à chaque élément un identifiant différent, et revoir les renvois",
                       "give each element an identifier of its own, and review the references"};
  diagnostic.notes.push_back(
      {{"il est porté d’abord ici", "it is first borne here"}, draft.place(draft.value(first))});
  return diagnostic;
}

void suggest_value(const SchemaError& error, Span span, const std::vector<std::string>& values,
                   bool closed, const std::vector<std::string>& patterns, bool date,
                   Diagnostic& diagnostic) {
  std::string meant = nearest(error.value, values);
  for (const std::string& guess : guesses(error.value)) {
    if (meant.empty() && matches(guess, patterns)) meant = guess;
  }
  if (closed) {
    diagnostic.remedy = phrase({"écrire {0}", "write {0}"}, {alternatives(values)});
  }
  if (meant.empty()) return;
  diagnostic.edits.push_back({span, meant, date && certain_date(error.value) == meant});
  const Text question = phrase({"vouliez-vous dire {0} ?", "did you mean {0}?"}, {quoted(meant)});
  diagnostic.remedy =
      closed ? phrase({"{0} Sinon, {1}", "{0} Otherwise, {1}"}, {question, diagnostic.remedy})
             : question;
}

}  // namespace

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
  Diagnostic diagnostic = schema_finding("SCH-07", draft.place(span));
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
    diagnostic.remedy = phrase({"compléter ; {0}", "fill it in; {0}"}, {rule});
  } else {
    diagnostic.message = phrase({"{0} ne convient pas à {1}", "{0} does not suit {1}"},
                                {quoted(error.value), owner});
    // The list of the values says more than what they are values of.
    if (!closed) {
      diagnostic.message = phrase({"{0} ; {1}", "{0}; {1}"}, {diagnostic.message, rule});
    }
    diagnostic.remedy = {"corriger cette valeur", "mend this value"};
  }
  suggest_value(error, span, values, closed, vocabulary.patterns(type), built_in == "date",
                diagnostic);
  return diagnostic;
}

}  // namespace paraphe
