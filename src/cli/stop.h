// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <utility>

#include "base/diagnostic.h"

namespace paraphe {

/// What a process answers to its caller; never a count. See design of the command line in
/// README.md.
enum Exit : int {
  exit_conform = 0,
  exit_not_conform = 1,
  exit_usage = 2,
  exit_input = 3,
  exit_incomplete = 4,
  exit_output = 5,
  exit_not_attested = 6,
  exit_internal = 70,
};

/// Thrown to end the command with a sentence for the reader and an exit code.
struct Stop {
  Exit code;
  Text message;
};

/// What is said of std::bad_alloc: it is the machine's fault, and nobody has anything to report.
inline Stop short_of_memory() {
  return {exit_internal,
          {"la mémoire manque ; rien n’a été écrit : fermez d’autres programmes ou relevez la "
           "limite, puis recommencez",
           "there is not enough memory; nothing was written: close other programs or raise the "
           "limit, then start again"}};
}

}  // namespace paraphe
