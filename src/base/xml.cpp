// SPDX-License-Identifier: EUPL-1.2
#include "base/xml.h"

#include <libxml/catalog.h>
#include <libxml/globals.h>
#include <libxml/parser.h>
#include <libxml/xmlIO.h>
#include <libxml/xmlschemastypes.h>
#include <libxml/xpath.h>

namespace paraphe {
namespace {

xmlParserInputPtr deny(const char* /*url*/, const char* /*id*/, xmlParserCtxtPtr /*context*/) {
  return nullptr;
}

/// What libxml2 would print of its own: when memory is short, or of a state that we ask it for.
void print_nothing(void* /*context*/, const char* /*format*/, ...) {}

}  // namespace

void initialise_xml() {
  xmlInitParser();
  xmlXPathInit();        // NaN and infinities are set on first use, racily
  xmlSchemaInitTypes();  // the table of built-in types likewise
  xmlCatalogSetDefaults(XML_CATA_ALLOW_NONE);
  xmlSetExternalEntityLoader(deny);
  xmlSetGenericErrorFunc(nullptr, print_nothing);        // of this thread
  xmlThrDefSetGenericErrorFunc(nullptr, print_nothing);  // of those to come
  xmlCleanupInputCallbacks();
}

std::string escape_xml(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

}  // namespace paraphe
