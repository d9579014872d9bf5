// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/draft.h"
#include "check/data_schema.h"

namespace paraphe {

/// Where profiles are found.
struct ProfileSources {
  ProfileSources(std::string where, std::string held_to = {})
      : folder(std::move(where)), schema(std::move(held_to)) {}

  std::string folder;
  std::string schema;  ///< `profil.xsd`; empty: none is held to it
};

/// The profiles of one folder (`<name>.xml`, root `profil` in `urn:paraphe:profil:1`), each read
/// once. It belongs to one thread.
class Profiles {
 public:
  explicit Profiles(ProfileSources sources)
      : folder_(std::move(sources.folder)), schema_(std::move(sources.schema)) {}

  /// The profiles that the root of `draft` names in `profil` (a list), then those that `deduced`
  /// values of the draft call for, and those they extend by `etend` (a list): each once, each
  /// before what it extends, in that order. Valid as long as this.
  /// A deduced value calls for the profile that bears its name, where there is one: see file_name.
  /// Errors: PRO-01 at the name in the draft, or at `etend`, that names no profile; PRO-02 (fatal)
  /// a profile that extends itself; PRO-03 (fatal) a file that is no profile; PRO-05 a code that is
  /// not the name of the file; what `read_draft` and the schema report. What could be read is
  /// returned all the same.
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

  bool is_profile(const Draft& file, const std::string& name, Diagnostics& diagnostics);

  std::string folder_;
  DataSchema schema_;
  std::map<std::string, std::optional<Draft>> read_;
};

}  // namespace paraphe
