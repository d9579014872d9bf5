// SPDX-License-Identifier: EUPL-1.2
// What goes wrong around a draft: the command, the file, the disk, the rules. All that is printed
// is in tests/cli/golden/<name>.txt, and nothing half-written is left behind.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "places.h"
#include "run_program.h"

namespace paraphe::testing {
namespace {

struct Mishap {
  const char* name;
  const char* prepare;  // shell, in a folder that holds projet.xml, a sample
  const char* command;
  int code;
  const char* left = "projet.xml\n";  // the folder afterwards
  std::vector<std::string> variables = {};
};

// Root writes where it has no right to: the program is run as nobody, who is given the folder to
// read only.
#define AS_NOBODY \
  "$([ \"$(id -u)\" != 0 ] || echo setpriv --reuid=65534 --regid=65534 --clear-groups) "
constexpr const char* read_only = "chmod 555 .";

#define DATA "mkdir donnees && cp -rL \"$SOURCE/schemas\" \"$SOURCE/templates\" donnees && "
const std::vector<std::string> own_data = {"PARAPHE_DATA=donnees"};
constexpr const char* with_data = "donnees\nprojet.xml\n";

constexpr const char* not_conform =
    "sed -i \"s/siren=.200053742./siren=\\\"200053743\\\"/\" projet.xml && echo ancien > "
    "projet.pdf";
constexpr const char* not_valid =
    "sed -i \"s/<preambule>/<prologue>/;s,</preambule>,</prologue>,\" projet.xml";

#define OWN_TEMPLATE(inside)                                                     \
  "cat > maison.xml << END\n"                                                    \
  R"(<gabarit xmlns="urn:paraphe:gabarit:1" nom="maison" etend="sobre">)" inside \
  "</gabarit>\nEND\n"
constexpr const char* in_own = "paraphe render projet.xml -o projet.pdf --template ./maison.xml";
constexpr const char* with_own = "maison.xml\nprojet.xml\n";

#define LOGO R"(sed -i "0,/<partie /s//<partie logo=\"logo.png\" /" projet.xml; )"
#define REAL_LOGO "\"$SOURCE/tests/conventions/logo-anneau.png\""
constexpr const char* in_colour =
    "paraphe render projet.xml -o projet.pdf --template institutionnel";
constexpr const char* with_logo = "logo.png\nprojet.xml\n";

const std::vector<Mishap> mishaps = {
    // The file
    {"fichier-absent", "", "paraphe check protocole.xml", 3},
    {"dossier-sans-projet", "mkdir vide", "paraphe check vide", 3, "projet.xml\nvide\n"},
    {"fichier-vide", ": > projet.xml", "paraphe check projet.xml", 3},
    {"fichier-illisible", "chmod 000 projet.xml && chmod 755 .",
     AS_NOBODY "paraphe check projet.xml", 3},
    {"iso-8859-1",
     "printf \"<?xml version=\\\"1.0\\\" "
     "encoding=\\\"ISO-8859-1\\\"?>\\n<convention>R\\351gion</convention>\" > projet.xml",
     "paraphe check projet.xml", 3},
    {"iso-8859-1-tu",
     "printf \"<convention>\\n  <titre>R\\351gion</titre>\\n</convention>\" > projet.xml",
     "paraphe check projet.xml", 3},
    {"utf-16", "iconv -f UTF-8 -t UTF-16 projet.xml > autre && mv autre projet.xml",
     "paraphe check projet.xml", 3},
    {"pdf-au-lieu-d-un-projet",
     "printf \"%%PDF-1.7\\n%%\\342\\343\\317\\323\\n1 0 obj\\n\" > projet.xml",
     "paraphe check projet.xml", 3},
    {"docx-au-lieu-d-un-projet", "printf \"PK\\003\\004\\024\\000\\006\\000\" > projet.xml",
     "paraphe check projet.xml", 3},
    // The command
    {"sans-commande", "", "paraphe", 2},
    {"commande-inconnue", "", "paraphe chek projet.xml", 2},
    {"option-inconnue", "", "paraphe check projet.xml --strict", 2},
    {"option-abregee", "", "paraphe check projet.xml --form json", 2},
    {"option-a-un-tiret", "", "paraphe check projet.xml -output rapport.txt", 2},
    {"option-sans-valeur", "", "paraphe check projet.xml --as-of", 2},
    {"option-deux-fois", "", "paraphe check projet.xml --gate draft --gate signature", 2},
    {"valeur-inconnue", "", "paraphe check projet.xml --format xml", 2},
    {"date-a-la-francaise-en-option", "", "paraphe check projet.xml --as-of 01/12/2026", 2},
    {"date-impossible-en-option", "", "paraphe check projet.xml --as-of 2026-02-30", 2},
    {"zero-a-la-fois", "", "paraphe check projet.xml --jobs 0", 2},
    {"zero-a-la-fois-rendre", "", "paraphe render projet.xml -o projet.pdf --jobs 0", 2},
    {"zero-a-la-fois-attester", "", "paraphe verify projet.pdf --jobs 0", 2},
    {"sans-projet", "", "paraphe verifier", 2},
    {"rendre-sans-sortie", "", "paraphe rendre projet.xml", 2},
    {"rendre-sans-option", "", "paraphe rendre projet.xml projet.pdf", 2},
    {"regle-inconnue", "", "paraphe expliquer DUR-20", 2},
    // The output
    {"sortie-dossier", "mkdir sortie", "paraphe render projet.xml -o sortie", 5,
     "projet.xml\nsortie\n"},
    {"sortie-dossier-absent", "", "paraphe render projet.xml -o sortie/projet.pdf", 5},
    {"sortie-sans-droit", read_only, AS_NOBODY "paraphe render projet.xml -o projet.pdf", 5},
    {"disque-plein", "", "paraphe render projet.xml -o /dev/full", 5},
    {"disque-plein-rapport", "", "paraphe check projet.xml -o /dev/full", 5},
    {"disque-plein-ecran", "", "paraphe expliquer DUR-02 > /dev/full", 5},
    // No disk of its own without the right to mount one: the size of a file is limited instead, to
    // 32 KiB.
    {"fichier-limite", "echo ancien > projet.pdf",
     "ulimit -f 64; paraphe render projet.xml -o projet.pdf", 5, "projet.pdf\nprojet.xml\n"},
    // The rules and the template
    {"regles-cassees",
     DATA "sed -i \"0,/<sch:pattern id/s//<sch:motif id/\" donnees/schemas/regles/dates.sch",
     "paraphe check projet.xml", 4, with_data, own_data},
    {"regle-mal-ecrite",
     DATA "sed -i \"0,/v:luhn(@siren)/s//v:luhn(@siren/\" donnees/schemas/regles/parties.sch",
     "paraphe check projet.xml --as-of 2026-12-01", 4, with_data, own_data},
    {"profil-casse", DATA "sed -i \"s/<titre>/<titre/\" donnees/schemas/profils/cnrs-region.xml",
     "paraphe check projet.xml --as-of 2026-12-01", 4, with_data, own_data},
    {"registre-absent", "", "paraphe check projet.xml --register registre.xml", 4},
    {"registre-casse",
     "sed -i \"s/statut=/registre=\\\"registre.xml\\\" statut=/\" projet.xml; "
     "echo \"<registre xmlns=\\\"urn:paraphe:registre:1\\\" version=\\\"1\\\"><titre>R</titre>"
     "<organisme/></registre>\" > registre.xml",
     "paraphe check projet.xml --as-of 2026-12-01", 4, "projet.xml\nregistre.xml\n"},
    {"registre-ailleurs.en",
     "sed -i \"s,statut=,registre=\\\"/etc/passwd\\\" statut=,\" projet.xml",
     "paraphe check projet.xml --as-of 2026-12-01 --lang en", 1},
    {"schema-casse", DATA "sed -i \"s,</xs:schema>,,\" donnees/schemas/convention.xsd",
     "paraphe check projet.xml", 4, with_data, own_data},
    {"gabarit-casse", DATA "sed -i \"0,/<page /s//<feuille /\" donnees/templates/sobre.xml",
     "paraphe render projet.xml -o projet.pdf", 4, with_data, own_data},
    {"gabarit-absent", "", "paraphe render projet.xml -o projet.pdf --template orne", 4},
    {"gabarit-maison-faux", OWN_TEMPLATE(R"(<sommaire aPartirDe="huit"/>)"), in_own, 4, with_own},
    {"gabarit-maison-incomplet",
     OWN_TEMPLATE(R"(<bande hauteur="25mm" parapheLargeur="16mm" parapheHauteur="14mm"/><marge/>)"),
     in_own, 4, with_own},
    {"gabarit-maison-sans-police",
     OWN_TEMPLATE(R"(<polices><police nom="texte" romain="a.ttf" gras="a.ttf" italique="a.ttf" )"
                  R"(grasItalique="a.ttf"/></polices><styles><style nom="visa" police="autre" )"
                  R"(corps="11pt" interligne="14pt" couleur="#999999"/></styles>)"),
     in_own, 4, with_own},
    {"gabarit-maison-fausse-police",
     OWN_TEMPLATE(R"(<polices><police nom="texte" romain="a.ttf" gras="a.ttf" italique="a.ttf" )"
                  R"(grasItalique="a.ttf"/></polices>)") "echo police > a.ttf",
     in_own, 4, "a.ttf\nmaison.xml\nprojet.xml\n"},
    {"gabarit-maison-immense",
     OWN_TEMPLATE(R"(<page largeur="9999mm" hauteur="297mm" haut="20mm" bas="20mm" )"
                  R"(interieur="20mm" exterieur="20mm" entete="9mm" pied="12mm" filet="0.5pt"/>)"),
     in_own, 4, with_own},
    // The logo of a party
    {"logo-absent", LOGO ":", in_colour, 1},
    {"logo-jpeg", LOGO R"(printf "\377\330\377\340" > logo.png)", in_colour, 1, with_logo},
    {"logo-tronque.en", LOGO "head -c 400 " REAL_LOGO " > logo.png",
     "paraphe render projet.xml -o projet.pdf --template institutionnel --lang en", 1, with_logo},
    // 60 000 pixels each way, in a header whose checksum is right.
    {"logo-immense",
     LOGO
     "head -c 16 " REAL_LOGO " > logo.png; "
     R"(printf "\000\000\352\140\000\000\352\140\010\002\000\000\000\017\260\342\025" >> logo.png; )"
     "tail -c +34 " REAL_LOGO " >> logo.png",
     in_colour, 1, with_logo},
    {"logo-lourd", LOGO "cat " REAL_LOGO " > logo.png; head -c 1000000 /dev/zero >> logo.png",
     in_colour, 1, with_logo},
    {"logo-lien", LOGO "ln -s " REAL_LOGO " logo.png", in_colour, 1, with_logo},
    {"logo-ailleurs", R"(sed -i "0,/<partie /s//<partie logo=\"..\/logo.png\" /" projet.xml)",
     in_colour, 1},
    // One grey pixel.
    {"logo-flou",
     LOGO R"(printf ")"
          R"(\211\120\116\107\015\012\032\012\000\000\000\015\111\110\104\122\000\000\000)"
          R"(\001\000\000\000\001\010\000\000\000\000\072\176\233\125\000\000\000\012\111)"
          R"(\104\101\124\170\332\143\140\000\000\000\002\000\001\345\047\336\374\000\000)"
          R"(\000\000\111\105\116\104\256\102\140\202)"
          R"(" > logo.png)",
     in_colour, 0, "logo.png\nprojet.pdf\nprojet.xml\n"},
    {"donnees-absentes",
     "",
     "paraphe check projet.xml",
     4,
     "projet.xml\n",
     {"PARAPHE_DATA=/nulle-part"}},
    // What may not be printed
    {"rendre-non-conforme", not_conform,
     "paraphe render projet.xml --for-signature --as-of 2026-12-01 -o projet.pdf", 1,
     "projet.pdf\nprojet.xml\n"},
    {"rendre-invalide", not_valid, "paraphe render projet.xml -o projet.pdf", 1},
    {"rendre-illisible", "sed -i \"s,</convention>,,\" projet.xml",
     "paraphe render projet.xml -o projet.pdf", 3},
    {"regle-inconnue.en", "", "paraphe explain DUR-20 --lang en", 2},
    {"sortie-dossier-absent.en", "", "paraphe render projet.xml -o sortie/projet.pdf --lang en", 5},
};

/// `text` without the name of the folder, which is new each time.
std::string without(const std::string& folder, std::string text) {
  for (std::size_t at; (at = text.find(folder)) != text.npos;) text.erase(at, folder.size());
  return text;
}

/// `text` without the findings about lines and pages, which change with the template: not the
/// matter here.
std::string without_layout(const std::string& text) {
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find("\n\n", at), text.size() - 2) + 2;
    const std::string paragraph = text.substr(at, end - at);
    if (paragraph.find("[PAG-") == paragraph.npos) kept += paragraph;
    at = end;
  }
  return kept;
}

class MishapTest : public ::testing::TestWithParam<Mishap> {};

TEST_P(MishapTest, IsSaidPlainlyAndLeavesNothing) {
  const Mishap& mishap = GetParam();
  const Folder folder;
  folder.write("projet.xml",
               read_file(source_dir + std::string("/samples/cnrs-hauts-de-france.xml")));
  const Outcome prepared =
      run_program(mishap.prepare, folder.path(), {std::string("SOURCE=") + source_dir});
  ASSERT_EQ(prepared.code, 0) << prepared.text;
  if (std::string(mishap.command).find("setpriv") != std::string::npos &&
      run_program(AS_NOBODY "paraphe explain DUR-01", folder.path()).code != 0) {
    GTEST_SKIP() << "another user cannot reach the program and its data here";
  }
  const bool old = folder.has("projet.pdf");
  const Outcome outcome = run_program(mishap.command, folder.path(), mishap.variables);
  EXPECT_EQ(outcome.code, mishap.code);
  EXPECT_EQ(folder.listing(), mishap.left);
  if (old) {
    EXPECT_EQ(folder.read("projet.pdf"), "ancien\n");
  }
  expect_golden(std::string(mishap.name) + ".txt",
                without_layout(without(folder.path() + "/", outcome.text)));
}

std::string name_of(const ::testing::TestParamInfo<Mishap>& info) {
  std::string name = info.param.name;
  for (char& c : name) c = c == '-' || c == '.' ? '_' : c;
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, MishapTest, ::testing::ValuesIn(mishaps), name_of);

}  // namespace
}  // namespace paraphe::testing
