// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "compose/milestone_words.h"
#include "compose/milestones.h"

namespace paraphe {

/// The work of `milestones`; for milestones*.cpp.
class Reckoning {
 public:
  using Kind = Milestone::Kind;

  Reckoning(const Agreement& agreement, const MilestoneWords& words, const Occurrences& occurred)
      : agreement_(agreement), words_(words), occurred_(occurred) {}

  std::vector<Milestone> all();

 private:
  /// A day others are reckoned from, or what it waits for.
  struct Known {
    std::optional<Date> date;
    Text awaited;
  };
  /// What a milestone is called, for the reader and in its key.
  struct Name {
    Kind kind;
    Text title;
    std::string key = {};  ///< after its kind; empty: there is one of this kind
  };

  void add(Name name, const Known& known, Text how, Source source,
           std::optional<Date> since = std::nullopt);
  std::string unique(std::string key);

  // milestones.cpp: who signs, what ends besides the agreement
  Known sign();
  Known sign_each(const Known& known, const Text& how);
  void add_predecessors();
  void add_programmes();
  void add_authority();
  void add_mandate(const Party& party, const Person& person);

  // milestones_term.cpp: from when to when
  Known effect_of(const Term& term, const Known& signature, Text& how) const;
  Known take_effect(const Term& term, const Known& signature, Name name);
  Known conclude(const Term& term, const Known& effect, Name name);
  Text run(const Term& term, Date start) const;
  void add_annexes(const Known& signature);

  // milestones_deadlines.cpp: what falls due on the way
  void add_review(const Review& review, const Term& term, const Known& effect, const Known& end);
  void add_reports(const Review& review, const Known& effect, const Known& end);
  void add_notice(const Notice& notice, const Known& end);
  void add_renewal(const Renewal& renewal, const Term& term, const Known& end);
  void add_decision(const Renewal& renewal, const Known& end);
  void add_extensions(const Renewal& renewal, const Term& term, Known last);
  Text before_end(const char* phrase, const Duration& by, const Known& end) const;

  const Agreement& agreement_;
  const MilestoneWords& words_;
  const Occurrences& occurred_;
  std::vector<Milestone> found_;
  std::map<std::string, int> keys_;
};

/// A date and a length of time as both readers are told them.
Text day_words(Date date);
Text length_words(const Duration& duration);

}  // namespace paraphe
