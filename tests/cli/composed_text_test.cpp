// SPDX-License-Identifier: EUPL-1.2
#include "composed_text.h"

#include <sstream>
#include <stdexcept>

#include "base/draft.h"
#include "base/xml.h"
#include "compose/compose.h"
#include "places.h"

namespace paraphe::testing {
namespace {

/// Text as a reader compares it: no soft hyphen, spaces of one kind.
std::string plain(const std::string& text) {
  std::u32string kept;
  for (const char32_t c : code_points(text)) {
    const bool space = c <= U' ' || c == U'\u00A0' || c == U'\u202F';
    if (c == U'\u00AD') continue;
    kept += space ? U' ' : c;
  }
  return utf8(kept);
}

void read_block(const Block& block, std::vector<Section>& sections);

void read_runs(const std::vector<Run>& runs, std::string& text, std::vector<Section>& notes) {
  for (const Run& run : runs) {
    if (run.kind == Run::Kind::text || run.kind == Run::Kind::footnote) text += plain(run.text);
    if (run.note) {
      std::vector<Section> note(1);
      read_block(*run.note, note);
      notes.push_back(note.front());
    }
  }
}

void read_block(const Block& block, std::vector<Section>& sections) {
  if (block.role == Role::table_of_contents) return;
  std::vector<Section> notes;
  std::string text;
  read_runs(block.label, text, notes);
  read_runs(block.runs, text, notes);
  if (block.role == Role::heading && block.level <= 2) {
    sections.push_back({text, ""});
  } else {
    sections.back().text += text;
  }
  for (const Section& note : notes) sections.back().text += note.text;
  for (const Block& child : block.children) read_block(child, sections);
}

}  // namespace

std::vector<Section> composed_sections(const std::string& path, const std::string& theme) {
  initialise_xml();
  Diagnostics findings;
  const auto draft = read_draft(path, read_bytes(path), {}, findings);
  const auto form = load_template(
      theme,
      {source_dir + std::string("/templates"), source_dir + std::string("/schemas/gabarit.xsd")},
      findings);
  if (!draft || !form) throw std::runtime_error("neither draft nor template: " + path);
  const auto agreement = read_agreement(draft->bytes(), findings);
  ComposeOptions options;
  options.draft = &*draft;
  const auto document = agreement ? compose(*agreement, *form, options, findings) : std::nullopt;
  if (!document) throw std::runtime_error("not composed: " + path);
  std::vector<Section> sections(1);
  for (const Block& block : document->blocks) read_block(block, sections);
  return sections;
}

// Poppler prints an element on a line and what it holds below, indented by two more, texts between
// quotes.
std::vector<Section> printed_sections(const std::string& structure) {
  std::vector<Section> sections(1);
  std::istringstream lines(structure);
  std::size_t contents = std::string::npos, heading = std::string::npos;
  for (std::string line; std::getline(lines, line);) {
    const std::size_t indent = line.find_first_not_of(' ');
    if (indent == std::string::npos) continue;
    if (contents != std::string::npos && indent > contents) continue;
    contents = std::string::npos;
    if (heading != std::string::npos && indent <= heading) heading = std::string::npos;
    const std::string what = line.substr(indent);
    if (what.rfind("TOC", 0) == 0) contents = indent;
    if (what.rfind("H1", 0) == 0 || what.rfind("H2", 0) == 0) {
      sections.push_back({});
      heading = indent;
    }
    if (what.front() != '"') continue;
    const std::string text = plain(what.substr(1, what.rfind('"') - 1));
    (heading != std::string::npos ? sections.back().heading : sections.back().text) += text;
  }
  return sections;
}

std::u32string code_points(const std::string& text) {
  std::u32string points;
  for (const char byte : text) {
    const auto b = static_cast<unsigned char>(byte);
    if ((b & 0xC0U) == 0x80U && !points.empty()) {
      points.back() = (points.back() << 6U) | (b & 0x3FU);
    } else {
      points += b < 0x80 ? b : b < 0xE0 ? (b & 0x1FU) : b < 0xF0 ? (b & 0x0FU) : (b & 0x07U);
    }
  }
  return points;
}

std::string utf8(const std::u32string& points) {
  std::string text;
  for (const char32_t c : points) {
    if (c < 0x80) {
      text += static_cast<char>(c);
      continue;
    }
    const int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    text += static_cast<char>((0xFF00U >> static_cast<unsigned>(more + 1)) |
                              (c >> static_cast<unsigned>(6 * more)));
    for (int i = more - 1; i >= 0; --i) {
      text += static_cast<char>(0x80U | ((c >> static_cast<unsigned>(6 * i)) & 0x3FU));
    }
  }
  return text;
}

}  // namespace paraphe::testing
