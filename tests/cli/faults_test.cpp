// SPDX-License-Identifier: EUPL-1.2
// What may befall the machine while a PDF is made: the process killed, the disk full, memory short,
// the data damaged, another process at the same file. What is written is whole or it is not there,
// and something is said.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "killing.h"
#include "measure.h"
#include "places.h"
#include "run_program.h"

namespace paraphe::testing {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using std::string_literals::operator""s;

constexpr const char* render =
    "paraphe render projet.xml -o projet.pdf --as-of 2026-12-01 --lang fr";

std::string sample() {
  return read_file(source_dir + std::string("/samples/cnrs-hauts-de-france.xml"));
}

std::vector<std::string> rendering() {
  return {"render", "projet.xml", "-o", "projet.pdf", "--as-of", "2026-12-01"};
}

std::string whole_print() {
  static const std::string bytes = [] {
    const Folder folder;
    folder.write("projet.xml", sample());
    const Outcome outcome = run_program(render, folder.path());
    EXPECT_EQ(outcome.code, 0) << outcome.text;
    return folder.read("projet.pdf");
  }();
  return bytes;
}

/// Between the link and the rename a whole file may stand under another name; half a file never.
void expect_only_whole_files(const Folder& folder, const std::string& old) {
  EXPECT_EQ(folder.read("projet.xml"), sample());
  for (const auto& entry : fs::directory_iterator(folder.path())) {
    const std::string name = entry.path().filename();
    if (name == "projet.xml") continue;
    const std::string bytes = read_file(entry.path());
    const bool whole = bytes == whole_print() || (name == "projet.pdf" && bytes == old);
    EXPECT_TRUE(whole) << name << ": " << bytes.size() << " bytes";
  }
}

TEST(Killed, LeavesWhatWasThereOrTheWholeFile) {
  const Clock::time_point begin = Clock::now();
  whole_print();
  const auto lasts =
      std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin).count();
  std::mt19937 random(20261121);
  int killed = 0, done = 0;
  for (int i = 0; i < killings(200); ++i) {
    const Folder folder;
    folder.write("projet.xml", sample());
    const bool replaces = random() % 2 == 0;
    if (replaces) folder.write("projet.pdf", "ancien\n");
    (kill_within(lasts, random, start(folder, rendering())).code > 128 ? killed : done) += 1;
    expect_only_whole_files(folder, replaces ? "ancien\n" : "");
    ASSERT_FALSE(HasFailure()) << "round " << i;
  }
  EXPECT_GT(killed, 0);
  RecordProperty("killed", killed);
  RecordProperty("done", done);
}

TEST(TwoProcesses, LeaveTheFileOfOne) {
  const Folder folder;
  folder.write("projet.xml", sample());
  for (int i = 0; i < 10; ++i) {
    std::vector<pid_t> children;
    for (int j = 0; j < 4; ++j) children.push_back(start(folder, rendering()));
    for (const pid_t child : children) EXPECT_EQ(code_of(child), 0);
    EXPECT_EQ(folder.listing(), "projet.pdf\nprojet.xml\n");
    EXPECT_EQ(folder.read("projet.pdf"), whole_print());
  }
}

// The size of a file is limited instead of that of the disk: each step ends the write elsewhere.
TEST(AFullDisk, LeavesWhatWasThere) {
  const std::size_t blocks = whole_print().size() / 512;
  for (std::size_t most : {std::size_t{0}, std::size_t{1}, blocks / 4, blocks / 2, blocks - 1}) {
    const Folder folder;
    folder.write("projet.xml", sample());
    folder.write("projet.pdf", "ancien\n");
    const Outcome outcome = run_program(
        "trap \"\" XFSZ; ulimit -f " + std::to_string(most) + "; exec " + render, folder.path());
    EXPECT_TRUE(outcome.code == 5 || most == 0) << outcome.text;
    EXPECT_EQ(folder.listing(), "projet.pdf\nprojet.xml\n") << most;
    EXPECT_EQ(folder.read("projet.pdf"), "ancien\n") << most;
  }
}

TEST(AFullDisk, OfItsOwnIsNamed) {
  const Folder folder;
  folder.write("projet.xml", sample());
  if (::geteuid() != 0 ||
      run_program("mkdir disque && mount -t tmpfs -o size=64k paraphe disque", folder.path())
              .code != 0) {
    GTEST_SKIP() << "no right to mount a disk here";
  }
  const Outcome outcome = run_program(
      "paraphe render projet.xml -o disque/projet.pdf --as-of 2026-12-01 --lang fr; "
      "code=$?; ls -A disque; umount disque; exit $code",
      folder.path());
  EXPECT_EQ(outcome.code, 5);
  EXPECT_NE(outcome.text.find("le disque est plein"), std::string::npos) << outcome.text;
  EXPECT_EQ(outcome.text.find("projet.pdf.\n"), std::string::npos) << outcome.text;
}

/// Whether the program was ended before it began: its libraries make what they need before `main`,
/// and the C++ one ends the process when there is no memory for it.
bool never_began(const Outcome& outcome) {
  return outcome.text.find("terminate called") != std::string::npos;
}

// From little more than what the loader needs to enough: it succeeds, or says that it did not.
TEST(ShortMemory, EndsInAMessageOrInAWholeFile) {
  if (!judged) GTEST_SKIP() << "a sanitizer reserves more addresses than any bound";
  std::set<int> seen;
  const Folder folder;
  folder.write("projet.xml", sample());
  for (int megabytes = 16; megabytes <= 120; megabytes += 2) {
    fs::remove(folder.path() + "/projet.pdf");
    const std::string limited = bound_addresses(megabytes) + "exec ";
    const Outcome outcome = run_program(limited + render, folder.path());
    seen.insert(outcome.code);
    EXPECT_TRUE(outcome.code < 128 || never_began(outcome)) << megabytes << " MB: " << outcome.text;
    EXPECT_FALSE(outcome.text.empty()) << megabytes;
    if (outcome.code == 0) {
      EXPECT_EQ(folder.read("projet.pdf"), whole_print()) << megabytes;
    } else {
      EXPECT_EQ(folder.listing(), "projet.xml\n") << megabytes << ": " << outcome.text;
    }
    const Outcome checked =
        run_program(limited + "paraphe check projet.xml --as-of 2026-12-01", folder.path());
    EXPECT_TRUE(checked.code < 128 || never_began(checked)) << megabytes << " MB: " << checked.text;
    EXPECT_NE(checked.code, 1) << megabytes << " MB: " << checked.text;
    EXPECT_FALSE(checked.text.empty()) << megabytes;
  }
  EXPECT_EQ(seen.count(0), 1U);
}

struct Damage {
  const char* name;
  const char* command;  // shell, of $FILE
};

const Damage damages[] = {
    {"absent", "rm \"$FILE\""},
    {"empty", ": > \"$FILE\""},
    {"cut", "head -c 700 \"$FILE\" > coupe && mv coupe \"$FILE\""},
    {"a folder", "rm \"$FILE\" && mkdir \"$FILE\""},
    {"another file", "echo \"<autre/>\" > \"$FILE\""},
};

// Each file of the data in turn. What is not needed may be damaged without harm; what is needed is
// named.
TEST(DamagedData, IsNamedAndNothingIsPrinted) {
  const Folder folder;
  folder.write("projet.xml", sample());
  const std::string copy =
      "rm -rf donnees && mkdir donnees && cp -rL \"$SOURCE/schemas\" \"$SOURCE/templates\" donnees";
  const std::vector<std::string> source = {std::string("SOURCE=") + source_dir};
  ASSERT_EQ(run_program(copy, folder.path(), source).code, 0);
  const std::vector<std::string> own = {"PARAPHE_DATA=donnees"};
  const std::string check = "paraphe check projet.xml --as-of 2026-12-01 --lang fr";
  const std::string checked = run_program(check, folder.path(), own).text;
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder.path() + "/donnees")) {
    const fs::path path = entry.path().lexically_relative(folder.path());
    const bool clause = path.string().find("/clauses/") != std::string::npos ||
                        path.string().find("/modeles/") != std::string::npos;
    if (entry.is_regular_file() && !clause) files.push_back(path.string());
  }
  ASSERT_GT(files.size(), 20U);
  for (const std::string& file : files) {
    const std::string whole = folder.read(file);
    for (const Damage& damage : damages) {
      SCOPED_TRACE(file + " " + damage.name);
      ASSERT_EQ(run_program(damage.command, folder.path(), {"FILE=" + file}).code, 0);
      const Outcome found = run_program(check, folder.path(), own);
      EXPECT_TRUE(found.code == 0 || found.code == 1 || found.code == 3 || found.code == 4)
          << found.code << ": " << found.text;
      EXPECT_FALSE(found.text.empty());
      // A profile that is not there may be one that this house never had.
      const bool optional = file.find("/profils/") != file.npos && damage.name == "absent"s;
      if (found.code == 0 && !optional) {
        EXPECT_EQ(found.text, checked);
      }
      const Outcome printed = run_program(render, folder.path(), own);
      EXPECT_TRUE(printed.code == 0 || printed.code == 4) << printed.code << ": " << printed.text;
      EXPECT_EQ(folder.has("projet.pdf"), printed.code == 0);
      EXPECT_TRUE(printed.code != 0 || folder.read("projet.pdf") == whole_print());
      fs::remove_all(folder.path() + "/" + file);
      fs::remove(folder.path() + "/projet.pdf");
      folder.write(file, whole);
    }
  }
}

struct Day {
  const char* epoch;
  int code;
};

TEST(TheClock, MayBeWrong) {
  const Folder folder;
  folder.write("projet.xml", sample());
  for (const Day& day :
       {Day{"0", 0}, Day{"4102444800", 0}, Day{"-1", 2}, Day{"99999999999999999999", 2},
        Day{"9223372036854775807", 2}, Day{"253402300800", 2}, Day{"demain", 2}, Day{" 12", 2}}) {
    const std::vector<std::string> variables = {std::string("SOURCE_DATE_EPOCH=") + day.epoch};
    const Outcome printed =
        run_program("paraphe render projet.xml -o projet.pdf --lang fr", folder.path(), variables);
    EXPECT_EQ(printed.code, day.code) << day.epoch << ": " << printed.text;
    const Outcome checked =
        run_program("paraphe check projet.xml --lang fr", folder.path(), variables);
    EXPECT_TRUE(checked.code == day.code || (day.code == 0 && checked.code == 1))
        << day.epoch << ": " << checked.text;
  }
}

}  // namespace
}  // namespace paraphe::testing
