// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <hb-ot.h>
#include <hb.h>

#include <memory>
#include <string>
#include <vector>

#include "typeset/page.h"
#include "typeset/words.h"

namespace paraphe {

/// Sets text by hand, as `typeset` would, so that the rooms of `output` are tried without it.
class Typesetter {
 public:
  explicit Typesetter(Pages& pages) : pages_(pages) {}

  /// Index of a face of Gentium.
  int face(const std::string& name) {
    const std::string path = "/usr/share/fonts/truetype/gentiumplus/" + name + ".ttf";
    hb_blob_t* blob = hb_blob_create_from_file_or_fail(path.c_str());
    if (blob == nullptr) throw std::runtime_error("no " + path);
    hb_face_t* face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    fonts_.emplace_back(hb_font_create(face), &hb_font_destroy);
    hb_face_destroy(face);
    pages_.faces.push_back({path, name});
    return static_cast<int>(fonts_.size()) - 1;
  }

  /// `text` on one line; each plain space takes `extra` points more. A final U+00AD is drawn as a
  /// hyphen.
  TextItem line(int face, double size, double x, double y, const std::string& text, Mark mark,
                double extra = 0) const {
    static const std::string soft_hyphen = "\xC2\xAD";
    std::string shaped = text;
    const bool hyphen = text.ends_with(soft_hyphen);
    if (hyphen) shaped.replace(text.size() - soft_hyphen.size(), soft_hyphen.size(), "-");
    TextItem item;
    item.face = face;
    item.size = size;
    item.x = x;
    item.y = y;
    item.mark = mark;
    item.glyphs = shape(face, size, shaped);
    if (hyphen) {
      const Sign& drawn = pages_.signs[item.glyphs.back().sign];
      item.glyphs.back().sign = sign(face, drawn.id, soft_hyphen);
    }
    for (Glyph& glyph : item.glyphs) {
      if (pages_.signs[glyph.sign].text == " ") glyph.advance += static_cast<float>(extra);
    }
    return item;
  }

  /// Adds a node and returns its index.
  int node(const char* type, int parent) const {
    StructureNode node;
    node.type = type;
    const int index = static_cast<int>(pages_.nodes.size());
    pages_.nodes.push_back(node);
    if (parent >= 0) add_child(pages_.nodes, parent, index);
    return index;
  }

 private:
  std::vector<Glyph> shape(int face, double size, const std::string& text) const {
    hb_font_t* font = fonts_[static_cast<std::size_t>(face)].get();
    hb_buffer_t* buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, text.data(), static_cast<int>(text.size()), 0, -1);
    hb_buffer_guess_segment_properties(buffer);
    const hb_feature_t no_ligatures{HB_TAG('l', 'i', 'g', 'a'), 0, 0, static_cast<unsigned>(-1)};
    hb_shape(font, buffer, &no_ligatures, 1);
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
    const double scale = size / hb_face_get_upem(hb_font_get_face(font));
    std::vector<setting::ShapedGlyph> shaped;
    for (unsigned i = 0; i < count; ++i) {
      setting::ShapedGlyph glyph;
      glyph.id = static_cast<std::uint16_t>(infos[i].codepoint);
      glyph.begin = static_cast<std::uint16_t>(infos[i].cluster);
      glyph.advance = static_cast<float>(positions[i].x_advance * scale);
      if (i == 0 || infos[i].cluster != infos[i - 1].cluster) {
        unsigned end = i + 1;
        while (end < count && infos[end].cluster == infos[i].cluster) ++end;
        const std::size_t stop = end < count ? infos[end].cluster : text.size();
        glyph.length = static_cast<std::uint16_t>(stop - infos[i].cluster);
      }
      shaped.push_back(glyph);
    }
    hb_buffer_destroy(buffer);
    const std::vector<std::string_view> shown = setting::shown_texts(text, shaped);
    std::vector<Glyph> glyphs;
    for (std::size_t i = 0; i < shaped.size(); ++i)
      glyphs.push_back({sign(face, shaped[i].id, shown[i]), shaped[i].advance});
    return glyphs;
  }

  std::uint32_t sign(int face, std::uint16_t id, std::string_view text) const {
    for (std::size_t i = 0; i < pages_.signs.size(); ++i) {
      const Sign& known = pages_.signs[i];
      if (known.face == face && known.id == id && known.text == text)
        return static_cast<std::uint32_t>(i);
    }
    pages_.signs.push_back({face, id, std::string(text)});
    return static_cast<std::uint32_t>(pages_.signs.size() - 1);
  }

  Pages& pages_;
  std::vector<std::unique_ptr<hb_font_t, decltype(&hb_font_destroy)>> fonts_;
};

/// Where the pen stands after `text`.
inline double end(const TextItem& text) {
  double x = text.x;
  for (const Glyph& glyph : text.glyphs) x += glyph.advance;
  return x;
}

/// A document with everything `write_pdf` handles, and what its paragraphs say.
struct Sample {
  Document document;
  Pages pages;
  std::vector<std::string> paragraphs;  ///< in reading order, U+00AD removed
};

/// Text of `count` distinct characters of Gentium, most of them rare.
inline std::string rare_characters(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    const unsigned code =
        0x150U + static_cast<unsigned>(i);  // Latin Extended-A, -B, IPA, modifiers
    text += static_cast<char>(0xC0U | (code >> 6U));
    text += static_cast<char>(0x80U | (code & 0x3FU));
  }
  return text;
}

inline void add_first_page(Sample& sample, const Typesetter& set, int book, int bold, int italic) {
  Pages& pages = sample.pages;
  Page& page = pages.pages.emplace_back();
  const Mark header{Mark::artifact, Mark::Artifact::pagination_header};
  const Mark footer{Mark::artifact, Mark::Artifact::pagination_footer};
  const Mark background{Mark::artifact, Mark::Artifact::background};
  const Mark layout{Mark::artifact, Mark::Artifact::layout};

  TextItem watermark = set.line(book, 60, 150, 250, "EXEMPLE", background);
  watermark.angle = 50;
  watermark.color = {0.9, 0.9, 0.9};
  page.items.emplace_back(watermark);
  page.items.emplace_back(set.line(italic, 9, 72, 800, "Convention n°\u00A012", header));

  const int title = set.node("H1", 0);
  page.items.emplace_back(set.line(bold, 16, 72, 760, "Protocole de coopération", {title}));
  sample.paragraphs.push_back("Protocole de coopération");

  const int first = set.node("P", 0);
  page.items.emplace_back(set.line(book, 11, 72, 730,
                                   "Où l’élève\u202F; « à Noël », reçoit 1\u202F000\u00A0€ au ",
                                   {first}, 1.7));
  page.items.emplace_back(set.line(book, 11, 72, 716, "titre de la coopé\u00AD", {first}, 0.4));
  page.items.emplace_back(
      set.line(book, 11, 72, 702, "ration (\\ régionale). ÂÉÈÊËÎÏÔÛÇ œuvre.", {first}));
  sample.paragraphs.push_back(
      "Où l’élève\u202F; « à Noël », reçoit 1\u202F000\u00A0€ au titre de la coopération (\\ "
      "régionale). ÂÉÈÊËÎÏÔÛÇ œuvre.");

  // A paragraph with a foreign word, a link inside its text, and a combining accent without its own
  // character.
  const int mixed = set.node("P", 0);
  TextItem foreign = set.line(italic, 11, 72, 680, "open science, x\u0302 ", {mixed});
  foreign.language = "en";
  page.items.emplace_back(foreign);
  const int link = set.node("Link", mixed);
  TextItem reference = set.line(book, 11, end(foreign), 680, "article 2", {link});
  reference.color = {0.1, 0.2, 0.5};
  page.items.emplace_back(reference);
  page.items.emplace_back(
      set.line(book, 11, end(reference), 680, " du présent protocole.", {mixed}));
  page.links.push_back(
      {{reference.x, 677, end(reference), 690}, 1, 760, "Article 2, page 2", link});
  sample.paragraphs.push_back("open science, x\u0302 article 2 du présent protocole.");

  const int list = set.node("L", 0);
  pages.nodes.back().numbering = "Disc";
  double y = 650;
  for (const std::string text : {"premier point\u202F;", "deuxième point."}) {
    const int entry = set.node("LI", list);
    page.items.emplace_back(set.line(book, 11, 80, y, "– ", {set.node("Lbl", entry)}));
    page.items.emplace_back(
        set.line(book, 11, 95, y, text, {set.node("P", set.node("LBody", entry))}));
    sample.paragraphs.push_back("– " + text);
    y -= 14;
  }

  const int table = set.node("Table", 0);
  const int head = set.node("TR", set.node("THead", table));
  const int row = set.node("TR", set.node("TBody", table));
  page.items.emplace_back(RectItem{72, 580, 300, 36, 0.4, {}, layout});
  page.items.emplace_back(LineItem{72, 598, 372, 598, 0.4, {}, false, layout});
  page.items.emplace_back(LineItem{200, 580, 200, 616, 0.8, {0.5, 0.5, 0.5}, true, layout});
  for (const std::string text : {"Année", "Montant"}) {
    const int cell = set.node("TH", head);
    pages.nodes.back().scope = "Column";
    page.items.emplace_back(
        set.line(bold, 10, text == "Année" ? 76 : 204, 602, text, {set.node("P", cell)}));
    sample.paragraphs.push_back(text);
  }
  for (const std::string text : {"2027", "12\u202F500\u00A0€"}) {
    const int cell = set.node("TD", row);
    page.items.emplace_back(
        set.line(book, 10, text == "2027" ? 76 : 204, 584, text, {set.node("P", cell)}));
    sample.paragraphs.push_back(text);
  }

  const int note = set.node("Note", 0);
  pages.nodes.back().id = "note-1";
  page.items.emplace_back(set.line(book, 7, 72, 104, "1 ", {set.node("Lbl", note)}));
  page.items.emplace_back(
      set.line(book, 9, 80, 100, "Code de l’éducation.", {set.node("P", note)}));
  sample.paragraphs.push_back("1 Code de l’éducation.");

  page.items.emplace_back(RectItem{72, 40, 1.2, 1.2, 0, {}, footer});
  page.items.emplace_back(RectItem{74.4, 40, 1.2, 1.2, 0, {}, footer});
  page.items.emplace_back(set.line(italic, 9, 480, 40, "Page 1/2", footer));
}

inline void add_second_page(Sample& sample, const Typesetter& set, int book, int bold, int plain) {
  Page& page = sample.pages.pages.emplace_back();
  const int title = set.node("H2", 0);
  page.items.emplace_back(set.line(bold, 13, 72, 760, "Article 2", {title}));
  sample.paragraphs.push_back("Article 2");

  const int rare = set.node("P", 0);  // begins here, ends on the next page
  const std::string characters = rare_characters(400);
  for (std::size_t begin = 0; begin < characters.size(); begin += 100) {
    page.items.emplace_back(set.line(plain, 10, 72, 740 - 0.14 * static_cast<double>(begin),
                                     characters.substr(begin, 100), {rare}));
  }
  page.items.emplace_back(set.line(plain, 10, 72, 600, " suite ", {rare}));
  sample.pages.pages.emplace_back().items.emplace_back(
      set.line(plain, 10, 72, 760, "et fin.", {rare}));
  sample.paragraphs.push_back(characters + " suite et fin.");

  double x = 72;
  for (const std::string party : {"region", "academie"}) {
    const int caption = set.node("P", 0);
    sample.pages.pages[1].items.emplace_back(
        set.line(book, 11, x, 300, "Pour la partie " + party, {caption}));
    sample.paragraphs.push_back("Pour la partie " + party);
    const int form = set.node("Form", 0);
    sample.pages.pages[1].fields.push_back({"Signature_" + party,
                                            "Signature\u00A0: présidente — " + party,
                                            "",
                                            {x, 200, x + 180, 290},
                                            form});
    x += 220;
  }
}

inline Sample sample() {
  Sample sample;
  Document& document = sample.document;
  document.title = "Protocole de coopération & d’échange <2027>";
  document.subject = "Coopération \"régionale\"";
  document.author = "Région ; Académie";
  document.language = "fr-FR";
  document.date = "2026-11-20";
  document.properties = {{"source-sha256", "00ff"}, {"statut", "projet & exemple"}};
  document.attachments = {
      {"convention.xml", "application/xml", "Source", "Source de la convention", "<convention/>\n"},
      {"modele.xml", "application/xml", "Supplement", "Modèle", "<modele/>\n"}};

  Pages& pages = sample.pages;
  pages.width = 595.276;
  pages.height = 841.890;
  Typesetter set(pages);
  const int book = set.face("GentiumBookPlus-Regular");
  const int bold = set.face("GentiumBookPlus-Bold");
  const int italic = set.face("GentiumBookPlus-Italic");
  const int plain = set.face("GentiumPlus-Regular");
  set.face("GentiumPlus-Bold");  // shows nothing
  set.node("Document", -1);
  add_first_page(sample, set, book, bold, italic);
  add_second_page(sample, set, book, bold, plain);
  pages.outline = {
      {"Protocole de coopération", 1, 0, 776}, {"Article 2", 2, 1, 776}, {"Signatures", 1, 1, 320}};
  return sample;
}

}  // namespace paraphe
