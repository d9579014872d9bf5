// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/draft.h"

namespace paraphe {

/// The profiles of one folder (`<name>.xml`, root `profil` in `urn:paraphe:profil:1`), each read
/// once. It belongs to one thread.
class Profiles {
 public:
  explicit Profiles(std::string folder) : folder_(std::move(folder)) {}

  /// The profiles that the root of `draft` names in `profil` (a list), then those that `deduced`
  /// values of the draft call for, and those they extend by `etend` (a list): each once, each
  /// before what it extends, in that order. Valid as long as this.
  /// A deduced value calls for the profile that bears its name, where there is one: see file_name.
  /// Errors: PRO-01 at the name in the draft, or at `etend`, that names no profile; PRO-02 (fatal)
  /// a profile that extends itself; PRO-03 (fatal) a file that is no profile; what `read_draft`
  /// reports. What could be read is returned all the same.
  std::vector<const Draft*> in_force(const Draft& draft, Diagnostics& diagnostics,
                                     const std::vector<std::string>& deduced = {});

  /// The title of a profile, or of a register: `titre`, element or attribute; its name when there
  /// is none.
  static std::string title(const Draft& profile);

  /// The name of the profile that a value calls for: `etablissementExperimental` gives
  /// `etablissement-experimental`, « protocole de coopération » `protocole-de-cooperation`.
  static std::string file_name(std::string_view value);

 private:
  struct Visit;
  const Draft* read(const std::string& name, Diagnostics& diagnostics);
  void names(const Draft& owner, const char* attribute, Visit& visit);
  void visit_one(const Place& place, const std::string& name, Visit& visit);
  std::string nearest(const std::string& name) const;

  bool exists(const std::string& name) const;

  std::string folder_;
  std::map<std::string, std::optional<Draft>> read_;
};

}  // namespace paraphe
