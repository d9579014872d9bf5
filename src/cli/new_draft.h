// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "cli/clause_library.h"

namespace paraphe {

/// A draft made from `model`: its marks give way to its clauses, each under a comment that says
/// what it is and what else there is; a clause of `chosen` takes the place of those of the model
/// that treat of the same subject. `schema` is where an editor finds the schema of drafts, as a
/// URI.
/// Errors: throws Stop with exit_usage when the model has no place for a chosen clause.
std::string new_draft(const ClauseLibrary& library, const Model& model,
                      const std::vector<const Clause*>& chosen, const std::string& schema);

/// A clause ready to paste in a draft of that model, or of a plain agreement where there is none:
/// its sheet as a comment, the data it refers to, its article.
std::string clause_text(const Clause& clause, const Model* model);

/// Where drafts written to `path` find the schema of drafts: from their folder, or from the root
/// where both have nothing but the root in common.
std::string schema_address(const std::string& path);

}  // namespace paraphe
