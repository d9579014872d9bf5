// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/draft.h"
#include "check/lint_names.h"
#include "places.h"

namespace paraphe {

/// The schemas that the program shows to rules.
class Schemas {
 public:
  Schemas() {
    schemas_.reserve(3);
    for (const char* name : {"convention.xsd", "profil.xsd", "registre.xsd"}) {
      const std::string path = std::string(source_dir) + "/schemas/" + name;
      Diagnostics refused;
      names_.add(schemas_.emplace_back(*read_draft(path, read_bytes(path), {}, refused)));
    }
  }
  const SchemaNames& names() const { return names_; }

 private:
  std::vector<Draft> schemas_;
  SchemaNames names_;
};

inline const SchemaNames& schema_names() {
  static const Schemas schemas;
  return schemas.names();
}

}  // namespace paraphe
