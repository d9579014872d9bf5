// SPDX-License-Identifier: EUPL-1.2
// What a file says it is: by its first bytes, and by its XML declaration.
#include "base/encoding_kind.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/scan.h"
#include "base/utf8.h"

namespace paraphe {
namespace {

using std::string_literals::operator""s;

// What a file is that is not XML at all, by its first bytes.
struct Kind {
  std::string_view magic;
  Text name;
};

const std::array<Kind, 6>& foreign_kinds() {
  static const std::array<Kind, 6> kinds{{
      {"PK\x03\x04",
       {"un document Word, LibreOffice ou une archive ZIP",
        "a Word or LibreOffice document, or a ZIP archive"}},
      {"%PDF", {"un PDF", "a PDF"}},
      {"\xD0\xCF\x11\xE0", {"un ancien document Word ou Excel", "an old Word or Excel document"}},
      {"{\\rtf", {"un document RTF", "an RTF document"}},
      {"\x1F\x8B", {"un fichier compressé (gzip)", "a compressed file (gzip)"}},
      {"\xFD"
       "7zXZ",
       {"un fichier compressé (xz)", "a compressed file (xz)"}},
  }};
  return kinds;
}

const char* wide_encoding(std::string_view bytes) {
  const auto starts = [&](std::string_view magic) {
    return bytes.substr(0, magic.size()) == magic;
  };
  using std::string_view_literals::operator""sv;
  if (starts("\xFF\xFE\0\0"sv) || starts("\0\0\xFE\xFF"sv) || starts("<\0\0\0"sv) ||
      starts("\0\0\0<"sv)) {
    return "UTF-32";
  }
  if (starts("\xFF\xFE"sv) || starts("\xFE\xFF"sv) || starts("<\0"sv) || starts("\0<"sv)) {
    return "UTF-16";
  }
  if (starts("\x4C\x6F\xA7\x94"sv)) return "EBCDIC";
  return nullptr;
}

// The value of one pseudo-attribute of the XML declaration, if there is a declaration and it has
// it.
std::optional<Span> declared(const SourceText& source, std::string_view name) {
  const std::string_view bytes = source.bytes();
  const std::size_t begin = source.begin();
  if (bytes.compare(begin, 5, "<?xml") != 0 || begin + 5 >= bytes.size() ||
      std::string_view(" \t\r\n").find(bytes[begin + 5]) == std::string_view::npos) {
    return std::nullopt;
  }
  const std::size_t end = bytes.find("?>", begin);
  for (const AttributeSource& attribute : attributes_of(bytes.substr(0, end), begin + 1)) {
    if (bytes.substr(attribute.name.begin, attribute.name.end - attribute.name.begin) == name) {
      return attribute.value;
    }
  }
  return std::nullopt;
}

std::string upper(std::string_view text) {
  std::string result;
  for (const char c : text) result += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return result;
}

// What a declaration says, fit to be quoted: nothing in it was checked yet, and a message goes to
// terminals and into XML.
std::string quotable(std::string_view bytes) {
  constexpr std::size_t most = 40;  // code points
  std::string out;
  std::size_t points = 0;
  for (std::size_t at = 0; at < bytes.size(); ++points) {
    if (points == most) return out + "…";
    const char32_t value = next_code_point(bytes, at);
    encode(is_control(value) ? U'\uFFFD' : value, out);
  }
  return out;
}

}  // namespace

const Text& save_as_utf8() {
  static const Text remedy{
      "enregistrer le fichier en UTF-8 : dans le Bloc-notes, « Enregistrer sous », puis "
      "« Encodage : "
      "UTF-8 » ; dans Word, « Texte brut », puis « Autre codage : Unicode (UTF-8) »",
      "save the file as UTF-8: in Notepad, “Save as”, then “Encoding: UTF-8”; in Word, “Plain "
      "text”, "
      "then “Other encoding: Unicode (UTF-8)”"};
  return remedy;
}

bool check_kind(const SourceText& source, Diagnostics& diagnostics) {
  const std::string_view bytes = source.bytes();
  if (bytes.find_first_not_of(" \t\r\n", source.begin()) == std::string_view::npos) {
    diagnostics.add(fatal("DOC-02", source.place(), {"le fichier est vide", "the file is empty"},
                          {"partir d’un projet existant, ou de l’un des exemples fournis",
                           "start from an existing draft, or from one of the samples"}));
    return false;
  }
  for (const Kind& kind : foreign_kinds()) {
    if (bytes.substr(0, kind.magic.size()) != kind.magic) continue;
    diagnostics.add(
        fatal("DOC-03", source.place(),
              {"ce fichier n’est pas du XML : c’est " + kind.name.fr,
               "this file is not XML: it is " + kind.name.en},
              {"donner le fichier XML du projet ; renommer un fichier ne le convertit pas",
               "give the XML file of the draft; renaming a file does not convert it"}));
    return false;
  }
  if (const char* encoding = wide_encoding(bytes)) {
    diagnostics.add(
        fatal("DOC-04", source.place(),
              {"le fichier est enregistré en "s + encoding + " ; un projet s’enregistre en UTF-8",
               "the file is saved as "s + encoding + "; a draft is saved as UTF-8"},
              save_as_utf8()));
    return false;
  }
  if (bytes.substr(source.begin(), 3) == "\xEF\xBB\xBF") {
    diagnostics.add(fatal("DOC-04", source.place({3, 6}),
                          {"le fichier commence par deux marques d’ordre des octets (BOM)",
                           "the file starts with two byte order marks (BOM)"},
                          {"supprimer la seconde : enregistrer en « UTF-8 », sans BOM",
                           "delete the second one: save as “UTF-8”, without BOM"}));
    return false;
  }
  return true;
}

bool check_declaration(const SourceText& source, Diagnostics& diagnostics) {
  const std::string_view bytes = source.bytes();
  bool good = true;
  if (const auto version = declared(source, "version")) {
    const std::string value(bytes.substr(version->begin, version->end - version->begin));
    if (value != "1.0") {
      good = false;
      diagnostics.add(
          fatal("DOC-05", source.place(*version),
                {"la déclaration XML annonce la version « " + quotable(value) +
                     " » ; seule la version 1.0 est lue",
                 "the XML declaration says version “" + quotable(value) + "”; only 1.0 is read"},
                {"écrire version=\"1.0\"", "write version=\"1.0\""}));
      diagnostics.items().back().edits.push_back({*version, "1.0", false});
    }
  }
  const auto encoding = declared(source, "encoding");
  if (!encoding) return good;
  const std::string value(bytes.substr(encoding->begin, encoding->end - encoding->begin));
  if (upper(value) == "UTF-8") return good;
  diagnostics.add(fatal(
      "DOC-05", source.place(*encoding),
      {"la déclaration XML annonce l’encodage « " + quotable(value) +
           " » ; un projet s’enregistre en UTF-8",
       "the XML declaration says encoding “" + quotable(value) + "”; a draft is saved as UTF-8"},
      {"enregistrer le fichier en UTF-8 et écrire encoding=\"UTF-8\" : l’un ne va pas "
       "sans l’autre",
       "save the file as UTF-8 and write encoding=\"UTF-8\": both are needed"}));
  return false;
}

}  // namespace paraphe
