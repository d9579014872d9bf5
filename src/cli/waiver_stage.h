// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "check/waivers.h"
#include "cli/on_demand.h"
#include "output/report/report.h"

namespace paraphe {

/// Applies the files of waivers that stand beside drafts. What it holds them against is loaded by
/// the first draft that has one; threads may share it.
class WaiverStage {
 public:
  /// `schemas`: the folder of `derogations.xsd` and `derogations-politique.xml`.
  explicit WaiverStage(const std::string& schemas)
      : schema_(schemas + "/derogations.xsd"), policy_(schemas + "/derogations-politique.xml") {}

  /// Applies to a checked draft the waivers of the file `choice`; of the one beside it, if there is
  /// one, when `choice` is empty; none for `none`, nor for a draft read from standard input.
  /// Errors are findings of the report: a file that cannot be read or is not XML leaves the check
  /// incomplete (code exit_input), one that its schema refuses blocks (DER-01 says that nothing was
  /// waived), a schema or policy that cannot be used leaves it incomplete.
  void apply(const std::string& choice, const RuleSet& rules, Report& report);

 private:
  OnDemand<Schema> schema_;
  OnDemand<WaiverPolicy> policy_;
};

/// The file of waivers that `choice` (as `--waivers` gives it) means for a draft, if there is one.
std::optional<std::string> waivers_of(const std::string& draft, const std::string& choice);

}  // namespace paraphe
