// SPDX-License-Identifier: EUPL-1.2
#include "typeset/findings.h"

#include <cmath>

namespace paraphe::setting {
namespace {

std::string code_point(char32_t c) {
  std::string hex;
  for (; c != 0 || hex.size() < 4; c >>= 4U) hex.insert(hex.begin(), "0123456789ABCDEF"[c & 0xFU]);
  return "U+" + hex;
}

std::string utf8(char32_t c) {
  const auto low = [](char32_t bits) { return static_cast<char>(0x80U | (bits & 0x3FU)); };
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return "?";
  if (c < 0x80) return {static_cast<char>(c)};
  if (c < 0x800) return {static_cast<char>(0xC0U | c >> 6U), low(c)};
  if (c < 0x10000) return {static_cast<char>(0xE0U | c >> 12U), low(c >> 6U), low(c)};
  return {static_cast<char>(0xF0U | c >> 18U), low(c >> 12U), low(c >> 6U), low(c)};
}

// Tenths of a point, without a locale: « 3.5 » and « 3,5 ».
std::string points(double length, char mark) {
  const long tenths = std::lround(length * 10);
  return std::to_string(tenths / 10) + mark + std::to_string(tenths % 10);
}

}  // namespace

void Findings::add(const char* id, Severity severity, Source source, Text message, Text remedy) {
  if (!given_.emplace(source.begin, id + message.en).second) return;
  Diagnostic diagnostic;
  diagnostic.id = id;
  diagnostic.severity = severity;
  diagnostic.place = place_of_(source);
  diagnostic.message = std::move(message);
  diagnostic.remedy = std::move(remedy);
  diagnostics_.add(std::move(diagnostic));
}

void Findings::missing_glyph(char32_t character, const std::string& font, Source source) {
  glyphs_missing_ = true;
  const std::string name = utf8(character), code = code_point(character);
  add("PAG-01", Severity::error, source,
      {"le caractère «\u00A0" + name + "\u00A0» (" + code + ") n’existe pas dans la police " + font,
       "the character '" + name + "' (" + code + ") does not exist in the font " + font},
      {"remplacer ce caractère, ou choisir un modèle dont la police le contient",
       "replace this character, or choose a template whose font has it"});
}

void Findings::loose_line(Source source) {
  add("PAG-02", Severity::warning, source,
      {"ligne trop lâche\u00A0: aucune coupure ne permet de la serrer",
       "loose line: no division allows it to be tightened"},
      {"reformuler le passage", "rephrase the passage"});
}

void Findings::overfull_line(double excess, Source source) {
  add("PAG-03", Severity::warning, source,
      {"ligne trop longue\u00A0: elle déborde de " + points(excess, ',') + "\u00A0pt dans la marge",
       "overfull line: it reaches " + points(excess, '.') + " pt into the margin"},
      {"reformuler le passage, ou permettre une coupure",
       "rephrase the passage, or allow a division"});
}

void Findings::too_tall(double excess, Source source) {
  add("PAG-04", Severity::error, source,
      {"élément insécable plus haut que la page, de " + points(excess, ',') + "\u00A0pt",
       "unbreakable element taller than the page, by " + points(excess, '.') + " pt"},
      {"répartir le contenu en plusieurs lignes de tableau ou en plusieurs paragraphes",
       "spread the content over several table rows or paragraphs"});
}

void Findings::missing_target(const std::string& target, Source source) {
  add("PAG-05", Severity::error, source,
      {"renvoi à «\u00A0" + target + "\u00A0», qui n’est pas dans le document",
       "reference to '" + target + "', which is not in the document"},
      {"corriger le renvoi", "mend the reference"});
}

void Findings::narrow_table(Source source) {
  add("PAG-06", Severity::error, source,
      {"tableau trop large\u00A0: une colonne ne laisse pas de place au texte",
       "table too wide: a column leaves no room for text"},
      {"réduire le nombre de colonnes, ou élargir la plus étroite",
       "use fewer columns, or widen the narrowest"});
}

void Findings::coarse_image(const std::string& file, double resolution, Source source) {
  const std::string pixels = std::to_string(std::lround(resolution));
  add("IMG-04", Severity::warning, source,
      {"l’image «\u00A0" + file + "\u00A0» paraîtra floue\u00A0: " + pixels +
           (resolution < 1.5 ? " pixel" : " pixels") + " par pouce à la taille imprimée",
       "the image '" + file + "' will look blurred: " + pixels + " pixels per inch as printed"},
      {"fournir une image plus grande", "supply a larger image"});
}

}  // namespace paraphe::setting
