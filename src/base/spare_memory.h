// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace paraphe {

/// Gives free heap back to the system: some milliseconds for each hundred megabytes. Nothing where
/// the library is not the GNU one.
void trim_heap();

/// Gives back to the system what a process of one task has in memory and is done with: free heap,
/// and the pages of programs and libraries, which are read again where they are still needed. For
/// one thread: others would wait. Costs some hundred microseconds; nothing where the system is not
/// Linux with the GNU library.
void spare_memory();

/// Has each thread keep what a document frees at the end of its heap for the next one, up to eight
/// megabytes: given back and taken again page by page, it costs a hundred faults a document.
/// Nothing where the library is not the GNU one.
void keep_heap();

/// Has the heap grow in large pages, where the system has such: nearly all that a short process
/// costs the system is a fault for each page. For a process that will hold some megabytes, before
/// it does; it then holds up to one large page more. Nothing where the system is not Linux with the
/// GNU library.
void use_large_pages();

}  // namespace paraphe
