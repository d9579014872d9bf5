// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <libxml/tree.h>
#include <libxml/xmlerror.h>

#include <string>

#include "base/diagnostic.h"
#include "base/draft.h"
#include "check/schema_messages.h"

namespace paraphe {

/// The value that an identity constraint refuses, which only the message of libxml2 tells: of
/// several fields, the first. Source: XML Schema 1.0 part 1, 3.11.
std::string refused_key(const std::string& message);

/// The element that refers to nothing: libxml2 tells its line, and the node that the constraint
/// stands on. Null for any other error.
const xmlNode* constrained_element(const xmlDoc* document, const xmlError& error);

/// The finding of a value that is given twice (SCH-12), or that names nothing (SCH-13).
Diagnostic explain_constraint(const SchemaError& error, const Draft& draft);

}  // namespace paraphe
