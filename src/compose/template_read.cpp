// SPDX-License-Identifier: EUPL-1.2
#include "compose/template_read.h"

#include <charconv>
#include <cstring>
#include <filesystem>
#include <string>

namespace paraphe {

namespace {

bool yes(const pugi::xml_node& node, const char* name, bool otherwise) {
  const pugi::xml_attribute found = node.attribute(name);
  return found ? std::strcmp(found.value(), "oui") == 0 : otherwise;
}

/// Overwrites `value` where the attribute is given.
void set(double& value, const pugi::xml_node& node, const char* name) {
  if (const pugi::xml_attribute found = node.attribute(name)) value = length(found.value());
}

/// `#RRGGBB`.
Color color(const pugi::xml_node& node, Color otherwise, const char* name = "couleur") {
  const std::string_view text = node.attribute(name).value();
  if (text.size() != 7) return otherwise;
  const auto part = [text](std::size_t at) {
    unsigned value = 0;
    std::from_chars(text.data() + at, text.data() + at + 2, value, 16);
    return value / 255.0;
  };
  return {part(1), part(3), part(5)};
}

Align align(std::string_view word) {
  if (word == "gauche") return Align::left;
  if (word == "centre") return Align::center;
  if (word == "droite") return Align::right;
  return Align::justify;
}

Writing writing(std::string_view word, Writing otherwise) {
  if (word == "lettres") return Writing::words;
  if (word == "chiffres") return Writing::figures;
  if (word == "mixte") return Writing::both;
  return otherwise;
}

Gender gender(std::string_view word) {
  return word == "feminin" ? Gender::feminine : Gender::masculine;
}

void read_geometry(const pugi::xml_node& root, Template& onto) {
  Layout& layout = onto.layout;
  const pugi::xml_node page = root.child("page");
  set(layout.width, page, "largeur");
  set(layout.height, page, "hauteur");
  set(layout.margin_top, page, "haut");
  set(layout.margin_bottom, page, "bas");
  set(layout.margin_inner, page, "interieur");
  set(layout.margin_outer, page, "exterieur");
  set(layout.header_baseline, page, "entete");
  set(layout.footer_baseline, page, "pied");
  set(layout.rule_width, page, "filet");
  layout.rule_color = color(page, layout.rule_color, "couleurFilet");
  const pugi::xml_node band = root.child("bande");
  set(layout.band_height, band, "hauteur");
  set(layout.qr_side, band, "qr");
  set(layout.paraphe_width, band, "parapheLargeur");
  set(layout.paraphe_height, band, "parapheHauteur");
  layout.most_paraphes = band.attribute("parapheNombre").as_uint(layout.most_paraphes);
  set(layout.band_text, band, "corps");
  set(layout.smallest_band_text, band, "corpsMinimal");
  const pugi::xml_node signatures = root.child("signatures");
  if (signatures) layout.signature_columns = signatures.attribute("colonnes").as_int(2);
  set(layout.signature_gap, signatures, "ecart");
  layout.strike_unused = yes(signatures, "batonnage", layout.strike_unused);
  set(onto.signature_height, signatures, "hauteur");
}

void read_pictures(const pugi::xml_node& root, Template& onto) {
  if (const pugi::xml_node cover = root.child("couverture")) {
    onto.cover = yes(cover, "imprimer", true);
    set(onto.cover_logo_width, cover, "logosLargeur");
    set(onto.cover_logo_height, cover, "logosHauteur");
  }
  if (const pugi::xml_node images = root.child("images")) {
    onto.image_limits = {images.attribute("octets").as_uint(), images.attribute("pixels").as_uint(),
                         images.attribute("resolution").as_double()};
  }
}

ParagraphStyle style(const pugi::xml_node& node) {
  ParagraphStyle style;
  style.family = node.attribute("police").value();
  set(style.size, node, "corps");
  set(style.leading, node, "interligne");
  set(style.space_before, node, "avant");
  set(style.space_after, node, "apres");
  set(style.indent_left, node, "retrait");
  set(style.indent_right, node, "retraitDroit");
  set(style.first_line, node, "alinea");
  set(style.cell_padding, node, "cellule");
  style.align = align(node.attribute("alignement").value());
  style.bold = yes(node, "gras", false);
  style.italic = yes(node, "italique", false);
  style.small_caps = yes(node, "petitesCapitales", false);
  style.hyphenate = yes(node, "cesure", true);
  style.keep_with_next = yes(node, "lieAuSuivant", false);
  style.keep_together = yes(node, "insecable", false);
  style.color = color(node, {});
  set(style.rule_above, node, "filetDessus");
  set(style.rule_below, node, "filetDessous");
  set(style.rule_gap, node, "filetEcart");
  set(style.rule_length, node, "filetLongueur");
  style.rule_color = color(node, style.color, "couleurFilet");
  return style;
}

/// Notes where `node` stands under `name`, for findings about it.
void note_place(const pugi::xml_node& node, const std::string& name, const Draft& draft,
                Template& onto) {
  const std::size_t at = static_cast<std::size_t>(node.offset_debug());
  onto.places[name] = draft.place(Span{at, at + std::strlen(node.name())});
}

/// The path of a font; one that is not absolute starts where the template lies.
std::string font(const pugi::xml_node& node, const char* name, const Draft& draft) {
  const std::filesystem::path path = node.attribute(name).value();
  if (path.is_absolute()) return path.string();
  return (std::filesystem::path(draft.name()).parent_path() / path).string();
}

void read_styles(const pugi::xml_node& root, const Draft& draft, Template& onto) {
  for (const pugi::xml_node& each : root.child("polices").children("police")) {
    const std::string name = each.attribute("nom").value();
    onto.layout.families[name] = {font(each, "romain", draft), font(each, "gras", draft),
                                  font(each, "italique", draft), font(each, "grasItalique", draft)};
    note_place(each, "police:" + name, draft, onto);
  }
  for (const pugi::xml_node& each : root.child("styles").children("style")) {
    const std::string name = each.attribute("nom").value();
    onto.layout.styles[name] = style(each);
    note_place(each, "style:" + name, draft, onto);
    double width = 0;
    set(width, each, "etiquette");
    onto.label_widths[name] = width;
  }
}

Strip strip(const pugi::xml_node& node) {
  Strip strip{node.attribute("gauche").value(), node.attribute("centre").value(),
              node.attribute("droite").value(), node.attribute("style").value(),
              yes(node, "premierePage", true)};
  set(strip.logo_height, node, "logosHauteur");
  set(strip.logo_width, node, "logosLargeur");
  return strip;
}

void read_running_matter(const pugi::xml_node& root, Template& onto) {
  if (const pugi::xml_node header = root.child("entete")) onto.layout.header = strip(header);
  if (const pugi::xml_node footer = root.child("pied")) onto.layout.footer = strip(footer);
  for (const pugi::xml_node& each : root.child("filigranes").children("filigrane")) {
    Watermark mark;
    mark.text = each.attribute("texte").value();
    mark.color = color(each, mark.color);
    set(mark.size, each, "corps");
    mark.angle = each.attribute("angle").as_double(mark.angle);
    onto.watermarks[each.attribute("objet").value()] = mark;
  }
}

void read_wording(const pugi::xml_node& root, const Draft& draft, Template& onto) {
  const pugi::xml_node manner = root.child("redaction");
  onto.durations = writing(manner.attribute("durees").value(), onto.durations);
  onto.counts = writing(manner.attribute("nombres").value(), onto.counts);
  if (const pugi::xml_node contents = root.child("sommaire")) {
    onto.toc_from = contents.attribute("aPartirDe").as_int();
  }
  for (const pugi::xml_node& each : root.child("blancs").children("blanc")) {
    set(onto.blanks[each.attribute("objet").value()], each, "largeur");
  }
  for (const pugi::xml_node& each : root.child("noms").children("nom")) {
    onto.nouns[each.attribute("mot").value()] = gender(each.attribute("genre").value());
  }
  for (const pugi::xml_node& each : root.child("phrases").children("phrase")) {
    Phrase phrase;
    phrase.text = each.attribute("texte").value();
    phrase.singular = each.attribute("singulier").value();
    phrase.plural = each.attribute("pluriel").value();
    phrase.masculine = each.attribute("masculin").value();
    phrase.feminine = each.attribute("feminin").value();
    phrase.masculine_plural = each.attribute("masculinPluriel").value();
    phrase.feminine_plural = each.attribute("femininPluriel").value();
    phrase.elided = each.attribute("elision").value();
    if (const pugi::xml_attribute noun = each.attribute("genre")) {
      phrase.gender = gender(noun.value());
    }
    const std::size_t at = static_cast<std::size_t>(each.offset_debug());
    phrase.place = draft.place(Span{at, at + std::strlen(each.name())});
    onto.phrases[each.attribute("id").value()] = std::move(phrase);
  }
}

}  // namespace

double length(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc()) return 0;
  const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  return unit == "mm" ? value * 72 / 25.4 : value;
}

void read_template(const pugi::xml_node& root, const Draft& draft, Template& onto) {
  onto.name = root.attribute("nom").value();
  onto.files.push_back({onto.name, draft.bytes()});
  if (const pugi::xml_attribute language = root.attribute("langue")) {
    onto.language = language.value();
  }
  if (const pugi::xml_attribute style = root.attribute("typographie")) {
    onto.typography = std::strcmp(style.value(), "journalOfficiel") == 0
                          ? TypographicStyle::journal_officiel
                          : TypographicStyle::imprimerie_nationale;
  }
  const std::size_t at = static_cast<std::size_t>(root.offset_debug());
  onto.place = draft.place(Span{at, at + std::strlen(root.name())});
  read_geometry(root, onto);
  read_pictures(root, onto);
  read_styles(root, draft, onto);
  for (const char* part : {"page", "entete", "pied"})
    if (const pugi::xml_node given = root.child(part)) note_place(given, part, draft, onto);
  read_running_matter(root, onto);
  read_wording(root, draft, onto);
}

}  // namespace paraphe
