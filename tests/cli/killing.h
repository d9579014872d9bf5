// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <iterator>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "places.h"
#include "run_program.h"

namespace paraphe::testing {

/// `paraphe` alone in `folder`, without a shell between: what is killed is the program. It ignores
/// `ignored` as under `nohup`, and no other signal, whatever ran the tests does.
inline pid_t start(const Folder& folder, std::vector<std::string> words, int ignored = 0) {
  const std::string program = binary_dir + std::string("/paraphe");
  words.insert(words.begin(), program);
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  char path[] = "PATH=/usr/bin:/bin";
  char* const environment[] = {path, nullptr};
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t heeded;
  sigemptyset(&heeded);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP})
    if (signal != ignored) sigaddset(&heeded, signal);
  posix_spawnattr_setsigdefault(&attributes, &heeded);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  const auto former = ignored == 0 ? SIG_DFL : ::signal(ignored, SIG_IGN);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addchdir_np(&actions, folder.path().c_str());
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t child = -1;
  EXPECT_EQ(
      posix_spawn(&child, program.c_str(), &actions, &attributes, arguments.data(), environment),
      0);
  if (ignored != 0) ::signal(ignored, former);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  return child;
}

inline int code_of(pid_t child) {
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/// How many processes a test kills: `enough`, or what PARAPHE_KILLINGS says.
inline int killings(int enough) {
  const char* wanted = std::getenv("PARAPHE_KILLINGS");
  return wanted == nullptr ? enough : std::atoi(wanted);
}

struct Killed {
  int code = 0;  ///< 128 and more for a signal
  int signal = 0;
};

/// Sends a signal to `child` within `microseconds`, most often the one that nobody can catch.
inline Killed kill_within(long microseconds, std::mt19937& random, pid_t child) {
  std::this_thread::sleep_for(
      std::chrono::microseconds(random() % static_cast<unsigned long>(microseconds + 1)));
  const int signals[] = {SIGKILL, SIGKILL, SIGTERM, SIGINT, SIGHUP};
  const int signal = signals[random() % std::size(signals)];
  ::kill(child, signal);
  return {code_of(child), signal};
}

/// How long `run()` lasts, in microseconds.
template <class Run>
long duration_of(Run run) {
  const auto begin = std::chrono::steady_clock::now();
  run();
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() -
                                                               begin)
      .count();
}

}  // namespace paraphe::testing
