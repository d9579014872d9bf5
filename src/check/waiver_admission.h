// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <string>

#include "check/waivers.h"

namespace paraphe {

/// Why a waiver waives nothing.
struct WaiverRefusal {
  Diagnostic finding;
  WaiverUse use = WaiverUse::refused;
};

/// Where the value of an attribute of an entry stands; of its target with `of_target`.
Place place_in(const WaiverFile& file, std::size_t entry, const char* attribute,
               bool of_target = false);

/// Judges entries by themselves, before what the rules found is looked at.
class WaiverAdmission {
 public:
  /// `reference`: the date at which they must hold.
  WaiverAdmission(const WaiverFile& file, const WaiverPolicy& policy, const RuleSet& rules,
                  const Draft& draft, Date reference)
      : file_(file), policy_(policy), rules_(rules), draft_(draft), reference_(reference) {}

  /// Nothing when the entry may waive something. Asked once for each entry, in their order.
  std::optional<WaiverRefusal> refusal(std::size_t entry);

  /// The rule that an entry names, or whose assertion it names; null when there is none.
  const RuleDescription* rule(std::size_t entry);

 private:
  using Refused = std::optional<WaiverRefusal>;
  const Waiver& waiver(std::size_t entry) const { return file_.entries()[entry].waiver; }
  Refused of_number(std::size_t entry);
  Refused of_rule(std::size_t entry);
  Refused of_dates(std::size_t entry) const;
  Refused of_document(std::size_t entry);
  Refused unknown_rule(std::size_t entry);

  const WaiverFile& file_;
  const WaiverPolicy& policy_;
  const RuleSet& rules_;
  const Draft& draft_;
  Date reference_;
  std::map<std::string, std::size_t> numbers_;
  std::map<std::string, std::optional<RuleDescription>> described_;
  std::string digest_;  ///< of the draft, once it was asked for
};

}  // namespace paraphe
