// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/draft.h"

namespace paraphe {

/// The draft in canonical form, without its comments: what a PDF embeds. Source: Canonical XML 1.0.
std::string canonical(const Draft& draft);

/// A signed text does not change: throws Stop with exit_not_conform when a PDF in the folder of the
/// file `input` bears a signature and comes from it, by its name (`projet.pdf`,
/// `projet-signe.pdf`) or by the digest of its source, wherever it was printed from. `draft`: the
/// file as it was read, when it could be.
void refuse_if_signed(const std::string& input, const Draft* draft);

}  // namespace paraphe
