// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <libxml/tree.h>

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/draft.h"
#include "check/schema_vocabulary.h"

namespace paraphe {

/// One error of libxml2's schema validation, taken apart: its code (xmlParserErrors), the element
/// it concerns (`read_error` takes the one that was validated for both), and what only the wording
/// of its message tells.
struct SchemaError {
  int code = 0;
  const xmlNode* element = nullptr;  ///< in the draft: gives the place
  const xmlNode* meant = nullptr;    ///< the same in the mended copy: gives the names
  std::string attribute;             ///< local name; empty when the element or its content is meant
  std::string attribute_namespace;
  std::string value;                  ///< the value that was refused
  std::vector<std::string> expected;  ///< names of elements
  bool missing =
      false;  ///< « Missing child element(s) » rather than « not expected »; « No match »
};

/// Takes apart an error of libxml2 2.9 to 2.14.
SchemaError read_error(int code, const xmlNode* element, const char* message, const char* str1);

/// The attribute that the error names, on its element in the draft; null where it has none.
const xmlAttr* find_attribute(const SchemaError& error);

/// The finding of any error but those of the order of elements (see schema_order.h). `element`
/// stands in the draft; its type is looked up in the vocabulary. Ids `SCH-01` and up.
Diagnostic explain(const SchemaError& error, const Draft& draft, const Vocabulary& vocabulary);

/// The finding of `xsi:type` or `xsi:nil`, which would let a draft choose its own rules.
Diagnostic explain_instance_attribute(const xmlAttr* attribute, const Draft& draft);

}  // namespace paraphe
