// SPDX-License-Identifier: EUPL-1.2
#include "cli/progress.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string_view>

#include "base/english.h"
#include "base/numerals.h"

namespace paraphe {
namespace {

constexpr double shown_after = 0.3;      // seconds: short work shows no bar
constexpr double between_updates = 0.1;  // seconds
constexpr int least_columns = 8;
constexpr int most_bar = 40, least_bar = 5;  // columns
constexpr std::string_view full = "█", empty = "░";

bool takes_a_bar() {
  const char* terminal = std::getenv("TERM");
  return ::isatty(STDERR_FILENO) == 1 && terminal != nullptr && *terminal != 0 &&
         std::string_view(terminal) != "dumb";
}

bool takes_colour() {
  const char* refused = std::getenv("NO_COLOR");
  return refused == nullptr || *refused == 0;
}

int columns_of_terminal() {
  struct winsize size = {};
  if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return size.ws_col;
}

void write_error(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
    if (written <= 0) return;  // a bar that cannot be seen is no failure
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

int columns_of(std::string_view text) {
  return static_cast<int>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

std::string figures(std::size_t number, Language language) {
  const auto value = static_cast<std::int64_t>(number);
  return language == Language::fr ? number_figures(value) : english_figures(value);
}

/// « 35/s »; under ten a second, with a tenth.
std::string rate_words(double rate, Language language) {
  if (rate >= 9.95) return figures(static_cast<std::size_t>(std::llround(rate)), language) + "/s";
  const auto tenths = static_cast<std::size_t>(std::llround(rate * 10));
  return std::to_string(tenths / 10) + Text{",", "."}.in(language) + std::to_string(tenths % 10) +
         "/s";
}

/// « 2 h 05 min », « 3 min 20 s », « 12 s ».
std::string time_words(double seconds) {
  const auto whole = static_cast<long long>(std::ceil(seconds));
  const auto two = [](long long number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
  };
  const std::string space = "\u00A0";
  if (whole >= 3600) {
    return std::to_string(whole / 3600) + space + "h" + space + two(whole % 3600 / 60) + space +
           "min";
  }
  if (whole >= 60)
    return std::to_string(whole / 60) + space + "min" + space + two(whole % 60) + space + "s";
  return std::to_string(whole) + space + "s";
}

std::string bar(std::size_t done, std::size_t count, int columns) {
  const auto filled = static_cast<int>(static_cast<double>(done) / static_cast<double>(count) *
                                       static_cast<double>(columns));
  std::string text;
  for (int i = 0; i < columns; ++i) text += i < filled ? full : empty;
  return text;
}

}  // namespace

std::string progress_line(std::size_t done, std::size_t count, double seconds, int columns,
                          Language language) {
  if (columns < least_columns || count == 0) return {};
  const std::string counted = figures(done, language) + "/" + figures(count, language);
  const double rate = seconds > 0 ? static_cast<double>(done) / seconds : 0;
  std::string pace, remaining;
  if (done > 0 && rate > 0) {
    pace = " " + rate_words(rate, language);
    remaining = Text{", reste ", ", left: "}.in(language) +
                time_words(static_cast<double>(count - done) / rate);
  }
  // Best known first: the count, then what remains, then the bar.
  std::string line = counted;
  if (columns_of(line + pace) <= columns) line += pace;
  if (columns_of(line + remaining) <= columns) line += remaining;
  const int room = std::min(most_bar, columns - columns_of(line) - 1);
  if (room >= least_bar) {
    line = counted + " " + bar(done, count, room) + line.substr(counted.size());
  }
  return columns_of(line) <= columns ? line : std::string();
}

Progress::Progress(std::size_t count, Language language)
    : count_(count),
      language_(language),
      shown_(count > 1 && takes_a_bar()),
      coloured_(shown_ && takes_colour()) {}

void Progress::advance(std::size_t done) {
  if (!shown_) return;
  const std::lock_guard lock(mutex_);
  const auto now = Clock::now();
  const double whole = std::chrono::duration<double>(now - begun_).count();
  const double since = std::chrono::duration<double>(now - last_).count();
  if (whole < shown_after || since < between_updates) return;
  last_ = now;
  erase();
  write_waiting();
  draw(done, whole);
}

void Progress::beside(std::function<void()> write) {
  const std::lock_guard lock(mutex_);
  if (!drawn_) return write();
  waiting_.push_back(std::move(write));
}

void Progress::finish() {
  const std::lock_guard lock(mutex_);
  erase();
  write_waiting();
}

void Progress::erase() {
  if (drawn_) write_error("\r\033[K");
  drawn_ = false;
}

void Progress::draw(std::size_t done, double seconds) {
  // The last column stays free: some terminals wrap as soon as it is filled.
  std::string line = progress_line(done, count_, seconds, columns_of_terminal() - 1, language_);
  if (line.empty()) return;
  if (coloured_) {
    const std::size_t begin = line.find(full), end = line.rfind(full);
    if (begin != std::string::npos) {
      line.insert(end + full.size(), "\033[0m");
      line.insert(begin, "\033[32m");
    }
  }
  write_error(line);
  drawn_ = true;
}

void Progress::write_waiting() {
  const std::vector<std::function<void()>> waiting = std::move(waiting_);
  waiting_.clear();
  for (const std::function<void()>& write : waiting) write();
}

}  // namespace paraphe
