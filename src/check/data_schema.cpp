// SPDX-License-Identifier: EUPL-1.2
#include "check/data_schema.h"

#include <system_error>
#include <utility>

namespace paraphe {
namespace {

Diagnostic unreadable_schema(const std::string& path) {
  Diagnostic fault;
  fault.id = "SCH-00";
  fault.severity = Severity::fatal;
  fault.place.file = path;
  fault.message = {"ce schéma ne peut pas être lu", "this schema cannot be read"};
  fault.remedy = {"rétablir le fichier livré avec le programme",
                  "restore the file that came with the program"};
  return fault;
}

}  // namespace

bool DataSchema::accepts(const Draft& file, Diagnostics& diagnostics) {
  if (path_.empty() || is_shipped(file.bytes())) return true;
  if (!schema_) {
    try {
      schema_ = Schema::load(path_, diagnostics);
    } catch (const std::system_error&) {
      diagnostics.add(unreadable_schema(path_));
    }
  }
  if (!schema_) return false;
  const std::size_t before = diagnostics.items().size();
  schema_->validate(file, diagnostics);
  return diagnostics.items().size() == before;
}

}  // namespace paraphe
