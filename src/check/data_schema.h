// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/draft.h"
#include "check/schema.h"

namespace paraphe {

/// Whether these are the bytes of a profile, a register, a table of words or a rule file as this
/// build knows them: its tests hold each of those to its schema, and load the rules with nothing
/// taken for granted. By their SHA-256.
bool is_shipped(std::string_view bytes);

/// The schema of a kind of data that a body may write for itself. A file that came with the program
/// is taken at its word, so that a check does not compile a schema on each start; any other is held
/// to it: what stands there misspelt would ask for nothing, and silence would pass for success.
/// It belongs to one thread.
class DataSchema {
 public:
  /// `path`: of the schema; empty: every file is accepted.
  explicit DataSchema(std::string path) : path_(std::move(path)) {}

  /// Whether `file` may be used. Errors: no exactly when something was reported: SCH-00 (fatal), a
  /// schema that cannot serve; SCH-01 and up, where the file departs from it.
  bool accepts(const Draft& file, Diagnostics& diagnostics);

 private:
  std::string path_;
  std::optional<Schema> schema_;
};

}  // namespace paraphe
