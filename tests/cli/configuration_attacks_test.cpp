// SPDX-License-Identifier: EUPL-1.2
// The file of settings, made to exhaust or to mislead the program, or simply not as it should be:
// named with its line, within the budget. What it sets is never passed over in silence.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "attack.h"
#include "places.h"

namespace paraphe::testing {
namespace {

using ::testing::HasSubstr;
using std::string_literals::operator""s;

constexpr const char* check =
    "timeout 20 paraphe check projet.xml --as-of 2026-12-01 --format line --lang fr";

const Attack attacks[] = {
    {"large", [] { return times(3 * million, "# remarque\n"); }, 4, "dépasse 64 Kio"},
    {"one_line", [] { return "gate = " + std::string(40 * million, 'a'); }, 4, "dépasse 64 Kio"},
    {"many_lines", [] { return times(30'000, "\n") + "gate = demain\n"; }, 4,
     ".paraphe.conf:30001 : « demain » n’est pas une valeur de « gate »"},
    {"binary",
     is("\x7F"
        "ELF\x02\x01\x01\0\0\0"s),
     4, ".paraphe.conf:1 : cette ligne n’est pas du texte en UTF-8"},
    {"zero", is("gate = draft\nas-of = 2026-12-01\0 --waivers\n"s), 4,
     ".paraphe.conf:2 : cette ligne n’est pas du texte en UTF-8"},
    {"escape", is("gate = \x1B[2Jdraft\n"), 4,
     ".paraphe.conf:1 : cette ligne n’est pas du texte en UTF-8"},
    {"latin", is("template = r\xE9gion\n"), 4,
     ".paraphe.conf:1 : cette ligne n’est pas du texte en UTF-8"},
    {"utf_16", is("\xFF\xFEg\0a\0t\0e\0"s), 4,
     ".paraphe.conf:1 : cette ligne n’est pas du texte en UTF-8"},
    {"unknown", is("\ngates = draft\n"), 4,
     ".paraphe.conf:2 : « gates » n’est pas un réglage ; réglages : "},
    {"twice", is("gate = signature\n# encore\ngate = draft\n"), 4,
     ".paraphe.conf:3 : « gate » est déjà donné à la ligne 1 ; n’en garder qu’un"},
    {"no_value", is("gate\n"), 4, ".paraphe.conf:1 : ligne incomprise"},
    {"empty_value", is("gate =\n"), 4, ".paraphe.conf:1 : «  » n’est pas une valeur de « gate »"},
    {"no_name", is("= draft\n"), 4, ".paraphe.conf:1 : ligne incomprise"},
    {"jobs_without_end", is("jobs = 99999999999999999999\n"), 4,
     ".paraphe.conf:1 : « 99999999999999999999 » n’est pas une valeur de « jobs »"},
    {"no_jobs", is("jobs = 000\n"), 4, ".paraphe.conf:1 : « 000 » n’est pas une valeur"},
    {"fewer_jobs", is("jobs = -1\n"), 4, ".paraphe.conf:1 : « -1 » n’est pas une valeur"},
    {"no_such_day", is("as-of = 2026-02-30\n"), 4,
     ".paraphe.conf:1 : « 2026-02-30 » n’est pas une valeur de « as-of »"},
    {"section", is("[check]\ngate = draft\n"), 4,
     ".paraphe.conf:1 : les réglages n’ont pas de sections"},
    {"xml", is("<convention/>\n"), 4, ".paraphe.conf:1 : ligne incomprise"},
    {"register_of_the_system", is("register = /etc/passwd\n"), 4, "/etc/passwd:1:1: "},
    {"register_of_a_device", is("register = /dev/zero\n"), 4, "/dev/zero", 100, 80},
    {"waivers_of_the_system", is("waivers = /etc/passwd\n"), 3, "/etc/passwd:1:1: "},
};

class ConfigurationAttackTest : public ::testing::TestWithParam<Attack> {};

TEST_P(ConfigurationAttackTest, IsRefusedWithinItsBudget) {
  const Folder folder;
  folder.write("projet.xml", read_file(source_dir + "/samples/cnrs-hauts-de-france.xml"s));
  expect_refused(GetParam(), {check, ".paraphe.conf", "gate = signature\n", 0}, folder);
}

INSTANTIATE_TEST_SUITE_P(Configuration, ConfigurationAttackTest, ::testing::ValuesIn(attacks),
                         attack_name);

struct Standing {
  const char* name;
  const char* prepare;  // shell
  int code;
  const char* said;
  const char* command = check;
};

std::ostream& operator<<(std::ostream& out, const Standing& each) { return out << each.name; }

#define AS_NOBODY \
  "$([ \"$(id -u)\" != 0 ] || echo setpriv --reuid=65534 --regid=65534 --clear-groups) "

// Not what is in it, but what it is.
const Standing standing[] = {
    {"pipe", "mkfifo .paraphe.conf", 4, ".paraphe.conf : ce n’est pas un fichier ordinaire"},
    {"folder", "mkdir .paraphe.conf", 4, ".paraphe.conf : c’est un dossier, pas un fichier"},
    {"device", "ln -s /dev/zero .paraphe.conf", 4,
     ".paraphe.conf : ce n’est pas un fichier ordinaire"},
    {"link_to_nowhere", "ln -s absent .paraphe.conf", 4, ".paraphe.conf : ce fichier n’existe pas"},
    {"link_to_itself", "ln -s .paraphe.conf .paraphe.conf", 4, ".paraphe.conf : "},
    {"link", "echo gate = demain > reglages && ln -s reglages .paraphe.conf", 4,
     ".paraphe.conf:1 : « demain »"},
    {"no_right", "echo gate = draft > .paraphe.conf; chmod 000 .paraphe.conf; chmod 755 .", 4,
     ".paraphe.conf : vous n’avez pas le droit de lire ce fichier",
     AS_NOBODY "paraphe check projet.xml --as-of 2026-12-01 --format line --lang fr"},
    {"pipe_of_the_user", "mkdir -p .config/paraphe && mkfifo .config/paraphe/paraphe.conf", 4,
     "paraphe.conf : ce n’est pas un fichier ordinaire"},
    {"byte_order_mark", "printf \"\\357\\273\\277gate = demain\\n\" > .paraphe.conf", 4,
     ".paraphe.conf:1 : « demain » n’est pas une valeur de « gate »"},
    {"of_windows",
     "printf \"\\357\\273\\277gate = draft\\r\\n\\r\\nas-of = 2026-12-01\\r\\n\" > "
     ".paraphe.conf",
     0, ": info: conforme"},
    {"deep_folder",
     "f=$(printf d/%.0s $(seq 500)); mkdir -p $f; cp projet.xml $f; "
     "echo gate = demain > .paraphe.conf",
     4, ".paraphe.conf:1 : « demain »",
     "cd $(printf d/%.0s $(seq 500)) && paraphe check projet.xml --lang fr"},
};

class ConfigurationFile : public ::testing::TestWithParam<Standing> {};

TEST_P(ConfigurationFile, IsNeverPassedOver) {
  const Folder folder;
  folder.write("projet.xml", read_file(source_dir + "/samples/cnrs-hauts-de-france.xml"s));
  ASSERT_EQ(run_program(GetParam().prepare, folder.path()).code, 0);
  const Outcome outcome = run_program(GetParam().command, folder.path(), {"HOME=" + folder.path()});
  EXPECT_EQ(outcome.code, GetParam().code) << outcome.text;
  EXPECT_THAT(outcome.text, HasSubstr(GetParam().said));
}

INSTANTIATE_TEST_SUITE_P(Standing, ConfigurationFile, ::testing::ValuesIn(standing),
                         [](const auto& of) { return of.param.name; });

}  // namespace
}  // namespace paraphe::testing
