// SPDX-License-Identifier: EUPL-1.2
// Files made to exhaust or to mislead the program: each is refused with a place and the right code,
// in a time and a memory that do not depend on how bad it is.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "attack.h"
#include "places.h"

namespace paraphe::testing {
namespace {

using std::string_literals::operator""s;

std::string inside(const std::string& text) { return "<r>" + text + "</r>"; }

std::string sample() {
  static const std::string bytes =
      read_file(source_dir + std::string("/samples/cnrs-hauts-de-france.xml"));
  return bytes;
}

/// The sample with its first `from` replaced.
std::string changed(const std::string& from, const std::string& to) {
  std::string bytes = sample();
  const std::size_t at = bytes.find(from);
  EXPECT_NE(at, bytes.npos) << from;
  return bytes.replace(at, from.size(), to);
}

std::string doctype(const std::string& declarations) {
  return "<!DOCTYPE r [" + declarations + "]><r>&x;</r>";
}

std::string laughs() {
  std::string all = "<!ENTITY e0 \"ha\">";
  for (int i = 1; i < 30; ++i) {
    const std::string before = "&e" + std::to_string(i - 1) + ";";
    all += "<!ENTITY e" + std::to_string(i) + " \"" + before + before + "\">";
  }
  return doctype(all);
}

// Sixty-four on each of so many elements.
std::string attributes(std::size_t elements) {
  std::string element = "<b";
  for (const char a : "abcdefgh"s)
    for (const char b : "ijklmnop"s) element += std::string(" ") + a + b + "=\"\"";
  return inside(times(elements, element + "/>"));
}

// As Windows compresses nothing to much: the beginning of a gzip file.
const std::string gzip = "\x1F\x8B\x08\x00\x00\x00\x00\x00\x00\x03"s + std::string(78'000, '\x55');

const std::vector<Attack> attacks = {
    // Declarations of types
    {"external-file", is(doctype("<!ENTITY x SYSTEM \"file:///etc/passwd\">")), 3,
     "projet.xml:1:1: error: la déclaration « <!DOCTYPE » n’est pas admise"},
    {"external-types", is("<!DOCTYPE r SYSTEM \"http://example.invalid/r.dtd\"><r/>"), 3,
     "1:1: error: la déclaration « <!DOCTYPE"},
    {"parameter-entity", is(doctype("<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;")), 3,
     "1:1: error: la déclaration « <!DOCTYPE"},
    {"billion-laughs", laughs, 3, "1:1: error: la déclaration « <!DOCTYPE"},
    {"quadratic-entities",
     [] {
       return "<!DOCTYPE r [<!ENTITY x \"" + std::string(100'000, 'x') + "\">]><r>" +
              times(30'000, "&x;") + "</r>";
     },
     3, "1:1: error: la déclaration « <!DOCTYPE"},
    {"default-attributes", is(doctype("<!ATTLIST r a CDATA \"glissé\">")), 3,
     "1:1: error: la déclaration « <!DOCTYPE"},
    // Too much of something
    {"depth", [] { return times(million, "<a>") + times(million, "</a>"); }, 3,
     "1:194: error: trop d’éléments emboîtés les uns dans les autres (64 au plus)"},
    {"attributes-of-one", [] { return "<a " + numbered(100'000, "x", "=\"\" ") + "/>"; }, 3,
     "error: trop d’attributs sur un même élément (64 au plus)"},
    {"namespaces-of-one", [] { return "<a " + numbered(20'000, "xmlns:x", "=\"u:u\" ") + "/>"; }, 3,
     "error: trop d’attributs sur un même élément (64 au plus)"},
    {"attributes-of-all", [] { return attributes(60'000); }, 3,
     "error: trop d’attributs dans le fichier (1 000 000 au plus)", 400, 320},
    {"names", [] { return inside(numbered(400'000, "<x", "/>")); }, 3,
     "error: trop de noms différents d’éléments et d’attributs (2 000 au plus)"},
    {"elements", [] { return inside(times(5 * million, "<b/>")); }, 3,
     "error: trop d’éléments dans le fichier (400 000 au plus)", 200, 160},
    {"comments", [] { return inside(times(4 * million, "<!---->")); }, 3,
     "error: trop de commentaires, d’instructions et de sections CDATA dans le fichier (100 000 au "
     "plus)"},
    {"comments-in-text", [] { return inside(times(4 * million, "a<!---->")); }, 3,
     "(100 000 au plus) [DOC-17]", 200, 96},
    {"instructions", [] { return inside(times(6 * million, "<?a?>")); }, 3,
     "(100 000 au plus) [DOC-17]"},
    {"cdata", [] { return inside(times(2 * million, "<![CDATA[]]>")); }, 3,
     "(100 000 au plus) [DOC-17]"},
    {"text", [] { return inside(std::string(11 * million, 'x')); }, 3,
     "1:4: error: passage de texte trop long, en octets (1 048 576 au plus)"},
    {"value", [] { return "<a x=\"" + std::string(9 * million, ' ') + "1\"/>"; }, 3,
     "1:4: error: valeur d’attribut trop longue, en octets (65 536 au plus)"},
    {"name", [] { return "<" + std::string(10 * million, 'a') + "/>"; }, 3,
     "1:2: error: nom trop long, en octets (256 au plus)"},
    {"lines", [] { return inside(times(30 * million, "\n")); }, 3,
     "projet.xml:1000001:1: error: trop de lignes dans le fichier (1 000 000 au plus)"},
    {"size", [] { return std::string(40 * million, ' '); }, 3,
     "error: ce fichier dépasse 32 Mio, le plus qui soit lu"},
    {"spaces", [] { return std::string(33 * million, ' '); }, 3, "error: le fichier est vide", 200},
    // Too much of what is wrong
    {"stray-end-tags", [] { return inside(times(8 * million, "</x>")); }, 3,
     "1:4: error: la balise « </x> » ne ferme rien"},
    {"stray-long-end-tags",
     [] { return inside(times(120'000, "</" + std::string(250, 's') + ">")); }, 3, "ne ferme rien"},
    {"misspelt-end-tags", [] { return inside(times(1'500'000, "<abcdefgh></abcdefgi>")); }, 3,
     "la balise fermante « </abcdefgi> » ne répond pas à « <abcdefgh> »"},
    {"shorthands", [] { return inside(times(32, times(300'000, "&x;") + "<a/>")); }, 3,
     "1:4: error: le raccourci « &x; » n’existe pas en XML"},
    {"ampersands", [] { return inside(times(32, times(million, "&") + "<a/>")); }, 3,
     "1:4: error: le signe « & » ne peut pas figurer seul dans le texte"},
    {"less-than", [] { return times(32 * million, "<"); }, 3,
     "1:2: error: le signe « < » ne peut pas figurer seul dans le texte"},
    {"open-quotes", [] { return "<r " + times(8 * million, "a=\""); }, 3,
     "1:388: error: trop d’attributs sur un même élément (64 au plus)"},
    {"prefixes", [] { return inside(times(300'000, "<p:a/>")); }, 3,
     "1:5: error: le préfixe de « p:a » n’est pas déclaré", 400, 300},
    {"wrong-elements", [] { return changed("<titre>", times(50'000, "<faux/>") + "<titre>"); }, 1,
     "error: ", 2'000, 300},
    {"duplicate-identifiers",
     [] {
       return changed(
           "<organisme id=\"satt-nord\"",
           times(20'000, "<organisme id=\"a\">A</organisme>") + "<organisme id=\"satt-nord\"");
     },
     1, "« a » ", 2'000, 300},
    {"on-one-line",
     [] {
       std::string text = changed("<titre>", times(20'000, "<faux a=\"é\"/>") + "<titre>");
       std::replace(text.begin(), text.end(), '\n', ' ');
       return text;
     },
     1, "error: ", 2'000, 300},
    // Sound, and made to be read again and again
    {"counts", [] { return changed("<alinea>", "<alinea>" + times(40'000, "deux ")); }, 4, "RUL-",
     1'000},
    {"placeholders",
     [] { return changed("<alinea>", "<alinea>" + times(12'000, "[à compléter] ")); }, 4,
     "arrêt après 2000 choses à dire, la suite n’a pas été cherchée", 1'000},
    {"semicolons", [] { return changed("<alinea>", "<alinea>" + times(20'000, " ;")); }, 0, "",
     1'000, 128},
    // Other ways in
    {"inclusion",
     [] {
       return changed("<titre>",
                      "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" "
                      "href=\"/etc/passwd\" parse=\"text\"/><titre>");
     },
     1, "include"},
    {"schema-elsewhere",
     [] { return changed("../schemas/convention.xsd\"\n", "http://example.invalid/x.xsd\"\n"); }, 0,
     ""},
    {"type-of-instance", [] { return changed("<titre>", "<titre xsi:type=\"xsi:x\">"); }, 1,
     "xsi:type"},
    {"nil-of-instance", [] { return changed("<titre>", "<titre xsi:nil=\"true\">"); }, 1,
     "xsi:nil"},
    {"style-sheet",
     [] {
       return changed("<?xml-model ",
                      "<?xml-stylesheet href=\"http://example.invalid/x.xsl\"?><?xml-model ");
     },
     0, ""},
    {"year", [] { return changed("fin=\"2028-12-31\"", "fin=\"99999999999999-10-01\""); }, 1,
     "fin"},
    // Not the text that it seems to be
    {"compressed", is(gzip), 3, "error: ce fichier n’est pas du XML : c’est un fichier compressé"},
    {"utf-16", is("\xFF\xFE<\0r\0/\0>\0"s), 3, "UTF-16"},
    {"utf-7", is("<?xml version=\"1.0\" encoding=\"UTF-7\"?><r>+ADw-script+AD4-</r>"), 3, "UTF-7"},
    {"shift-jis", is("<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><r/>"), 3, "Shift_JIS"},
    {"ebcdic", is("Lo\xA7\x94"), 3, "EBCDIC"},
    {"overlong", is("<r>\xC0\xAF</r>"), 3, "1:4: error: le texte n’est pas en UTF-8"},
    {"surrogate", is("<r>\xED\xA0\x80</r>"), 3, "1:4: error: le texte n’est pas en UTF-8"},
    {"zero", is("<r/>\0<evil/>"s), 3, "1:5: error: le texte contient un caractère de commande"},
    {"zeros", [] { return std::string(30 * million, '\0'); }, 3, "error: "},
    {"two-marks", is("\xEF\xBB\xBF\xEF\xBB\xBF<r/>"), 3, "deux marques d’ordre des octets"},
    {"xml-1.1", is("<?xml version=\"1.1\"?><r/>"), 3, "seule la version 1.0 est lue"},
    {"no-prefix", is("<p:r/>"), 3, "1:2: error: le préfixe de « p:r » n’est pas déclaré"},
    {"xml-prefix", is("<r xmlns:xml=\"u\"/>"), 3, "1:2: error: "},
};

class AttackTest : public ::testing::TestWithParam<Attack> {};

TEST_P(AttackTest, IsRefusedWithinItsBudget) {
  const Folder folder;
  expect_refused(GetParam(),
                 {"paraphe check projet.xml --as-of 2026-12-01 --format line --lang fr",
                  "projet.xml", sample()},
                 folder);
}

INSTANTIATE_TEST_SUITE_P(Draft, AttackTest, ::testing::ValuesIn(attacks), attack_name);

}  // namespace
}  // namespace paraphe::testing
