// SPDX-License-Identifier: EUPL-1.2
#include "cli/batch.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <csignal>
#include <exception>
#include <iostream>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>

#include "base/english.h"
#include "base/numerals.h"
#include "base/spare_memory.h"
#include "cli/progress.h"
#include "cli/stop.h"

namespace paraphe {
namespace {

constexpr std::size_t ahead_of_told = 16;  ///< items for each thread

std::atomic<int> caught_signal = 0;
static_assert(std::atomic<int>::is_always_lock_free, "a signal handler may only do without locks");

extern "C" void catch_signal(int signal) { caught_signal.store(signal); }

/// Turns SIGINT and SIGTERM into a wish to stop, as long as it lives.
class Interruption {
 public:
  Interruption() {
    caught_signal = 0;
    struct sigaction asked = {};
    asked.sa_handler = catch_signal;
    asked.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);  // who asks twice is obeyed
    sigemptyset(&asked.sa_mask);
    for (Former& former : formers_) {
      ::sigaction(former.signal, nullptr, &former.action);
      former.replaced = former.action.sa_handler == SIG_DFL;
      if (former.replaced) ::sigaction(former.signal, &asked, nullptr);
    }
  }
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;
  ~Interruption() {
    for (const Former& former : formers_)
      if (former.replaced) ::sigaction(former.signal, &former.action, nullptr);
  }

 private:
  struct Former {
    int signal;
    struct sigaction action = {};
    bool replaced = false;
  };
  Former formers_[2] = {{SIGINT}, {SIGTERM}};
};

class Batch {
 public:
  using Work = std::function<void(std::size_t, unsigned)>;
  using Tell = std::function<void(std::size_t)>;

  Batch(std::size_t count, unsigned jobs, Progress& progress, const Work& work, const Tell& tell)
      : window_(ahead_of_told * jobs),
        progress_(progress),
        work_(work),
        tell_(tell),
        done_(count) {}

  BatchEnd run(unsigned jobs) {
    std::vector<std::thread> others;
    if (jobs > 1) keep_heap();
    try {
      for (unsigned i = 1; i < jobs; ++i) others.emplace_back([this, i] { work(i); });
    } catch (const std::exception&) {
      // the system grants no more threads, or memory for them: those there are will do
    }
    work(0);
    for (std::thread& thread : others) thread.join();
    progress_.finish();
    if (failure_) std::rethrow_exception(failure_);
    return {told_, told_ < done_.size() ? caught_signal.load() : 0};
  }

 private:
  void work(unsigned thread) {
    try {
      while (const auto item = claim()) {
        work_(*item, thread);
        tell_after(*item);
      }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      room_.notify_all();
    }
  }

  std::optional<std::size_t> claim() {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [this] { return failure_ || next_ < told_ + window_; });
    if (failure_ || caught_signal != 0 || next_ == done_.size()) return std::nullopt;
    return next_++;
  }

  /// Tells what is ready, unless another thread is doing so: it will come to this item.
  void tell_after(std::size_t item) {
    std::unique_lock lock(mutex_);
    done_[item] = true;
    if (telling_) return;
    telling_ = true;
    while (told_ < done_.size() && done_[told_] && !failure_) {
      const std::size_t ready = told_;
      lock.unlock();
      tell_(ready);
      progress_.advance(ready + 1);
      lock.lock();
      ++told_;
      room_.notify_all();
    }
    telling_ = false;
  }

  const std::size_t window_;
  Progress& progress_;
  const Work& work_;
  const Tell& tell_;
  std::mutex mutex_;
  std::condition_variable room_;
  std::vector<bool> done_;
  std::size_t next_ = 0, told_ = 0;
  bool telling_ = false;
  std::exception_ptr failure_;
};

}  // namespace

BatchEnd run_batch(std::size_t count, unsigned jobs, Progress& progress,
                   const std::function<void(std::size_t, unsigned)>& work,
                   const std::function<void(std::size_t)>& tell) {
  std::optional<Interruption> interruption;
  if (count > 1) interruption.emplace();
  return Batch(count, jobs, progress, work, tell).run(jobs);
}

Option jobs_option(const ItemNames& names) {
  return {"jobs",
          'j',
          {"N", "N"},
          {"nombre de " + names.many.fr + " traités en même temps\u202F; sinon, un par processeur",
           "number of " + names.many.en + " worked on at once; else one a processor"},
          {},
          ""};
}

unsigned jobs_of(const CommandLine& arguments, std::size_t count) {
  unsigned long jobs = std::max(1U, std::thread::hardware_concurrency());
  if (arguments.has("jobs")) {
    const std::string text = arguments.value("jobs");
    if (text.empty() || text.size() > 3 ||
        text.find_first_not_of("0123456789") != std::string::npos || std::stoul(text) == 0) {
      throw Stop{
          exit_usage,
          {"«\u00A0" + text + "\u00A0»\u00A0: «\u00A0--jobs\u00A0» attend un nombre de 1 à 999",
           "'" + text + "': '--jobs' expects a number from 1 to 999"}};
    }
    jobs = std::stoul(text);
  }
  return static_cast<unsigned>(std::max<std::size_t>(1, std::min<std::size_t>(jobs, count)));
}

WorkFailure caught_failure() {
  try {
    throw;
  } catch (const Stop& stop) {
    return {stop.code, stop.message};
  } catch (const std::bad_alloc&) {
    const Stop stop = short_of_memory();
    return {stop.code, stop.message};
  } catch (const std::exception& error) {
    const std::string what = error.what();
    return {
        exit_internal,
        {"erreur interne\u00A0: " + what + "\u202F; signalez-la, avec le projet si vous le pouvez",
         "internal error: " + what + "; please report it, with the draft if you can"}};
  }
}

void leave_if_interrupted(const BatchEnd& end, std::size_t count, Language language,
                          const Text& besides, const ItemNames& names) {
  if (end.signal == 0) return;
  const auto done = static_cast<std::int64_t>(end.done), all = static_cast<std::int64_t>(count);
  std::cout.flush();
  std::cerr << Text{"paraphe\u00A0: interrompu\u00A0: " + number_figures(done) + " " +
                        (done > 1 ? names.many : names.one).fr + " sur " + number_figures(all),
                    "paraphe: interrupted: " + english_figures(done) + " of " +
                        english_figures(all) + " " + names.many.en}
                   .in(language)
            << besides.in(language) << "\n";
  std::cerr.flush();
  std::signal(end.signal, SIG_DFL);
  std::raise(end.signal);
}

}  // namespace paraphe
