// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

#include "cli/on_demand.h"
#include "lifecycle/ceremony_record.h"
#include "output/report/report.h"

namespace paraphe {

/// The record of the ceremony that stands beside a draft, and what is wrong with it.
struct Recorded {
  std::optional<CeremonyRecord> record;
  std::string bytes;  ///< of its file, where it was read
  Diagnostics findings;
  bool unusable = false;  ///< there is one that could not be read: what depends on it is not known

  /// Adds the findings to a report that was checked, and decides it again.
  void tell(Report& report) const;
};

/// Finds the records of ceremonies beside drafts. Their schema is loaded by the first draft that
/// has one; threads may share it.
class RecordStage {
 public:
  /// `schemas`: the folder of `ceremonie.xsd`.
  explicit RecordStage(const std::string& schemas) : schema_(schemas + "/ceremonie.xsd") {}

  /// The record of the draft of `report`, held against it; nothing for a draft without one, or read
  /// from standard input. Errors are findings: a record that its schema refuses blocks (CER-01 says
  /// that no date was taken from it).
  Recorded read(const Report& report);

  /// Reads and judges `bytes` as the record of that draft.
  Recorded judge(const std::string& path, std::string bytes, const Report& report);

 private:
  OnDemand<Schema> schema_;
};

/// The digest of a draft in canonical form, without its comments: `sha256:…`.
std::string canonical_digest(const Draft& draft);

}  // namespace paraphe
