// SPDX-License-Identifier: EUPL-1.2
// Files that change while they are read, and several processes at one file. What is printed or told
// is of one version of the draft, the one that was checked; what one process wrote no other one
// loses without a word.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "killing.h"
#include "places.h"
#include "run_program.h"

namespace paraphe::testing {
namespace {

namespace fs = std::filesystem;

std::string sample() {
  return read_file(source_dir + std::string("/samples/cnrs-hauts-de-france.xml"));
}

/// The sample, with a word of its text changed.
std::string other_version() {
  std::string text = sample();
  const std::string word = "Renforcer et valoriser le potentiel",
                    other = "Renforcer et unir le potentiel";
  const std::size_t at = text.find(word);
  EXPECT_NE(at, std::string::npos);
  return text.replace(at, word.size(), other);
}

/// Does `step` again and again while this lives.
class Meanwhile {
 public:
  explicit Meanwhile(std::function<void()> step)
      : thread_([this, step = std::move(step)] {
          while (!done_) step();
        }) {}
  Meanwhile(const Meanwhile&) = delete;
  Meanwhile& operator=(const Meanwhile&) = delete;
  ~Meanwhile() {
    done_ = true;
    thread_.join();
  }

 private:
  std::atomic<bool> done_ = false;
  std::thread thread_;
};

void replace(const Folder& folder, const std::string& name, const std::string& bytes) {
  folder.write(name + ".neuf", bytes);
  fs::rename(folder.path() + "/" + name + ".neuf", folder.path() + "/" + name);
}

struct Command {
  const char* name;
  const char* words;
};

const Command commands[] = {
    {"check", "check projet.xml"},
    {"render", "render projet.xml -o projet.pdf"},
    {"render_originals",
     "render projet.xml --for-signature --originals --as-of 2026-12-03 -o p.pdf"},
    {"render_proof",
     "render projet.xml --for-signature --as-of 2026-12-03 --proof preuve.zip -o projet.pdf"},
    {"ceremony", "ceremony projet.xml --date 2026-12-03 --place Lille -o ceremonie"},
    {"ceremony_record", "ceremony record projet.xml --date 2026-11-03 --place Lille"},
    {"freeze", "freeze projet.xml --as-of 2026-12-03"},
    {"fix", "fix projet.xml -o corrige.xml --as-of 2026-12-03"},
    {"visa", "visa projet.xml --as-of 2026-12-03 -o visa.pdf"},
    {"calendar", "calendar projet.xml --as-of 2026-12-03"},
};

class ReadOnce : public ::testing::TestWithParam<Command> {};

// A pipe gives its bytes once: who reads them a second time, which may be others by then, waits
// here for ever.
TEST_P(ReadOnce, TheDraft) {
  const Folder folder;
  folder.write("texte", sample());
  const Outcome outcome =
      run_program("mkfifo projet.xml; cat texte > projet.xml & writer=$!; timeout 60 paraphe " +
                      std::string(GetParam().words) + "; code=$?; kill $writer 2> kill; exit $code",
                  folder.path(), {"SOURCE_DATE_EPOCH=1796256000"});
  EXPECT_TRUE(outcome.code == 0 || outcome.code == 1) << outcome.code << ": " << outcome.text;
  EXPECT_EQ(outcome.text.find("DOC-"), std::string::npos) << outcome.text;
}

std::string name_of(const ::testing::TestParamInfo<Command>& info) { return info.param.name; }

INSTANTIATE_TEST_SUITE_P(Of, ReadOnce, ::testing::ValuesIn(commands), name_of);

// Whichever version is read, it is printed whole.
TEST(ADraftThatChanges, IsPrintedAsOneOfItsVersions) {
  const Folder folder;
  std::set<std::string> prints;
  const std::vector<std::string> printing = {
      "render", "projet.xml", "--for-signature", "--as-of", "2026-12-03", "-o", "projet.pdf"};
  for (const std::string& version : {sample(), other_version()}) {
    folder.write("projet.xml", version);
    ASSERT_EQ(code_of(start(folder, printing)), 0);
    prints.insert(folder.read("projet.pdf"));
  }
  ASSERT_EQ(prints.size(), 2U);
  bool turn = false;
  const Meanwhile writer(
      [&] { replace(folder, "projet.xml", (turn = !turn) ? sample() : other_version()); });
  for (int i = 0; i < 20; ++i) {
    EXPECT_EQ(code_of(start(folder, printing)), 0);
    EXPECT_EQ(prints.count(folder.read("projet.pdf")), 1U);
  }
}

// A house’s own font, that is cut short and put back in place while pages are set with it.
TEST(AFontThatChanges, EndsInAMessageOrInAWholeFile) {
  const Folder folder;
  folder.write("projet.xml", sample());
  const std::string font =
      read_file("/usr/share/fonts/truetype/gentiumplus/GentiumBookPlus-Regular.ttf");
  ASSERT_FALSE(font.empty());
  folder.write("a.ttf", font);
  folder.write("maison.xml",
               "<gabarit xmlns=\"urn:paraphe:gabarit:1\" nom=\"maison\" etend=\"sobre\">"
               "<polices><police nom=\"texte\" romain=\"a.ttf\" gras=\"a.ttf\" italique=\"a.ttf\" "
               "grasItalique=\"a.ttf\"/></polices></gabarit>");
  const std::vector<std::string> printing = {"render",  "projet.xml", "--template", "./maison.xml",
                                             "--as-of", "2026-12-03", "-o",         "projet.pdf"};
  ASSERT_EQ(code_of(start(folder, printing)), 0);
  const std::string whole = folder.read("projet.pdf");
  const Meanwhile writer([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    fs::resize_file(folder.path() + "/a.ttf", 1'000);
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
    folder.write("a.ttf", font);
  });
  int printed = 0;
  for (int i = 0; i < 40; ++i) {
    fs::remove(folder.path() + "/projet.pdf");
    const int code = code_of(start(folder, printing));
    EXPECT_TRUE(code == 0 || code == 4) << code;
    if (code == 0) {
      ++printed;
      EXPECT_EQ(folder.read("projet.pdf"), whole);
    }
  }
  RecordProperty("printed", printed);
}

/// What processes that are started together end with.
std::vector<int> together(const Folder& folder, const std::vector<std::vector<std::string>>& each) {
  std::vector<pid_t> children;
  for (const auto& words : each) children.push_back(start(folder, words));
  std::vector<int> codes;
  for (const pid_t child : children) codes.push_back(code_of(child));
  return codes;
}

// What is never replaced unless that is asked for is not by a process that started as early.
TEST(TwoProcesses, DoNotReplaceWhatOneJustWrote) {
  const std::vector<std::vector<std::string>> each = {
      {"freeze", "projet.xml", "--as-of", "2026-12-03"},
      {"ceremony", "record", "projet.xml", "--date", "2026-11-03", "--place", "Lille"},
      {"new", "protocole-de-cooperation", "-o", "neuf.xml"}};
  for (const auto& words : each) {
    SCOPED_TRACE(words.front());
    for (int i = 0; i < 10; ++i) {
      const Folder folder;
      folder.write("projet.xml", sample());
      std::vector<int> codes = together(folder, {words, words, words, words});
      std::sort(codes.begin(), codes.end());
      EXPECT_EQ(codes, (std::vector<int>{0, 5, 5, 5}));
      const std::string listing = folder.listing();
      EXPECT_EQ(std::count(listing.begin(), listing.end(), '\n'), 2) << listing;
    }
  }
}

// Three at once, each the same work: a folder of prints, or of a ceremony.
TEST(TwoProcesses, WriteOneFolder) {
  const Folder folder;
  fs::create_directory(folder.path() + "/projets");
  for (const char* name : {"un", "deux", "trois"})
    folder.write("projets/" + std::string(name) + ".xml", sample());
  const std::vector<std::string> printing = {"render", "projets", "-o", "pdf"};
  const std::vector<std::string> preparing = {
      "ceremony", "projets/un.xml", "--date", "2026-12-03", "--place",
      "Lille",    "--replace",      "-o",     "ceremonie"};
  ASSERT_EQ(code_of(start(folder, {"render", "projets", "-o", "seul"})), 0);
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(together(folder, {printing, printing, printing}), std::vector<int>(3, 0));
    EXPECT_EQ(together(folder, {preparing, preparing, preparing}), std::vector<int>(3, 0));
    EXPECT_EQ(folder.listing(), "ceremonie\npdf\nprojets\nseul\n");
    const Outcome found = run_program(
        "diff -r pdf seul && cd ceremonie && sha256sum -c --quiet --strict empreintes.sha256",
        folder.path());
    EXPECT_EQ(found.code, 0) << found.text;
  }
}

TEST(TwoProcesses, LoseNothingOfWhatTheOtherRecords) {
  const std::vector<std::vector<std::string>> each = {
      {"ceremony", "record", "projet.xml", "--notified", "2026-11-05"},
      {"ceremony", "record", "projet.xml", "--enforceable", "2026-11-06"}};
  int refused = 0;
  for (int i = 0; i < 20; ++i) {
    const Folder folder;
    folder.write("projet.xml", sample());
    const std::vector<std::string> record = {"ceremony",   "record",  "projet.xml", "--date",
                                             "2026-11-03", "--place", "Lille"};
    ASSERT_EQ(code_of(start(folder, record)), 0);
    const std::vector<int> codes = together(folder, each);
    const std::string kept = folder.read("projet.ceremonie.xml");
    for (std::size_t j = 0; j < each.size(); ++j) {
      EXPECT_TRUE(codes[j] == 0 || codes[j] == 5) << codes[j];
      EXPECT_EQ(kept.find(each[j].back()) != std::string::npos, codes[j] == 0) << kept;
      refused += codes[j] == 5 ? 1 : 0;
    }
  }
  RecordProperty("refused", refused);
}

}  // namespace
}  // namespace paraphe::testing
