// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

namespace paraphe {

/// The style sheet of HTML reports: html.css, built in, so that a page needs nothing else.
std::string_view html_style();

}  // namespace paraphe
