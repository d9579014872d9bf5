// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/calendar.h"
#include "base/diagnostic.h"
#include "compose/milestones.h"

namespace paraphe {

/// How milestones are told, and what an agenda makes of each kind: data, `schemas/echeances.xml`.
class MilestoneWords {
 public:
  /// Of one kind of milestone.
  struct Nature {
    Text category;
    std::vector<Duration> reminders;  ///< each so long before the day
  };
  using Values = std::initializer_list<std::pair<std::string_view, Text>>;

  /// Reads the file at `path`. Errors: returns nothing exactly when it reported one, what
  /// `read_draft` reports or ECH-01 (a phrase or a kind that the program needs is not there, a
  /// length of time is none); throws std::system_error when the file cannot be read.
  static std::optional<MilestoneWords> load(const std::string& path, Diagnostics& diagnostics);

  /// The phrase of this name with its values in the place of `{name}`.
  Text say(std::string_view name, Values values = {}) const;
  const Nature& nature(Milestone::Kind kind) const { return natures_[static_cast<int>(kind)]; }
  int reminder_hour() const { return reminder_hour_; }  ///< 0..23

 private:
  std::map<std::string, Text, std::less<>> phrases_;
  std::array<Nature, Milestone::kinds> natures_;
  int reminder_hour_ = 0;
};

/// The same words for readers of both languages.
Text same_words(std::string words);

/// The name of a kind in JSON and in the identifiers of an agenda: `notice`. Never translated.
const char* milestone_code(Milestone::Kind kind);

}  // namespace paraphe
