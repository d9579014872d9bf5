// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

#include "base/diagnostic.h"
#include "cli/options.h"

namespace paraphe {

class Progress;

/// How many of a batch's items were done: the first ones, each whole and told.
struct BatchEnd {
  std::size_t done = 0;
  int signal = 0;  ///< SIGINT or SIGTERM, which cut it short; 0: none
};

/// Does `work(item, thread)` for the items 0 to `count`, by `jobs` threads (0 to `jobs` - 1, the
/// caller being the first), and `tell(item)` for each in that order, one at a time, as soon as it
/// and all before it are done. Threads wait rather than run far ahead of what is told, so that what
/// is not yet told does not pile up. SIGINT and SIGTERM begin no new item (a second one kills, as
/// it would have); one that the caller of the process ignores stays ignored. With one item they are
/// left alone. Errors: what `work` or `tell` throws begins no new item and is thrown again once all
/// threads have ended; `work` must turn what concerns one item alone into a result.
BatchEnd run_batch(std::size_t count, unsigned jobs, Progress& progress,
                   const std::function<void(std::size_t item, unsigned thread)>& work,
                   const std::function<void(std::size_t item)>& tell);

/// The same for work that gives a result, which is kept until it is told and no longer:
/// `Result work(std::size_t item, unsigned thread)`, `void tell(std::size_t item, Result& result)`.
template <class Result, class Work, class Tell>
BatchEnd run_batch_of(std::size_t count, unsigned jobs, Progress& progress, const Work& work,
                      const Tell& tell) {
  std::vector<std::unique_ptr<Result>> results(count);
  return run_batch(
      count, jobs, progress,
      [&](std::size_t item, unsigned thread) {
        results[item] = std::make_unique<Result>(work(item, thread));
      },
      [&](std::size_t item) {
        const std::unique_ptr<Result> result = std::move(results[item]);
        tell(item, *result);
      });
}

/// What the items of a batch are called, one and several.
struct ItemNames {
  Text one{"projet", "draft"}, many{"projets", "drafts"};
};

/// `--jobs N`, for the commands that work over many drafts, or what else `names` says.
Option jobs_option(const ItemNames& names = {});

/// The threads that `--jobs` asks for, by default as many as processors, never more than `count`
/// (and at least one). Errors: throws Stop with exit_usage.
unsigned jobs_of(const CommandLine& arguments, std::size_t count);

/// What is wrong with one item of a batch when its work threw: an exit code and a sentence. To be
/// called in a handler; throws again what stops the whole batch.
struct WorkFailure {
  int code = 0;
  Text why;
};
WorkFailure caught_failure();

/// Tells on standard error that a batch was cut short (« interrompu : 124 projets sur 1 000 »),
/// with `besides` after it, then ends the process by the signal that did it. Does nothing for a
/// batch that went to its end.
void leave_if_interrupted(const BatchEnd& end, std::size_t count, Language language,
                          const Text& besides = {}, const ItemNames& names = {});

}  // namespace paraphe
