// SPDX-License-Identifier: EUPL-1.2
#include "base/draft.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <libxml/tree.h>
#include <libxml/xpath.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <fstream>
#include <functional>
#include <random>
#include <system_error>
#include <thread>

#include "base/xml.h"

namespace paraphe {
namespace {

const bool initialised = (initialise_xml(), true);

std::optional<Draft> read(const std::string& bytes, Diagnostics& diagnostics,
                          const Limits& limits = {}) {
  EXPECT_TRUE(initialised);
  return read_draft("projet.xml", bytes, limits, diagnostics);
}

std::string show(const Place& place) {
  if (place.start.line == 0) return place.file;
  return std::to_string(place.start.line) + ":" + std::to_string(place.start.column) + "-" +
         std::to_string(place.end.line) + ":" + std::to_string(place.end.column);
}

// Everything that a reader is told: « place id message [note at place] ».
std::string show(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& item : diagnostics.items()) {
    EXPECT_EQ(item.severity, Severity::fatal);
    EXPECT_FALSE(item.message.en.empty());
    EXPECT_FALSE(item.remedy.fr.empty());
    EXPECT_FALSE(item.remedy.en.empty());
    text += show(item.place) + " " + item.id + " " + item.message.fr;
    for (const Note& note : item.notes) text += " [" + note.text.fr + " " + show(*note.place) + "]";
    text += "\n";
  }
  return text;
}

struct Case {
  const char* name;
  std::string input;
  std::string expected;
};

std::string repeat(const std::string& text, std::size_t count) {
  std::string result;
  for (std::size_t i = 0; i < count; ++i) result += text;
  return result;
}

std::string nested(std::size_t depth) { return repeat("<a>", depth) + repeat("</a>", depth); }

std::string numbered(const std::string& before, const std::string& after, std::size_t count) {
  std::string result;
  for (std::size_t i = 0; i < count; ++i) result += before + std::to_string(i) + after;
  return result;
}

using std::string_literals::operator""s;

const Case refusals[] = {
    {"Empty", "", "projet.xml DOC-02 le fichier est vide\n"},
    {"OnlySpace", "\xEF\xBB\xBF \x0D\n", "projet.xml DOC-02 le fichier est vide\n"},
    {"Zip", "PK\x03\x04...",
     "projet.xml DOC-03 ce fichier n’est pas du XML\u00A0: c’est un document Word, LibreOffice ou "
     "une archive ZIP\n"},
    {"Pdf", "%PDF-1.7", "projet.xml DOC-03 ce fichier n’est pas du XML\u00A0: c’est un PDF\n"},
    {"OldWord", "\xD0\xCF\x11\xE0\xA1",
     "projet.xml DOC-03 ce fichier n’est pas du XML\u00A0: c’est un ancien document Word ou "
     "Excel\n"},
    {"Rtf", "{\\rtf1",
     "projet.xml DOC-03 ce fichier n’est pas du XML\u00A0: c’est un document RTF\n"},
    {"Gzip", "\x1F\x8B\x08",
     "projet.xml DOC-03 ce fichier n’est pas du XML\u00A0: c’est un fichier compressé (gzip)\n"},
    {"Utf16LittleEndian",
     "\xFF\xFE<\x00"
     "a\x00/\x00>\x00"s,
     "projet.xml DOC-04 le fichier est enregistré en UTF-16\u202F; un projet s’enregistre en "
     "UTF-8\n"},
    {"Utf16BigEndian",
     "\xFE\xFF\x00<\x00"
     "a\x00/\x00>"s,
     "projet.xml DOC-04 le fichier est enregistré en UTF-16\u202F; un projet s’enregistre en "
     "UTF-8\n"},
    {"Utf16WithoutMark",
     "<\x00"
     "a\x00/\x00>\x00"s,
     "projet.xml DOC-04 le fichier est enregistré en UTF-16\u202F; un projet s’enregistre en "
     "UTF-8\n"},
    {"Utf32", "\xFF\xFE\x00\x00<\x00\x00\x00"s,
     "projet.xml DOC-04 le fichier est enregistré en UTF-32\u202F; un projet s’enregistre en "
     "UTF-8\n"},
    {"Ebcdic", "Lo\xA7\x94",
     "projet.xml DOC-04 le fichier est enregistré en EBCDIC\u202F; un projet s’enregistre en "
     "UTF-8\n"},
    {"TwoByteOrderMarks", "\xEF\xBB\xBF\xEF\xBB\xBF<a/>",
     "1:1-1:2 DOC-04 le fichier commence par deux marques d’ordre des octets (BOM)\n"},
    {"DeclaredLatin1", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<a>\xE9</a>",
     "1:31-1:41 DOC-05 la déclaration XML annonce l’encodage «\u00A0ISO-8859-1\u00A0»\u202F; un "
     "projet s’enregistre en UTF-8\n"},
    {"DeclaredUtf7", "<?xml version=\"1.0\" encoding=\"UTF-7\"?><a>+ADw-script+AD4-</a>",
     "1:31-1:36 DOC-05 la déclaration XML annonce l’encodage «\u00A0UTF-7\u00A0»\u202F; un projet "
     "s’enregistre en UTF-8\n"},
    {"DeclaredUtf16", "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>",
     "1:31-1:37 DOC-05 la déclaration XML annonce l’encodage «\u00A0UTF-16\u00A0»\u202F; un projet "
     "s’enregistre en UTF-8\n"},
    {"Version11", "<?xml version=\"1.1\"?><a/>",
     "1:16-1:19 DOC-05 la déclaration XML annonce la version «\u00A01.1\u00A0»\u202F; seule la "
     "version 1.0 est lue\n"},
    {"VersionOfControls", "<?xml version=\"1.\x00\x1B[31m\xE9\"?><a/>"s,
     "1:16-1:25 DOC-05 la déclaration XML annonce la version «\u00A01.\uFFFD\uFFFD[31m\uFFFD\u00A0»"
     "\u202F; seule la version 1.0 est lue\n"},
    {"Latin1", "<a>d\xE9j\xE0</a>",
     "1:5-1:6 DOC-06 le texte n’est pas en UTF-8\u00A0: octet E9 inattendu\n"},
    {"Overlong", "<a>\xC0\xAF</a>",
     "1:4-1:5 DOC-06 le texte n’est pas en UTF-8\u00A0: octet C0 inattendu\n"},
    {"Surrogate", "<a>\xED\xA0\x80</a>",
     "1:4-1:5 DOC-06 le texte n’est pas en UTF-8\u00A0: octet ED inattendu\n"},
    {"BeyondUnicode", "<a>\xF4\x90\x80\x80</a>",
     "1:4-1:5 DOC-06 le texte n’est pas en UTF-8\u00A0: octet F4 inattendu\n"},
    {"CutSequence", "<a>\xE2\x82",
     "1:4-1:5 DOC-06 le texte n’est pas en UTF-8\u00A0: octet E2 inattendu\n"},
    {"Nul", "<r/>\x00<evil/>"s,
     "1:5-1:6 DOC-07 le texte contient un caractère de commande (U+0000)\n"},
    {"ControlCharacter", "<a>\x0C</a>",
     "1:4-1:5 DOC-07 le texte contient un caractère de commande (U+000C)\n"},
    {"Windows1252Apostrophe",
     "<a>l\xC2\x92"
     "acte</a>",
     "1:5-1:6 DOC-07 le texte contient un caractère de commande (U+0092)\n"},
    {"NotACharacter", "<a>\xEF\xBF\xBF</a>",
     "1:4-1:5 DOC-07 le texte contient un caractère de commande (U+FFFF)\n"},
    {"Doctype", "<!DOCTYPE a SYSTEM \"http://example.invalid/a.dtd\"><a/>",
     "1:1-1:10 DOC-08 la déclaration «\u00A0<!DOCTYPE\u00A0» n’est pas admise\n"},
    {"DoctypeWithFile", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
     "1:1-1:10 DOC-08 la déclaration «\u00A0<!DOCTYPE\u00A0» n’est pas admise\n"},
    {"DoctypeWithParameterEntity",
     "<!DOCTYPE a [<!ENTITY % p SYSTEM \"file:///etc/passwd\">%p;]><a/>",
     "1:1-1:10 DOC-08 la déclaration «\u00A0<!DOCTYPE\u00A0» n’est pas admise\n"},
    {"DoctypeWithLaughs", "<!DOCTYPE a [<!ENTITY x \"ha\"><!ENTITY y \"&x;&x;&x;\">]><a>&y;</a>",
     "1:1-1:10 DOC-08 la déclaration «\u00A0<!DOCTYPE\u00A0» n’est pas admise\n"},
    {"DoctypeWithDefaults", "<!DOCTYPE a [<!ATTLIST a x CDATA \"injected\">]><a/>",
     "1:1-1:10 DOC-08 la déclaration «\u00A0<!DOCTYPE\u00A0» n’est pas admise\n"},
    {"DoctypeAfterComment", "<!-- c -->\n<!DOCTYPE a><a/>",
     "2:1-2:10 DOC-08 la déclaration «\u00A0<!DOCTYPE\u00A0» n’est pas admise\n"},
    {"DoctypeInLowerCase", "<!doctype html><a/>",
     "1:1-1:10 DOC-08 la déclaration «\u00A0<!DOCTYPE\u00A0» n’est pas admise\n"},
    {"TooDeep", nested(65),
     "1:194-1:195 DOC-09 trop d’éléments emboîtés les uns dans les autres (64 au plus)\n"},
    {"MillionDeep", nested(1'000'000),
     "1:194-1:195 DOC-09 trop d’éléments emboîtés les uns dans les autres (64 au plus)\n"},
    {"TooManyAttributes", "<a " + numbered("x", "='' ", 100'000) + "/>",
     "1:442-1:448 DOC-11 trop d’attributs sur un même élément (64 au plus)\n"},
    {"TooManyNamespaces", "<a " + numbered("xmlns:x", "='u' ", 20'000) + "/>",
     "1:890-1:903 DOC-11 trop d’attributs sur un même élément (64 au plus)\n"},
    {"TooManyNames", "<a>" + numbered("<x", "/>", 3'000) + "</a>",
     "1:14887-1:14892 DOC-12 trop de noms différents d’éléments et d’attributs (2\u202F000 au "
     "plus)\n"},
    {"TooManyElements", "<a>" + repeat("<b/>", 400'000) + "</a>",
     "1:1600001-1:1600002 DOC-10 trop d’éléments dans le fichier (400\u202F000 au plus)\n"},
    {"NameTooLong", "<" + std::string(257, 'a') + "/>",
     "1:2-1:259 DOC-13 nom trop long, en octets (256 au plus)\n"},
    {"ValueTooLong", "<a x='" + std::string((64U << 10U) + 1, 'v') + "'/>",
     "1:4-1:65545 DOC-14 valeur d’attribut trop longue, en octets (65\u202F536 au plus)\n"},
    {"TextTooLong", "<a>" + std::string((1U << 20U) + 1, 't') + "</a>",
     "1:4-1:1048581 DOC-15 passage de texte trop long, en octets (1\u202F048\u202F576 au plus)\n"},
    {"CommentTooLong", "<a><!--" + std::string((1U << 20U) + 1, 't') + "--></a>",
     "1:4-1:1048588 DOC-15 passage de texte trop long, en octets (1\u202F048\u202F576 au plus)\n"},
    {"FileTooLarge", std::string((32U << 20U) + 1, ' '),
     "projet.xml DOC-01 le fichier dépasse la taille admise\u00A0: 33\u202F554\u202F433 octets, "
     "pour 33\u202F554\u202F432 au plus\n"},
    {"Unclosed", "<a>\n <b>x\n</a>",
     "2:3-2:4 XML-01 l’élément «\u00A0b\u00A0» n’est pas fermé [«\u00A0</a>\u00A0» arrive avant "
     "3:1-3:5]\n"},
    {"UnclosedAtTheEnd", "<a><b>x",
     "1:2-1:3 XML-01 l’élément «\u00A0a\u00A0» n’est pas fermé [la fin du fichier arrive avant "
     "1:8-1:8]\n"
     "1:5-1:6 XML-01 l’élément «\u00A0b\u00A0» n’est pas fermé [la fin du fichier arrive avant "
     "1:8-1:8]\n"},
    {"Crossed", "<a><i>x<u>y</i></u></a>",
     "1:9-1:10 XML-01 l’élément «\u00A0u\u00A0» n’est pas fermé [«\u00A0</i>\u00A0» arrive avant "
     "1:12-1:16]\n"
     "1:16-1:20 XML-02 la balise «\u00A0</u>\u00A0» ne ferme rien\n"},
    {"MisspelledEndTag", "<a><titre>x</tire></a>",
     "1:14-1:18 XML-01 la balise fermante «\u00A0</tire>\u00A0» ne répond pas à "
     "«\u00A0<titre>\u00A0» [la balise ouvrante est ici 1:5-1:10]\n"},
    {"OtherCase", "<a><Titre>x</titre></a>",
     "1:14-1:19 XML-01 la balise fermante «\u00A0</titre>\u00A0» ne répond pas à "
     "«\u00A0<Titre>\u00A0» [la balise ouvrante est ici 1:5-1:10]\n"},
    {"StrayEndTag", "<a></zzz></a>",
     "1:4-1:10 XML-02 la balise «\u00A0</zzz>\u00A0» ne ferme rien\n"},
    {"SeveralUnclosed", "<a><p><b>x</p><p><i>y</p></a>",
     "1:8-1:9 XML-01 l’élément «\u00A0b\u00A0» n’est pas fermé [«\u00A0</p>\u00A0» arrive avant "
     "1:11-1:15]\n"
     "1:19-1:20 XML-01 l’élément «\u00A0i\u00A0» n’est pas fermé [«\u00A0</p>\u00A0» arrive avant "
     "1:22-1:26]\n"},
    {"Ampersand", "<a>R&D, recherche & d</a>",
     "1:5-1:6 XML-04 le signe «\u00A0&\u00A0» ne peut pas figurer seul dans le texte\n"
     "1:19-1:20 XML-04 le signe «\u00A0&\u00A0» ne peut pas figurer seul dans le texte\n"},
    {"AmpersandInValue", "<a x=\"R&D\"/>",
     "1:8-1:9 XML-04 le signe «\u00A0&\u00A0» ne peut pas figurer seul dans le texte\n"},
    {"LessThan", "<a>1 < 2</a>",
     "1:6-1:7 XML-05 le signe «\u00A0<\u00A0» ne peut pas figurer seul dans le texte\n"},
    {"UnknownShorthands", "<a x=\"&rsquo;\">&nbsp;&foo;</a>",
     "1:7-1:14 XML-03 le raccourci «\u00A0&rsquo;\u00A0» n’existe pas en XML\n"
     "1:16-1:22 XML-03 le raccourci «\u00A0&nbsp;\u00A0» n’existe pas en XML\n"
     "1:22-1:27 XML-03 le raccourci «\u00A0&foo;\u00A0» n’existe pas en XML\n"},
    {"DuplicateAttribute", "<a x=\"1\" y=\"2\"\n x=\"3\"/>",
     "2:2-2:7 XML-06 l’attribut est donné deux fois\u00A0: x=\"3\"\n"},
    {"DuplicateThroughNamespace", "<a xmlns:p=\"u\" xmlns:q=\"u\" p:x=\"1\" q:x=\"2\"/>",
     "1:36-1:43 XML-06 l’attribut est donné deux fois\u00A0: q:x=\"2\"\n"},
    {"MissingClosingQuote", "<a x=\"foo><b y=\"z\"/></a>",
     "1:4-1:5 XML-07 la valeur de l’attribut «\u00A0x\u00A0» n’est pas fermée, ou contient le "
     "signe «\u00A0<\u00A0»\n"},
    {"MissingOpeningQuote", "<a><b x=foo/></a>",
     "1:7-1:8 XML-07 la valeur de l’attribut «\u00A0x\u00A0» n’est pas entre guillemets droits\n"},
    {"TypographicQuotes", "<a><b x=«foo»/></a>",
     "1:7-1:8 XML-07 la valeur de l’attribut «\u00A0x\u00A0» n’est pas entre guillemets droits\n"},
    {"NoValue", "<a><b x/></a>", "1:7-1:8 XML-07 l’attribut «\u00A0x\u00A0» n’a pas de valeur\n"},
    {"NoEqualsSign", "<a><b x=\"1\" y\"2\"/></a>",
     "1:13-1:14 XML-07 l’attribut «\u00A0y\u00A0» n’a pas de valeur\n"},
    {"NoSpaceBetweenAttributes", "<a><b x=\"1\"y=\"2\"/></a>",
     "1:12-1:13 XML-07 il manque une espace, ou un guillemet est de trop, devant "
     "«\u00A0y\u00A0»\n"},
    {"UnclosedStartTag", "<a><b<c/></a>",
     "1:5-1:6 XML-17 la balise «\u00A0b\u00A0» n’est pas fermée par «\u00A0>\u00A0»\n"},
    {"UnclosedEndTag", "<a></a b></a>",
     "1:6-1:7 XML-17 la balise «\u00A0a\u00A0» n’est pas fermée par «\u00A0>\u00A0»\n"},
    {"UndeclaredPrefixes", "<a><p:b/><c q:r=\"1\"/></a>",
     "1:5-1:8 XML-08 le préfixe de «\u00A0p:b\u00A0» n’est pas déclaré\n"
     "1:13-1:16 XML-08 le préfixe de «\u00A0q:r\u00A0» n’est pas déclaré\n"},
    {"UndeclaredXsi", "<a xsi:schemaLocation=\"u v\"/>",
     "1:4-1:22 XML-08 le préfixe de «\u00A0xsi:schemaLocation\u00A0» n’est pas déclaré\n"},
    {"TwoColons", "<a:b:c xmlns:a=\"u\"/>",
     "1:2-1:7 XML-16 un nom est mal formé dans la balise «\u00A0a:b:c\u00A0»\u00A0: le signe "
     "«\u00A0:\u00A0» y est de trop\n"},
    {"XmlPrefixRedefined", "<a xmlns:xml=\"u\"/>",
     "1:2-1:3 XML-16 la balise «\u00A0a\u00A0» déclare un espace de noms d’une façon interdite\n"},
    {"EmptyPrefix", "<a xmlns:p=\"\"/>",
     "1:2-1:3 XML-16 la balise «\u00A0a\u00A0» déclare un espace de noms d’une façon interdite\n"},
    {"TextAfterRoot", "<a/>\nfin", "2:1-2:2 XML-09 du texte suit la fin du document\n"},
    {"TwoRoots", "<a/><b/>", "1:5-1:6 XML-09 du texte suit la fin du document\n"},
    {"TextBeforeRoot", "Bonjour <a/>",
     "1:1-1:2 XML-18 le fichier ne commence pas par une balise\n"},
    {"OnlyText", "Bonjour", "1:1-1:2 XML-18 le fichier ne commence pas par une balise\n"},
    {"OnlyComment", "<!-- rien -->",
     "1:13-1:14 XML-18 le fichier ne commence pas par une balise\n"},
    {"DeclarationAfterBlankLine", "\n<?xml version=\"1.0\"?><a/>",
     "2:1-2:6 XML-10 la déclaration «\u00A0<?xml … ?>\u00A0» n’est pas tout au début du fichier\n"},
    {"DeclarationWithoutVersion", "<?xml encoding=\"UTF-8\"?><a/>",
     "1:1-1:6 XML-10 la déclaration «\u00A0<?xml … ?>\u00A0» ne dit pas la version de XML\n"},
    {"DeclarationMalformed", "<?xml version=\"1.0\" standalone=\"bof\"?><a/>",
     "1:1-1:6 XML-10 la déclaration «\u00A0<?xml … ?>\u00A0» est mal formée\n"},
    {"UnclosedComment", "<a><!-- x </a>", "1:4-1:8 XML-12 un commentaire n’est pas fermé\n"},
    {"HyphensInComment", "<a><!-- x -- y --></a>",
     "1:11-1:12 XML-12 un commentaire contient deux traits d’union de suite\n"},
    {"UnclosedCdata", "<a><![CDATA[ x </a>",
     "1:4-1:13 XML-13 une section «\u00A0<![CDATA[\u00A0» n’est pas fermée\n"},
    {"CdataEndInText", "<a>]]></a>",
     "1:4-1:7 XML-13 la suite de signes «\u00A0]]>\u00A0» ne peut pas figurer dans le texte\n"},
    {"UnclosedInstruction", "<a><?x </a>",
     "1:4-1:6 XML-14 une instruction «\u00A0<?\u00A0» n’est pas fermée\n"},
    {"BadReferences", "<a>&#0;&#xZZ;&#12a;</a>",
     "1:4-1:8 XML-15 «\u00A0&#0;\u00A0» ne désigne aucun caractère admis\n"
     "1:8-1:14 XML-15 «\u00A0&#xZZ;\u00A0» ne désigne aucun caractère admis\n"
     "1:14-1:20 XML-15 «\u00A0&#12a;\u00A0» ne désigne aucun caractère admis\n"},
    {"UnknownDeclaration", "<a><!ELEMENT b></a>",
     "1:4-1:5 XML-05 le signe «\u00A0<\u00A0» ne peut pas figurer seul dans le texte\n"},
};

class Refusing : public testing::TestWithParam<Case> {};
INSTANTIATE_TEST_SUITE_P(ADraft, Refusing, testing::ValuesIn(refusals),
                         [](const auto& row) { return std::string(row.param.name); });

TEST_P(Refusing, SaysWhatIsWrongAndWhere) {
  Diagnostics diagnostics;
  EXPECT_FALSE(read(GetParam().input, diagnostics));
  EXPECT_EQ(show(diagnostics), GetParam().expected);
}

const Case accepted[] = {
    {"ByteOrderMark", "\xEF\xBB\xBF<a/>", ""},
    {"Declaration", "<?xml version='1.0' encoding='utf-8' standalone='yes'?>\n<a/>\n", ""},
    {"LoneCarriageReturns", "<a>\r</a\r>\r", ""},
    {"DeepestNesting", nested(64), ""},
    {"AngleBracketsWhereTheyMayBe", "<a x='>'><!-- <b> --><?p <c> ?><![CDATA[<d>&]]></a>", ""},
    {"SchemaLocation",
     "<a xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='u http://x/y'/>",
     ""},
    {"StylesheetInstruction", "<?xml-stylesheet href='http://example.invalid/x.xsl'?><a/>", ""},
    {"BidirectionalControl", "<a>\u202E</a>", ""},
    {"EndTagWithSpace", "<a></a  >", ""},
    {"NamespacedAttributes", "<a xmlns:p='u' p:x='1' x='2'/>", ""},
};

class Accepting : public testing::TestWithParam<Case> {};
INSTANTIATE_TEST_SUITE_P(ADraft, Accepting, testing::ValuesIn(accepted),
                         [](const auto& row) { return std::string(row.param.name); });

TEST_P(Accepting, SaysNothing) {
  Diagnostics diagnostics;
  EXPECT_TRUE(read(GetParam().input, diagnostics));
  EXPECT_EQ(show(diagnostics), "");
}

TEST(RefusingADraft, GivesTheCharacterThatAShorthandStoodFor) {
  Diagnostics diagnostics;
  read("<a>4&nbsp;ans &eacute;</a>", diagnostics);
  ASSERT_EQ(diagnostics.items().size(), 2U);
  EXPECT_EQ(diagnostics.items()[0].remedy.fr,
            "taper le caractère lui-même\u00A0: une espace insécable (U+00A0)");
  EXPECT_EQ(diagnostics.items()[0].edits.at(0).replacement, "\u00A0");
  EXPECT_EQ(diagnostics.items()[1].remedy.fr, "taper le caractère lui-même\u00A0: «\u00A0é\u00A0»");
  EXPECT_EQ(diagnostics.items()[1].edits.at(0).span.begin, 14U);
  EXPECT_EQ(diagnostics.items()[1].edits.at(0).span.end, 22U);
}

TEST(RefusingADraft, StopsAfterTwentyFindings) {
  Diagnostics diagnostics;
  EXPECT_FALSE(read("<a>" + repeat("&x;", 1000) + "</a>", diagnostics));
  EXPECT_EQ(diagnostics.items().size(), 20U);
}

// Every trap for positions in one file: byte order mark, CRLF, tags on several lines, CDATA
// sections in a row, comments and instructions holding tags, references, a character outside the
// basic plane.
const char fixture[] =
    "\xEF\xBB\xBF<?xml version=\"1.0\"?>\r\n"
    "<!-- <faux> -->\r\n"
    "<?note <faux/> ?>\r\n"
    "<racine\r\n"
    "   xmlns:p=\"u\"  titre = 'a&#233;\r\nb&lt;&amp;c'\r\n"
    "   p:titre=\"été\" >\r\n"
    "t&#xE9;xte 😀\r\n<!-- <x> -->suite<?pi <y> ?><![CDATA[<z>]]><![CDATA[&w;]]>fin\r\n"
    "  <vide a='1'/><p:b>é</p:b >\r\n"
    "</racine>\r\n"
    "<!-- après -->";

std::string source(const Draft& draft, Span span) {
  return draft.bytes().substr(span.begin, span.end - span.begin);
}

// The spans of a node and of all within it.
void list(const Draft& draft, const xmlNode* node, std::vector<std::string>& found) {
  for (; node != nullptr; node = node->next) {
    found.push_back(source(draft, draft.span(node)));
    if (node->type != XML_ELEMENT_NODE) continue;
    for (auto* a = node->properties; a != nullptr; a = a->next) {
      found.push_back(source(draft, draft.span(reinterpret_cast<const xmlNode*>(a))));
    }
    list(draft, node->children, found);
  }
}

TEST(PlacesInADraft, AreTheSourceOfEveryNode) {
  Diagnostics diagnostics;
  const auto draft = read(fixture, diagnostics);
  ASSERT_TRUE(draft) << show(diagnostics);
  std::vector<std::string> found;
  list(*draft, draft->tree()->children, found);
  EXPECT_THAT(found,
              testing::ElementsAre("<!-- <faux> -->", "<?note <faux/> ?>", "racine",
                                   "titre = 'a&#233;\r\nb&lt;&amp;c'", "p:titre=\"été\"",
                                   "\r\nt&#xE9;xte 😀\r\n", "<!-- <x> -->", "suite", "<?pi <y> ?>",
                                   "<![CDATA[<z>]]><![CDATA[&w;]]>", "fin\r\n  ", "vide", "a='1'",
                                   "p:b", "é", "\r\n", "<!-- après -->"));
}

TEST(PlacesInADraft, GiveTagsAndWholeElements) {
  Diagnostics diagnostics;
  const auto draft = read(fixture, diagnostics);
  ASSERT_TRUE(draft);
  const xmlNode* root = xmlDocGetRootElement(draft->tree());
  EXPECT_EQ(source(*draft, draft->start_tag(root)).substr(0, 9), "<racine\r\n");
  EXPECT_EQ(source(*draft, draft->start_tag(root)).back(), '>');
  EXPECT_EQ(source(*draft, draft->element(root->last->prev)), "<p:b>é</p:b >");
  EXPECT_EQ(source(*draft, draft->element(root->last->prev->prev)), "<vide a='1'/>");
  EXPECT_EQ(source(*draft, draft->value(root->properties)), "a&#233;\r\nb&lt;&amp;c");
}

struct Part {
  std::size_t offset;
  std::size_t length;
  const char* expected;
};

TEST(PlacesInADraft, FollowReferencesAndLineEndsInText) {
  Diagnostics diagnostics;
  const auto draft = read(fixture, diagnostics);
  ASSERT_TRUE(draft);
  const xmlNode* text = xmlDocGetRootElement(draft->tree())->children;
  ASSERT_STREQ(reinterpret_cast<const char*>(text->content), "\ntéxte 😀\n");
  for (const Part& part :
       {Part{0, 1, "\r\n"}, Part{1, 1, "t"}, Part{2, 2, "&#xE9;"}, Part{3, 1, "&#xE9;"},
        Part{4, 1, "x"}, Part{8, 4, "😀"}, Part{12, 1, "\r\n"}, Part{4, 0, ""}, Part{99, 1, ""}}) {
    EXPECT_EQ(source(*draft, draft->text(text, part.offset, part.length)), part.expected)
        << part.offset;
  }
  const xmlNode* cdata = text->next->next->next->next;
  ASSERT_EQ(cdata->type, XML_CDATA_SECTION_NODE);
  ASSERT_STREQ(reinterpret_cast<const char*>(cdata->content), "<z>&w;");
  EXPECT_EQ(source(*draft, draft->text(cdata, 1, 1)), "z");
  EXPECT_EQ(source(*draft, draft->text(cdata, 3, 3)), "&w;");
}

TEST(PlacesInADraft, FollowNormalisationInValues) {
  Diagnostics diagnostics;
  const auto draft = read(fixture, diagnostics);
  ASSERT_TRUE(draft);
  const xmlAttr* title = xmlDocGetRootElement(draft->tree())->properties;
  ASSERT_STREQ(reinterpret_cast<const char*>(title->children->content), "aé b<&c");
  for (const Part& part : {Part{0, 1, "a"}, Part{1, 2, "&#233;"}, Part{3, 1, "\r\n"},
                           Part{5, 1, "&lt;"}, Part{5, 2, "&lt;&amp;"}, Part{7, 1, "c"}}) {
    EXPECT_EQ(source(*draft, draft->value(title, part.offset, part.length)), part.expected)
        << part.offset;
  }
}

TEST(PlacesInADraft, CountCodePointsAndUtf16) {
  Diagnostics diagnostics;
  const auto draft = read("\xEF\xBB\xBF<a>é😀<b/></a>", diagnostics);
  ASSERT_TRUE(draft);
  const Place place = draft->place(xmlDocGetRootElement(draft->tree())->last);
  EXPECT_EQ(place.file, "projet.xml");
  EXPECT_EQ(place.start.byte, 13U);
  EXPECT_EQ(place.start.line, 1U);
  EXPECT_EQ(place.start.column, 7U);
  EXPECT_EQ(place.start.column_utf16, 8U);
  EXPECT_EQ(place.end.column, 8U);
  EXPECT_EQ(draft->place().start.line, 0U);
}

TEST(PlacesInADraft, KnowThreeKindsOfLineEnd) {
  Diagnostics diagnostics;
  const auto draft = read("<a>\r\n1\r2\n3</a>", diagnostics);
  ASSERT_TRUE(draft);
  EXPECT_EQ(draft->line(1), "<a>");
  EXPECT_EQ(draft->line(2), "1");
  EXPECT_EQ(draft->line(3), "2");
  EXPECT_EQ(draft->line(4), "3</a>");
  EXPECT_EQ(draft->line(5), "");
  EXPECT_EQ(draft->place(Span{10, 11}).start.line, 4U);
}

TEST(PlacesInADraft, AreExactBeyondSixteenBits) {
  Diagnostics diagnostics;
  const auto draft = read("<a>" + repeat("<b\n/>", 70'000) + "</a>", diagnostics);
  ASSERT_TRUE(draft);
  const xmlNode* last = xmlDocGetRootElement(draft->tree())->last;
  EXPECT_EQ(draft->place(last).start.line, 70'000U);
  EXPECT_EQ(draft->place(last).start.column, 4U);
}

TEST(PlacesInADraft, KnowTheElementOfANamespaceNode) {
  Diagnostics diagnostics;
  const auto draft = read("<a><b xmlns:p='u'/></a>", diagnostics);
  ASSERT_TRUE(draft);
  xmlXPathContext* context = xmlXPathNewContext(draft->tree());
  xmlXPathObject* found =
      xmlXPathEvalExpression(reinterpret_cast<const xmlChar*>("//b/namespace::p"), context);
  ASSERT_EQ(found->nodesetval->nodeNr, 1);
  EXPECT_EQ(source(*draft, draft->span(found->nodesetval->nodeTab[0])), "b");
  xmlXPathFreeObject(found);
  xmlXPathFreeContext(context);
}

// libxml2 by itself, as strict as it can be: what it rejects must never be accepted.
bool libxml2_accepts(const std::string& bytes) {
  xmlParserCtxt* context = xmlNewParserCtxt();
  context->sax->serror = [](void*, xmlError*) {};
  xmlDoc* document = xmlCtxtReadMemory(context, bytes.data(), static_cast<int>(bytes.size()),
                                       nullptr, "UTF-8", XML_PARSE_NONET);
  const bool good = document != nullptr && context->wellFormed && context->nsWellFormed;
  xmlFreeDoc(document);
  xmlFreeParserCtxt(context);
  return good;
}

TEST(AMutatedDraft, IsRefusedWithAReasonOrReadAsLibxml2ReadsIt) {
  std::mt19937 random(20251203);
  const std::string sample = fixture;
  const std::string alphabet = "<>/&;\"'=-![]? \n\r\tax:\x01\x80\xC3\xA9";
  for (int i = 0; i < 3000; ++i) {
    std::string mutant = sample;
    if (i < static_cast<int>(sample.size())) mutant.resize(static_cast<std::size_t>(i));
    for (unsigned edits = random() % 4; edits > 0 && !mutant.empty(); --edits) {
      const std::size_t at = random() % mutant.size();
      if (random() % 2 == 0)
        mutant[at] = alphabet[random() % alphabet.size()];
      else
        mutant.erase(at, random() % 3);
    }
    Diagnostics diagnostics;
    const auto draft = read(mutant, diagnostics);
    ASSERT_EQ(draft.has_value(), diagnostics.empty()) << mutant;
    if (!draft) {
      // What libxml2 accepts is refused only for reasons of ours.
      const bool ours = diagnostics.items().front().id.substr(0, 4) == "DOC-";
      ASSERT_TRUE(ours || !libxml2_accepts(mutant)) << mutant << show(diagnostics);
      continue;
    }
    ASSERT_TRUE(libxml2_accepts(mutant)) << mutant;
    std::vector<std::string> spans;
    list(*draft, draft->tree()->children, spans);
  }
}

TEST(ReadingBytes, GivesThemAsTheyAre) {
  const std::string path = testing::TempDir() + "paraphe-octets.xml";
  const std::string bytes = "\x1F\x8B\0\r\n"s + std::string(10'000, 'x');
  std::ofstream(path, std::ios::binary) << bytes;
  EXPECT_EQ(read_bytes(path), bytes);
  ::unlink(path.c_str());
}

// One thread writes without a pause what the other reads.
TEST(ReadingBytes, RefusesAFileThatChangesMeanwhile) {
  const std::string path = testing::TempDir() + "paraphe-changeant.xml";
  std::ofstream(path) << std::string(16U << 20U, 'x');
  std::atomic<bool> done = false;
  std::vector<std::thread> writers;  // on a busy machine one of them has its turn
  for (int i = 0; i < 6; ++i) {
    writers.emplace_back([&] {
      while (!done) std::ofstream(path, std::ios::app) << "y" << std::flush;
    });
  }
  std::string told;
  const auto last = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (told.empty() && std::chrono::steady_clock::now() < last) {
    try {
      read_bytes(path);
    } catch (const std::system_error& error) {
      told = error.code().value() == EBUSY ? "busy" : error.what();
    }
  }
  done = true;
  for (std::thread& writer : writers) writer.join();
  ::unlink(path.c_str());
  EXPECT_EQ(told, "busy");
}

/// Gives a file the time of writing that a kernel gives it whose clock ticks every 4 ms.
void round_time(int file) {
  struct timespec now {};
  ::clock_gettime(CLOCK_REALTIME, &now);
  now.tv_nsec -= now.tv_nsec % 4'000'000;
  const struct timespec times[] = {now, now};
  ::futimens(file, times);
}

// A writer numbers the blocks of a file whose size never changes, here and there in turn, one
// number a round. What is read must have stood there: some blocks of a round, and those after in
// that turn of the round before.
TEST(ReadingBytes, GivesWhatStoodThereAtOneMoment) {
  constexpr std::size_t blocks = 64, block = 4096, digits = 8;
  const auto place = [](std::size_t i) { return static_cast<off_t>(i * 37 % blocks * block); };
  const std::string path = testing::TempDir() + "paraphe-numerote.xml";
  std::ofstream(path) << std::string(blocks * block, '0');
  std::atomic<bool> done = false;
  std::thread writer([&] {
    const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    for (int round = 1; !done; ++round) {
      std::string number = std::to_string(round);
      number.insert(0, digits - number.size(), '0');
      for (std::size_t i = 0; i < blocks; ++i) {
        EXPECT_EQ(::pwrite(file, number.data(), digits, place(i)), 8);
        round_time(file);
      }
      if (round % 8 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    ::close(file);
  });
  int read = 0;
  const auto last = std::chrono::steady_clock::now() + std::chrono::seconds(2);
  while (std::chrono::steady_clock::now() < last && !HasFailure()) {
    std::string bytes;
    try {
      bytes = read_bytes(path);
    } catch (const std::system_error& error) {
      EXPECT_EQ(error.code().value(), EBUSY);
      continue;
    }
    ++read;
    const auto round = [&](std::size_t i) {
      return std::stoi(bytes.substr(static_cast<std::size_t>(place(i)), digits));
    };
    for (std::size_t i = 1; i < blocks; ++i) EXPECT_LE(round(i), round(i - 1));
    EXPECT_LE(round(0), round(blocks - 1) + 1);
  }
  done = true;
  writer.join();
  ::unlink(path.c_str());
  RecordProperty("read", read);
}

TEST(ReadingBytes, ThrowsWhereThereIsNothingToRead) {
  const std::string folder = testing::TempDir();
  const std::string large = folder + "paraphe-grand.xml";
  std::ofstream(large) << std::string(101, 'x');
  Limits limits;
  limits.bytes = 100;
  const struct {
    std::string path;
    int code;
  } cases[] = {{folder + "absent.xml", ENOENT}, {folder, EISDIR}, {large, EFBIG}};
  for (const auto& row : cases) {
    try {
      read_bytes(row.path, limits);
      ADD_FAILURE() << row.path;
    } catch (const std::system_error& error) {
      EXPECT_EQ(error.code().value(), row.code) << row.path;
    }
  }
  limits.bytes = 101;
  EXPECT_EQ(read_bytes(large, limits).size(), 101U);
  ::unlink(large.c_str());
}

}  // namespace
}  // namespace paraphe
