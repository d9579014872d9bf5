// SPDX-License-Identifier: EUPL-1.2
// Memory and disk that end while a command other than `check` and `render` is at work: its files
// are whole or are not there, what stood there is as it was, and something is said.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "ceremony.h"
#include "measure.h"

namespace paraphe::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::Not;

struct Work {
  const char* name;
  const char* command;
  long enough;  ///< MB of addresses that it needs at most
  /// KB of the files that it writes at least, 0 where it writes none; what is limited lies below.
  long written;
};

std::ostream& operator<<(std::ostream& out, const Work& work) { return out << work.name; }

const Work works[] = {
    {"calendar", "calendar projet.xml --as-of 2026-12-01 -o agenda.ics", 110, 2},
    {"visa", "visa projet.xml --as-of 2026-12-01 -o visa.pdf", 120, 16},
    {"freeze", "freeze projet.xml --as-of 2026-12-01 --replace -o gel.xml", 110, 8},
    {"fix", "fix faute.xml --as-of 2026-12-01", 110, 8},
    {"ceremony", "ceremony projet.xml --date 2026-12-03T11:00 --place Lille -o dossier --replace",
     140, 32},
    {"proof", "render projet.xml --for-signature -o neuf.pdf --proof neuf.zip --as-of 2026-12-03",
     130, 32},
    {"verify", "verify projet.pdf", 130, 0},
    {"verify_proof", "verify projet.pdf --proof preuve.zip", 140, 0},
};

/// Each file under `folder` by its path.
std::map<std::string, std::string> files(const Folder& folder) {
  std::map<std::string, std::string> out;
  for (const auto& entry : fs::recursive_directory_iterator(folder.path())) {
    const std::string name = entry.path().lexically_relative(folder.path());
    out[name] = entry.is_regular_file() ? read_file(entry.path()) : "";
  }
  return out;
}

const std::string failing_allocator =
    "LD_PRELOAD=" + (binary_dir + std::string("/failing_allocator.so "));

std::string tell_allocations() { return failing_allocator + "FAILING_TELL=1 "; }

/// What to write before a command for one of its allocations to fail, or all from one on, here and
/// there among those that it `told` of.
std::vector<std::string> failures(const Outcome& told) {
  const std::string label = "allocations: ";
  const std::size_t at = told.text.rfind(label);
  if (at == told.text.npos) ADD_FAILURE() << told.text;
  const long count = at == told.text.npos ? 0 : std::stol(told.text.substr(at + label.size()));
  EXPECT_GT(count, 10'000);
  constexpr long tries = 24;
  std::vector<std::string> out;
  for (long i = 0; i < tries; ++i) {
    const std::string from = "FAILING_FROM=" + std::to_string(count * (2 * i + 1) / (2 * tries));
    for (const char* many : {" FAILING_COUNT=1 ", " "})
      out.push_back(failing_allocator + from + many);
  }
  return out;
}

class ShortMachine : public ::testing::TestWithParam<Work> {
 protected:
  ShortMachine() {
    prepare();
    before_ = files(folder_);
    usual_ = run("");
    EXPECT_EQ(usual_.code, 0);
    after_ = files(folder_);
    EXPECT_EQ(after_ != before_, GetParam().written > 0);
  }

  /// What every work finds: the draft, a print with its proof, a draft to mend, and what an earlier
  /// run wrote.
  void prepare() const {
    static const std::map<std::string, std::string> given = [] {
      const Folder made;
      std::string draft = read_file(sample("cnrs-hauts-de-france"));
      made.write("projet.xml", draft);
      draft.insert(draft.find(" mois"), " ");  // two spaces, which `fix` makes one
      made.write("faute.xml", draft);
      for (const char* name : {"agenda.ics", "visa.pdf", "gel.xml", "neuf.pdf", "neuf.zip"})
        made.write(name, "ancien\n");
      EXPECT_EQ(run_program("paraphe render projet.xml --for-signature -o projet.pdf --proof "
                            "preuve.zip --as-of 2026-12-03",
                            made.path())
                    .code,
                0);
      return files(made);
    }();
    for (const auto& entry : fs::directory_iterator(folder_.path())) fs::remove_all(entry.path());
    for (const auto& [name, bytes] : given) folder_.write(name, bytes);
  }

  Outcome run(const std::string& limit) const {
    return run_program(limit + "exec paraphe " + GetParam().command, folder_.path());
  }

  /// Nothing was done, or all of it. Says whether it was done.
  bool whole_or_none(const Outcome& outcome) const {
    const auto now = files(folder_);
    EXPECT_TRUE(now == (outcome.code == 0 ? after_ : before_)) << outcome.code << outcome.text;
    return outcome.code == 0;
  }

  const Folder folder_;
  std::map<std::string, std::string> before_, after_;
  Outcome usual_;
};

TEST_P(ShortMachine, EndsWholeOrAsItWasWhenMemoryIsShort) {
  if (!judged) GTEST_SKIP() << "a sanitizer reserves more addresses than any bound";
  bool done = false, said = false;
  for (long megabytes = 46; megabytes <= GetParam().enough; megabytes += 4) {
    SCOPED_TRACE(megabytes);
    prepare();
    const Outcome outcome = run(bound_addresses(megabytes));
    done = whole_or_none(outcome);
    if (done || outcome.text.find("terminate called") != outcome.text.npos) continue;
    EXPECT_THAT(outcome.code, AnyOf(70, 127)) << outcome.text;
    EXPECT_THAT(outcome.text, Not(HasSubstr("bad_alloc")));
    EXPECT_THAT(outcome.text, Not(HasSubstr("parser error")));
    EXPECT_FALSE(outcome.text.empty());
    said = said || outcome.text.find("la mémoire manque") != outcome.text.npos;
  }
  EXPECT_TRUE(done) << "with the most of it";
  EXPECT_TRUE(said);
}

// Wherever an allocation fails, alone or with all that follow it, the work is done as ever, to the
// byte, or the reader is told that memory lacks: no library takes it for an empty text, a damaged
// file, a font without signs.
TEST_P(ShortMachine, EndsWholeOrAsItWasWhereverAnAllocationFails) {
  if (!judged) GTEST_SKIP() << "a sanitizer has an allocator of its own";
  prepare();
  for (const std::string& failing : failures(run(tell_allocations()))) {
    SCOPED_TRACE(failing);
    prepare();
    const Outcome outcome = run(failing);
    if (whole_or_none(outcome)) {
      EXPECT_EQ(outcome.text, usual_.text);
    } else {
      EXPECT_EQ(outcome.code, 70);
      EXPECT_THAT(outcome.text, HasSubstr("la mémoire manque"));
    }
  }
}

TEST_P(ShortMachine, EndsAsItWasWhenTheDiskIsFull) {
  if (GetParam().written == 0) return;
  for (const long kilobytes : {0L, 1L, GetParam().written / 2, GetParam().written - 1}) {
    SCOPED_TRACE(kilobytes);
    prepare();
    const Outcome outcome =
        run("trap \"\" XFSZ; ulimit -f " + std::to_string(kilobytes * 2) + "; ");
    EXPECT_FALSE(whole_or_none(outcome));
    if (kilobytes > 0) {  // else what it says cannot be written either
      EXPECT_EQ(outcome.code, 5) << outcome.text;
      EXPECT_FALSE(outcome.text.empty());
    }
  }
}

INSTANTIATE_TEST_SUITE_P(All, ShortMachine, ::testing::ValuesIn(works),
                         [](const auto& of) { return of.param.name; });

// The reserve is given back for the next draft: only the one at work is told incomplete.
TEST(ABatch, GoesOnWhereMemoryLackedForOneDraft) {
  if (!judged) GTEST_SKIP() << "a sanitizer has an allocator of its own";
  const Folder folder;
  for (const char* name : {"a.xml", "b.xml", "c.xml"})
    folder.write(name, read_file(sample("cnrs-hauts-de-france")));
  const std::string check = "exec paraphe check a.xml b.xml c.xml -j 1 --as-of 2026-12-01";
  int told = 0;
  for (const std::string& failing :
       failures(run_program(tell_allocations() + check, folder.path()))) {
    if (failing.find("COUNT") == failing.npos) continue;
    SCOPED_TRACE(failing);
    const Outcome outcome = run_program(failing + check, folder.path());
    if (outcome.text.find("contrôles incomplets") == outcome.text.npos) continue;
    ++told;
    EXPECT_THAT(plain(outcome.text), HasSubstr("conformes : 2, contrôles incomplets : 1"));
    EXPECT_THAT(outcome.text, HasSubstr("la mémoire manque"));
  }
  EXPECT_GT(told, 12);
}

// A revision that another program added is read in a process of its own, where memory may lack too.
TEST(AnAddedRevision, IsNotSaidToBeDamagedWhereMemoryLacks) {
  if (!judged) GTEST_SKIP() << "a sanitizer has an allocator of its own";
  const Folder folder;
  folder.write("projet.xml", read_file(sample("cnrs-hauts-de-france")));
  ASSERT_EQ(
      run_program("paraphe render projet.xml -o p.pdf --as-of 2026-12-01", folder.path()).code, 0);
  folder.write("p.pdf", folder.read("p.pdf") + "\n% ajout\n");
  const std::string verify = "exec paraphe verify p.pdf";
  const Outcome usual = run_program(verify, folder.path());
  ASSERT_EQ(usual.code, 6) << usual.text;
  for (const std::string& failing :
       failures(run_program(tell_allocations() + verify, folder.path()))) {
    SCOPED_TRACE(failing);
    const Outcome outcome = run_program(failing + verify, folder.path());
    if (outcome.text == usual.text) continue;
    EXPECT_EQ(outcome.code, 70);
    EXPECT_THAT(outcome.text, HasSubstr("la mémoire manque"));
  }
}

// A font is the template's: nothing that is mended in the draft would help.
TEST(AMissingFont, IsNoFaultOfTheDraft) {
  const Folder folder;
  folder.write("projet.xml", read_file(sample("cnrs-hauts-de-france")));
  ASSERT_EQ(run_program("mkdir donnees && cp -rL " + (source_dir + std::string("/schemas ")) +
                            source_dir + "/templates donnees && sed -i s/BookPlus-Bold/Absente/ " +
                            "donnees/templates/*.xml",
                        folder.path())
                .code,
            0);
  for (const std::string command :
       {"render projet.xml -o p.pdf --as-of 2026-12-01",
        "visa projet.xml --as-of 2026-12-01 -o v.pdf",
        "ceremony projet.xml --date 2026-12-03T11:00 --place Lille -o dossier"}) {
    const Outcome outcome =
        run_program("paraphe " + command, folder.path(), {"PARAPHE_DATA=donnees"});
    EXPECT_EQ(outcome.code, 4) << outcome.text;
    EXPECT_THAT(outcome.text, HasSubstr("GentiumAbsente.ttf"));
    EXPECT_THAT(outcome.text, HasSubstr("ne peut pas servir"));
    EXPECT_EQ(folder.listing(), "donnees\nprojet.xml\n");
  }
}

}  // namespace
}  // namespace paraphe::testing
