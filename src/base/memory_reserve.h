// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace paraphe {

/// A mebibyte of addresses for libraries in C. Where memory lacks, they read behind null pointers,
/// take what they could not hold for empty, or print a font without its signs: a false answer,
/// without a word. They get their memory always, then (see cli/allocation.cpp): of this reserve
/// when the system has none left, which is told by an exception once they have returned.

/// Sets the reserve aside, unless it is. No page of it is touched.
void set_reserve_aside() noexcept;

/// Gives the reserve back to the system, for a library to find it, and notes that this thread was
/// short of memory. Takes none itself.
void give_up_reserve() noexcept;

/// Throws std::bad_alloc when the reserve was given up on this thread since the last call, and sets
/// it aside anew: what was done meanwhile is right, but there may be no reserve for the next.
/// Behind work of libraries, where an exception may pass.
void check_reserve();

}  // namespace paraphe
