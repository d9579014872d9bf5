// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <ostream>
#include <string>

#include "measure.h"
#include "run_program.h"

namespace paraphe::testing {

inline constexpr std::size_t million = 1'000'000;

/// A code that is a refusal: 1, 3 or 4.
inline constexpr int refused = -1;

/// A file made to exhaust or to mislead the program, and what must come of it.
struct Attack {
  const char* name;
  std::function<std::string()> file;
  int code;
  const char* said;  ///< a part of what is printed
  double milliseconds = 100;
  double megabytes = 64;
};

inline std::ostream& operator<<(std::ostream& out, const Attack& attack) {
  return out << attack.name;
}

/// The command that reads the file, and that file as it should be.
struct Reading {
  std::string command;
  std::string file;
  std::string sound;  ///< empty: the command does without
  int code = 0;       ///< of the sound one
};

inline std::string times(std::size_t count, const std::string& text) {
  std::string out;
  out.reserve(count * text.size());
  while (count-- > 0) out += text;
  return out;
}

inline std::string numbered(std::size_t count, const std::string& before,
                            const std::string& after) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += before + std::to_string(i) + after;
  return out;
}

inline std::function<std::string()> is(std::string text) {
  return [text = std::move(text)] { return text; };
}

/// A name for GoogleTest, which takes letters, figures and low lines.
inline std::string test_name(std::string name) {
  for (char& c : name) c = c == '-' || c == '.' ? '_' : c;
  return name;
}

inline std::string attack_name(const ::testing::TestParamInfo<Attack>& of) {
  return test_name(of.param.name);
}

/// What a slow machine, or one that is busy, takes of the budget of one that checks the sample in
/// fifteen milliseconds.
inline double slowness(const Measure& base) { return std::max(1.0, base.milliseconds / 15); }

/// What is folded at the width of a terminal, on one line.
inline std::string unfolded(std::string text) {
  for (std::size_t at = 0; (at = text.find("\n  ", at)) != text.npos;) text.replace(at, 3, " ");
  return text;
}

/// Runs the command on the sound file, then on the attack: it answers as expected, within its
/// budget over the sound one.
inline void expect_refused(const Attack& attack, const Reading& reading, const Folder& folder) {
  if (!reading.sound.empty()) folder.write(reading.file, reading.sound);
  const Measure base = measure(reading.command, folder);
  ASSERT_EQ(base.outcome.code, reading.code) << base.outcome.text;
  folder.write(reading.file, attack.file());
  Measure taken = measure(reading.command, folder);
  const int code = taken.outcome.code;
  const bool expected =
      attack.code == refused ? code == 1 || code == 3 || code == 4 : code == attack.code;
  EXPECT_TRUE(expected) << code << ": " << taken.outcome.text.substr(0, 2'000);
  EXPECT_NE(unfolded(taken.outcome.text).find(attack.said), std::string::npos)
      << taken.outcome.text.substr(0, 2'000);
  EXPECT_LT(taken.outcome.text.size(), million);
  if (!judged) return;
  // Others may be at work on the machine: what counts is the best of three.
  for (int again = 0; again < 2 && taken.milliseconds > attack.milliseconds; ++again) {
    taken.milliseconds =
        std::min(taken.milliseconds, measure(reading.command, folder).milliseconds);
  }
  ::testing::Test::RecordProperty("milliseconds", static_cast<int>(taken.milliseconds));
  ::testing::Test::RecordProperty("megabytes", static_cast<int>(taken.megabytes));
  EXPECT_LE(taken.milliseconds, base.milliseconds + attack.milliseconds * slowness(base));
  EXPECT_LE(taken.megabytes, base.megabytes + attack.megabytes);
}

}  // namespace paraphe::testing
