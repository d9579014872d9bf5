// SPDX-License-Identifier: EUPL-1.2
#include "base/edits.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <random>

namespace paraphe {
namespace {

std::string edited(const std::string& text, std::vector<Edit> edits) {
  return apply_edits(text, compatible(std::move(edits)));
}

TEST(Edits, ApplyTogetherUnlessTheyOverlap) {
  struct Case {
    std::vector<Edit> edits;
    const char* expected;
  };
  const Case cases[] = {
      {{}, "abcdef"},
      {{{{1, 2}, "X"}, {{3, 4}, ""}}, "aXcef"},
      {{{{3, 4}, ""}, {{1, 2}, "X"}}, "aXcef"},
      {{{{1, 3}, "X"}, {{2, 4}, "Y"}}, "aXdef"},
      {{{{2, 4}, "Y"}, {{1, 3}, "X"}}, "aXdef"},
      {{{{1, 3}, "X"}, {{1, 2}, "Y"}}, "aYcdef"},
      {{{{1, 2}, "X"}, {{1, 2}, "X"}}, "aXcdef"},
      {{{{1, 2}, "X"}, {{2, 3}, "Y"}}, "aXYdef"},
      {{{{2, 2}, "X"}, {{2, 2}, "Y"}}, "abXcdef"},
      {{{{0, 0}, "X"}, {{6, 6}, "Y"}}, "XabcdefY"},
  };
  for (const Case& c : cases) EXPECT_EQ(edited("abcdef", c.edits), c.expected);
}

TEST(UnifiedDiff, ShowsThreeLinesAroundAndTheMissingEnd) {
  EXPECT_EQ(unified_diff("a\nb\n", "a\nb\n", "p.xml"), "");
  EXPECT_EQ(unified_diff("1\n2\n3\n4\n5\n6\n7\n8\n9", "1\n2\n3\n4\ncinq\n6\n7\n8\n9", "p.xml"),
            "--- p.xml\n+++ p.xml\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+cinq\n 6\n 7\n 8\n");
  EXPECT_EQ(unified_diff("a\nb", "a\nc", "p.xml"),
            "--- p.xml\n+++ p.xml\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n"
            "\\ No newline at end of file\n");
  EXPECT_EQ(unified_diff("", "a\n", "p.xml"), "--- p.xml\n+++ p.xml\n@@ -0,0 +1 @@\n+a\n");
}

/// `before` as `patch`, which we did not write, makes it with the diff.
std::string patched(const std::string& folder, const std::string& before,
                    const std::string& after) {
  const auto write = [&](const char* name, const std::string& bytes) {
    std::FILE* file = std::fopen((folder + name).c_str(), "wb");
    std::fwrite(bytes.data(), 1, bytes.size(), file);
    std::fclose(file);
  };
  write("/p", before);
  write("/d", unified_diff(before, after, "p"));
  const std::string command = "cd " + folder + " && patch -s --binary -N p d";
  EXPECT_EQ(std::system(command.c_str()), 0);
  std::FILE* file = std::fopen((folder + "/p").c_str(), "rb");
  std::string out(1 << 16, '\0');
  out.resize(std::fread(out.data(), 1, out.size(), file));
  std::fclose(file);
  return out;
}

TEST(UnifiedDiff, IsWhatPatchReads) {
  if (std::system("command -v patch >/dev/null") != 0) GTEST_SKIP() << "patch is missing";
  char folder[] = "/tmp/paraphe-diff-XXXXXX";
  ASSERT_NE(mkdtemp(folder), nullptr);
  std::mt19937 random(20260101);
  for (int round = 0; round < 100; ++round) {
    std::string before, after;
    for (int line = 0; line < 40; ++line) {
      const std::string text = std::to_string(random() % 10) + (random() % 4 ? "\n" : "\r\n");
      const auto fate = random() % 10;
      if (fate != 0) before += text;
      if (fate != 1) after += fate == 2 ? "x" + text : text;
    }
    if (random() % 2) before.pop_back();
    if (before == after) continue;
    EXPECT_EQ(patched(folder, before, after), after);
  }
  std::system(("rm -r " + std::string(folder)).c_str());
}

}  // namespace
}  // namespace paraphe
