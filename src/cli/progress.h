// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace paraphe {

/// What a bar says of work under way, in `columns` columns at most, without colour: « 124/1 000
/// [████░░░░░░] 35/s, reste 25 s »; the less room, the less of it, nothing at all under eight
/// columns. `seconds`: since the work began.
std::string progress_line(std::size_t done, std::size_t count, double seconds, int columns,
                          Language language);

/// A progress bar on standard error, when that is a terminal that can move its cursor: shown once
/// the work has lasted a moment, drawn at most ten times a second, erased at the end. Threads may
/// share it.
class Progress {
 public:
  /// `count`: the things to do; of one alone no progress is shown.
  Progress(std::size_t count, Language language);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() { finish(); }

  /// So many of them are done.
  void advance(std::size_t done);
  /// Runs `write`, which writes to the terminal that the bar stands on; when the bar is drawn next,
  /// if there is one, so that neither is written across the other.
  void beside(std::function<void()> write);
  /// Erases the bar and writes what waits. Errors: throws what a `write` throws.
  void finish();

 private:
  using Clock = std::chrono::steady_clock;
  void erase();
  void draw(std::size_t done, double seconds);
  void write_waiting();

  const std::size_t count_;
  const Language language_;
  bool shown_;  ///< standard error takes a bar
  bool coloured_;
  bool drawn_ = false;
  Clock::time_point begun_ = Clock::now(), last_ = begun_;
  std::vector<std::function<void()>> waiting_;
  std::mutex mutex_;
};

}  // namespace paraphe
