// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "check/known_ids.h"
#include "check/schematron.h"

namespace paraphe {

/// A profile, as a list tells it.
struct ProfileEntry {
  std::string name;     ///< what a draft writes in `profil`
  std::string title;    ///< in French: it names an act
  std::string extends;  ///< names, separated by spaces; may be empty
};

/// A rule, as a list tells it.
struct RuleEntry {
  RuleDescription rule;
  std::string group;                ///< the title of the file that holds it, in French
  std::set<std::string> questions;  ///< keys of the tests that only ask the lawyer
};

/// What this installation, or a folder of rules, checks.
struct RuleList {
  std::string version;
  std::vector<RuleEntry> rules;
  std::vector<Guarantee> guarantees;
  std::vector<ProfileEntry> profiles;
};

/// The rules of these ids. Errors: throws std::invalid_argument when there is no such rule.
RuleList list_rules(const RuleSet& rules, const std::vector<std::string>& ids);

/// For the eye: by group, each rule with its severity and why it exists.
std::string write_rules_terminal(const RuleList& list, Language language);
/// For programs: one object, keys in English in any language; every text of a rule in both.
std::string write_rules_json(const RuleList& list);
/// For spreadsheets: a line for each rule and each profile.
std::string write_rules_csv(const RuleList& list, Language language);

}  // namespace paraphe
