// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/draft.h"
#include "cli/output_file.h"

namespace paraphe {

/// The draft in canonical form, without its comments: what a PDF embeds. Source: Canonical XML 1.0.
std::string canonical(const Draft& draft);

/// A signed text does not change: throws Stop with exit_not_conform when a PDF in the folder of the
/// file `input` bears a signature and comes from it, by its name (`projet.pdf`,
/// `projet-signe.pdf`) or by the digest of its source, wherever it was printed from. `draft`: the
/// file as it was read, when it could be.
void refuse_if_signed(const std::string& input, const Draft* draft);

/// A signed original is not printed again: throws Stop with exit_output when one of `files` would
/// take the place of a PDF that bears a signature.
void refuse_to_lose_signatures(const std::vector<OutputFile>& files);

}  // namespace paraphe
