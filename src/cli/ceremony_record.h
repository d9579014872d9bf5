// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "cli/command.h"

namespace paraphe {

/// `paraphe ceremony record`: a part of the family `ceremony`.
Command ceremony_record_part();

}  // namespace paraphe
