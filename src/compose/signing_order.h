// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "compose/agreement.h"

namespace paraphe {

/// The parties in the order they sign.
std::vector<const Party*> signing_order(const Agreement& agreement);

/// The name of the field a party signs in, `Signature_<id of the person>`: ASCII, without dots.
std::string signature_field(const Party& party);

}  // namespace paraphe
