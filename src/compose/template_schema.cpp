// SPDX-License-Identifier: EUPL-1.2
#include "compose/template_schema.h"

#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>

#include <memory>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

namespace paraphe {

namespace {

struct Report {
  const Draft& draft;
  Diagnostics& diagnostics;
  const xmlNode* last = nullptr;  // reported, and what was said of it
  std::string said;
};

std::string quoted(const std::string& name) { return "«\u00A0" + name + "\u00A0»"; }

/// The name that libxml2 quotes at place `rank` (from 1) of its message, without its namespace.
std::string named(const xmlError& error, int rank) {
  const std::string_view message = error.message == nullptr ? "" : error.message;
  std::size_t begin = 0;
  for (int quote = 1; quote < 2 * rank; ++quote) {
    begin = message.find('\'', begin);
    if (begin == std::string_view::npos) return {};
    ++begin;
  }
  const std::string_view name = message.substr(begin, message.find('\'', begin) - begin);
  const std::size_t brace = name.rfind('}');
  return std::string(brace == std::string_view::npos ? name : name.substr(brace + 1));
}

/// What the schema refuses: libxml2’s own words are English and speak of its internals.
Text breach_of(const xmlError& error, const std::string& name, bool attribute) {
  switch (error.code) {
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1:
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2: {
      const std::string unknown = attribute ? name : named(error, 2);
      return {"l’attribut " + quoted(unknown) + " n’existe pas ici dans un gabarit",
              "there is no attribute '" + unknown + "' here in a template"};
    }
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_4: {
      const std::string missing = named(error, 2);
      return {"l’attribut " + quoted(missing) + " manque à l’élément " + quoted(name),
              "the attribute '" + missing + "' is missing from the element '" + name + "'"};
    }
    case XML_SCHEMAV_ELEMENT_CONTENT:
      return {
          "l’élément " + quoted(name) +
              " n’est pas à sa place, n’existe pas, ou il lui manque "
              "un élément",
          "the element '" + name + "' is not in its place, does not exist, or lacks an element"};
    case XML_SCHEMAV_CVC_IDC:
      return {quoted(name) + " est donné deux fois sous le même nom",
              "'" + name + "' is given twice under the same name"};
    default:
      break;
  }
  const std::string_view message = error.message == nullptr ? "" : error.message;
  const bool said = message.find(", attribute '") != std::string_view::npos;
  if (attribute || said) {
    const std::string wrong = said ? named(error, 2) : name;
    return {"l’attribut " + quoted(wrong) + " n’a pas une valeur admise",
            "the attribute '" + wrong + "' has no admissible value"};
  }
  return {"l’élément " + quoted(name) + " du gabarit ne respecte pas le schéma",
          "the element '" + name + "' of the template does not match the schema"};
}

extern "C" void report_breach(void* data, xmlErrorPtr error) {
  Report& report = *static_cast<Report*>(data);
  const auto* node = static_cast<const xmlNode*>(error->node);
  const std::string name =
      node == nullptr || node->name == nullptr ? "" : reinterpret_cast<const char*>(node->name);
  Diagnostic breach;
  breach.id = "GAB-01";
  breach.severity = Severity::error;
  breach.place = node == nullptr ? report.draft.place() : report.draft.place(node);
  breach.message = breach_of(*error, name, node != nullptr && node->type == XML_ATTRIBUTE_NODE);
  // A value that its facet refuses is refused by its type again.
  if (node != nullptr && node == report.last && breach.message.fr == report.said) return;
  report.last = node;
  report.said = breach.message.fr;
  breach.remedy = {"comparer avec «\u00A0schemas/gabarit.xsd\u00A0», qui documente chaque élément",
                   "compare with schemas/gabarit.xsd, which documents each element"};
  report.diagnostics.add(std::move(breach));
}

extern "C" void pass_over(void*, xmlErrorPtr) {}

/// The bytes of an XML file: libxml2 itself opens none, and prints what it says of a bad one.
std::optional<std::string> read_schema(const std::string& path) {
  try {
    std::string bytes = read_bytes(path);
    Diagnostics refused;
    if (read_draft(path, bytes, Limits{}, refused)) return bytes;
  } catch (const std::system_error&) {
  }
  return std::nullopt;
}

bool unusable(const std::string& schema, Diagnostics& diagnostics) {
  Diagnostic fault;
  fault.id = "GAB-15";
  fault.severity = Severity::fatal;
  fault.place.file = schema;
  fault.message = {"le schéma des gabarits ne peut pas servir",
                   "the schema of templates cannot be used"};
  fault.remedy = {"rétablir le fichier livré avec le programme",
                  "restore the file that came with the program"};
  diagnostics.add(std::move(fault));
  return false;
}

template <class T>
using Owned = std::unique_ptr<T, void (*)(T*)>;

}  // namespace

bool matches_template_schema(const Draft& draft, const std::string& schema,
                             Diagnostics& diagnostics) {
  const std::optional<std::string> bytes = read_schema(schema);
  if (!bytes) return unusable(schema, diagnostics);
  const Owned<xmlSchemaParserCtxt> parser(
      xmlSchemaNewMemParserCtxt(bytes->data(), static_cast<int>(bytes->size())),
      xmlSchemaFreeParserCtxt);
  if (parser) xmlSchemaSetParserStructuredErrors(parser.get(), pass_over, nullptr);
  const Owned<xmlSchema> parsed(parser ? xmlSchemaParse(parser.get()) : nullptr, xmlSchemaFree);
  const Owned<xmlSchemaValidCtxt> validator(parsed ? xmlSchemaNewValidCtxt(parsed.get()) : nullptr,
                                            xmlSchemaFreeValidCtxt);
  if (!validator) return unusable(schema, diagnostics);
  Report report{draft, diagnostics, nullptr, {}};
  xmlSchemaSetValidStructuredErrors(validator.get(), report_breach, &report);
  return xmlSchemaValidateDoc(validator.get(), draft.tree()) == 0;
}

}  // namespace paraphe
