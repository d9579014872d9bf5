// SPDX-License-Identifier: EUPL-1.2
#include "compose/dump.h"

#include <array>
#include <string_view>
#include <utility>

namespace paraphe {

namespace {

std::string visible(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> shown{{
      {"\u00A0", "~"},
      {"\u202F", "·"},
      {"\n", "\\n"},
  }};
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    bool replaced = false;
    for (const auto& [from, to] : shown) {
      if (text.substr(i, from.size()) != from) continue;
      out += to;
      i += from.size();
      replaced = true;
      break;
    }
    if (!replaced) out += text[i++];
  }
  return out;
}

std::string wrap(bool marked, std::string_view open, std::string text, std::string_view close) {
  return marked ? std::string(open) + text + std::string(close) : text;
}

std::string run_text(const Run& run) {
  switch (run.kind) {
    case Run::Kind::text:
      break;
    case Run::Kind::line_break:
      return " // ";
    case Run::Kind::blank:
      return "___(" + visible(run.text) + ")";
    case Run::Kind::tick_box:
      return "☐(" + visible(run.text) + ")";
    case Run::Kind::page_number:
      return "page(" + run.target + ")";
    case Run::Kind::footnote:
      return "[^" + run.text + "]";
    case Run::Kind::leader:
      return " … ";
  }
  std::string text = visible(run.text);
  text = wrap(run.small_caps, "<", std::move(text), ">");
  text = wrap(run.italic, "_", std::move(text), "_");
  text = wrap(run.bold, "*", std::move(text), "*");
  text = wrap(run.superscript, "^", std::move(text), "^");
  text = wrap(!run.language.empty(), "{" + run.language + ":", std::move(text), "}");
  return wrap(!run.target.empty(), "[", std::move(text), "->" + run.target + "]");
}

std::string runs_text(const std::vector<Run>& runs) {
  std::string text;
  for (const Run& run : runs) text += run_text(run);
  return text;
}

std::string_view kind_name(const Block& block) {
  switch (block.kind) {
    case Block::Kind::paragraph:
      return "";
    case Block::Kind::container:
      break;
    case Block::Kind::table:
      return "table";
    case Block::Kind::row:
      return "row";
    case Block::Kind::cell:
      return block.role == Role::header_cell ? "header cell" : "cell";
    case Block::Kind::signature_group:
      return "signatures";
    case Block::Kind::signature_box:
      return "box";
    case Block::Kind::page_break:
      return block.turned ? "page break, on its side" : "page break";
    case Block::Kind::image_row:
      return "images";
    case Block::Kind::image:
      return "image";
    case Block::Kind::panel:
      return block.panel->upside_down ? "panel, upside down" : "panel";
  }
  switch (block.role) {
    case Role::list:
      return "list";
    case Role::list_item:
      return "item";
    case Role::table_of_contents:
      return "contents";
    default:
      return "section";
  }
}

void dump_block(const Block& block, std::size_t depth, std::string& out);

void dump_paragraph(const Block& block, const std::string& indent, std::size_t depth,
                    std::string& out) {
  out += indent + block.style;
  if (block.role == Role::heading) out += " H" + std::to_string(block.level);
  if (!block.id.empty()) out += " #" + block.id;
  out += ": ";
  if (!block.label.empty()) out += "(" + runs_text(block.label) + ") ";
  out += runs_text(block.runs) + "\n";
  for (const Run& run : block.runs) {
    if (run.note) dump_block(*run.note, depth + 1, out);
  }
}

void dump_block(const Block& block, std::size_t depth, std::string& out) {
  const std::string indent(2 * depth, ' ');
  if (block.kind == Block::Kind::paragraph) return dump_paragraph(block, indent, depth, out);
  out += indent + "[" + std::string(kind_name(block));
  if (!block.id.empty()) out += " #" + block.id;
  for (const double width : block.columns) {
    out += " " + std::to_string(static_cast<int>(width));
  }
  if (block.column_span > 1) out += " columns " + std::to_string(block.column_span);
  if (block.row_span > 1) out += " rows " + std::to_string(block.row_span);
  if (block.kind == Block::Kind::cell && block.align == Align::right) out += " right";
  if (block.kind == Block::Kind::cell && block.align == Align::center) out += " center";
  if (!block.field.empty()) out += " " + block.field + " “" + visible(block.tooltip) + "”";
  if (!block.alternative.empty()) out += " “" + visible(block.alternative) + "”";
  out += "]\n";
  for (const Block& child : block.children) dump_block(child, depth + 1, out);
}

void dump_strip(std::string_view name, const Strip& strip, std::string& out) {
  out += std::string(name) + ": " + visible(strip.left) + " | " + visible(strip.center) + " | " +
         visible(strip.right) + "\n";
  for (const StripLogo& logo : strip.logos) {
    out += "  logo: " + (logo.image < 0 ? visible(logo.name) : std::to_string(logo.image)) + "\n";
  }
}

}  // namespace

std::string dump(const Document& document) {
  std::string out =
      "title: " + visible(document.title) + "\nsubject: " + visible(document.subject) +
      "\nauthor: " + visible(document.author) + "\nlanguage: " + document.language + "\n";
  if (!document.date.empty()) out += "date: " + document.date + "\n";
  dump_strip("header", document.layout.header, out);
  dump_strip("footer", document.layout.footer, out);
  for (const Watermark& mark : document.watermarks) out += "watermark: " + mark.text + "\n";
  for (const std::string& label : document.paraphes) out += "paraphe: " + visible(label) + "\n";
  for (const Attachment& each : document.attachments) {
    out += "attachment: " + each.name + ", " + each.mime + ", " + each.relationship + ", " +
           visible(each.description) + ", " + std::to_string(each.bytes.size()) + " bytes\n";
  }
  for (const Image& image : document.images) out += "image: " + image.file + "\n";
  out += "\n";
  for (const Block& block : document.blocks) dump_block(block, 0, out);
  return out;
}

}  // namespace paraphe
