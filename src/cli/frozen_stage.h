// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

#include "check/schema.h"
#include "check/verdict.h"
#include "cli/on_demand.h"
#include "lifecycle/frozen_text.h"
#include "output/report/report.h"

namespace paraphe {

/// The gate at which a text is put to the vote, and the one at which what was voted is signed.
inline constexpr const char* vote_gate = "deliberation";
inline constexpr const char* signing_gate = "signature";

/// The text put to the vote of a draft, and what is wrong with it.
struct FoundFrozen {
  std::optional<FrozenText> text;
  Diagnostics findings;
  bool unusable = false;  ///< there is one that could not be read at all

  /// Adds to the verdict of that draft which text it was held against and the findings, which
  /// block, and decides it again.
  void tell(Verdict& verdict) const;
};

/// Finds the frozen texts that stand beside drafts. Their schema is loaded by the first draft that
/// has one; threads may share it.
class FrozenStage {
 public:
  /// `schemas`: the folder of `gel.xsd`.
  explicit FrozenStage(const std::string& schemas) : schema_(schemas + "/gel.xsd") {}

  /// What lies beside the draft of `report`, at the gate of signature; nothing where nothing does,
  /// nor for a draft read from standard input.
  FoundFrozen find(const Report& report, const std::string& gate);

 private:
  OnDemand<Schema> schema_;
};

}  // namespace paraphe
