// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <vector>

namespace paraphe {

/// What a test that failed weighs: the sides of its comparisons, the arguments of its functions,
/// each of the parts that `and` and `or` join; without literals and numbers, each once, in their
/// order. A function that yields a value (`count(…)`, `v:dernier-jour(…)`) is an operand itself,
/// before those of its arguments that are a variable or an attribute.
/// Expects an expression that `read_xpath` found correct. Views point into `test`.
std::vector<std::string_view> operands_of(std::string_view test);

}  // namespace paraphe
