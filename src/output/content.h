// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <hpdf.h>

#include <string>
#include <string_view>

namespace paraphe {

/// Appends operators to the content stream of a page; libharu has no function for text in codes of
/// our own nor for marked content. Whatever is appended must leave libharu's graphics mode as it
/// was. Only when `libharu_is_the_compiled_one`: the stream is found through a structure that
/// versions lay out differently.
void append_content(HPDF_Page page, std::string_view operators);

/// Takes everything that was written to the content stream of a page out of it.
std::string take_content(HPDF_Page page);

/// True when the libharu that runs is the one whose headers were compiled.
bool libharu_is_the_compiled_one();

}  // namespace paraphe
