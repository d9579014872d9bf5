// SPDX-License-Identifier: EUPL-1.2
#include "typeset/dump.h"

#include <cmath>
#include <cstdlib>

namespace paraphe {
namespace {

std::string tenths(double length) {
  const long n = std::lround(length * 10);
  std::string text = std::to_string(std::labs(n) / 10) + '.' + std::to_string(std::labs(n) % 10);
  if (n < 0) text.insert(text.begin(), '-');
  return text;
}

std::string point(double x, double y) { return tenths(x) + ' ' + tenths(y); }

std::string text_of(const TextItem& item, const Pages& pages) {
  std::string text;
  for (const Glyph& glyph : item.glyphs) {
    const std::string& shown = pages.signs[glyph.sign].text;
    text += shown == "\u00AD" ? "¬" : shown;
  }
  return text;
}

class Dump {
 public:
  explicit Dump(const Pages& pages) : pages_(pages) {}

  std::string run() {
    for (std::size_t p = 0; p < pages_.pages.size(); ++p) {
      const Page& page = pages_.pages[p];
      out_ += "page " + std::to_string(p + 1) + (page.turned ? " on its side\n" : "\n");
      for (const Item& item : page.items) std::visit([this](const auto& i) { add(i); }, item);
      for (const Link& link : page.links)
        out_ += "  link " + point(link.box.x0, link.box.y0) + ' ' +
                point(link.box.x1, link.box.y1) + " to page " + std::to_string(link.page + 1) +
                ' ' + tenths(link.y) + " |" + link.contents + "|\n";
      for (const SignatureField& field : page.fields)
        out_ += "  field " + point(field.box.x0, field.box.y0) + ' ' +
                point(field.box.x1, field.box.y1) + ' ' + field.name + " |" + field.tooltip + "|\n";
    }
    for (const OutlineEntry& entry : pages_.outline)
      out_ += "outline " + std::to_string(entry.level) + " page " + std::to_string(entry.page + 1) +
              ' ' + tenths(entry.y) + " |" + entry.title + "|\n";
    return std::move(out_);
  }

 private:
  std::string what(const Mark& mark) const {
    if (mark.node >= 0) return std::string(pages_.nodes[static_cast<std::size_t>(mark.node)].type);
    switch (mark.kind) {
      case Mark::Artifact::pagination_header:
        return "header";
      case Mark::Artifact::pagination_footer:
        return "footer";
      case Mark::Artifact::layout:
        return "layout";
      case Mark::Artifact::background:
        return "background";
    }
    return {};
  }

  void add(const TextItem& item) {
    const std::string& face = pages_.faces[static_cast<std::size_t>(item.face)].name;
    out_ += "  " + what(item.mark) + ' ' + point(item.x, item.y) + ' ' + face + ' ' +
            tenths(item.size) + (item.angle == 0 ? "" : " turned " + tenths(item.angle)) +
            (item.language.empty() ? "" : " " + item.language) + " |" + text_of(item, pages_) +
            "|\n";
  }
  void add(const LineItem& item) {
    out_ += "  " + what(item.mark) + ' ' + point(item.x0, item.y0) + ' ' + point(item.x1, item.y1) +
            (item.dotted ? " dots\n" : " rule\n");
  }
  void add(const RectItem& item) {
    out_ += "  " + what(item.mark) + ' ' + point(item.x, item.y) + ' ' +
            point(item.x + item.w, item.y + item.h) + " box\n";
  }
  void add(const ImageItem& item) {
    out_ += "  " + what(item.mark) + ' ' + point(item.x, item.y) + ' ' +
            point(item.x + item.w, item.y + item.h) + " image " + std::to_string(item.image) + '\n';
  }

  const Pages& pages_;
  std::string out_;
};

void add_node(const Pages& pages, const std::vector<std::string>& texts, int index, int depth,
              std::string& out) {
  const auto at = static_cast<std::size_t>(index);
  const StructureNode& node = pages.nodes[at];
  out += std::string(static_cast<std::size_t>(depth) * 2, ' ');
  out += node.type;
  const auto attribute = [&out](const char* name, const std::string& value) {
    if (!value.empty()) out += std::string(" ") + name + '=' + value;
  };
  attribute("lang", node.language);
  attribute("alt", node.alt);
  attribute("scope", node.scope);
  attribute("id", node.id);
  attribute("numbering", node.numbering);
  if (node.column_span > 1) attribute("columns", std::to_string(node.column_span));
  if (node.row_span > 1) attribute("rows", std::to_string(node.row_span));
  if (!texts[at].empty()) out += " |" + texts[at] + '|';
  out += '\n';
  for (const int child : children_of(pages.nodes, index))
    add_node(pages, texts, child, depth + 1, out);
}

}  // namespace

std::string dump(const Pages& pages) { return Dump(pages).run(); }

std::string dump_structure(const Pages& pages) {
  std::vector<std::string> texts(pages.nodes.size());
  for (const Page& page : pages.pages)
    for (const Item& item : page.items)
      if (const auto* text = std::get_if<TextItem>(&item); text != nullptr && text->mark.node >= 0)
        for (const Glyph& glyph : text->glyphs)
          if (const std::string& shown = pages.signs[glyph.sign].text; shown != "\u00AD")
            texts[static_cast<std::size_t>(text->mark.node)] += shown;
  std::string out;
  if (!pages.nodes.empty()) add_node(pages, texts, 0, 0, out);
  return out;
}

}  // namespace paraphe
