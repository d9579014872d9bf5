// SPDX-License-Identifier: EUPL-1.2
// What the program opens, as the system sees it: whatever a draft names, it reads beside that
// draft, in its own data and in its libraries; it writes nothing but its output, calls nobody,
// starts nothing.
#include <gtest/gtest.h>

#include <filesystem>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "composed_text.h"
#include "measure.h"
#include "places.h"
#include "run_program.h"

namespace paraphe::testing {
namespace {

bool begins(const std::string& text, const std::string& start) {
  return text.compare(0, start.size(), start) == 0;
}

/// What one run asked of the system.
struct Calls {
  std::vector<std::string> read, written, others;
  int code = -1;
  std::string text;
};

/// The first string of a call, from `folder` where it is relative.
std::string path_of(const std::string& call, const std::string& folder) {
  const std::size_t begin = call.find('"') + 1;
  const std::string named = call.substr(begin, call.find('"', begin) - begin);
  return (std::filesystem::path(folder) / named).lexically_normal().string();
}

/// LeakSanitizer traces too, which one process cannot do while another traces it.
constexpr const char* no_leaks = "ASAN_OPTIONS=detect_leaks=0";

Calls trace(const std::string& command, const std::string& folder) {
  const Outcome outcome = run_program(
      "strace -f -qq -s 4096 -e signal=none -o appels.txt "
      "-e trace=%file,%network,%process " +
          command,
      folder, {"HOME=" + folder, no_leaks});
  Calls calls;
  calls.code = outcome.code;
  calls.text = outcome.text;
  std::istringstream lines(read_file(folder + "/appels.txt"));
  int started = 0;
  for (std::string line; std::getline(lines, line);) {
    // After the number of the process, which is set to the left in five columns.
    const std::string call = line.substr(line.find_first_not_of(' ', line.find(' ')));
    const std::string name = call.substr(0, call.find('('));
    static const std::regex reading(
        "access|faccessat2?|readlink(at)?|newfstatat|stat|lstat|statx|"
        "getcwd|statfs");
    static const std::regex threads("clone3?|exit(_group)?|wait4|arch_prctl|rt_sig.*|set_.*");
    if (name == "openat" || name == "open") {
      const bool writes = std::regex_search(call, std::regex("O_(WRONLY|RDWR|CREAT|TMPFILE)"));
      (writes ? calls.written : calls.read).push_back(path_of(call, folder));
    } else if (name == "execve") {
      if (++started > 1) calls.others.push_back(call);
    } else if (!std::regex_match(name, reading) && !std::regex_match(name, threads)) {
      const bool names = std::regex_match(name, std::regex("linkat|rename|unlink|umask"));
      (names ? calls.written : calls.others).push_back(names ? path_of(call, folder) : call);
    }
  }
  return calls;
}

/// Whether the program has a reason to open a path for reading.
bool is_expected(const std::string& path, const std::string& folder) {
  for (const std::string& place :
       {folder + "/projet", folder + "/logo.png", folder + "/maison.xml", folder + "/.config/",
        std::string(source_dir) + "/", std::string(binary_dir) + "/", std::string("/usr/lib/"),
        std::string("/lib/"), std::string("/lib64/"), std::string("/usr/share/fonts/"),
        std::string("/usr/share/paraphe/"), std::string("/etc/ld.so."), std::string("/proc/self/"),
        std::string("/sys/devices/system/cpu"), std::string("/etc/paraphe/")}) {
    if (begins(path, place)) return true;
  }
  return false;
}

struct Lure {
  const char* name;
  const char* from;  // in the sample
  const char* to;
  const char* command;
  const char* prepare = ":";
  const char* says = "";
};

constexpr const char* leads_out = "ce lien mène hors du dossier du projet";

constexpr const char* check = "paraphe check projet.xml --as-of 2026-12-01 --jobs 1";
constexpr const char* signing =
    "paraphe check projet.xml --as-of 2026-12-01 --jobs 1 --gate signature";
constexpr const char* render =
    "paraphe render projet.xml -o projet.pdf --template institutionnel --as-of 2026-12-01";
constexpr const char* with_own =
    "paraphe render projet.xml -o projet.pdf --template ./maison.xml --as-of 2026-12-01";

const Lure lures[] = {
    {"nothing", "statut=", "statut=", check},
    {"nothing-printed", "statut=", "statut=", render},
    {"register-above", "statut=", "registre=\"../ailleurs.xml\" statut=", check},
    {"register-of-the-system", "statut=", "registre=\"/etc/passwd\" statut=", check},
    {"register-far", "statut=", "registre=\"http://example.invalid/r.xml\" statut=", check},
    {"register-through-a-link", "statut=", "registre=\"lien.xml\" statut=", check},
    {"register-through-a-folder", "statut=", "registre=\"dossier/ailleurs.xml\" statut=", check},
    {"profile-above", "profil=\"", "profil=\"../../ailleurs ", check},
    {"profile-of-the-system", "profil=\"", "profil=\"/etc/passwd ", check},
    {"profile-far", "profil=\"", "profil=\"http://example.invalid/p ", check},
    {"schema-far", "../schemas/convention.xsd\"\n", "http://example.invalid/x.xsd\"\n", check},
    {"model-far", "href=\"../schemas/convention.xsd\"", "href=\"/etc/passwd\"", check},
    {"inclusion", "<titre>",
     "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"/etc/passwd\"/><titre>",
     check},
    {"logo-above", "<partie ", "<partie logo=\"../logo.png\" ", render},
    {"logo-of-the-system", "<partie ", "<partie logo=\"/etc/passwd\" ", render},
    {"logo-far", "<partie ", "<partie logo=\"http://example.invalid/l.png\" ", render},
    {"logo-through-a-link", "<partie ", "<partie logo=\"lien.png\" ", render},
    {"template-extends-above", "etend=\"sobre\"", "etend=\"../ailleurs\"", with_own},
    {"template-extends-the-system", "etend=\"sobre\"", "etend=\"/etc/passwd\"", with_own},
    {"waivers-through-a-link", "statut=", "statut=", check,
     "ln -s ../ailleurs.xml projet.derogations.xml", leads_out},
    {"voted-text-through-a-link", "statut=", "statut=", signing,
     "ln -s ../ailleurs.xml projet.gel.xml", leads_out},
    {"record-through-a-link", "statut=", "statut=", check,
     "ln -s ../ailleurs.xml projet.ceremonie.xml", leads_out},
};

class LureTest : public ::testing::TestWithParam<Lure> {};

TEST_P(LureTest, IsNotFollowed) {
  if (!judged) GTEST_SKIP() << "a sanitizer makes system calls of its own";
  if (run_program("strace true", "/").code != 0) {
    if (strict()) FAIL() << "strace is missing or may not trace";
    GTEST_SKIP() << "strace is missing or may not trace";
  }
  const Lure& lure = GetParam();
  const Folder around;
  const std::string folder = around.path() + "/projets";
  const Outcome prepared = run_program(
      "mkdir -p projets/dossier && echo SECRET > ailleurs.xml && cp ailleurs.xml logo.png && "
      "ln -s ../ailleurs.xml projets/lien.xml && ln -s ../logo.png projets/lien.png && "
      "ln -s ../../ailleurs.xml projets/dossier/ailleurs.xml && cd projets && " +
          std::string(lure.prepare),
      around.path());
  ASSERT_EQ(prepared.code, 0) << prepared.text;
  std::string draft = read_file(source_dir + std::string("/samples/cnrs-hauts-de-france.xml"));
  std::string form =
      "<gabarit xmlns=\"urn:paraphe:gabarit:1\" nom=\"maison\" etend=\"sobre\"></gabarit>";
  const bool in_template = form.find(lure.from) != form.npos;
  std::string& changed = in_template ? form : draft;
  const std::size_t at = changed.find(lure.from);
  ASSERT_NE(at, changed.npos);
  changed.replace(at, std::string(lure.from).size(), lure.to);
  around.write("projets/projet.xml", draft);
  around.write("projets/maison.xml", form);
  const Calls calls = trace(lure.command, folder);
  EXPECT_LE(calls.code, 4) << calls.text;
  EXPECT_EQ(calls.text.find("SECRET"), std::string::npos) << calls.text;
  EXPECT_EQ(calls.text.find("root:"), std::string::npos) << calls.text;
  EXPECT_NE(calls.text.find(lure.says), std::string::npos) << calls.text;
  EXPECT_FALSE(calls.read.empty());
  for (const std::string& path : calls.read) {
    EXPECT_TRUE(is_expected(path, folder)) << "read: " << path;
  }
  for (const std::string& path : calls.written) {
    const bool nameless = path == folder + "/" || begins(path, "/proc/self/fd/");
    EXPECT_TRUE(nameless || begins(path, folder + "/projet.pdf")) << "written: " << path;
  }
  for (const std::string& call : calls.others) ADD_FAILURE() << call;
}

std::ostream& operator<<(std::ostream& out, const Lure& lure) { return out << lure.name; }

std::string name_of(const ::testing::TestParamInfo<Lure>& info) {
  std::string name = info.param.name;
  for (char& c : name) c = c == '-' ? '_' : c;
  return name;
}

INSTANTIATE_TEST_SUITE_P(Draft, LureTest, ::testing::ValuesIn(lures), name_of);

}  // namespace
}  // namespace paraphe::testing
