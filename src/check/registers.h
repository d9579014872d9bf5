// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/draft.h"
#include "check/data_schema.h"

namespace paraphe {

/// Where registers of bodies, office-holders and texts are found.
struct RegisterSources {
  std::string folder;  ///< those of the program, and of who installed it; may be empty
  std::string schema;  ///< `registre.xsd`
};

/// Registers (root `registre` in `urn:paraphe:registre:1`): what is known of bodies, of who holds
/// office there and when, of delegations, of texts of law. Each file is read once. It belongs to
/// one thread.
class Registers {
 public:
  explicit Registers(RegisterSources sources)
      : sources_(std::move(sources)), schema_(sources_.schema) {}

  /// The registers in force for `draft`: the one its root names in `registre`, a file beside it;
  /// `files`, those the reader names; those of the folder, by name. Valid as long as this.
  /// Errors: REG-90 (fatal) a file that cannot be read, at the name where it was given; REG-91
  /// (fatal) a name that leads out of the folder of the draft; REG-92 (fatal) a file that is no
  /// register; what `read_draft` and the schema report. What could be read is returned all the
  /// same.
  std::vector<const Draft*> in_force(const Draft& draft, const std::vector<std::string>& files,
                                     Diagnostics& diagnostics);

  /// Whether this register is of the program, and not one that the draft or the reader brought.
  bool is_shipped(const Draft& file) const;

 private:
  const Draft* read(const std::string& path, const Place& named, Diagnostics& diagnostics);
  bool is_register(const Draft& file, Diagnostics& diagnostics);
  std::string beside(const Draft& draft, std::string_view name, const Place& place,
                     Diagnostics& diagnostics) const;

  struct Reading {
    std::optional<Draft> file;
    std::vector<Diagnostic> faults;
  };
  RegisterSources sources_;
  std::optional<std::vector<std::string>> shipped_;
  DataSchema schema_;
  std::map<std::string, Reading> read_;
};

}  // namespace paraphe
