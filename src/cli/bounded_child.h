// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace paraphe {

/// What a child may take.
struct ChildBounds {
  unsigned seconds;                           ///< of CPU
  std::size_t bytes = std::size_t{2} << 30U;  ///< of address space; not held under sanitizers
};

/// What `job` answers in a process of its own: whatever the file it reads, this process goes on.
/// What it prints is dropped. Errors: nothing when there is no answer, for the child threw, died,
/// was stopped by its bounds, or could not be started.
std::optional<std::vector<std::uint8_t>> run_bounded(
    const ChildBounds& bounds, const std::function<std::vector<std::uint8_t>()>& job);

}  // namespace paraphe
