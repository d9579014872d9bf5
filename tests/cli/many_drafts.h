// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <sys/types.h>

#include <functional>
#include <string>
#include <vector>

#include "run_program.h"

namespace paraphe::testing {

/// The folder of sound drafts of this repository, with a slash.
extern const std::string sound_drafts;

/// A folder « projets » of drafts a.xml to h.xml, d not well-formed, f not valid.
void write_mixed(const Folder& folder);

/// `count` names, projets/0001.xml…, of one sound draft.
void link_many(const Folder& folder, int count);

/// The program at work in a folder, that signals reach.
class Running {
 public:
  Running(const Folder& folder, const std::vector<std::string>& arguments);

  /// Waits until `begun` holds, sends the signal, and returns how the program ended (waitpid).
  int interrupt_when(const std::function<bool()>& begun, int signal) const;

  /// Whether it is writing a file that has no name yet.
  bool is_writing() const;

  std::string out() const { return folder_.read("out"); }
  std::string err() const { return folder_.read("err"); }

 private:
  const Folder& folder_;
  pid_t process_ = -1;
};

/// How many drafts of `of` an interruption says, in French, were done; npos when it says nothing.
std::size_t told_done(const std::string& err, std::size_t of);

}  // namespace paraphe::testing
