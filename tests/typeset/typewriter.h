// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/utf8.h"
#include "typeset/dump.h"
#include "typeset/metrics.h"
#include "typeset/setting.h"

namespace paraphe::setting {

/// Every character is half an em wide: at 10 points, 5 points a character.
class Typewriter : public Metrics {
 public:
  int face(const std::string& path) override {
    for (std::size_t i = 0; i < faces_.size(); ++i)
      if (faces_[i].path == path) return static_cast<int>(i);
    faces_.push_back({path, path});
    return static_cast<int>(faces_.size() - 1);
  }
  const std::vector<Face>& faces() const override { return faces_; }
  void shape(int, bool, std::string_view text, std::vector<ShapedGlyph>& glyphs) override {
    glyphs.clear();
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      const auto c = static_cast<std::uint16_t>(next_code_point(text, at));
      glyphs.push_back({c == 0x2603 ? std::uint16_t{0} : c, static_cast<std::uint16_t>(begin),
                        static_cast<std::uint16_t>(at - begin), 0.5F, 0.5F});
    }
  }

 private:
  std::vector<Face> faces_;
};

/// A page of `lines` lines of `characters` characters: 10 on 12 points, no margins.
inline Document sheet(int lines, int characters) {
  Document document;
  document.language = "fr-FR";
  document.layout.width = characters * 5.0;
  document.layout.height = lines * 12.0;
  document.layout.families["type"] = {"regular", "bold", "italic", "bold-italic"};
  ParagraphStyle style;
  style.family = "type";
  style.size = 10;
  style.leading = 12;
  style.align = Align::left;
  document.layout.styles["text"] = style;
  style.keep_with_next = true;
  document.layout.styles["intro"] = style;
  style.keep_with_next = false;
  style.indent_right = (characters - 10) * 5.0;
  document.layout.styles["narrow"] = style;
  style.indent_right = 0;
  style.keep_together = true;
  document.layout.styles["whole"] = style;
  style.keep_together = false;
  style.align = Align::justify;
  document.layout.styles["justified"] = style;
  document.layout.footer.style = "text";
  return document;
}

inline Run run(std::string text) {
  Run made;
  made.text = std::move(text);
  return made;
}

inline Block paragraph(const std::string& text, const std::string& style = "text",
                       Role role = Role::paragraph) {
  Block block;
  block.role = role;
  block.style = style;
  block.level = role == Role::heading ? 1 : 0;
  block.runs.push_back(run(text));
  return block;
}

/// A paragraph of `lines` lines: « a1 a2 … », each on its own.
inline Block lines_of(const std::string& name, int lines) {
  Block block = paragraph("");
  block.runs.clear();
  for (int i = 1; i <= lines; ++i) {
    if (i > 1) block.runs.emplace_back().kind = Run::Kind::line_break;
    block.runs.push_back(run(name + std::to_string(i)));
  }
  return block;
}

/// So many paragraphs of one line.
inline Block single_lines(const std::string& name, int count) {
  Block block;
  block.kind = Block::Kind::container;
  block.role = Role::division;
  for (int i = 1; i <= count; ++i) block.children.push_back(paragraph(name + std::to_string(i)));
  return block;
}

inline Block group(Block::Kind kind, Role role, std::vector<Block> children) {
  Block block;
  block.kind = kind;
  block.role = role;
  block.children = std::move(children);
  return block;
}

inline Block cell(const std::string& text) {
  return group(Block::Kind::cell, Role::cell, {paragraph(text)});
}

inline std::optional<Pages> set(const Document& document, Diagnostics& diagnostics) {
  Typewriter typewriter;
  return set_pages(
      document, typewriter,
      [](Source source) {
        Place place;
        place.start.byte = source.begin;
        return place;
      },
      diagnostics);
}

/// The text of each page, artifacts left out; a new baseline is written « / », a new page « | ».
inline std::string page_texts(const Pages& pages) {
  std::string out;
  const auto trim = [&out] {
    while (!out.empty() && out.back() == ' ') out.pop_back();
  };
  for (const Page& page : pages.pages) {
    trim();
    if (&page != &pages.pages.front()) out += " | ";
    std::optional<double> y;
    for (const Item& item : page.items) {
      const auto* text = std::get_if<TextItem>(&item);
      if (text == nullptr || text->mark.node < 0) continue;
      std::string words;
      for (const Glyph& glyph : text->glyphs) {
        const std::string& shown = pages.signs[glyph.sign].text;
        words += shown == "\u00AD" ? "-" : shown;
      }
      const bool blank = words.find_first_not_of(' ') == std::string::npos;
      if (!blank && y && *y != text->y) {
        trim();
        out += '/';
      }
      if (!blank) y = text->y;
      out += words;
    }
  }
  trim();
  return out;
}

/// The texts of the pages, and the findings.
inline std::string set_text(const Document& document) {
  Diagnostics diagnostics;
  const auto pages = set(document, diagnostics);
  std::string out = page_texts(*pages);
  for (const Diagnostic& diagnostic : diagnostics.items()) out += " !" + diagnostic.id;
  return out;
}

}  // namespace paraphe::setting
