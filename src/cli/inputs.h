// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

namespace paraphe {

/// The drafts that the operands name, in the order given: a file is itself, a folder every `*.xml`
/// in it by name, « - » standard input. Files of waivers, records of ceremonies and frozen texts
/// go with their drafts; the registers and templates of a folder are no drafts. Errors: throws
/// Stop with exit_usage without operands, exit_input when nothing has one of these names or a
/// folder holds no draft.
std::vector<std::string> expand_inputs(const std::vector<std::string>& operands);

/// Holds that `output` is none of the files `inputs`, nor of those that go with them by name:
/// `render draft.xml -o draft.xml`, a slip, would put the print in the place of its draft. Errors:
/// throws Stop with exit_usage.
void keep_inputs(const std::vector<std::string>& inputs, const std::string& output);

}  // namespace paraphe
