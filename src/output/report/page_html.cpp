// SPDX-License-Identifier: EUPL-1.2
// A printed document told in HTML: the same blocks, styled from the same layout.
#include <map>
#include <set>
#include <sstream>

#include "output/report/html.h"
#include "output/report/page_style.h"
#include "output/report/visa.h"

namespace paraphe {
namespace {

using html::escape;

/// A length in points that a screen may enlarge.
std::string points(double value) {
  std::ostringstream out;
  out << "calc(var(--pt)*" << value << ")";
  return out.str();
}

std::string exact(double value) {
  std::ostringstream out;
  out << value << "pt";
  return out.str();
}

std::string hexadecimal_color(const Color& color) {
  constexpr const char* digits = "0123456789abcdef";
  std::string out = "#";
  for (const double part : {color.red, color.green, color.blue}) {
    const auto value = static_cast<unsigned>(part * 255 + 0.5);
    out += digits[value / 16 % 16];
    out += digits[value % 16];
  }
  return out;
}

const char* alignment(Align align) {
  constexpr const char* words[] = {"left", "center", "right", "justify"};
  return words[static_cast<int>(align)];
}

class PageWriter {
 public:
  explicit PageWriter(const Document& document) : document_(document) {}

  std::string write() {
    for (const Block& block : document_.blocks) add(block);
    const std::string language = escape(document_.language);
    return "<!DOCTYPE html>\n<html lang=\"" + language +
           "\">\n<head>\n<meta charset=\"utf-8\"/>\n" +
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>" +
           escape(document_.title) + "</title>\n<style>\n" + std::string(page_style()) + styles() +
           "</style>\n</head>\n<body>\n<main>\n" + html_ + "</main>\n</body>\n</html>\n";
  }

 private:
  void add(const Block& block) {
    switch (block.kind) {
      case Block::Kind::paragraph:
        return add_paragraph(block);
      case Block::Kind::table:
        return add_table(block);
      case Block::Kind::signature_box:
        return add_box(block);
      default:
        return add_container(block);
    }
  }

  void add_all(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) add(block);
  }

  std::string opening(const Block& block, const std::string& tag) {
    std::string out = "<" + tag;
    if (!block.id.empty()) out += " id=\"" + escape(block.id) + "\"";
    if (!block.style.empty()) {
      out += " class=\"" + escape(block.style) + "\"";
      used_.insert(block.style);
    }
    return out + ">";
  }

  void add_paragraph(const Block& block) {
    std::string tag = "p";
    if (block.role == Role::heading) tag = "h" + std::to_string(block.level);
    if (block.role == Role::list_item) tag = "li";
    if (block.role == Role::heading) heading_ = block.id;
    html_ += opening(block, tag);
    if (!block.label.empty()) {
      html_ += "<span class=\"label\">" + runs(block.label) + "</span>";
      labels_[block.style] = block.label_width;
    }
    html_ += runs(block.runs) + "</" + tag + ">\n";
  }

  void add_container(const Block& block) {
    const bool list = block.role == Role::list;
    if (list && block.children.empty()) return;
    const std::string tag = list ? "ul" : block.role == Role::section ? "section" : "div";
    const bool apart = block.kind == Block::Kind::signature_group;
    html_ += "<" + tag + (apart ? " class=\"together\"" : "") + ">\n";
    add_all(block.children);
    html_ += "</" + tag + ">\n";
  }

  void add_box(const Block& block) {
    html_ += "<div>\n";
    add_all(block.children);
    html_ += "<div class=\"box\" role=\"img\" aria-label=\"" + escape(block.tooltip) +
             "\"></div>\n</div>\n";
    box_height_ = block.box_height;
  }

  void add_table(const Block& block) {
    const std::string name = "table-" + std::to_string(++tables_);
    html_ += "<div class=\"scroller\" role=\"group\" tabindex=\"0\" aria-labelledby=\"" +
             escape(heading_) + "\">\n<table id=\"" + name + "\"" +
             (block.style.empty() ? "" : " class=\"" + escape(block.style) + "\"") + ">\n";
    if (!block.style.empty()) used_.insert(block.style);
    if (!block.style.empty()) table_styles_.insert(block.style);
    add_columns(block, name);
    for (std::size_t i = 0; i < block.children.size(); ++i) {
      const bool head = i < static_cast<std::size_t>(block.header_rows);
      if (i == 0 && head) html_ += "<thead>\n";
      if (i == static_cast<std::size_t>(block.header_rows)) {
        html_ += std::string(i > 0 ? "</thead>\n" : "") + "<tbody>\n";
      }
      add_row(block.children[i], head);
    }
    html_ += "</tbody>\n</table>\n</div>\n";
  }

  void add_columns(const Block& block, const std::string& name) {
    double total = 0;
    for (const double width : block.columns) total += width;
    html_ += "<colgroup>";
    for (std::size_t i = 0; i < block.columns.size(); ++i) {
      html_ += "<col/>";
      std::ostringstream rule;
      rule << "#" << name << " col:nth-child(" << i + 1
           << "){width:" << block.columns[i] * 100 / total << "%}\n";
      columns_ += rule.str();
    }
    html_ += "</colgroup>\n";
  }

  void add_row(const Block& row, bool head) {
    html_ += "<tr>";
    for (const Block& cell : row.children) {
      const bool header = cell.role == Role::header_cell;
      html_ += header ? head ? "<th scope=\"col\"" : "<th scope=\"row\"" : "<td";
      if (cell.column_span > 1) html_ += " colspan=\"" + std::to_string(cell.column_span) + "\"";
      html_ += ">";
      add_all(cell.children);
      html_ += header ? "</th>" : "</td>";
    }
    html_ += "</tr>\n";
  }

  std::string runs(const std::vector<Run>& all) {
    std::string out;
    for (const Run& each : all) out += run(each);
    return out;
  }

  std::string run(const Run& run) {
    const std::string text = escape(run.text);
    if (run.kind == Run::Kind::line_break) return "<br/>";
    if (run.kind == Run::Kind::tick_box) {
      return "<input type=\"checkbox\" aria-label=\"" + text + "\"/>";
    }
    if (run.kind == Run::Kind::blank) {
      blanks_.insert(run.width);
      return "<span class=\"" + blank_class(run.width) + "\" role=\"img\" aria-label=\"" + text +
             "\"></span>";
    }
    if (run.kind != Run::Kind::text) return "";
    std::string out = text;
    const auto wrap = [&out](bool wanted, const std::string& tag, const std::string& with = "") {
      if (wanted) out = "<" + tag + with + ">" + out + "</" + tag + ">";
    };
    wrap(run.small_caps, "span", " class=\"sc\"");
    wrap(run.italic, "em");
    wrap(run.bold, "strong");
    wrap(run.superscript, "sup");
    wrap(run.unbreakable, "span", " class=\"whole\"");
    wrap(!run.language.empty(), "span", " lang=\"" + escape(run.language) + "\"");
    return out;
  }

  static std::string blank_class(double width) {
    return "blank blank-" + std::to_string(static_cast<int>(width));
  }

  std::string styles() const {
    const Layout& layout = document_.layout;
    std::string out = "@page{size:" + exact(layout.width) + " " + exact(layout.height) +
                      ";margin:" + exact(layout.margin_top) + " " + exact(layout.margin_outer) +
                      " " + exact(layout.margin_bottom) + " " + exact(layout.margin_inner) + "}\n";
    out += "main{max-width:" + points(layout.width - layout.margin_inner - layout.margin_outer) +
           "}\n";
    for (const std::string& name : used_) {
      const auto style = layout.styles.find(name);
      if (style != layout.styles.end()) out += style_rule(name, style->second);
    }
    for (const std::string& name : table_styles_) {
      const auto style = layout.styles.find(name);
      const double room = style == layout.styles.end() ? 0 : style->second.cell_padding;
      out += "." + name + " :is(th,td){padding-top:" + points(room) +
             ";padding-bottom:" + points(room) + "}\n";
    }
    for (const double width : blanks_) {
      out +=
          ".blank-" + std::to_string(static_cast<int>(width)) + "{width:" + points(width) + "}\n";
    }
    out += ".box{height:" + points(box_height_) + "}\n" + columns_;
    for (const Watermark& mark : document_.watermarks) {
      out += "body::before{content:\"" + quoted(mark.text) +
             "\" / \"\";font-size:" + exact(mark.size) + ";color:" + hexadecimal_color(mark.color) +
             ";transform:translate(-50%,-50%) rotate(-" + std::to_string(mark.angle) + "deg)}\n";
    }
    return out;
  }

  std::string style_rule(const std::string& name, const ParagraphStyle& style) const {
    std::string out =
        "." + name + "{margin:" + points(style.space_before) + " " + points(style.indent_right) +
        " " + points(style.space_after) + " " + points(style.indent_left) +
        ";font-size:" + points(style.size) + ";line-height:" + points(style.leading) +
        ";text-align:" + alignment(style.align) + ";font-weight:" + (style.bold ? "700" : "400") +
        ";font-style:" + (style.italic ? "italic" : "normal") +
        ";color:" + hexadecimal_color(style.color) + "}\n";
    const auto label = labels_.find(name);
    if (label == labels_.end()) return out;
    return out + "." + name + "{text-indent:" + points(-label->second) + "}\n." + name +
           " .label{width:" + points(label->second) + "}\n";
  }

  /// For a string of a style sheet.
  static std::string quoted(const std::string& text) {
    std::string out;
    for (const char c : text) {
      if (c == '"' || c == '\\' || c == '<' || c == '\n') continue;
      out += c;
    }
    return out;
  }

  const Document& document_;
  std::string html_, columns_;
  std::string heading_;  ///< id of the last one: it names the tables under it
  std::set<std::string> used_, table_styles_;
  std::map<std::string, double> labels_;
  std::set<double> blanks_;
  double box_height_ = 0;
  int tables_ = 0;
};

}  // namespace

std::string write_page_html(const Document& document) { return PageWriter(document).write(); }

}  // namespace paraphe
