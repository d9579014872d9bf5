// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

namespace paraphe {

/// The ICC profile of sRGB, three components, version 2: the bytes found when the program was
/// built, so that the file it writes depends on no file of the machine it runs on. Source: package
/// icc-profiles-free.
std::string_view srgb_profile();

}  // namespace paraphe
