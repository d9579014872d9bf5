// SPDX-License-Identifier: EUPL-1.2
#include "compose/template_schema.h"

#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>

#include <memory>
#include <stdexcept>
#include <utility>

namespace paraphe {

namespace {

struct Report {
  const Draft& draft;
  Diagnostics& diagnostics;
};

extern "C" void report_breach(void* data, xmlErrorPtr error) {
  const Report& report = *static_cast<Report*>(data);
  const auto* node = static_cast<const xmlNode*>(error->node);
  // libxml2’s own words are English and speak of its internals: the place and the schema say more.
  const std::string name =
      node == nullptr || node->name == nullptr ? "" : reinterpret_cast<const char*>(node->name);
  Diagnostic breach;
  breach.id = "GAB-01";
  breach.severity = Severity::error;
  breach.place = node == nullptr ? report.draft.place() : report.draft.place(node);
  breach.message = {"l’élément « " + name +
                        " » du gabarit ne respecte pas le schéma : sa place, ses attributs, leurs "
                        "valeurs ou son contenu",
                    "the element '" + name +
                        "' of the template does not match the schema: its place, its attributes, "
                        "their values or its content"};
  breach.remedy = {"comparer avec « schemas/gabarit.xsd », qui documente chaque élément",
                   "compare with schemas/gabarit.xsd, which documents each element"};
  report.diagnostics.add(std::move(breach));
}

extern "C" void pass_over(void*, xmlErrorPtr) {}

template <class T>
using Owned = std::unique_ptr<T, void (*)(T*)>;

}  // namespace

bool matches_template_schema(const Draft& draft, const std::string& schema,
                             Diagnostics& diagnostics) {
  const std::string bytes = read_bytes(schema);  // libxml2 itself opens no file
  const Owned<xmlSchemaParserCtxt> parser(
      xmlSchemaNewMemParserCtxt(bytes.data(), static_cast<int>(bytes.size())),
      xmlSchemaFreeParserCtxt);
  if (parser) xmlSchemaSetParserStructuredErrors(parser.get(), pass_over, nullptr);
  const Owned<xmlSchema> parsed(parser ? xmlSchemaParse(parser.get()) : nullptr, xmlSchemaFree);
  const Owned<xmlSchemaValidCtxt> validator(parsed ? xmlSchemaNewValidCtxt(parsed.get()) : nullptr,
                                            xmlSchemaFreeValidCtxt);
  if (!validator) throw std::runtime_error("cannot read the schema of templates: " + schema);
  Report report{draft, diagnostics};
  xmlSchemaSetValidStructuredErrors(validator.get(), report_breach, &report);
  return xmlSchemaValidateDoc(validator.get(), draft.tree()) == 0;
}

}  // namespace paraphe
