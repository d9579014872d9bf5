// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "cli/output_file.h"

namespace paraphe {

/// A folder that a command writes as one: it appears whole under its name, or not at all.
struct OutputFolder {
  std::string path;
  std::string list;  ///< the name of the file that lists the digests of the others
  bool replace = false;
};

/// Gives its name again to the folder that a killed process had set aside to put another in its
/// place, where the file system cannot exchange the two; whether there was one.
bool put_back_folder(const OutputFolder& folder);

/// Whether `write_folder` may write there, before the work is done. Errors: throws Stop with
/// exit_output where something stands at the path: a file; a folder that holds anything, unless
/// `replace` and it is one that `write_folder` wrote, where nothing was added or changed since.
void check_folder(const OutputFolder& folder);

/// Writes `files`, whose paths are names in the folder, and the list of their digests as
/// `sha256sum` writes it: all on the disk in a folder of another name beside, which then takes the
/// name. A folder that was there is empty, or is replaced and goes. A process that is killed leaves
/// the name as it was, and perhaps a folder `.<name>.paraphe-XXXXXX`, which the next one that
/// writes there removes (where the file system cannot exchange two names, also the former folder,
/// `….old`: see put_back_folder); a signal that asks for an end waits until nothing is left.
/// Errors: throws Stop with exit_output, as check_folder and as write_output do; then nothing is
/// left behind.
void write_folder(const OutputFolder& folder, std::vector<OutputFile> files);

}  // namespace paraphe
