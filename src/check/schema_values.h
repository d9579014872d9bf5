// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "base/draft.h"
#include "check/schema_messages.h"
#include "check/schema_vocabulary.h"

namespace paraphe {

/// The local name of an element.
std::string name_of(const xmlNode* element);

/// An error of the schema stage, its sentences still to be written.
Diagnostic schema_finding(const char* id, Place place);

/// The finding of a value that its type refuses: what the type asks for, in the words of the schema
/// where it has some, and what the writer may have meant. `SCH-07`; `SCH-10` for an identifier
/// borne twice.
Diagnostic explain_value(const SchemaError& error, const Draft& draft,
                         const Vocabulary& vocabulary);

}  // namespace paraphe
