// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

namespace paraphe {

/// One line `name = value` of a configuration file.
struct Setting {
  std::string name, value;
  std::string file;
  std::string origin;  ///< the file and the line, `folder/.paraphe.conf:3`
};

/// The files that may stand: `.paraphe.conf` in this folder or the nearest above that has one,
/// `$XDG_CONFIG_HOME/paraphe/paraphe.conf` (or in `~/.config`), `/etc/paraphe/paraphe.conf`.
std::vector<std::string> configuration_files();

/// What a file sets, in its order; nothing where there is no such file. A byte order mark and CRLF,
/// which editors write, are passed over; `#` begins a comment. Errors: throws Stop with
/// exit_incomplete, with the file and the line: a file that is not ordinary, cannot be read, is
/// larger than 64 KiB or is no text; a line that is not understood; a setting given twice.
std::vector<Setting> read_settings(const std::string& path);

}  // namespace paraphe
