// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/once.h"
#include "check/verdict.h"
#include "cli/inspection.h"

namespace paraphe {

/// What the texts that PDFs carry are held against: the schema, and the rules unless they are not
/// asked for, loaded for the first text and shared by threads.
class SourceCheck {
 public:
  enum class Depth { schema, rules };

  /// `threads`: how many will call `check`, numbered from 0.
  SourceCheck(Language language, Depth depth, unsigned threads = 1);

  /// The text `source`, held against the schema alone or today's rules besides. Each thread calls
  /// it under its own number. Errors: throws Stop with exit_incomplete when they cannot be used.
  Report check(const std::string& source, const CheckOptions& options, unsigned thread);

  /// Loads what `check` needs. Errors: as check.
  void load();

  const RuleSet& rules() const { return inspection_->rules(); }  ///< once loaded, at that depth

 private:
  const Language language_;
  const Depth depth_;
  Once loaded_;
  std::optional<Schema> schema_;
  std::optional<Inspection> inspection_;
  std::vector<std::unique_ptr<Checker>> checkers_;  ///< of each thread
};

}  // namespace paraphe
