// SPDX-License-Identifier: EUPL-1.2
#include "base/encoding.h"

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>

#include "base/encoding_kind.h"

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

// Where the first line after `most` begins. A file with no more bytes than that has none.
std::optional<std::size_t> line_too_many(std::string_view bytes, std::size_t most) {
  if (bytes.size() <= most) return std::nullopt;
  std::size_t lines = 1;
  for (std::size_t at = 0; (at = bytes.find('\n', at)) != bytes.npos;) {
    ++at;
    if (++lines > most) return at;
  }
  return std::nullopt;
}

Diagnostic limited(const char* id, Place place, std::size_t most, const std::string& fr,
                   const std::string& en) {
  return fatal(
      id, std::move(place),
      {fr + " (" + grouped_fr(most) + " au plus)", en + " (at most " + grouped_en(most) + ")"},
      {"cette limite protège le contrôle ; un projet d’accord en reste loin : vérifier le "
       "fichier",
       "this limit protects the check; a draft agreement stays far from it: look at the file"});
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

Diagnostic fatal(std::string id, Place place, Text message, Text remedy) {
  Diagnostic diagnostic;
  diagnostic.id = std::move(id);
  diagnostic.severity = Severity::fatal;
  diagnostic.place = std::move(place);
  diagnostic.message = std::move(message);
  diagnostic.remedy = std::move(remedy);
  return diagnostic;
}

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
  if (const auto line = line_too_many(bytes, limits.lines)) {
    diagnostics.add(limited("DOC-18", source.place({*line, *line}), limits.lines,
                            "trop de lignes dans le fichier", "too many lines in the file"));
    return false;
  }
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
  const auto limited = [&](const char* id, std::size_t value, const char* fr, const char* en) {
    return paraphe::limited(id, source.place(refusal.span), value, fr, en);
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
    case Excess::all_attributes:
      return limited("DOC-16", limits.all_attributes, "trop d’attributs dans le fichier",
                     "too many attributes in the file");
    case Excess::asides:
      return limited("DOC-17", limits.asides,
                     "trop de commentaires, d’instructions et de sections CDATA dans le fichier",
                     "too many comments, instructions and CDATA sections in the file");
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
