// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace paraphe {

/// One file of an archive; `name` is relative, parted by `/`.
struct ArchiveEntry {
  std::string name;
  std::string bytes;
};

/// What an archive may hold before it is refused: it comes from anyone.
struct ArchiveLimits {
  std::size_t entries = 2'000;
  std::size_t entry_bytes = 64U << 20U;  ///< of one file, inflated
  std::size_t bytes = 128U << 20U;       ///< of all, inflated: four of the largest drafts
  std::size_t ratio = 200;  ///< inflated to stored, of a file over `free_bytes` and of all together
  std::size_t free_bytes = 1U << 20U;  ///< below which the ratio is not looked at
  std::size_t name_bytes = 200;
};

/// What reading an archive gave: its files in their order, or why it is refused.
struct ReadArchive {
  std::vector<ArchiveEntry> entries;
  Text refusal;  ///< empty when it was read; no entry is given otherwise
};

/// Whether a name stays inside the folder that an archive is unpacked in: relative, without `..`,
/// `\`, `:`, control characters or empty parts. ASCII and UTF-8 letters alike.
bool is_safe_name(std::string_view name);

/// The files as a ZIP, sorted by name; the same bytes for the same files with one version of zlib:
/// all are of 1 January 1980. Errors: throws std::runtime_error when libzip fails,
/// std::invalid_argument for a name that is not safe or comes twice.
std::string pack(std::vector<ArchiveEntry> entries);

/// The files of a ZIP. Refused: what is no ZIP or is damaged, encrypted, compressed otherwise than
/// by deflate, over a limit, or names a file twice (case aside) or outside itself. Nothing larger
/// than the limits is ever inflated, whatever the archive says of its sizes. Source: APPNOTE 6.3.
ReadArchive unpack(std::string_view bytes, const ArchiveLimits& limits = {});

/// What the module exports, as `paraphe_pack` and `paraphe_unpack`.
using Pack = std::string(std::vector<ArchiveEntry>);
using Unpack = ReadArchive(std::string_view, const ArchiveLimits&);

}  // namespace paraphe
