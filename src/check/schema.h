// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "base/draft.h"

namespace paraphe {

/// An XSD 1.0 schema, ready to validate any number of drafts, from several threads at once.
/// Movable, not copyable. Needs `initialise_xml()` first.
class Schema {
 public:
  Schema(Schema&&) noexcept;
  Schema& operator=(Schema&&) noexcept;
  ~Schema();

  /// Reads the schema of one file: nothing it includes or imports is opened.
  /// Errors: returns nothing exactly when it reported why the schema cannot be used (`SCH-00`,
  /// fatal); throws std::system_error when the file cannot be read.
  static std::optional<Schema> load(const std::string& path, Diagnostics& diagnostics);

  /// Reports, as errors `SCH-01` and up, where the draft departs from the schema. The tree of the
  /// draft is left as it was, and no default value is supplied: a rule or a reader that wants one
  /// must know it. After a misplaced element libxml2 skips its later siblings; here the document is
  /// mended on a copy and validated again, so that one run tells all. References to absent
  /// identifiers are left to the rules. At most 200 findings. Source: XML Schema 1.0 part 1, as
  /// libxml2 reads it.
  void validate(const Draft& draft, Diagnostics& diagnostics) const;

 private:
  struct Grammar;
  explicit Schema(std::unique_ptr<Grammar> grammar);
  std::unique_ptr<Grammar> grammar_;
};

/// A file of a vocabulary that is of use only whole: waivers, a voted text, a record. Errors:
/// nothing exactly when it reported why the file cannot be read or departs from its schema.
std::optional<Draft> read_valid(std::string name, std::string bytes, const Limits& limits,
                                const Schema& schema, Diagnostics& diagnostics);

}  // namespace paraphe
