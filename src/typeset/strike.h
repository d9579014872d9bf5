// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "typeset/page.h"

namespace paraphe::setting {

/// Strikes out `room` with a Z of strokes `width` thick, so that nothing can be added there; room
/// that would hold no line of text is left alone. An artifact.
void strike_out(const Box& room, double width, Page& page);

}  // namespace paraphe::setting
