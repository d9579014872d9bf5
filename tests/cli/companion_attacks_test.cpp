// SPDX-License-Identifier: EUPL-1.2
// What is read besides a draft, made to exhaust or to mislead the program: template, waivers,
// register, frozen text, record of a ceremony, profile, draft model, clause, reports to merge.
#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <string>
#include <tuple>

#include "attack.h"
#include "places.h"

namespace paraphe::testing {
namespace {

using std::string_literals::operator""s;

#define CHECK "paraphe check projet.xml --as-of 2026-12-01 --format line --lang fr"
#define OWN_DATA "env PARAPHE_DATA=donnees "

/// A kind of file: how it is read, and its root.
struct Kind {
  const char* root;  ///< also the end of its namespace
  const char* command;
  const char* file;
  const char* sound = "";  ///< in the repository; empty: the command does without, or `made`
  const char* made = "";
  std::map<std::string, const char*> otherwise = {};  ///< what is said of an attack, by its name
};

const Kind kinds[] = {
    {"gabarit", "paraphe render projet.xml -o projet.pdf --template ./maison.xml --lang fr",
     "maison.xml", "",
     R"(<gabarit xmlns="urn:paraphe:gabarit:1" nom="maison" etend="sobre"></gabarit>)"},
    {"derogations", CHECK, "projet.derogations.xml", "", "", {{"size", "dépasse 4 Mio"}}},
    {"registre", CHECK " --register registre.xml", "registre.xml", "",
     R"(<registre xmlns="urn:paraphe:registre:1" version="1"><titre>R</titre></registre>)"},
    {"gel",
     CHECK,
     "projet.gel.xml",
     "",
     "",
     {{"text", "il manque l’attribut"}, {"size", "dépasse 33 Mio"}}},
    {"ceremonie",
     CHECK,
     "projet.ceremonie.xml",
     "",
     "",
     {{"depth", "dépasse 1 Mio"},
      {"names", "dépasse 1 Mio"},
      {"text", "dépasse 1 Mio"},
      {"size", "dépasse 1 Mio"}}},
    {"profil", OWN_DATA CHECK, "donnees/schemas/profils/cnrs-region.xml",
     "schemas/profils/cnrs-region.xml"},
    {"modele", OWN_DATA "paraphe new convention-cadre --lang fr",
     "donnees/templates/modeles/convention-cadre.xml", "templates/modeles/convention-cadre.xml"},
    {"clause", OWN_DATA "paraphe new --clause actions-communes --lang fr",
     "donnees/templates/clauses/actions-communes.xml", "templates/clauses/actions-communes.xml"},
};

/// What to put between the tags of the root, among its attributes, or instead of all.
struct Content {
  const char* name;
  std::function<std::string()> inside;
  const char* said;
  std::function<std::string()> attributes = is("");
  const char* before = "";
  std::function<std::string()> whole = nullptr;
};

std::string laughs() {
  std::string all = "<!DOCTYPE r [<!ENTITY e0 \"ha\">";
  for (int i = 1; i < 30; ++i) {
    const std::string before = "&e" + std::to_string(i - 1) + ";";
    all += "<!ENTITY e" + std::to_string(i) + " \"" + before + before + "\">";
  }
  return all + "]><r>&e29;</r>";
}

const Content contents[] = {
    {"laughs", nullptr, "la déclaration « <!DOCTYPE » n’est pas admise", nullptr, "", laughs},
    {"external", is("&x;"), "la déclaration « <!DOCTYPE » n’est pas admise", is(""),
     "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"},
    {"depth", [] { return times(200'000, "<a>") + times(200'000, "</a>"); },
     "trop d’éléments emboîtés les uns dans les autres (64 au plus)"},
    {"attributes", is(""), "trop d’attributs sur un même élément (64 au plus)",
     [] { return numbered(100'000, " x", "=\"\""); }},
    {"names", [] { return numbered(200'000, "<x", "/>"); }, "trop de noms différents"},
    {"text", [] { return std::string(3 * million / 2, 'x'); }, "passage de texte trop long"},
    {"size", nullptr, "32 Mio", nullptr, "", [] { return std::string(40 * million, ' '); }},
    {"cut", nullptr, "n’est pas fermée", nullptr, "", is("<r><titre>R</titre")},
    {"empty", nullptr, "le fichier est vide", nullptr, "", is("")},
    {"compressed", nullptr, "c’est un fichier compressé", nullptr, "",
     is("\x1F\x8B\x08\x00\x00\x00\x00\x00\x00\x03"s + std::string(78'000, '\x55'))},
    {"zero", nullptr, "le texte contient un caractère de commande", nullptr, "",
     is("<r/>\0<evil/>"s)},
    {"other", nullptr, "", nullptr, "", is("<autre/>")},
};

class CompanionAttackTest : public ::testing::TestWithParam<std::tuple<Kind, Content>> {};

/// The file of an attack: the root of that kind around it.
std::string file_of(const Kind& kind, const Content& content) {
  if (content.whole != nullptr) return content.whole();
  const std::string root = kind.root;
  return content.before + ("<" + root) +
         " xmlns=\"urn:paraphe:" + (root == "clause" ? "modele" : root) + ":1\"" +
         content.attributes() + ">" + content.inside() + "</" + root + ">";
}

TEST_P(CompanionAttackTest, IsRefusedWithinItsBudget) {
  const auto& [kind, content] = GetParam();
  const Folder folder;
  const std::string source = source_dir;
  folder.write("projet.xml", read_file(source + "/samples/cnrs-hauts-de-france.xml"));
  const std::string copy =
      "mkdir donnees && cp -rL " + source + "/schemas " + source + "/templates donnees";
  if (std::string(kind.file).starts_with("donnees/")) {
    ASSERT_EQ(run_program(copy, folder.path()).code, 0);
  }
  const std::string sound = *kind.sound == '\0' ? kind.made : read_file(source + "/" + kind.sound);
  const auto other = kind.otherwise.find(content.name);
  const char* const said = other == kind.otherwise.end() ? content.said : other->second;
  const std::string file = file_of(kind, content);
  expect_refused({content.name, is(file), refused, said}, {kind.command, kind.file, sound}, folder);
  EXPECT_EQ(folder.read(kind.file), file) << "what is refused is left as it is";
}

std::ostream& operator<<(std::ostream& out, const Kind& kind) { return out << kind.root; }
std::ostream& operator<<(std::ostream& out, const Content& content) { return out << content.name; }

std::string name_of(const ::testing::TestParamInfo<std::tuple<Kind, Content>>& of) {
  return test_name(std::get<0>(of.param).root + "_"s + std::get<1>(of.param).name);
}

INSTANTIATE_TEST_SUITE_P(Companion, CompanionAttackTest,
                         ::testing::Combine(::testing::ValuesIn(kinds),
                                            ::testing::ValuesIn(contents)),
                         name_of);

std::string report() {
  static const std::string bytes = [] {
    const Folder folder;
    folder.write("projet.xml", read_file(source_dir + "/tests/conventions/minimale.xml"s));
    return run_program("paraphe check projet.xml --format json", folder.path()).text;
  }();
  return bytes;
}

/// A report with something more as the first value of its first draft.
std::string with_value(const std::string& value) {
  std::string bytes = report();
  const std::string before = "\"reports\": [";
  const std::size_t at = bytes.find('{', bytes.find(before)) + 1;
  return bytes.insert(at, "\"x\": " + value + ",");
}

const Attack reports[] = {
    {"deep", [] { return with_value(times(200'000, "[") + times(200'000, "]")); }, 3,
     "ce rapport emboîte plus de 64 niveaux"},
    {"deep-and-open", [] { return times(5 * million, "["); }, 3,
     "ce rapport emboîte plus de 64 niveaux"},
    {"deep-in-words", [] { return with_value("\"" + times(million, "[\\\"") + "\""); }, 0, ""},
    {"format-of-another-type", is("{\"format\": 5}"), 3, "ce n’est pas un rapport de paraphe"},
    {"code-too-large",
     is("{\"format\": \"paraphe-report-1\", \"program\": 1, \"schema\": 1, "
        "\"rules\": 1, \"reports\": [{\"exitCode\": 1e999}]}"),
     3, "ce n’est pas un rapport de paraphe"},
    {"code-that-wraps",
     is("{\"format\": \"paraphe-report-1\", \"program\": 1, \"schema\": 1, "
        "\"rules\": 1, \"reports\": [{\"exitCode\": 4294967296}]}"),
     3, "ce n’est pas un rapport de paraphe"},
    {"code-below-zero",
     is("{\"format\": \"paraphe-report-1\", \"program\": 1, \"schema\": 1, "
        "\"rules\": 1, \"reports\": [{\"exitCode\": -1}]}"),
     3, "ce n’est pas un rapport de paraphe"},
    {"part-zero",
     is("{\"format\": \"paraphe-report-1\", \"program\": 1, \"schema\": 1, "
        "\"rules\": 1, \"shard\": {\"part\": 0, \"of\": 1}, \"reports\": []}"),
     3, "ce n’est pas un rapport de paraphe"},
    {"part-beyond",
     is("{\"format\": \"paraphe-report-1\", \"program\": 1, \"schema\": 1, "
        "\"rules\": 1, \"shard\": {\"part\": 2, \"of\": 1}, \"reports\": []}"),
     3, "ce n’est pas un rapport de paraphe"},
    {"cut", [] { return report().substr(0, report().size() / 2); }, 3,
     "ce n’est pas un rapport de paraphe"},
    {"not-utf-8", [] { return with_value("\"\xC0\xAF\""); }, 3,
     "ce n’est pas un rapport de paraphe"},
    {"empty", is(""), 3, "ce n’est pas un rapport de paraphe"},
};

class ReportAttackTest : public ::testing::TestWithParam<Attack> {};

TEST_P(ReportAttackTest, IsRefusedWithinItsBudget) {
  const Folder folder;
  expect_refused(
      GetParam(),
      {"paraphe report merge recu.json -o tout.json --lang fr", "recu.json", report(), 0}, folder);
}

INSTANTIATE_TEST_SUITE_P(Companion, ReportAttackTest, ::testing::ValuesIn(reports), attack_name);

}  // namespace
}  // namespace paraphe::testing
