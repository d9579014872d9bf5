// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/draft.h"
#include "check/schema.h"
#include "check/verdict.h"
#include "output/report/report.h"

namespace paraphe {

/// The text that was put to the vote (`projet.gel.xml`; vocabulary: `schemas/gel.xsd`).
struct FrozenText {
  FrozenUsed told;  ///< what reports tell of it
  Draft text;       ///< its places are those of the text, not of the file that holds it

  /// Accepts or refuses the bytes of a file. Errors: returns nothing exactly when it reported one:
  /// `XML-…` of bytes that are not XML, `SCH-…` of what `schema` refuses, GEL-01 where the text has
  /// not the digest that stands beside it, GEL-02 (fatal) where it is no XML itself.
  static std::optional<FrozenText> read(const std::string& name, std::string bytes,
                                        const Schema& schema, Diagnostics& diagnostics);
};

/// A draft as it is frozen: `canonical` is its canonical text, `report` and `edition` tell the
/// check at the gate `deliberation` that it passed. Errors: throws std::invalid_argument when it
/// did not pass, or has no reference date.
std::string write_frozen(std::string_view canonical, const Report& report, const Edition& edition);

/// The name of the frozen text of a draft: `projet.gel.xml` beside `projet.xml`.
std::string frozen_beside(const std::string& draft);
/// Whether a file is named as a frozen text.
bool is_named_as_frozen(std::string_view file);

}  // namespace paraphe
