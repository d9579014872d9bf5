// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "places.h"
#include "run_program.h"

namespace paraphe::testing {

inline std::string convention(const std::string& name) {
  return source_dir + std::string("/tests/conventions/") + name + ".xml";
}

inline std::string sample(const std::string& name) {
  return source_dir + std::string("/samples/") + name + ".xml";
}

inline constexpr const char* usual = " --date 2026-12-03T11:00 --place Exempleville -o dossier ";

inline Outcome ceremony(const Folder& folder, const std::string& draft,
                        const std::string& options = usual, const std::string& before = "") {
  return run_program(before + "paraphe ceremony " + draft + " " + options, folder.path());
}

inline std::string judge(const Folder& folder, const std::string& command) {
  const Outcome outcome = run_program(command, folder.path());
  EXPECT_EQ(outcome.code, 0) << command << "\n" << outcome.text;
  return outcome.text;
}

/// Whether the folder `dossier` is there, and all it lists with it.
inline bool whole(const Folder& folder) {
  return run_program(
             "cd dossier && sha256sum --status -c empreintes.sha256 && "
             "[ $(ls | wc -l) = $(($(wc -l < empreintes.sha256) + 1)) ]",
             folder.path())
             .code == 0;
}

}  // namespace paraphe::testing
