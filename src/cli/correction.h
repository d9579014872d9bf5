// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "cli/inspection.h"

namespace paraphe {

/// A draft as it was, and as it is once every safe edit of its findings is made.
struct Correction {
  Report before;
  std::optional<Report> after;        ///< nothing when there was no safe edit
  std::string source, result;         ///< the bytes, before and after
  std::vector<Diagnostic> corrected;  ///< the findings of which an edit was made
  std::size_t edits = 0;

  const Report& last() const { return after ? *after : before; }
};

/// Makes the safe edits of the draft `name`, checks it again, and begins anew until none is left:
/// one may bring out another, and rules run only once the schema accepts the draft. A waived
/// finding is left as it is.
Correction correct(Inspection& inspection, const std::string& name, std::string bytes,
                   const CheckOptions& options);

/// Whether more blocks the draft after than before, or it no longer gets as far: readable, then
/// accepted by the schema. What only shows because it got farther does not count.
bool is_worse(const Correction& correction);

/// What was corrected, one finding a line.
std::string correction_summary(const Correction& correction, Language language);
/// The edits that the author is to decide on, each with the words around, before and after; empty
/// when there is none.
std::string correction_proposals(const Correction& correction, Language language);
/// Whether the corrected draft conforms.
std::string correction_verdict(const Correction& correction, Language language);

}  // namespace paraphe
