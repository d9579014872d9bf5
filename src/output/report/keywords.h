// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "check/verdict.h"
#include "output/report/report.h"

namespace paraphe {

/// The words of programs for what a report says: never translated.
const char* state_code(State state);
const char* kind_code(Verdict::Kind kind);
const char* origin_code(ReferenceOrigin origin);
const char* use_code(WaiverUse use);

/// `sha256:…` of the bytes of a draft, accepted or refused; empty when they could not be read.
std::string draft_digest(const Report& report);

}  // namespace paraphe
