// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <string>

#include "compose/agreement.h"

namespace paraphe {

/// The words of running text, white space made single, notes left out. A value that only a template
/// could write (a date of end, a reference) is « … ».
std::string plain_text(const Content& content, const Agreement& agreement);

/// Calls `see` with all running text of the agreement, in the order of the draft: title, recitals,
/// preamble, definitions, articles, annexes, down to the points of lists and the cells of tables.
void for_each_content(const Agreement& agreement, const std::function<void(const Content&)>& see);

/// Calls `see` with each block of the preamble, the articles and the annexes, those inside an axis
/// after the axis.
void for_each_part(const Agreement& agreement, const std::function<void(const BodyPart&)>& see);

}  // namespace paraphe
