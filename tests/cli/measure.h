// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <sstream>
#include <string>

#include "places.h"
#include "run_program.h"

namespace paraphe::testing {

// A sanitizer takes time and memory of its own: then only the answer is judged.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool judged = false;
#else
inline constexpr bool judged = true;
#endif

/// A shell's command that bounds the addresses of the next, and ends with a blank; nothing under a
/// sanitizer, which reserves terabytes of them.
inline std::string bound_addresses(long megabytes) {
  return judged ? "ulimit -v " + std::to_string(megabytes * 1024) + "; " : "";
}

/// What one run took of the machine.
struct Measure {
  Outcome outcome;
  double milliseconds = 0;  // of processor
  double megabytes = 0;
};

/// French text with plain spaces, as tables write it.
inline std::string plain(std::string text) {
  for (const std::string space : {"\u00A0", "\u202F"}) {
    for (std::size_t at = 0; (at = text.find(space, at)) != text.npos;) {
      text.replace(at, space.size(), " ");
    }
  }
  return text;
}

inline Measure measure(const std::string& command, const Folder& folder) {
  Measure measure;
  const std::string tool = source_dir + std::string("/tests/cli/measured");
  measure.outcome = run_program(tool + " taken.txt \"" + command + "\"", folder.path());
  measure.outcome.text = plain(measure.outcome.text);
  std::istringstream(folder.read("taken.txt")) >> measure.milliseconds >> measure.megabytes;
  measure.megabytes /= 1024;
  return measure;
}

}  // namespace paraphe::testing
