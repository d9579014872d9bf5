// SPDX-License-Identifier: EUPL-1.2
#include "base/encoding.h"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string>

namespace paraphe {
namespace {

using std::string_literals::operator""s;

// The length of the well-formed UTF-8 sequence at `at` (Unicode, table 3-7), 0 where there is none.
std::size_t sequence(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U;
  };
  const auto follows = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
    return byte(i) >= low && byte(i) <= high;
  };
  const unsigned lead = byte(0);
  if (lead >= 0xC2 && lead <= 0xDF) return follows(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const unsigned low = lead == 0xE0 ? 0xA0 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : 0xBF;
    return follows(1, low, high) && follows(2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const unsigned low = lead == 0xF0 ? 0x90 : 0x80;
    const unsigned high = lead == 0xF4 ? 0x8F : 0xBF;
    return follows(1, low, high) && follows(2) && follows(3) ? 4 : 0;
  }
  return 0;
}

bool allowed_ascii(unsigned char c) {
  return (c >= 0x20 && c < 0x7F) || c == '\t' || c == '\n' || c == '\r';
}

// C1 controls (C2 80 to C2 9F), U+FFFE and U+FFFF.
bool forbidden(std::string_view character) {
  if (character.size() == 2) return character[0] == '\xC2' && character[1] < '\xA0';
  return character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF";
}

// How many of eight bytes, from the first, are printable ASCII: no high bit, not under 0x20, no
// DEL. A borrow or a carry falsifies only what comes after a byte that is not.
std::size_t plain(const char* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof word);
  constexpr std::uint64_t ones = 0x0101010101010101U;
  const std::uint64_t under_space = (word - 0x20 * ones) & ~word;
  const std::uint64_t del = word + ones;  // a carry out of 0x7F sets the high bit
  const std::uint64_t others = (word | under_space | del) & (0x80 * ones);
  if constexpr (std::endian::native != std::endian::little) return others == 0 ? 8 : 0;
  return static_cast<std::size_t>(std::countr_zero(others)) / 8;
}

std::string hexadecimal(unsigned value, int digits) {
  std::string text;
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
    text += "0123456789ABCDEF"[(value >> static_cast<unsigned>(shift)) & 0xFU];
  }
  return text;
}

// 1234567 as it is read: « 1 234 567 » with narrow no-break spaces, “1,234,567”.
std::string grouped(std::size_t number, std::string_view separator) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, separator);
  return digits;
}
std::string grouped_fr(std::size_t number) { return grouped(number, "\u202F"); }
std::string grouped_en(std::size_t number) { return grouped(number, ","); }

Diagnostic fatal(std::string id, Place place, Text message, Text remedy) {
  Diagnostic diagnostic;
  diagnostic.id = std::move(id);
  diagnostic.severity = Severity::fatal;
  diagnostic.place = std::move(place);
  diagnostic.message = std::move(message);
  diagnostic.remedy = std::move(remedy);
  return diagnostic;
}

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

bool check_declaration(const SourceText& source, Diagnostics& diagnostics) {
  const std::string_view bytes = source.bytes();
  bool good = true;
  if (const auto version = declared(source, "version")) {
    const std::string value(bytes.substr(version->begin, version->end - version->begin));
    if (value != "1.0") {
      good = false;
      diagnostics.add(fatal(
          "DOC-05", source.place(*version),
          {"la déclaration XML annonce la version « " + value + " » ; seule la version 1.0 est lue",
           "the XML declaration says version “" + value + "”; only 1.0 is read"},
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
      {"la déclaration XML annonce l’encodage « " + value + " » ; un projet s’enregistre en UTF-8",
       "the XML declaration says encoding “" + value + "”; a draft is saved as UTF-8"},
      {"enregistrer le fichier en UTF-8 et écrire encoding=\"UTF-8\" : l’un ne va pas "
       "sans l’autre",
       "save the file as UTF-8 and write encoding=\"UTF-8\": both are needed"}));
  return false;
}

// What a byte of Windows-1252 stood for, for the characters that French uses.
std::string_view windows_1252(unsigned byte) {
  switch (byte) {
    case 0x80:
      return "€";
    case 0x85:
      return "…";
    case 0x8C:
      return "Œ";
    case 0x91:
      return "‘";
    case 0x92:
      return "’";
    case 0x93:
      return "“";
    case 0x94:
      return "”";
    case 0x96:
      return "–";
    case 0x97:
      return "—";
    case 0x9C:
      return "œ";
    default:
      return {};
  }
}

void report_control(const SourceText& source, std::size_t at, Diagnostics& diagnostics) {
  const std::string_view bytes = source.bytes();
  const std::size_t length = std::max<std::size_t>(1, sequence(bytes, at));
  unsigned code = static_cast<unsigned char>(bytes[at + length - 1]);
  if (length == 3) code |= 0xFF40U;  // U+FFFE, U+FFFF
  const std::string name = "U+" + hexadecimal(code, 4);
  Text remedy{"supprimer ce caractère invisible", "delete this invisible character"};
  if (const std::string_view meant = length == 2 ? windows_1252(code) : std::string_view();
      !meant.empty()) {
    remedy.fr = "une conversion manquée l’a mis à la place de « "s + std::string(meant) +
                " » : retaper ce signe";
    remedy.en = "a failed conversion put it in place of “"s + std::string(meant) +
                "”: type that sign again";
  }
  diagnostics.add(fatal("DOC-07", source.place({at, at + length}),
                        {"le texte contient un caractère de commande (" + name + ")",
                         "the text holds a control character (" + name + ")"},
                        std::move(remedy)));
}

}  // namespace

std::optional<std::size_t> find_bad_byte(std::string_view bytes, std::size_t begin) {
  std::size_t at = begin;
  while (at < bytes.size()) {
    if (at + 8 <= bytes.size()) {
      const std::size_t passed = plain(bytes.data() + at);
      at += passed;
      if (passed == 8) continue;
    }
    const auto byte = static_cast<unsigned char>(bytes[at]);
    if (byte < 0x80) {
      if (!allowed_ascii(byte)) return at;
      ++at;
      continue;
    }
    if (byte == 0xC3 && at + 1 < bytes.size() && (bytes[at + 1] & 0xC0) == 0x80) {
      at += 2;  // the accented letters of French
      continue;
    }
    const std::size_t length = sequence(bytes, at);
    if (length == 0 || forbidden(bytes.substr(at, length))) return at;
    at += length;
  }
  return std::nullopt;
}

bool check_bytes(const SourceText& source, const Limits& limits, Diagnostics& diagnostics) {
  const std::string_view bytes = source.bytes();
  if (bytes.size() > limits.bytes || bytes.size() >= UINT32_MAX) {
    diagnostics.add(fatal("DOC-01", source.place(),
                          {"le fichier dépasse la taille admise : " + grouped_fr(bytes.size()) +
                               " octets, pour " + grouped_fr(limits.bytes) + " au plus",
                           "the file is larger than allowed: " + grouped_en(bytes.size()) +
                               " bytes, at most " + grouped_en(limits.bytes)},
                          {"un projet ne contient que du texte ; joindre le reste à part",
                           "a draft holds text only; attach the rest separately"}));
    return false;
  }
  if (!check_kind(source, diagnostics) || !check_declaration(source, diagnostics)) return false;
  const auto bad = find_bad_byte(bytes, source.begin());
  if (!bad) return true;
  const auto byte = static_cast<unsigned char>(bytes[*bad]);
  if (byte < 0x80 || sequence(bytes, *bad) != 0) {
    report_control(source, *bad, diagnostics);
  } else {
    diagnostics.add(
        fatal("DOC-06", source.place({*bad, *bad + 1}),
              {"le texte n’est pas en UTF-8 : octet " + hexadecimal(byte, 2) + " inattendu",
               "the text is not UTF-8: unexpected byte " + hexadecimal(byte, 2)},
              save_as_utf8()));
  }
  return false;
}

Diagnostic explain(const Refusal& refusal, const SourceText& source, const Limits& limits) {
  const auto limited = [&](const char* id, std::size_t value, const std::string& fr,
                           const std::string& en) {
    return fatal(
        id, source.place(refusal.span),
        {fr + " (" + grouped_fr(value) + " au plus)", en + " (at most " + grouped_en(value) + ")"},
        {"cette limite protège le contrôle ; un projet d’accord en reste loin : vérifier le "
         "fichier",
         "this limit protects the check; a draft agreement stays far from it: look at the "
         "file"});
  };
  switch (refusal.what) {
    case Excess::depth:
      return limited("DOC-09", limits.depth, "trop d’éléments emboîtés les uns dans les autres",
                     "too many elements nested in one another");
    case Excess::elements:
      return limited("DOC-10", limits.elements, "trop d’éléments dans le fichier",
                     "too many elements in the file");
    case Excess::attributes:
      return limited("DOC-11", limits.attributes, "trop d’attributs sur un même élément",
                     "too many attributes on one element");
    case Excess::names:
      return limited("DOC-12", limits.names, "trop de noms différents d’éléments et d’attributs",
                     "too many distinct names of elements and attributes");
    case Excess::name:
      return limited("DOC-13", limits.name_bytes, "nom trop long, en octets",
                     "name too long, in bytes");
    case Excess::value:
      return limited("DOC-14", limits.value_bytes, "valeur d’attribut trop longue, en octets",
                     "attribute value too long, in bytes");
    case Excess::text:
      return limited("DOC-15", limits.text_bytes, "passage de texte trop long, en octets",
                     "run of text too long, in bytes");
    case Excess::doctype:
      break;
  }
  return fatal(
      "DOC-08", source.place(refusal.span),
      {"la déclaration « <!DOCTYPE » n’est pas admise",
       "the “<!DOCTYPE” declaration is not allowed"},
      {"la supprimer, de « <!DOCTYPE » au « > » qui la ferme : un projet n’en a pas besoin",
       "delete it, from “<!DOCTYPE” to the “>” that closes it: a draft needs none"});
}

}  // namespace paraphe
