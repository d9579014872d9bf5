// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace paraphe {

/// How hard libdeflate tries, 1 to 12, on every stream of a PDF. Who verifies a PDF deflates its
/// cross-references again, to the same bytes. Of 14 pages 1 makes 117 KB, 4 114 KB, 5 110 KB; of
/// 120 pages, 1 makes 706 KB in 10 ms, 5 645 KB in 21 ms, a tenth of a render more.
inline constexpr int deflate_effort = 1;

}  // namespace paraphe
