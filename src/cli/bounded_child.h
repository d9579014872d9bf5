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
/// What it prints is dropped. Errors: nothing when there is no answer, for the child threw, died or
/// was stopped by its bounds, which says something of the file. Throws what says nothing of it:
/// std::bad_alloc where the machine has no memory, std::system_error where no process can be
/// started.
std::optional<std::vector<std::uint8_t>> run_bounded(
    const ChildBounds& bounds, const std::function<std::vector<std::uint8_t>()>& job);

}  // namespace paraphe
