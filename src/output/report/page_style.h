// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

namespace paraphe {

/// What a printed document told in HTML has whatever its layout: page.css, built in.
std::string_view page_style();

}  // namespace paraphe
